/** Departments: made, named, filled, dissolved; and what each of that does to anybody's right, said before. */
import { html, nothing, type TemplateResult } from "lit";
import { checkbox, selectField, textField } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import type { Rights } from "../runtime/rights.ts";
import { type Company, groupsOf } from "./company.ts";
import { type Desk, noted } from "./desk.ts";
import { dialogActions, noteField } from "./dialogParts.ts";
import { type Holder, nameOf } from "./holders.ts";
import { naming } from "./permission-settings.messages.ts";

const membersOf = (company: Company, departmentId: string): ReadonlyArray<string> =>
  company.people.filter((person) => person.departmentId === departmentId).map(({ memberId }) => memberId);

/** The tab. */
export const departmentsTab = (desk: Desk): TemplateResult => {
  const { words, rights, company, draft, open } = desk;
  const groups = groupsOf(company).filter(({ department }) => department !== undefined);
  return html`<p class="muted">${words.departmentsHint}</p>
    <p class="inline">
      <button type="button" class="button" id="new-department" @click=${() => open({ kind: "department" })}>
        ${words.newDepartment}
      </button>
    </p>
    ${
      groups.length === 0
        ? html`<p class="muted">${words.noDepartments}</p>`
        : html`<ul class="cards">
            ${groups.map(({ department, people }) => {
              if (department === undefined) return nothing;
              const { departmentId, name } = department;
              const holder: Holder = { kind: "department", id: departmentId };
              const grant = draft.given(holder);
              const right = grant === null ? words.nothingForAll : words.forAll(rights.grants[grant].name);
              return html`<li class="card">
                <div class="line">
                  <p class="h3" role="heading" aria-level=${desk.level}>
                    ${name} <span class="muted">${words.people(people.length)}</span>
                  </p>
                  <span class="inline">
                    <button
                      type="button"
                      class="button quiet"
                      aria-label=${words.membersOf(name)}
                      @click=${() => open({ kind: "members", departmentId })}
                    >
                      ${words.members}
                    </button>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label=${words.renameOne(name)}
                      @click=${() => open({ kind: "department", departmentId })}
                    >
                      ${words.rename}
                    </button>
                    <button
                      type="button"
                      class="button quiet danger"
                      aria-label=${words.dissolveOne(name)}
                      @click=${() => open({ kind: "dissolve", departmentId })}
                    >
                      ${words.dissolve}
                    </button>
                  </span>
                </div>
                <p>
                  <button
                    type="button"
                    class="pick"
                    aria-haspopup="dialog"
                    aria-label=${words.chooseFor(name, right, words.peopleOfDepartment)}
                    @click=${() => open({ kind: "choose", holders: [holder] })}
                  >
                    ${right}${icon("next")}
                  </button>
                  ${draft.has(holder) ? html`<span class="badge progress">${words.unsaved}</span>` : nothing}
                </p>
                <p class="muted">
                  ${
                    people.length === 0
                      ? words.nobodyIn
                      : naming(
                          people.map((person) => person.name),
                          12,
                        )
                  }
                </p>
              </li>`;
            })}
          </ul>`
    }`;
};

/** Making a department, or naming it anew. */
export const departmentDialog = (desk: Desk, departmentId: string | undefined): TemplateResult => {
  const { language, words, company, form, fill, command, host } = desk;
  const save = (): void => {
    const name = form.name.trim();
    const taken = company.departments.some((one) => one.name === name && one.departmentId !== departmentId);
    if (name === "" || taken) {
      fill({ wrong: { name: name === "" ? words.departmentNeeded : words.departmentTaken } });
      host.focusOn("#name");
      return;
    }
    const id = departmentId ?? `dept-${newIdempotencyKey().slice(0, 12)}`;
    const members = membersOf(company, id);
    void command(
      "department",
      [departmentId, name, members],
      (rights, idempotencyKey) =>
        rights.arrangeDepartment({ departmentId: id, name, members, seen: members, idempotencyKey }),
      { said: words.arranged, focus: "#new-department" },
    );
  };
  return html`${textField(language, {
    id: "name",
    label: words.departmentName,
    maxlength: 100,
    value: form.name,
    wrong: form.wrong["name"],
    typed: (name) => fill({ name, wrong: {} }),
    entered: save,
  })}
  ${dialogActions(desk, "department", departmentId === undefined ? words.create : words.saveName, save)}`;
};

/** Who is in the department when its dialog opens. */
export const presentMembers = membersOf;

