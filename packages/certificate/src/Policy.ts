/**
 * Certificate policy (인증서 정책): which kind of joint certificate it is, for
 * whom, and whether the tax authority takes tax invoices signed with it.
 *
 * Accepted are general-use business certificates (사업자 범용), those for tax
 * invoices (전자세금용) and some of limited use; personal ones and those for
 * banking are not. Source: npki §3.1, §3.2.
 */
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import * as Table from "./internal/policies.ts";

/**
 * `yes`: on the authority's list. `unconfirmed`: of a kind that it takes, but
 * on no list that could be checked. `unknown`: nothing is known of the policy.
 */
export type Acceptance = "yes" | "no" | "unconfirmed" | "unknown";

export interface Policy {
  readonly oid: string;
  /** The authority that issues under it. */
  readonly ca?: string;
  readonly holder: Table.Holder | "unknown";
  readonly purpose: Table.Purpose | "unknown";
  readonly name: Refusal.Text;
  readonly signsTaxInvoices: Acceptance;
  /** Where this is known from; of what nobody names, nowhere. */
  readonly sources: ReadonlyArray<Table.Source>;
  readonly certainty: Table.Certainty | "unknown";
}

/** What is known about a policy. */
export const lookup = (oid: string): Policy => {
  const known = Table.table.get(oid);
  const ca = known === undefined ? Table.authorityOf(oid) : known.ca;
  const about = { oid, ...(ca === undefined ? {} : { ca }) };
  if (known === undefined)
    return {
      ...about,
      holder: "unknown",
      purpose: "unknown",
      name: { ko: "알 수 없는 종류", en: "unknown kind" },
      signsTaxInvoices: "unknown",
      sources: [],
      certainty: "unknown",
    };
  const { holder, signsTaxInvoices, sources, certainty } = known;
  const [purpose, ko, en] = known.kind;
  return { ...about, holder, purpose, name: { ko, en }, signsTaxInvoices, sources, certainty };
};

/** Every policy that is known. */
export const table: ReadonlyArray<Policy> = [...Table.table.keys()].map(lookup);

/** A certificate, as far as its kind goes. */
export type Subject = Pick<Certificate, "policies" | "keyUsage" | "isAuthority">;

const preference: ReadonlyArray<Acceptance> = ["yes", "unconfirmed", "no", "unknown"];

/** The policy that says most about what a certificate may do; undefined when it has none. */
export const of = ({ policies }: Pick<Certificate, "policies">): Policy | undefined =>
  policies
    .map(lookup)
    .toSorted((a, b) => preference.indexOf(a.signsTaxInvoices) - preference.indexOf(b.signsTaxInvoices))[0];

/**
 * Whether it was issued to a business (사업자 인증서): enough to say for whom it
 * stands (회사인증), not to issue.
 */
export const isBusinessCertificate = ({ policies, isAuthority }: Subject): boolean =>
  !isAuthority && policies.some((oid) => lookup(oid).holder === "business");

/** Why a certificate of this kind signs no tax invoices. */
export type Objection =
  /** An authority's own. */
  | "authority"
  /** For encryption (암호화용, km). */
  | "encryption"
  /** A person's. */
  | "personal"
  /** For dealings with banks, securities houses or card companies. */
  | "bank-only"
  /** Some other kind that the authority does not take. */
  | "not-accepted"
  /** Without a policy, or with none that is known. */
  | "unknown";

const financial: ReadonlySet<Policy["purpose"]> = new Set(["banking", "securities", "cards"]);

/** The first reason that applies; undefined when its kind signs tax invoices. */
export const objection = (certificate: Subject): Objection | undefined => {
  if (certificate.isAuthority) return "authority";
  if (certificate.keyUsage?.has("digitalSignature") === false) return "encryption";
  const policy = of(certificate);
  switch (policy?.signsTaxInvoices) {
    case "yes":
    case "unconfirmed":
      return undefined;
    case "no":
      if (policy.holder === "person") return "personal";
      if (policy.purpose === "encryption") return "encryption";
      return financial.has(policy.purpose) ? "bank-only" : "not-accepted";
    default:
      return "unknown";
  }
};

/** Whether tax invoices may be signed with it: its usage, and a policy on the authority's list or of a kind that belongs there. */
export const canSignTaxInvoice = (certificate: Subject): boolean => objection(certificate) === undefined;
