/** Which kinds of certificate can issue, from the table of policies; fetched when somebody asks. */
import type { Policy } from "@einv/certificate/Policy";
import type { EinvElement } from "../foundation/element.ts";
import { fetched } from "../loader/fetched.ts";

/** The first three issue. */
export const kindNames = ["tax-invoices", "general", "limited", "financial", "personal"] as const;
export type KindName = (typeof kindNames)[number];

/** A kind, and who issues it. */
export interface Kind {
  readonly name: KindName;
  readonly issues: boolean;
  readonly authorities: ReadonlyArray<string>;
  /** Won for one year, where the authorities agree. */
  readonly price?: bigint;
}

const prices: Readonly<Partial<Record<KindName, bigint>>> = { "tax-invoices": 4_400n, general: 110_000n };

const financial: ReadonlySet<Policy["purpose"]> = new Set(["banking", "securities", "cards"]);

const nameOf = ({ holder, purpose, signsTaxInvoices }: Policy): KindName | undefined => {
  if (signsTaxInvoices === "yes") {
    return purpose === "tax-invoices" || purpose === "general" ? purpose : "limited";
  }
  if (signsTaxInvoices !== "no") return undefined;
  if (financial.has(purpose)) return "financial";
  return holder === "person" ? "personal" : undefined;
};

/** The kinds that people meet. */
export const kindsOf = (table: ReadonlyArray<Policy>): ReadonlyArray<Kind> =>
  kindNames.map((name) => {
    const price = prices[name];
    const named = table.filter((policy) => nameOf(policy) === name);
    return {
      name,
      issues: named.some(({ signsTaxInvoices }) => signsTaxInvoices === "yes"),
      authorities: [...new Set(named.flatMap(({ ca }) => ca ?? []))],
      ...(price === undefined ? {} : { price }),
    };
  });

export class Kinds {
  readonly #host: EinvElement;
  #asked = false;
  #all: ReadonlyArray<Kind> = [];

  constructor(host: EinvElement) {
    this.#host = host;
  }

  get all(): ReadonlyArray<Kind> {
    return this.#all;
  }

  readonly load = async (): Promise<void> => {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { table } = await fetched(() => import("@einv/certificate/Policy"));
      this.#all = kindsOf(table);
      this.#host.requestUpdate();
    } catch {
      this.#asked = false;
    }
  };
}
