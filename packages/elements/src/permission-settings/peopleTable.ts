/**
 * People by department: a real table with headers, read as a grid, since every
 * screen reader knows tables and a grid's keys move through many rows with one
 * stop for Tab. Where it is narrow, rows are cards.
 */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { live } from "lit/directives/live.js";
import { type Check, standingFor } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { type Group, type Person, nowhere } from "./company.ts";
import { type Desk, holdsRole, isMe } from "./desk.ts";
import type { Grid } from "./grid.controller.ts";
import { type Holder, givenTo, rightOf } from "./holders.ts";

/** How the table is looked at: who is selected, what is folded, whose view is open. */
export interface Looks {
  readonly grid: Grid;
  readonly selected: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly viewed: string | undefined;
  readonly select: (members: ReadonlyArray<string>, on: boolean) => void;
  readonly fold: (departmentId: string) => void;
  readonly view: (memberId: string) => void;
}

const lastCol = 4;

export const departmentRow = (departmentId: string): string => `d:${departmentId}`;
export const personRow = (memberId: string): string => `p:${memberId}`;

interface Cell {
  readonly row: string;
  readonly col: number;
  readonly look: string;
}

const check = (
  { grid }: Looks,
  { row, col, look }: Cell,
  box: {
    readonly label: string;
    readonly toggled: (on: boolean) => void;
  } & Pick<Check, "checked" | "mixed">,
): TemplateResult =>
  html`<td role="gridcell" class=${look} data-col=${col}>
    <input
      type="checkbox"
      data-stop
      tabindex=${grid.tabIndex(row, col)}
      aria-label=${box.label}
      .checked=${live(box.checked)}
      .indeterminate=${box.mixed === true}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement) box.toggled(event.currentTarget.checked);
      }}
    />
  </td>`;

/** A cell without a control takes the focus itself. */
const text = ({ grid }: Looks, { row, col, look }: Cell, content: unknown): TemplateResult =>
  html`<td role="gridcell" class=${look} data-col=${col} data-stop tabindex=${grid.tabIndex(row, col)}>
    ${content}
  </td>`;

const changed = (desk: Desk, holder: Holder): TemplateResult | typeof nothing =>
  desk.draft.has(holder) ? html`<span class="badge progress">${desk.words.unsaved}</span>` : nothing;

const departmentHead = (desk: Desk, looks: Looks, { department, people }: Group): TemplateResult => {
  const { words, rights, draft, open } = desk;
  const { grid, selected, folded, select, fold } = looks;
  const id = department?.departmentId ?? nowhere;
  const row = departmentRow(id);
  const name = department?.name ?? words.noDepartment;
  const members = people.map(({ memberId }) => memberId);
  const chosen = members.filter((memberId) => selected.has(memberId)).length;
  const holder: Holder = { kind: "department", id };
  const grant = department === undefined ? null : draft.given(holder);
  const right = grant === null ? words.nothingForAll : words.forAll(rights.grants[grant].name);
  return html`<tr role="row" class="department" data-row=${row}>
    ${check(
      looks,
      { row, col: 0, look: "check" },
      {
        label: words.selectGroup(name),
        ...standingFor(chosen, members.length),
        toggled: (on) => select(members, on),
      },
    )}
    <th role="rowheader" scope="rowgroup" class="name" data-col="1">
      <button
        type="button"
        class="fold"
        data-stop
        tabindex=${grid.tabIndex(row, 1)}
        aria-expanded=${folded.has(id) ? "false" : "true"}
        aria-label=${words.fold(name, people.length)}
        @click=${() => fold(id)}
      >
        ${icon("next")}<span>${name} <span class="muted">${words.people(people.length)}</span></span>
      </button>
    </th>
    ${
      department === undefined
        ? text(looks, { row, col: 2, look: "right" }, nothing)
        : html`<td role="gridcell" class="right" data-col="2">
            <button
              type="button"
              class="pick"
              data-stop
              tabindex=${grid.tabIndex(row, 2)}
              aria-haspopup="dialog"
              aria-label=${words.chooseFor(name, right, words.peopleOfDepartment)}
              @click=${() => open({ kind: "choose", holders: [holder] })}
            >
              ${right}${icon("next")}
            </button>
            ${changed(desk, holder)}
          </td>`
    }
    ${text(looks, { row, col: 3, look: "issues" }, nothing)}
    ${text(looks, { row, col: 4, look: "settings" }, nothing)}
  </tr>`;
};

const sourceOf = (
  { rights }: Desk,
  person: Person,
  source: Person["source"],
  department: string | undefined,
): string =>
  source === "department" && person.departmentId !== undefined
    ? rights.fromDepartment(department ?? person.departmentId)
    : source === "host"
      ? rights.sources.host
      : rights.sources.person;

