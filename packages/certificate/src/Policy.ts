/**
 * Certificate policy (인증서 정책): which kind of joint certificate it is, for
 * whom, and whether the tax authority takes tax invoices signed with it.
 *
 * Accepted are general-use business certificates (사업자 범용), those for tax
 * invoices (전자세금용) and some of limited use; personal ones and those for
 * banking are not.
 */
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import * as Table from "./internal/policies.ts";

export interface Policy {
  readonly oid: string;
  /** The authority that issues under it. */
  readonly ca?: string;
  readonly holder: Table.Holder | "unknown";
  readonly name: Refusal.Text;
  /**
   * `unconfirmed`: it should, but stands on no list that could be checked.
   * `unknown`: nothing is known about the policy.
   */
  readonly signsTaxInvoices: "yes" | "no" | "unconfirmed" | "unknown";
}

const testPolicy = "1.2.410.200004.2.1111";

const nameOf = (oid: string): Refusal.Text => {
  const known = Table.named.get(oid);
  if (known !== undefined) return { ko: known.ko, en: known.en };
  if (Table.acceptedForTaxInvoices.has(oid)) return Table.restrictedUse;
  if (oid === testPolicy) return { ko: "시험용", en: "test" };
  return { ko: "알 수 없는 종류", en: "unknown kind" };
};

const signs = (oid: string): Policy["signsTaxInvoices"] => {
  if (Table.acceptedForTaxInvoices.has(oid)) return "yes";
  if (Table.unconfirmed.has(oid)) return "unconfirmed";
  return Table.named.has(oid) ? "no" : "unknown";
};

/** What is known about a policy. */
export const lookup = (oid: string): Policy => {
  const known = Table.named.get(oid);
  const ca = known?.ca ?? Table.authorityOf(oid);
  const signsTaxInvoices = signs(oid);
  const holder = known?.holder ?? (signsTaxInvoices === "unknown" ? "unknown" : "business");
  return { oid, ...(ca === undefined ? {} : { ca }), holder, name: nameOf(oid), signsTaxInvoices };
};

const preference: ReadonlyArray<Policy["signsTaxInvoices"]> = ["yes", "unconfirmed", "no", "unknown"];

/** The policy that says most about what a certificate may do; undefined when it has none. */
export const of = (certificate: Certificate): Policy | undefined =>
  certificate.policies
    .map(lookup)
    .sort((a, b) => preference.indexOf(a.signsTaxInvoices) - preference.indexOf(b.signsTaxInvoices))[0];
