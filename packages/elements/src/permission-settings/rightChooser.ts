/** Choosing a right: every one explained where it is chosen, the recommended one named, none chosen in advance for many. */
import { html, nothing, type TemplateResult } from "lit";
import { commonMessages } from "../foundation/common.messages.ts";
import { type Option, radioGroup } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import { type Grant, holdersOf } from "./company.ts";
import { type Desk, holdsRole, isMe } from "./desk.ts";
import { type Holder, grants, nameOf } from "./holders.ts";
import type { RightsWords } from "./rights.messages.ts";
import { naming } from "./permission-settings.messages.ts";

/** What a right means, and what that is for a request that was received. */
export const meaning = (rights: RightsWords, grant: Grant): TemplateResult => {
  const { means, received } = rights.grants[grant];
  return html`${means}. ${received}`;
};

/** The rights as options, each with its meaning. */
export const rightOptions = (rights: RightsWords): ReadonlyArray<Option<Grant>> =>
  grants.map((grant) => ({
    value: grant,
    label:
      grant === "full" ? `${rights.grants[grant].name} · ${rights.recommended}` : rights.grants[grant].name,
    detail: meaning(rights, grant),
  }));

/** All rights as a list to be read. */
export const rightsExplained = (rights: RightsWords, _language: Language): TemplateResult =>
  html`<dl class="explained">
    ${grants.map(
      (grant) =>
        html`<div>
          <dt>
            ${rights.grants[grant].name}
            ${grant === "full" ? html`<span class="badge progress">${rights.recommended}</span>` : nothing}
          </dt>
          <dd>${meaning(rights, grant)}</dd>
        </div>`,
    )}
  </dl>`;

/** Why the person who looks may not change these, if so. */
export const barred = (desk: Desk, holders: ReadonlyArray<Holder>): string | undefined => {
  const { company, words } = desk;
  const givers = holdersOf(company, "service-administrator");
  if (!holdsRole(desk, "service-administrator")) return words.givers(naming(givers.map(({ name }) => name)));
  const others = givers.filter(({ memberId }) => !isMe(desk, memberId));
  const mine = holders.some(({ kind, id }) =>
    kind === "person"
      ? isMe(desk, id)
      : company.people.some(({ memberId, departmentId }) => isMe(desk, memberId) && departmentId === id),
  );
  return mine && others.length > 0 ? words.ownRight(naming(others.map(({ name }) => name))) : undefined;
};

/** What counts when the holder is given nothing of its own. */
const inherited = ({ company, draft, rights, words }: Desk, holders: ReadonlyArray<Holder>): string => {
  const [holder, ...more] = holders;
  if (holder === undefined || more.length > 0) return words.inheritMany;
  if (holder.kind === "department") return words.inheritDepartment;
  const person = company.people.find(({ memberId }) => memberId === holder.id);
  if (person === undefined) return words.inheritMany;
  const { departmentId } = person;
  const shared = departmentId === undefined ? null : draft.given({ kind: "department", id: departmentId });
  return departmentId === undefined || shared === null
    ? words.inheritOne(rights.grants[person.host].name, rights.sources.host)
    : words.inheritOne(
        rights.grants[shared].name,
        rights.fromDepartment(nameOf(company, { kind: "department", id: departmentId })),
      );
};

type Choice = Grant | "inherit";

/** The right that is shown as chosen when the dialog opens: the one that all of them have, if they do. */
export const presentChoice = (
  { draft }: Pick<Desk, "draft">,
  holders: ReadonlyArray<Holder>,
): Grant | null | undefined => {
  const [first, ...more] = holders.map(draft.given);
  return more.every((one) => one === first) ? first : undefined;
};

/** The title of the dialog. */
export const chooserTitle = ({ company, words }: Desk, holders: ReadonlyArray<Holder>): string => {
  const [first, ...more] = holders;
  return first === undefined || more.length > 0
    ? words.chooseMany(holders.length)
    : words.chooseTitle(nameOf(company, first));
};

export const rightChooser = (desk: Desk, holders: ReadonlyArray<Holder>): TemplateResult => {
  const { language, words, rights, form, fill, draft, close } = desk;
  const why = barred(desk, holders);
  const options: ReadonlyArray<Option<Choice>> = [
    ...rightOptions(rights),
    { value: "inherit", label: words.inherit, detail: inherited(desk, holders) },
  ];
  const take = (): void => {
    if (form.grant === undefined) {
      fill({ wrong: { grant: words.chooseNone } });
      desk.host.focusOn("#grant input");
      return;
    }
    draft.decide(holders, form.grant);
    close();
  };
  return html`${
      why === undefined
        ? html`<p class="muted">${words.chooseHint}</p>`
        : html`<p class="notice">${icon("info")}<span>${why}</span></p>`
    }
    ${radioGroup<Choice>(language, {
      id: "grant",
      label: words.sees,
      options,
      value: form.grant === null ? "inherit" : form.grant,
      locked: why !== undefined,
      wrong: form.wrong["grant"],
      chosen: (choice) => fill({ grant: choice === "inherit" ? null : choice, wrong: {} }),
    })}
    <p class="actions">
      <button type="button" class="button" @click=${close}>
        ${why === undefined ? commonMessages[language].cancel : commonMessages[language].close}
      </button>
      ${
        why === undefined
          ? html`<button type="button" class="button primary" id="take" @click=${take}>${words.take}</button>`
          : nothing
      }
    </p>`;
};