const rightCell = (desk: Desk, looks: Looks, person: Person, group: Group, row: string): TemplateResult => {
  const { words, rights, draft, company, open } = desk;
  const holder: Holder = { kind: "person", id: person.memberId };
  const { grant, source } = rightOf(person, draft.given);
  const before = rightOf(person, (one) => givenTo(company, one)).grant;
  const from = sourceOf(desk, person, source, group.department?.name);
  const { name, sees } = rights.grants[grant];
  return html`<td role="gridcell" class="right" data-col="2">
    ${before === grant ? nothing : html`<del>${rights.grants[before].name}</del>`}
    <button
      type="button"
      class="pick"
      data-stop
      tabindex=${looks.grid.tabIndex(row, 2)}
      aria-haspopup="dialog"
      aria-label=${words.chooseFor(person.name, name, from)}
      @click=${() => open({ kind: "choose", holders: [holder] })}
    >
      ${name}${icon("next")}
    </button>
    ${changed(desk, holder)}
    <span class="sub">${sees} · ${from}</span>
  </td>`;
};

const settingsCell = (desk: Desk, looks: Looks, person: Person, row: string): TemplateResult => {
  const { words, rights, open } = desk;
  const held = person.roles.map((role) => rights.roles[role]).join(", ");
  const mayAppoint = holdsRole(desk, "company-administrator") || holdsRole(desk, "service-administrator");
  return mayAppoint
    ? html`<td role="gridcell" class="settings" data-col="4">
        <span class="label">${words.settings}</span>
        <button
          type="button"
          class="pick ${held === "" ? "faint" : ""}"
          data-stop
          tabindex=${looks.grid.tabIndex(row, 4)}
          aria-haspopup="dialog"
          aria-label=${held === "" ? words.appointOne(person.name) : words.rolesOf(person.name, held)}
          @click=${() => open({ kind: "appoint", memberId: person.memberId })}
        >
          ${held === "" ? words.appoint : held}
        </button>
      </td>`
    : text(looks, { row, col: 4, look: "settings" }, held);
};

const personRowOf = (desk: Desk, looks: Looks, person: Person, group: Group): TemplateResult => {
  const { words, rights, draft } = desk;
  const { grid, selected, viewed, select, view } = looks;
  const { memberId, name, service } = person;
  const row = personRow(memberId);
  const on = selected.has(memberId);
  const { grant } = rightOf(person, draft.given);
  return html`<tr
    role="row"
    class="person ${on ? "on" : ""}"
    data-row=${row}
    aria-selected=${on ? "true" : "false"}
  >
    ${check(
      looks,
      { row, col: 0, look: "check" },
      {
        label: words.selectOne(name),
        checked: on,
        toggled: (chosen) => select([memberId], chosen),
      },
    )}
    <th role="rowheader" scope="row" class="name" data-col="1">
      <button
        type="button"
        class="link"
        data-stop
        tabindex=${grid.tabIndex(row, 1)}
        aria-expanded=${viewed === memberId ? "true" : "false"}
        aria-label=${words.showPerson(name)}
        @click=${() => view(memberId)}
      >
        ${name}
      </button>
      ${isMe(desk, memberId) ? html`<span class="badge">${words.me}</span>` : nothing}
      ${
        service === "usable"
          ? nothing
          : html`<span class="badge warning">${icon("warning")}${words.notDistributed}</span>`
      }
    </th>
    ${rightCell(desk, looks, person, group, row)}
    ${text(
      looks,
      { row, col: 3, look: "issues" },
      html`<span class="label">${words.issues}</span>${
          service === "usable" ? rights.grants[grant].issues : words.notDistributedWhy
        }`,
    )}
    ${settingsCell(desk, looks, person, row)}
  </tr>`;
};

/** The table of these groups. */
export const peopleTable = (desk: Desk, looks: Looks, groups: ReadonlyArray<Group>): TemplateResult => {
  const { words } = desk;
  const { grid, folded } = looks;
  const isFolded = ({ department }: Group): boolean => folded.has(department?.departmentId ?? nowhere);
  grid.show(
    groups.flatMap((group) => [
      departmentRow(group.department?.departmentId ?? nowhere),
      ...(isFolded(group) ? [] : group.people.map(({ memberId }) => personRow(memberId))),
    ]),
  );
  const head = (look: string, name: unknown): TemplateResult =>
    html`<th role="columnheader" scope="col" class=${look}>${name}</th>`;
  return html`<p class="unseen" id="grid-help">${words.gridHelp}</p>
    <table
      role="grid"
      part="grid"
      aria-label=${words.title}
      aria-describedby="grid-help"
      aria-multiselectable="true"
      data-last-col=${lastCol}
      @keydown=${grid.pressed}
      @focusin=${grid.entered}
    >
      <thead role="rowgroup">
        <tr role="row">
          ${head("check", html`<span class="unseen">${words.select}</span>`)} ${head("name", words.person)}
          ${head("right", words.sees)} ${head("issues", words.issues)} ${head("settings", words.settings)}
        </tr>
      </thead>
      ${repeat(
        groups,
        ({ department }) => department?.departmentId ?? nowhere,
        (group) =>
          html`<tbody role="rowgroup">
            ${departmentHead(desk, looks, group)}
            ${
              isFolded(group)
                ? nothing
                : repeat(
                    group.people,
                    ({ memberId }) => memberId,
                    (person) => personRowOf(desk, looks, person, group),
                  )
            }
          </tbody>`,
      )}
    </table>`;
};
