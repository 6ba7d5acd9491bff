/** Invented hosts, companies and invoices of the store. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { BusinessNumber } from "@einv/identity";
import { Lifecycle, type Status, TaxInvoice } from "@einv/invoice";
import { Companies, Hosts, Invoices } from "@einv/store";
import { invoice as document } from "../invoice/fixtures.ts";

export const supplier = BusinessNumber.BusinessNumber.make("1208800016");
export const buyer = BusinessNumber.BusinessNumber.make("2228100007");

/** 2026-11-25 00:00 in Korea, and minutes after it. */
export const at = (minutes = 0): DateTime.Utc =>
  DateTime.add(DateTime.makeUnsafe("2026-11-24T15:00:00Z"), { minutes });

export const requested: Status.Status = { ...Lifecycle.initial, document: "requested" };
export const issued: Status.Status = { ...requested, document: "issued", billing: "charged" };

/** The n-th invoice of the supplier and the buyer. */
export const invoice = (n: number, change: Partial<Invoices.StoredInvoice> = {}): Invoices.StoredInvoice => ({
  ref: Invoices.InvoiceRef.make(`inv-${String(n).padStart(4, "0")}`),
  hostId: "erp",
  document: {
    ...document,
    issueId: TaxInvoice.IssueId.make(`2026112041000008${String(n).padStart(8, "0")}`),
  },
  status: requested,
  payer: "buyer",
  points: 200n,
  requestedAt: at(n),
  version: 1,
  ...change,
});

/** A host that serves the buyer, and another that serves the supplier. */
export const world = Effect.gen(function* () {
  yield* Hosts.insert({ hostId: "erp", name: "다라 ERP", keyDigest: "digest-of-erp", at: at() });
  yield* Hosts.insert({ hostId: "other", name: "가나 ERP", keyDigest: "digest-of-other", at: at() });
  yield* Companies.put({
    businessNumber: buyer,
    hostId: "erp",
    name: "다라전자",
    representative: "박다라",
    members: [{ memberId: "choi", name: "최사아", email: "tax@dara.example", grant: "full" }],
  });
  yield* Companies.put({
    businessNumber: supplier,
    hostId: "other",
    name: "가나상사",
    representative: "김가나",
    members: [
      { memberId: "lee", name: "이마바", grant: "full" },
      { memberId: "kang", name: "강자차", grant: "issue-only" },
    ],
  });
});
