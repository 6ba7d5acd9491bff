/**
 * Changes of rights that were decided and not yet saved, and what became of
 * those that were. The tab remembers them through a reload, for the person who
 * decided them.
 */
import type { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import type { Press } from "../foundation/press.ts";
import type { Problem } from "../foundation/problem.ts";
import { type Company, type Grant, inParts } from "./company.ts";
import { tabMemory } from "../foundation/tabMemory.ts";
import { type Given, type Holder, givenTo, grants, isThere, keyOf } from "./holders.ts";

/** One change: what the holder is given from now on, and what was given to it when that was decided. `null` is nothing of its own. */
export interface Change {
  readonly holder: Holder;
  readonly grant: Grant | null;
  readonly seen: Grant | null;
}

/** Where a change stands against what the company says now. */
export interface Drafted extends Change {
  readonly now: Grant | null;
  /** Somebody else changed it since; the person decides again. */
  readonly conflict: boolean;
  /** The holder has left, or was dissolved. */
  readonly gone: boolean;
  /** Why it was not saved. */
  readonly refusal?: Problem;
}

/** What was saved by the last press. */
export interface Saved {
  readonly applied: ReadonlyArray<Change>;
  readonly rejected: ReadonlyArray<Change & { readonly code: string }>;
}

/** What a tab remembers: who is given what, by identifiers, and what was seen when it was decided. */
const written = (changes: ReadonlyArray<Change>): string =>
  JSON.stringify(changes.map(({ holder: { kind, id }, grant, seen }) => [kind, id, grant, seen]));

const isGrant = (value: unknown): value is Grant | null =>
  value === null || grants.some((grant) => grant === value);

const read = (text: string): ReadonlyArray<Change> => {
  try {
    const all: unknown = JSON.parse(text);
    return (Array.isArray(all) ? all : []).flatMap((one: unknown): ReadonlyArray<Change> => {
      const [kind, id, grant, seen]: ReadonlyArray<unknown> = Array.isArray(one) ? one : [];
      return (kind === "person" || kind === "department") &&
        typeof id === "string" &&
        isGrant(grant) &&
        isGrant(seen)
        ? [{ holder: { kind, id }, grant, seen }]
        : [];
    });
  } catch {
    return [];
  }
};

export class Draft {
  readonly #host: EinvElement;
  readonly #changes = new Map<string, Change>();
  readonly #refusals = new Map<string, Problem>();
  #company: Company | undefined;
  /** Whose decisions these are. */
  #by: string | undefined;
  #restored = false;
  #calledOff: { readonly reason: string | undefined } | undefined;
  #saved: Saved | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  /** The company as it is now: what was decided in between stays, and what is true already falls away. `by` is who looks. */
  meet(company: Company, by: string): void {
    this.#company = company;
    if (by !== this.#by) this.#takeUp(company, by);
    for (const [key, { holder, grant }] of this.#changes)
      if (isThere(company, holder) && givenTo(company, holder) === grant) this.#forget(key);
    if (this.#changes.size === 0) this.#restored = false;
    this.#remember();
  }

  /** Whether they were decided before the page was loaded anew; until something else is decided. */
  get restored(): boolean {
    return this.#restored;
  }

  get size(): number {
    return this.#changes.size;
  }

  /** Whether the page called the saving off, and why. */
  get calledOff(): { readonly reason: string | undefined } | undefined {
    return this.#calledOff;
  }

  /** What the last press has saved and what not; until something else is decided. */
  get saved(): Saved | undefined {
    return this.#saved;
  }

  readonly given: Given = (holder) => {
    const change = this.#changes.get(keyOf(holder));
    if (change !== undefined) return change.grant;
    return this.#company === undefined ? null : givenTo(this.#company, holder);
  };

  has(holder: Holder): boolean {
    return this.#changes.has(keyOf(holder));
  }

  get changes(): ReadonlyArray<Drafted> {
    const company = this.#company;
    if (company === undefined) return [];
    return [...this.#changes.values()].map((change) => {
      const now = givenTo(company, change.holder);
      const refusal = this.#refusals.get(keyOf(change.holder));
      const gone = !isThere(company, change.holder);
      return {
        ...change,
        now,
        gone,
        conflict: !gone && now !== change.seen,
        ...(refusal === undefined ? {} : { refusal }),
      };
    });
  }

  /** Decides on what these are given; what they have already is no change. */
  decide(holders: ReadonlyArray<Holder>, grant: Grant | null): void {
    const company = this.#company;
    if (company === undefined) return;
    for (const holder of holders) {
      const seen = givenTo(company, holder);
      const key = keyOf(holder);
      this.#forget(key);
      if (seen !== grant) this.#changes.set(key, { holder, grant, seen });
    }
    this.#settle();
  }

  /** Takes one decision back. */
  undo(holder: Holder): void {
    this.#forget(keyOf(holder));
    this.#settle();
  }

  /** Stays with the decision although somebody else has changed it since. */
  insist({ holder, grant }: Change): void {
    this.decide([holder], grant);
  }

  discard(): void {
    this.#changes.clear();
    this.#refusals.clear();
    this.#settle();
  }

  /** Saves what can be saved; what was refused remains, with the reason. Whether the server answered. */
  async save(press: Press, note: string): Promise<Saved | undefined> {
    const drafted = this.changes.filter(({ conflict, gone }) => !conflict && !gone);
    const changes = drafted.map(({ holder, grant, seen }): Change => ({ holder, grant, seen }));
    if (changes.length === 0 || press.running) return undefined;
    this.#calledOff = undefined;
    const answer = await ask(this.#host, "einv-grants-save-request", { changes });
    if (!answer.proceed) {
      this.#calledOff = { reason: answer.reason };
      this.#host.requestUpdate();
      return undefined;
    }
    const done = await press.run("save", [changes, note], async (runtime, idempotencyKey) => {
      const rights = await runtime.rights();
      const outcomes: Array<{ readonly refusal?: Problem }> = [];
      for (const [index, part] of inParts(changes).entries()) {
        const said = await rights.change({
          changes: part,
          ...(note.trim() === "" ? {} : { note }),
          idempotencyKey: `${idempotencyKey}-${index}`,
        });
        outcomes.push(...said.outcomes);
      }
      return outcomes;
    });
    return done === undefined ? undefined : this.#take(changes, done.answer);
  }

  #take(changes: ReadonlyArray<Change>, outcomes: ReadonlyArray<{ readonly refusal?: Problem }>): Saved {
    this.#refusals.clear();
    const applied: Array<Change> = [];
    const rejected: Array<Change & { readonly code: string }> = [];
    for (const [index, change] of changes.entries()) {
      const refusal = outcomes[index]?.refusal;
      if (refusal === undefined) {
        this.#changes.delete(keyOf(change.holder));
        applied.push(change);
      } else {
        this.#refusals.set(keyOf(change.holder), refusal);
        rejected.push({ ...change, code: refusal.code });
      }
    }
    const saved = { applied, rejected };
    this.#saved = saved;
    this.#restored = false;
    this.#remember();
    tell(this.#host, "einv-grants-save", saved);
    this.#host.requestUpdate();
    return saved;
  }

  #forget(key: string): void {
    this.#changes.delete(key);
    this.#refusals.delete(key);
  }

  /** What this person had decided in this tab before it was loaded anew. */
  #takeUp(company: Company, by: string): void {
    this.#by = by;
    this.#changes.clear();
    this.#refusals.clear();
    for (const change of read(this.#memory?.read() ?? ""))
      if (isThere(company, change.holder)) this.#changes.set(keyOf(change.holder), change);
    this.#restored = this.#changes.size > 0;
  }

  get #memory(): ReturnType<typeof tabMemory> | undefined {
    return this.#by === undefined ? undefined : tabMemory(`einv-rights:${this.#by}`);
  }

  #remember(): void {
    if (this.#changes.size === 0) this.#memory?.forget();
    else this.#memory?.write(written([...this.#changes.values()]));
  }

  #settle(): void {
    this.#saved = undefined;
    this.#restored = false;
    this.#remember();
    this.#calledOff = undefined;
    this.#host.requestUpdate();
  }
}
