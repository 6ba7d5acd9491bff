/** The shape of a rule. */
import type { Refusal } from "@einv/refusal";
import type { CalendarDate, Exchange, TaxInvoice } from "../../TaxInvoice.ts";
import type { Facets } from "../../TypeCode.ts";
import type { Lists, Place } from "../places.ts";

/** What is known around an invoice when it is checked. Rules about what is not given hold. */
export interface Circumstances {
  /** Today in Korea. */
  readonly now: CalendarDate;
  /** 관리정보 of an issued invoice; one without is taken to be issued today. */
  readonly exchange?: Exchange;
  /** 국세청 등록번호 of the system that transmits it, eight characters. */
  readonly registration?: string;
  /** 사업자등록번호 of whose certificate signs it. */
  readonly signer?: string;
}

/** What a rule looks at. */
export interface Subject extends Circumstances {
  readonly invoice: TaxInvoice;
  readonly facets: Facets;
  /** The day of issue: as the 관리정보 says, or today. */
  readonly issuedOn: CalendarDate;
  /** Every value and every list of the invoice, with its place. */
  readonly places: ReadonlyArray<Place>;
  readonly lists: ReadonlyArray<Lists>;
}

/** One place where a rule does not hold; `values` fill the placeholders of its texts. */
export interface Offence {
  readonly path: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Who asks for a rule to hold, and what comes of breaking it. */
export type Demand =
  | {
      /** The tax authority checks it on receipt. */
      readonly source: "authority";
      readonly severity: "error";
      /** The result code that it answers with … */
      readonly ntsCode: string;
      /** … as lists of its codes record it, or as the meaning of the codes lets expect. */
      readonly codeIs: "recorded" | "expected";
    }
  | {
      /**
       * `law`: a statute asks for it; `practice`: issuing systems hold to it, and
       * nobody enforces it.
       */
      readonly source: "law" | "practice";
      readonly severity: "error" | "warning";
      readonly ntsCode?: undefined;
    };

/** A rule of the tax invoice. An error must not be signed; a warning is shown and may be. */
export type Rule = Demand & {
  /** Stable. */
  readonly id: string;
  /** The field that it is about, `items[].taxAmount`; empty if about any. */
  readonly field: string;
  /** Statute, or where the rule is known from. */
  readonly basis: string;
  readonly statement: Refusal.Text;
  readonly remedy: Refusal.Text;
  readonly offences: (subject: Subject) => ReadonlyArray<Offence>;
};

/** What the authority checks, with the code that its lists record for it. */
export const recorded = (ntsCode: string) =>
  ({ source: "authority", severity: "error", ntsCode, codeIs: "recorded" }) as const;

/** What the authority checks, with the code that fits best; no list says which. */
export const expected = (ntsCode: string) =>
  ({ source: "authority", severity: "error", ntsCode, codeIs: "expected" }) as const;

/** What a statute forbids to issue, or lets be issued at a price. */
export const forbidden = { source: "law", severity: "error" } as const;
export const penalised = { source: "law", severity: "warning" } as const;

export const practice = { source: "practice", severity: "warning" } as const;

export const at = (path: string, values?: Readonly<Record<string, string>>): ReadonlyArray<Offence> => [
  values === undefined ? { path } : { path, values },
];

/** The offence if it is one. */
export const when = (
  broken: boolean,
  path: string,
  values?: Readonly<Record<string, string>>,
): ReadonlyArray<Offence> => (broken ? at(path, values) : none);

export const none: ReadonlyArray<Offence> = [];

/** A text with its placeholders filled. */
export const fill = (text: Refusal.Text, values: Readonly<Record<string, string>> = {}): Refusal.Text => {
  const into = (sentence: string): string =>
    sentence.includes("{")
      ? sentence.replace(/\{(\w+)\}/g, (whole, key: string) =>
          Object.hasOwn(values, key) ? values[key]! : whole,
        )
      : sentence;
  return { ko: into(text.ko), en: into(text.en) };
};
