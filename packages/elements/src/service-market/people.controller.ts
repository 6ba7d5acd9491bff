/** Who is found, shown and selected for distribution. */
import type { RightsViews } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { type Group, type Person, atOnce, firstOf, groupsOf } from "../permission-settings/company.ts";
import type { Showing } from "./service-market.messages.ts";

export const hasService = ({ service }: Pick<Person, "service">): boolean => service === "usable";

export class Choosing {
  readonly #host: EinvElement;
  #company: RightsViews.People | undefined;
  #selected: ReadonlySet<string> = new Set();
  #search = "";
  #showing: Showing = "all";
  #most = atOnce;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  /** The company is known anew: who has left is not selected any more. */
  meet(company: RightsViews.People): void {
    this.#company = company;
    const there = new Set(company.people.map(({ memberId }) => memberId));
    this.#selected = new Set([...this.#selected].filter((memberId) => there.has(memberId)));
  }

  get search(): string {
    return this.#search;
  }

  get showing(): Showing {
    return this.#showing;
  }

  find(search: string): void {
    if (search === this.#search) return;
    this.#search = search;
    this.#most = atOnce;
    this.#host.requestUpdate();
  }

  show(showing: Showing): void {
    this.#showing = showing;
    this.#most = atOnce;
    this.#host.requestUpdate();
  }

  more(): void {
    this.#most += atOnce;
    this.#host.requestUpdate();
  }

  /** Everybody who is found, by department. */
  get found(): ReadonlyArray<Group> {
    if (this.#company === undefined) return [];
    const fits = (person: Person): boolean =>
      this.#showing === "all" || hasService(person) === (this.#showing === "with");
    return groupsOf(this.#company, this.#search)
      .map((group) => ({ ...group, people: group.people.filter(fits) }))
      .filter(({ people }) => people.length > 0);
  }

  /** The first of them, and how many more there are. */
  get shown(): { readonly groups: ReadonlyArray<Group>; readonly more: number } {
    const all = this.found;
    const groups = firstOf(all, this.#most);
    const count = (of: ReadonlyArray<Group>): number =>
      of.reduce((sum, { people }) => sum + people.length, 0);
    return { groups, more: Math.min(atOnce, count(all) - count(groups)) };
  }

  isSelected(memberId: string): boolean {
    return this.#selected.has(memberId);
  }

  get selected(): ReadonlyArray<Person> {
    return (this.#company?.people ?? []).filter(({ memberId }) => this.#selected.has(memberId));
  }

  select(people: ReadonlyArray<Person>, on: boolean): void {
    const selected = new Set(this.#selected);
    for (const { memberId } of people) {
      if (on) selected.add(memberId);
      else selected.delete(memberId);
    }
    this.#selected = selected;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#selected = new Set();
    this.#host.requestUpdate();
  }
}
