/**
 * 회사 필수정보: what a company says of itself, as it is typed. What is missing
 * comes from the invoice that waits; everything that is wrong shows at once.
 */
import type { TaxInvoice } from "@einv/invoice";
import type { EinvElement } from "../foundation/element.ts";
import type { Problem } from "../foundation/problem.ts";
import type { CompanyInput, CompanySettings } from "../runtime/company.ts";

/** In the order in which they are asked. */
export const factNames = [
  "representative",
  "industryCode",
  "businessType",
  "businessItem",
  "phone",
  "postcode",
  "address",
] as const;
export type Fact = (typeof factNames)[number];

/** Everything but the postcode is needed. */
export const isNeeded = (fact: Fact): boolean => fact !== "postcode";

const isFact = (path: string | undefined): path is Fact => factNames.some((fact) => fact === path);

/** A party of an invoice, in the names of the company's data. */
export const factsOf = (
  party: TaxInvoice.Supplier | TaxInvoice.Buyer,
  contact: TaxInvoice.Contact | undefined,
): Partial<Record<Fact, string>> => ({
  representative: party.representative,
  ...(party.businessType === undefined ? {} : { businessType: party.businessType }),
  ...(party.businessItem === undefined ? {} : { businessItem: party.businessItem }),
  ...(party.address === undefined ? {} : { address: party.address }),
  ...(contact?.telephone === undefined ? {} : { phone: contact.telephone }),
});

/** What may be left out elsewhere is needed here. */
const insist = (problem: Problem): Problem =>
  problem.code === "company.digits"
    ? { ...problem, remedy: { ko: "자릿수를 확인해 주세요.", en: "Count the digits." } }
    : problem;

export class Facts {
  readonly #host: EinvElement;
  #settings: CompanySettings | undefined;
  #typed = new Map<Fact, string>();
  #suggested: ReadonlySet<Fact> = new Set();
  #wrong = new Map<Fact, Problem | "needed">();
  #editing = false;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  /** Begins anew with what the server knows, and what an invoice says besides. What was typed since stays. */
  begin(settings: CompanySettings | undefined, party: Partial<Record<Fact, string>> = {}): void {
    this.#settings = settings;
    const missing = factNames.filter((fact) => settings?.profile[fact] === undefined);
    const suggested = missing.filter((fact) => (party[fact] ?? "") !== "" && !this.#typed.has(fact));
    for (const fact of suggested) this.#typed.set(fact, party[fact] ?? "");
    if (suggested.length > 0) this.#suggested = new Set(suggested);
    this.#host.requestUpdate();
  }

  get settings(): CompanySettings | undefined {
    return this.#settings;
  }

  /** Whether they can be typed here. */
  get mayChange(): boolean {
    return this.#settings?.mayChange === true;
  }

  /** Something that is needed is not stored yet. */
  get lacking(): boolean {
    return this.#settings?.missing.length !== 0 && this.#settings !== undefined;
  }

  /** Whether the fields are shown, instead of what is stored. */
  get open(): boolean {
    return this.mayChange && (this.lacking || this.#editing);
  }

  get editing(): boolean {
    return this.#editing;
  }

  get hasSuggestions(): boolean {
    return this.#suggested.size > 0;
  }

  /** What is asked for: all while they are edited, else what was missing when it began or is wrong. */
  get asked(): ReadonlyArray<Fact> {
    const { missing = [] } = this.#settings ?? {};
    return this.#editing
      ? factNames
      : factNames.filter(
          (fact) =>
            missing.includes(fact) ||
            this.#wrong.has(fact) ||
            (fact === "postcode" &&
              missing.includes("address") &&
              this.#settings?.profile.postcode === undefined),
        );
  }

  value(fact: Fact): string {
    return this.#typed.get(fact) ?? this.#settings?.profile[fact] ?? "";
  }

  wrong(fact: Fact): Problem | "needed" | undefined {
    return this.#wrong.get(fact);
  }

  get wrongs(): ReadonlyArray<Fact> {
    return factNames.filter((fact) => this.#wrong.has(fact));
  }

  type(fact: Fact, value: string): void {
    this.#typed.set(fact, value);
    this.#wrong.delete(fact);
    this.#host.requestUpdate();
  }

  edit(): void {
    this.#editing = true;
    this.#host.requestUpdate();
  }

  /** Takes back what was typed. */
  leave(): void {
    this.#typed.clear();
    this.#wrong.clear();
    this.#suggested = new Set();
    this.#editing = false;
    this.#host.requestUpdate();
  }

  /** What would be saved; nothing, if nothing differs from what is stored. */
  get change(): CompanyInput | undefined {
    const { profile } = this.#settings ?? {};
    if (profile === undefined || !this.mayChange) return undefined;
    const differs = factNames.some((fact) => this.value(fact).trim() !== (profile[fact] ?? ""));
    if (!differs) return undefined;
    return {
      ...profile,
      representative: this.value("representative"),
      industryCode: this.value("industryCode"),
      businessType: this.value("businessType"),
      businessItem: this.value("businessItem"),
      phone: this.value("phone"),
      postcode: this.value("postcode"),
      address: this.value("address"),
    };
  }

  /** Holds what was typed against the rules; `problems` says what is wrong beyond what is missing. */
  judge(problems: ReadonlyArray<Problem>): boolean {
    this.#wrong = new Map<Fact, Problem | "needed">(
      this.open
        ? factNames
            .filter((fact) => isNeeded(fact) && this.value(fact).trim() === "")
            .map((fact) => [fact, "needed"])
        : [],
    );
    for (const problem of problems) {
      const { path } = problem;
      if (isFact(path) && !this.#wrong.has(path))
        this.#wrong.set(path, isNeeded(path) ? insist(problem) : problem);
    }
    this.#host.requestUpdate();
    return this.#wrong.size === 0;
  }

  /** They are stored now. */
  saved(settings: CompanySettings): void {
    this.leave();
    this.#settings = settings;
    this.#host.requestUpdate();
  }
}
