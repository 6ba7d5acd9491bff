/**
 * The permission doctor: what is hidden from a person, why, who can change it,
 * and what to ask for. It says it of the whole company's invoices, and of one.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import {
  Action,
  type Ownership,
  type Person,
  type Subject,
  type Wanted,
  decide,
  giverOf,
  hiddenBecause,
  ownershipOf,
  rights,
  sufficing,
} from "./Permission.ts";
import { type Administrator, type Role, whoCan } from "./Role.ts";

/** Who can change it: the role, and those of the company who hold it. */
export interface Helpers {
  readonly role: Role;
  readonly people: ReadonlyArray<Administrator>;
}

/** A way out: what to ask for, and whom. */
export interface Way {
  readonly wants: Wanted;
  readonly helpers: Helpers;
}

/** Actions to an invoice that is there. */
export type Deed = Exclude<Action, "draft" | "request">;

const deeds = Action.literals.filter((action): action is Deed => action !== "draft" && action !== "request");

/** One action to one invoice: allowed, or why not and what would help. */
export interface Finding {
  readonly action: Deed;
  readonly refusal?: Refusal.Refusal;
  /** The narrowest first; none for what is allowed. */
  readonly ways: ReadonlyArray<Way>;
}

const wayTo =
  (administrators: ReadonlyArray<Administrator>) =>
  (wants: Wanted): Way => ({ wants, helpers: whoCan(giverOf(wants), administrators) });

/** Why a list is shorter than the company's, and what would show the rest. */
export const ofList = (
  person: Person,
  administrators: ReadonlyArray<Administrator>,
): { readonly because?: Refusal.Refusal; readonly ways: ReadonlyArray<Way> } => {
  const because = hiddenBecause(person, administrators);
  return because === undefined
    ? { ways: [] }
    : { because, ways: sufficing(person, "see", "others").map(wayTo(administrators)) };
};

/** What the person may do to one invoice, action by action. */
export const ofInvoice = (
  person: Person,
  invoice: Subject,
  administrators: ReadonlyArray<Administrator>,
): { readonly ownership: Ownership; readonly findings: ReadonlyArray<Finding> } => {
  const ownership = ownershipOf(person, invoice);
  return {
    ownership,
    findings: deeds.map((action) => {
      const decision = decide(person, action, invoice, administrators);
      return Result.isSuccess(decision)
        ? { action, ways: [] }
        : {
            action,
            refusal: decision.failure,
            ways: sufficing(person, action, ownership).map(wayTo(administrators)),
          };
    }),
  };
};

/** What the person's right means, in its own words. */
export const meaning = ({ grant }: Pick<Person, "grant">): Refusal.Text => rights[grant].means;