/** Saying who is in a department: whoever is in another leaves that. */
export const membersDialog = (desk: Desk, departmentId: string): TemplateResult => {
  const { words, rights, company, draft, form, fill, command } = desk;
  const { members } = form;
  const holder: Holder = { kind: "department", id: departmentId };
  const grant = draft.given(holder);
  const name = nameOf(company, holder);
  const save = (): void =>
    void command(
      "members",
      [departmentId, members],
      (runtime, idempotencyKey) =>
        runtime.arrangeDepartment({
          departmentId,
          name,
          members,
          seen: membersOf(company, departmentId),
          idempotencyKey,
        }),
      { said: words.arranged },
    );
  return html`<p class="notice">
      ${icon("info")}<span
        >${grant === null ? words.moveNoEffect : words.moveEffect(rights.grants[grant].name)}</span
      >
    </p>
    <div class="scrolled">
      ${groupsOf(company)
        .flatMap(({ department, people }) => people.map((person) => ({ person, department })))
        .map(({ person: { memberId, name: own }, department }) =>
          checkbox({
            id: `in-${memberId}`,
            label:
              department === undefined || department.departmentId === departmentId
                ? own
                : words.elsewhere(own, department.name),
            checked: members.includes(memberId),
            toggled: (on) =>
              fill({ members: on ? [...members, memberId] : members.filter((one) => one !== memberId) }),
          }),
        )}
    </div>
    ${dialogActions(desk, "members", words.membersSave, save)}`;
};

/** Departments as they are after people have moved to one of them, or to none. */
const moves = (
  company: Company,
  members: ReadonlyArray<string>,
  to: string,
): ReadonlyArray<{
  readonly departmentId: string;
  readonly name: string;
  readonly seen: ReadonlyArray<string>;
  readonly members: ReadonlyArray<string>;
}> => {
  const arranged = company.departments.map(({ departmentId, name }) => {
    const seen = membersOf(company, departmentId);
    const stay = seen.filter((memberId) => !members.includes(memberId));
    return { departmentId, name, seen, members: departmentId === to ? [...stay, ...members] : stay };
  });
  // Whoever is named in a department leaves the one before by that: only leaving for none takes a change of each.
  return to === ""
    ? arranged.filter((one) => one.members.length !== one.seen.length)
    : arranged.filter(({ departmentId }) => departmentId === to);
};

/** Moving people to a department. */
export const moveDialog = (desk: Desk, members: ReadonlyArray<string>): TemplateResult => {
  const { language, words, rights, company, draft, form, fill, command, host } = desk;
  const to = form.departmentId;
  const grant = to === undefined || to === "" ? null : draft.given({ kind: "department", id: to });
  const name =
    to === undefined || to === "" ? words.noDepartment : nameOf(company, { kind: "department", id: to });
  const move = (): void => {
    if (to === undefined) {
      fill({ wrong: { to: words.moveNeeded } });
      host.focusOn("#to");
      return;
    }
    const carryOut = async (runtime: Rights, idempotencyKey: string): Promise<void> => {
      for (const [index, one] of moves(company, members, to).entries())
        await runtime.arrangeDepartment({
          ...one,
          ...noted(form.note),
          idempotencyKey: `${idempotencyKey}-${index}`,
        });
    };
    void command("move", [members, to, form.note], carryOut, { said: words.moved(members.length, name) });
  };
  return html`<p>
      ${naming(
        members.map((id) => nameOf(company, { kind: "person", id })),
        12,
      )}
    </p>
    ${selectField(language, {
      id: "to",
      label: words.moveTo,
      options: [
        ...company.departments.map((one) => ({ value: one.departmentId, label: one.name })),
        { value: "", label: words.noDepartment },
      ],
      value: to,
      wrong: form.wrong["to"],
      chosen: (departmentId) => fill({ departmentId, wrong: {} }),
    })}
    ${
      to === undefined
        ? nothing
        : html`<p class="notice">
            ${icon("info")}<span
              >${grant === null ? words.moveNoEffect : words.moveEffect(rights.grants[grant].name)}</span
            >
          </p>`
    }
    ${noteField(desk, move)} ${dialogActions(desk, "move", words.move(members.length), move)}`;
};

/** Dissolving a department: who loses what. */
export const dissolveDialog = (desk: Desk, departmentId: string): TemplateResult => {
  const { words, rights, company, form, command } = desk;
  const department = company.departments.find((one) => one.departmentId === departmentId);
  const people = company.people.filter((person) => person.departmentId === departmentId);
  const heirs = people.filter(({ source }) => source === "department").map(({ name }) => name);
  const name = department?.name ?? departmentId;
  const dissolve = (): void =>
    void command(
      "dissolve",
      [departmentId, form.note],
      (runtime, idempotencyKey) =>
        runtime.dissolveDepartment({ departmentId, ...noted(form.note), idempotencyKey }),
      { said: words.dissolved(name), focus: "#new-department" },
    );
  return html`<p>${words.dissolveEffect(people.length)}</p>
    ${
      department?.grant === undefined || heirs.length === 0
        ? nothing
        : html`<p class="notice">
            ${icon("warning")}<span
              >${words.dissolveLoses(rights.grants[department.grant].name, naming(heirs, 12))}</span
            >
          </p>`
    }
    ${noteField(desk, dissolve)} ${dialogActions(desk, "dissolve", words.dissolveDo, dissolve, "danger")}`;
};
