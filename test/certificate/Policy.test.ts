import { existsSync, readFileSync } from "node:fs";
import { assert, describe, it } from "@effect/vitest";
import { Policy } from "@einv/certificate";

const signing = { keyUsage: new Set(["digitalSignature", "nonRepudiation"] as const), isAuthority: false };
const holding = (...policies: ReadonlyArray<string>): Policy.Subject => ({ ...signing, policies });

const under = (root: string, ...last: ReadonlyArray<string>) => last.map((number) => `${root}.${number}`);

/** npki §3.1, written out once more by what a certificate of each row may be used for. */
const expected: Readonly<Record<string, ReadonlyArray<string>>> = {
  /** General use for a business, or for tax invoices: on the authority's list. */
  accepted: [
    ...under("1.2.410.200005.1.1", "5", "6.8"),
    ...under("1.2.410.200004.5.1.1", "7"),
    ...under("1.2.410.200004.5.2.1", "1", "3", "5", "6.115", "6.257", "5001"),
    ...under("1.2.410.200004.5.4", "1.2", "2.80"),
    ...under("1.2.410.200012", "1.1.3", "1.1.9", "5.19.1.1"),
    ...under("1.2.410.200004.5.3.1", "1", "2"),
  ],
  /** A business's, of a kind that belongs on the list and stands on none. */
  unconfirmed: [
    ...under("1.2.410.200004.5.5.1", "2", "4.2"),
    ...under("1.2.410.200005.1.1", "8.11", "8.12", "8.13", "12.902"),
    "1.2.410.200004.5.1.1.12.902",
    "1.2.410.200004.1.1.12.902",
  ],
  personal: [
    ...under("1.2.410.200005.1.1", "1", "1.10", "4", "4.8", "4.88"),
    ...under("1.2.410.200004.5.1.1", "1", "5", "9", "9.1", "9.2", "11"),
    "1.2.410.200004.5.2.1.2",
    ...under("1.2.410.200004.5.4.1", "1", "4"),
    ...under("1.2.410.200012.1.1", "1", "2", "7", "8", "101", "103", "105"),
    ...under("1.2.410.200004.5.3.1", "8", "9"),
    "1.2.410.200004.5.5.1.1",
  ],
  /** A business's, for banks, securities houses or card companies. */
  banking: [
    ...under("1.2.410.200005.1.1", "2", "6.1"),
    ...under("1.2.410.200004.5.1.1", "10", "10.1", "10.2"),
  ],
  /** The same, issued to persons and businesses alike. */
  bankingOfEither: [
    "1.2.410.200005.1.1.6.2",
    ...under("1.2.410.200004.5.2.1", "7.1", "7.2", "7.3"),
    ...under("1.2.410.200004.5.4.1", "101", "102", "103"),
  ],
  /** A business's, for something else. */
  otherBusiness: [
    ...under("1.2.410.200005.1.1", "6", "6.3", "6.4", "6.5", "7.1"),
    ...under("1.2.410.200004.5.1.1", "3", "12"),
    "1.2.410.200004.5.4.1.5",
    ...under("1.2.410.200004.5.3.1", "5", "6"),
  ],
  encryptionOfBusiness: under("1.2.410.200012.1.1", "4", "10"),
  encryptionOfServer: under("1.2.410.200012.1.1", "6", "12"),
  /** Servers, the government, authorities, and services for everybody. */
  nobodys: [
    "1.2.410.200005.1.1.3",
    ...under("1.2.410.200004.5.1.1", "2", "4", "6", "8"),
    "1.2.410.200004.5.2.1.4",
    ...under("1.2.410.200004.5.4.1", "3", "104"),
    ...under("1.2.410.200012.1.1", "5", "11"),
    ...under("1.2.410.200004.5.3.1", "3", "7"),
    ...under("1.2.410.100001.2", "1.1", "1.2", "1.3", "2.1"),
    ...under("1.2.410.200004.2", "1", "1111"),
  ],
};

/** Group → whether it is a business's, and what is said against signing with it. */
const rules: Readonly<Record<string, readonly [business: boolean, objection: Policy.Objection | undefined]>> =
  {
    accepted: [true, undefined],
    unconfirmed: [true, undefined],
    personal: [false, "personal"],
    banking: [true, "bank-only"],
    bankingOfEither: [false, "bank-only"],
    otherBusiness: [true, "not-accepted"],
    encryptionOfBusiness: [true, "encryption"],
    encryptionOfServer: [false, "encryption"],
    nobodys: [false, "not-accepted"],
  };

const rows = Object.entries(expected).flatMap(([group, oids]) => oids.map((oid) => [group, oid] as const));

