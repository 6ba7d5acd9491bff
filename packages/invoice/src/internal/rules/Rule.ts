/** The shape of a rule. */
import type { Refusal } from "@einv/refusal";
import type { CalendarDate, TaxInvoice } from "../../TaxInvoice.ts";
import type { Facets } from "../../TypeCode.ts";

/** What a rule looks at. */
export interface Subject {
  readonly invoice: TaxInvoice;
  readonly facets: Facets;
  /** Today in Korea. */
  readonly today: CalendarDate;
}

/** One place where a rule does not hold; `values` fill the placeholders of its texts. */
export interface Offence {
  readonly path: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A rule of the tax invoice. */
export interface Rule {
  /** Stable. */
  readonly id: string;
  /** An error must not be signed; a warning is shown and may be. */
  readonly severity: "error" | "warning";
  /**
   * `law`: a statute; `authority`: what the tax authority checks on receipt;
   * `practice`: what issuing systems hold to, which the authority does not enforce.
   */
  readonly source: "law" | "authority" | "practice";
  /** Statute, or where the rule is known from. */
  readonly basis: string;
  /** The result code the authority would answer with, where one is known. */
  readonly ntsCode?: string;
  readonly statement: Refusal.Text;
  readonly remedy: Refusal.Text;
  readonly offences: (subject: Subject) => ReadonlyArray<Offence>;
}

export const at = (path: string, values?: Readonly<Record<string, string>>): ReadonlyArray<Offence> => [
  values === undefined ? { path } : { path, values },
];

/** The offence if it is one. */
export const when = (
  broken: boolean,
  path: string,
  values?: Readonly<Record<string, string>>,
): ReadonlyArray<Offence> => (broken ? at(path, values) : []);
