/** An invented invoice that waits for its supplier, as the contract's views carry it, in every state that tests need. */
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import { Views } from "@einv/api";
import { type Status, TaxInvoice } from "@einv/invoice";
import { Refusal } from "@einv/refusal";

const won = (amount: bigint) => TaxInvoice.Won.make(amount);
const date = (text: string) => TaxInvoice.CalendarDate.make(text);

export const now = DateTime.makeUnsafe("2026-11-22T05:03:00Z");
export const dawn = DateTime.makeUnsafe("2026-11-22T18:00:00Z");
export const ref = Views.InvoiceRef.make("inv_a1");

const requested: Status.Status = {
  document: "requested",
  transmission: "none",
  acknowledgement: "unread",
  billing: "quoted",
};

export interface Circumstances {
  readonly side?: "supplier" | "buyer";
  readonly status?: Partial<Status.Status>;
  readonly points?: bigint;
  readonly payer?: Views.Payer;
  readonly covered?: boolean;
  readonly daysLeft?: number;
  readonly lines?: number;
  readonly version?: number;
  readonly message?: string;
  readonly exempt?: boolean;
  readonly signed?: boolean;
  readonly refusedBecause?: Views.InvoiceView["refusedBecause"];
  readonly allowed?: ReadonlyArray<Views.Action>;
  readonly forbidden?: Readonly<Partial<Record<Views.Action, Refusal.Refusal>>>;
  readonly supplierName?: string;
  readonly unitPrice?: bigint;
}

export const approval = ({
  side = "supplier",
  status = {},
  points = 0n,
  payer = "buyer",
  covered = true,
  daysLeft = 18,
  lines = 1,
  version = 3,
  message,
  exempt = false,
  signed = false,
  refusedBecause,
  allowed = side === "supplier" ? ["issue", "refuse"] : ["cancelRequest"],
  forbidden = {},
  supplierName = "한가람정비",
  unitPrice = 5_000n,
}: Circumstances = {}): Views.Approval => {
  const supply = unitPrice * BigInt(lines);
  const tax = supply / 10n;
  const invoice: TaxInvoice.TaxInvoice = {
    issueId: TaxInvoice.IssueId.make("202611204100000800000001"),
    typeCode: "0101",
    writtenDate: date("2026-11-20"),
    purpose: "claim",
    remarks: ["11월분 정기 유지보수"],
    supplier: {
      businessNumber: "2208700003",
      name: supplierName,
      representative: "김하늘",
      contact: { email: "bill@wehago.example" },
    },
    buyer: {
      kind: "business",
      number: "2148600001",
      name: "나래평가정보",
      representative: "이바다",
    },
    payments: [],
    totals: { supply: won(supply), tax: won(tax), grand: won(supply + tax) },
    items: Array.from({ length: lines }, (_, index) => ({
      sequence: index + 1,
      suppliedOn: date("2026-11-20"),
      name: `${index + 11}월 유지보수`,
      specification: "정기점검",
      quantity: BigDecimal.make(1n, 0),
      unitPrice: BigDecimal.make(unitPrice, 0),
      supplyAmount: won(unitPrice),
      taxAmount: won(unitPrice / 10n),
    })),
  };
  const all: ReadonlyArray<Views.Action> = ["issue", "refuse", "cancelRequest", "cancelIssue", "acknowledge"];
  return {
    now,
    ...(exempt ? {} : { transmissionPlannedFor: dawn }),
    quote: {
      payer,
      points,
      yourPoints: payer === side ? points : 0n,
      covered,
    },
    deadline: {
      issueBy: date("2026-12-10"),
      daysLeft,
      latePenalty: { supplier: supply / 100n, buyer: supply / 200n },
    },
    view: {
      side,
      version,
      invoice,
      followUps: [],
      ...(message === undefined ? {} : { message }),
      ...(refusedBecause === undefined ? {} : { refusedBecause }),
      ...(signed
        ? {
            signature: { signer: "한가람정비()0012345", serial: "1f2e3d", signedAt: now },
            transmissionPlannedFor: dawn,
          }
        : {}),
      summary: {
        ref,
        issueId: invoice.issueId,
        typeCode: "0101",
        writtenDate: invoice.writtenDate,
        supplier: { businessNumber: invoice.supplier.businessNumber, name: invoice.supplier.name },
        buyer: { businessNumber: invoice.buyer.number, name: invoice.buyer.name },
        firstItem: "11월 유지보수",
        itemCount: lines,
        totals: invoice.totals,
        status: { ...requested, ...status },
        requestedAt: now,
        issueBy: date("2026-12-10"),
        managementNumber: "PO-2026-1120",
      },
      actions: all.flatMap((action) => {
        const refusal = forbidden[action];
        if (refusal !== undefined) return [{ action, refusal }];
        return allowed.includes(action) ? [{ action }] : [];
      }),
    },
  };
};

/** The same invoice after it was issued. */
export const issued = (circumstances: Circumstances = {}): Views.Approval =>
  approval({
    status: { document: "issued", billing: "charged" },
    signed: true,
    version: 4,
    allowed: circumstances.side === "buyer" ? ["acknowledge"] : ["cancelIssue"],
    ...circumstances,
  });

export const receipt: Views.Receipt = {
  ref,
  issueId: TaxInvoice.IssueId.make("202611204100000800000001"),
  issuedAt: now,
  payer: "buyer",
  points: 200n,
  transmissionPlannedFor: dawn,
  version: 4,
};

/** A refusal as a server sends it. */
export const refusal = (code: string, ko: string, remedy: string, why?: string): Refusal.Refusal =>
  new Refusal.Refusal({
    code,
    what: { ko, en: ko },
    remedy: { ko: remedy, en: remedy },
    ...(why === undefined ? {} : { why: { ko: why, en: why } }),
  });