describe("Policy", () => {
  it("knows every row for what it is: whose, and whether tax invoices may be signed with it", () => {
    for (const [group, oid] of rows) {
      const [business, objection] = rules[group] ?? [];
      const certificate = holding(oid);
      assert.strictEqual(Policy.isBusinessCertificate(certificate), business, `${group} ${oid}`);
      assert.strictEqual(Policy.objection(certificate), objection, `${group} ${oid}`);
      assert.strictEqual(Policy.canSignTaxInvoice(certificate), objection === undefined, `${group} ${oid}`);
      assert.strictEqual(
        Policy.lookup(oid).signsTaxInvoices,
        group === "accepted" ? "yes" : group === "unconfirmed" ? "unconfirmed" : "no",
        oid,
      );
    }
  });

  it("has no row beside these but the rest of the tax authority's 135, each a business's", () => {
    const listed = Policy.table.filter(({ sources }) => sources.includes("tax-authority-list"));
    assert.strictEqual(listed.length, 135);
    for (const { oid, holder, signsTaxInvoices, certainty, ca } of listed) {
      assert.deepStrictEqual([holder, signsTaxInvoices, certainty], ["business", "yes", "confirmed"], oid);
      assert.isDefined(ca, oid);
    }
    const known = new Set(rows.map(([, oid]) => oid));
    const rest = Policy.table.filter(({ oid }) => !known.has(oid));
    assert.deepStrictEqual(
      rest.filter(({ sources }) => !sources.includes("tax-authority-list")),
      [],
    );
    assert.strictEqual(Policy.table.length, known.size + rest.length);
    assert.strictEqual(new Set(rows.map(([, oid]) => oid)).size, rows.length);
  });

  it("says of each where it is known from, and is certain only of what can be", () => {
    for (const { oid, sources, certainty, signsTaxInvoices, name } of Policy.table) {
      assert.isAbove(sources.length, 0, oid);
      if (certainty === "uncertain") assert.include(sources, "conflicting", oid);
      if (certainty === "stated") assert.include(sources, "single-source", oid);
      if (signsTaxInvoices === "unconfirmed") assert.notStrictEqual(certainty, "confirmed", oid);
      assert.match(name.ko, /[가-힣]/u, oid);
    }
    const certaintyOf = (oid: string) => Policy.lookup(oid).certainty;
    assert.strictEqual(certaintyOf("1.2.410.200005.1.1.6.8"), "confirmed");
    assert.strictEqual(certaintyOf("1.2.410.200005.1.1.1.10"), "confirmed");
    assert.strictEqual(certaintyOf("1.2.410.200004.5.5.1.4.2"), "stated");
    assert.strictEqual(certaintyOf("1.2.410.200005.1.1.4.88"), "uncertain");
  });

  it("takes no policy that it does not know, and names the authority whose it must be", () => {
    for (const oid of ["1.2.410.200005.1.1.6.9", "1.2.410.200004.5.4.2.1", "1.3.6.1.4.1.99999.1"]) {
      assert.strictEqual(Policy.lookup(oid).signsTaxInvoices, "unknown");
      assert.strictEqual(Policy.lookup(oid).certainty, "unknown");
      assert.strictEqual(Policy.objection(holding(oid)), "unknown");
      assert.isFalse(Policy.isBusinessCertificate(holding(oid)));
    }
    assert.strictEqual(Policy.lookup("1.2.410.200004.5.4.2.1").ca, "CrossCert");
    assert.isUndefined(Policy.lookup("1.3.6.1.4.1.99999.1").ca);
    assert.strictEqual(Policy.objection(holding()), "unknown");
  });

  it("looks at all policies of a certificate, not at the first alone", () => {
    const both = holding("1.2.410.200005.1.1.2", "1.2.410.200005.1.1.6.8");
    assert.isTrue(Policy.canSignTaxInvoice(both));
    assert.strictEqual(Policy.of(both)?.oid, "1.2.410.200005.1.1.6.8");
  });

  it("refuses a certificate by its usage, whatever its policy says", () => {
    const accepted = holding("1.2.410.200005.1.1.6.8");
    assert.strictEqual(
      Policy.objection({ ...accepted, keyUsage: new Set(["keyEncipherment"] as const) }),
      "encryption",
    );
    const authority = { ...accepted, isAuthority: true };
    assert.strictEqual(Policy.objection(authority), "authority");
    assert.isFalse(Policy.isBusinessCertificate(authority));
  });

  it.skipIf(!existsSync("../shared/data/npki/policies"))(
    "takes every policy of the authority's list (skipped when the list is not beside the project)",
    () => {
      const list = readFileSync("../shared/data/npki/policies/etax-xmldsig-allowed-oids.txt", "utf8");
      const oids = list
        .split("\n")
        .filter((line) => line.startsWith("1."))
        .map((line) => line.split(" ")[0] ?? "");
      const listed = Policy.table.filter(({ sources }) => sources.includes("tax-authority-list"));
      assert.deepStrictEqual(listed.map(({ oid }) => oid).toSorted(), oids.toSorted());
    },
  );
});
