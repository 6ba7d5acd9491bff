/** Who is in charge: appointed, handed over, dismissed; and the last company administrator stays. */
import { html, nothing, type TemplateResult } from "lit";
import { checkbox, radioGroup, selectField } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { type Role, groupsOf, holdersOf } from "./company.ts";
import { type Desk, holdsRole, isMe, noted } from "./desk.ts";
import { dialogActions, noteField } from "./dialogParts.ts";
import { nameOf, roles } from "./holders.ts";

/** Whether the person who looks may appoint and dismiss administrators of this role. */
const mayAppoint = (desk: Desk, role: Role): boolean =>
  holdsRole(desk, "company-administrator") || (role === "service-administrator" && holdsRole(desk, role));

const holder = (desk: Desk, role: Role, memberId: string, name: string, last: boolean): TemplateResult => {
  const { words, open } = desk;
  const me = isMe(desk, memberId);
  const may = me || mayAppoint(desk, role);
  const reason = `last-${role}`;
  return html`<li class="line">
    <span>${name} ${me ? html`<span class="badge">${words.me}</span>` : nothing}</span>
    ${
      may
        ? html`<button
            type="button"
            class="button quiet danger"
            aria-disabled=${last ? "true" : "false"}
            aria-describedby=${last ? reason : nothing}
            aria-label=${me ? words.stepDown : words.dismissOne(name)}
            @click=${() => {
              if (!last) open({ kind: "dismiss", memberId, role });
            }}
          >
            ${me ? words.stepDown : words.dismissButton}
          </button>`
        : nothing
    }
    ${last && may ? html`<p class="hint" id=${reason}>${words.last}</p>` : nothing}
  </li>`;
};

/** The tab. */
export const administratorsTab = (desk: Desk): TemplateResult => {
  const { words, rights, company, open } = desk;
  return html`<div class="cards">
    ${roles.map((role) => {
      const people = holdersOf(company, role);
      const only = role === "company-administrator" && people.length === 1;
      return html`<section class="card" aria-labelledby="role-${role}">
        <p class="h3" role="heading" aria-level=${desk.level} id="role-${role}" tabindex="-1">
          ${rights.roles[role]}
        </p>
        <p class="muted">${rights.roleMeans[role]}</p>
        ${
          people.length === 0
            ? html`<p class="notice">${icon("warning")}<span>${words.vacant(rights.roles[role])}</span></p>`
            : html`<ul class="holders">
                ${people.map(({ memberId, name }) => holder(desk, role, memberId, name, only))}
              </ul>`
        }
        ${
          mayAppoint(desk, role)
            ? html`<p class="inline">
                <button type="button" class="button" @click=${() => open({ kind: "appoint", role })}>
                  ${words.appointRole(rights.roles[role])}
                </button>
              </p>`
            : nothing
        }
      </section>`;
    })}
  </div>`;
};

/** Appointing somebody, or handing over. */
export const appointDialog = (
  desk: Desk,
  task: { readonly memberId?: string; readonly role?: Role },
): TemplateResult => {
  const { language, words, rights, company, form, fill, command, host } = desk;
  const { role, memberId, handOver } = form;
  const has = (id: string | undefined, one: Role): boolean =>
    company.people.some((person) => person.memberId === id && person.roles.includes(one));
  const handing = handOver && role !== undefined && holdsRole(desk, role);
  const appoint = (): void => {
    if (memberId === undefined || role === undefined) {
      fill({
        wrong: {
          ...(memberId === undefined ? { who: words.whoNeeded } : {}),
          ...(role === undefined ? { role: words.asWhatNeeded } : {}),
        },
      });
      host.focusOn(memberId === undefined ? "#who" : "#role input");
      return;
    }
    const name = nameOf(company, { kind: "person", id: memberId });
    void command(
      "appoint",
      [memberId, role, handing, form.note],
      (runtime, idempotencyKey) =>
        runtime.delegate({ memberId, role, stay: !handing, ...noted(form.note), idempotencyKey }),
      { said: (handing ? words.handedOver : words.appointed)(name, rights.roles[role]) },
    );
  };
  return html`${
    task.memberId === undefined
      ? selectField(language, {
          id: "who",
          label: words.who,
          options: groupsOf(company)
            .flatMap(({ people }) => people)
            .filter((person) => role === undefined || !person.roles.includes(role))
            .map((person) => ({ value: person.memberId, label: person.name })),
          value: memberId,
          wrong: form.wrong["who"],
          chosen: (id) => fill({ memberId: id, wrong: {} }),
        })
      : nothing
  }
  ${radioGroup<Role>(language, {
    id: "role",
    label: words.asWhat,
    options: roles.map((one) => ({
      value: one,
      label: rights.roles[one],
      detail: has(memberId, one) ? words.hasRole : rights.roleMeans[one],
      barred: has(memberId, one) || !mayAppoint(desk, one),
    })),
    value: role,
    wrong: form.wrong["role"],
    chosen: (one) => fill({ role: one, wrong: {} }),
  })}
  ${
    role !== undefined && holdsRole(desk, role) && !(memberId !== undefined && isMe(desk, memberId))
      ? html`${checkbox({
          id: "hand-over",
          label: words.handOver,
          checked: handOver,
          toggled: (checked) => fill({ handOver: checked }),
        })}
        ${handOver ? html`<p class="hint warn">${icon("warning")}<span>${words.handOverHint(rights.roles[role])}</span></p>` : nothing}`
      : nothing
  }
  ${noteField(desk, appoint)}
  ${dialogActions(desk, "appoint", handing ? words.handOverDo : words.appointDo, appoint)}`;
};

/** Ending somebody's role, or one's own. */
export const dismissDialog = (
  desk: Desk,
  { memberId, role }: { readonly memberId: string; readonly role: Role },
): TemplateResult => {
  const { words, rights, company, form, command } = desk;
  const name = nameOf(company, { kind: "person", id: memberId });
  const me = isMe(desk, memberId);
  const dismiss = (): void =>
    void command(
      "dismiss",
      [memberId, role, form.note],
      (runtime, idempotencyKey) => runtime.dismiss({ memberId, role, ...noted(form.note), idempotencyKey }),
      { said: words.dismissed(name), focus: `#role-${role}` },
    );
  return html`<p>
      ${me ? words.stepDownEffect(rights.roles[role]) : words.dismissEffect(name, rights.roles[role])}
    </p>
    ${noteField(desk, dismiss)}
    ${dialogActions(desk, "dismiss", me ? words.stepDown : words.dismissDo, dismiss, "danger")}`;
};
