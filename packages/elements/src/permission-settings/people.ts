/** The tab 사용자: who is found, selected, folded and looked at, and the bar that waits for what was decided. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { checkbox, standingFor } from "../foundation/field.ts";
import { Loading } from "../foundation/loading.ts";
import { searchField } from "../foundation/searchField.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { type Company, type Group, atOnce, firstOf, groupsOf, nowhere } from "./company.ts";
import type { Desk } from "./desk.ts";
import type { Draft } from "./draft.controller.ts";
import { Grid } from "./grid.controller.ts";
import { rightOf } from "./holders.ts";
import { type Looks, departmentRow, peopleTable } from "./peopleTable.ts";
import { type PersonViews, type Viewed, personPanel } from "./personView.ts";
import { rightsExplained } from "./rightChooser.ts";

const load = async (
  runtime: Runtime,
  { memberId, grant }: Viewed,
  signal: AbortSignal,
): Promise<PersonViews> => {
  const rights = await runtime.rights();
  const [now, saved] = await Promise.all([
    rights.person({ memberId }, signal),
    grant === undefined ? undefined : rights.person({ memberId, grant }, signal),
  ]);
  return { now, ...(saved === undefined ? {} : { saved }) };
};

export class People {
  readonly grid: Grid;
  readonly #host: EinvElement;
  readonly #draft: Draft;
  readonly #view: Loading<Viewed, PersonViews>;
  #company: Company | undefined;
  #selected: ReadonlySet<string> = new Set();
  #folded: ReadonlySet<string> = new Set();
  #viewed: string | undefined;
  #search = "";
  #most = atOnce;
  #turn = 0;

  constructor(host: EinvElement, draft: Draft) {
    this.#host = host;
    this.#draft = draft;
    this.grid = new Grid(host, {
      fold: (row, folded) => this.#foldRow(row, folded),
      toggle: (row) => this.#toggleRow(row),
    });
    this.#view = new Loading(host, { key: () => this.#key(), load, aside: true });
  }

  /** The company is known anew: who has left is not selected any more, and an open view is asked for again. */
  meet(company: Company): void {
    this.#company = company;
    this.#turn += 1;
    const members = new Set(company.people.map(({ memberId }) => memberId));
    this.#selected = new Set([...this.#selected].filter((memberId) => members.has(memberId)));
    if (this.#viewed !== undefined && !members.has(this.#viewed)) this.#viewed = undefined;
  }

  get selected(): ReadonlyArray<string> {
    return [...this.#selected];
  }

  #key(): Viewed | undefined {
    const memberId = this.#viewed;
    const person = this.#company?.people.find((one) => one.memberId === memberId);
    if (memberId === undefined || person === undefined) return undefined;
    const { grant } = rightOf(person, this.#draft.given);
    return { memberId, turn: this.#turn, ...(grant === person.grant ? {} : { grant }) };
  }

  #foldRow(row: string, folded: boolean): boolean {
    const id = row.slice(2);
    if (row !== departmentRow(id) || this.#folded.has(id) === folded) return false;
    this.#fold(id);
    return true;
  }

  #fold(departmentId: string): void {
    const folded = new Set(this.#folded);
    if (!folded.delete(departmentId)) folded.add(departmentId);
    this.#folded = folded;
    this.#host.requestUpdate();
  }

  #toggleRow(row: string): void {
    const id = row.slice(2);
    const members =
      row === departmentRow(id)
        ? this.#groups().flatMap(({ department, people }) =>
            (department?.departmentId ?? nowhere) === id ? people.map(({ memberId }) => memberId) : [],
          )
        : [id];
    this.#select(members, !members.every((memberId) => this.#selected.has(memberId)));
  }

  #select(members: ReadonlyArray<string>, on: boolean): void {
    const selected = new Set(this.#selected);
    for (const memberId of members) {
      if (on) selected.add(memberId);
      else selected.delete(memberId);
    }
    this.#selected = selected;
    this.#host.requestUpdate();
  }

  unselect(): void {
    this.#selected = new Set();
    this.#host.requestUpdate();
  }

  #open(memberId: string): void {
    if (this.#viewed === memberId) {
      this.#close();
      return;
    }
    this.#viewed = memberId;
    this.#host.focusOn("#view-title");
  }

  #close(): void {
    this.#viewed = undefined;
    this.#host.focusOn(this.grid.stop);
  }

  #find(search: string): void {
    if (search === this.#search) return;
    this.#search = search;
    this.#most = atOnce;
    this.#host.requestUpdate();
  }

  #groups(): ReadonlyArray<Group> {
    return this.#company === undefined ? [] : groupsOf(this.#company, this.#search);
  }

  render(desk: Desk): TemplateResult {
    const { words, rights, language } = desk;
    const groups = this.#groups();
    const found = groups.flatMap(({ people }) => people.map(({ memberId }) => memberId));
    const chosen = found.filter((memberId) => this.#selected.has(memberId)).length;
    const more = found.length - this.#most;
    const viewed = this.#key();
    const looks: Looks = {
      grid: this.grid,
      selected: this.#selected,
      folded: this.#folded,
      viewed: this.#viewed,
      select: (members, on) => this.#select(members, on),
      fold: (departmentId) => this.#fold(departmentId),
      view: (memberId) => this.#open(memberId),
    };
    return html`<div class="toolbar" part="toolbar">
        ${searchField({
          label: words.search,
          hint: words.searchHint,
          clear: words.clearSearch,
          value: this.#search,
          typed: (search) => this.#find(search),
        })}
        ${checkbox({
          id: "all",
          label: words.selectAll(found.length),
          ...standingFor(chosen, found.length),
          toggled: (on) => this.#select(found, on),
        })}
        <span class="unseen" role="status">${this.#search === "" ? nothing : words.found(found.length)}</span>
      </div>
      <details class="meanings">
        <summary>${words.explain}</summary>
        ${rightsExplained(rights, language)}
      </details>
      <div class="beside ${viewed === undefined ? "" : "viewing"}">
        <div class="rows">
          ${
            found.length === 0 && this.#search !== ""
              ? html`<p class="nobody">${words.noMatch(this.#search)}</p>
                  <p class="inline">
                    <button type="button" class="button" @click=${() => this.#clear()}>
                      ${words.clearSearch}
                    </button>
                  </p>`
              : peopleTable(desk, looks, firstOf(groups, this.#most))
          }
          ${
            more > 0
              ? html`<p class="inline">
                  <button
                    type="button"
                    class="button"
                    @click=${() => {
                      this.#most += atOnce;
                      this.#host.requestUpdate();
                    }}
                  >
                    ${words.more(Math.min(more, atOnce))}
                  </button>
                </p>`
              : nothing
          }
        </div>
        ${viewed === undefined ? nothing : personPanel(desk, viewed, this.#view, () => this.#close())}
      </div>`;
  }

  #clear(): void {
    this.#find("");
    this.#host.focusOn("#search");
  }
}
