/**
 * How the sample world came to be: what its people did in the weeks before, at
 * the hours they did it, so that every state of an invoice is there because
 * something led to it.
 */
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import {
  type Application,
  CollectResults,
  ExpireRequests,
  KeepDraft,
  Transmit,
  type Views,
} from "@einv/application";
import { Form, Kst, TaxInvoice } from "@einv/invoice";
import type { TaxAuthority } from "@einv/nts";
import * as Cast from "./Cast.ts";
import type { Deeds } from "./Deeds.ts";
import type { ScriptedAuthority } from "./internal/scriptedAuthority.ts";

/** One invoice of every state. */
export interface Refs {
  /** 요청: waits for the supplier, with days to go. */
  readonly requested: Views.InvoiceRef;
  /** Of last month: due on the 10th. */
  readonly nearDeadline: Views.InvoiceRef;
  /** Of the month before last: issuing it now costs a penalty (지연발급). */
  readonly late: Views.InvoiceRef;
  /** 요청, which the supplier has confirmed to have read (수신확인). */
  readonly acknowledged: Views.InvoiceRef;
  /** The buyer pays (역과금), and has not enough points. */
  readonly pointsShort: Views.InvoiceRef;
  /** 면세 계산서: no tax, and not sent by itself. */
  readonly exempt: Views.InvoiceRef;
  /** Of sixteen items. */
  readonly manyItems: Views.InvoiceRef;
  /** 발행: goes to the authority at the next dawn. */
  readonly issued: Views.InvoiceRef;
  /** Sent this morning; the authority has not decided. */
  readonly sending: Views.InvoiceRef;
  /** Sent, and no answer came. */
  readonly unknown: Views.InvoiceRef;
  /** 국세청 접수 */
  readonly accepted: Views.InvoiceRef;
  /** Accepted; the buyer paid for issuing it (역과금). */
  readonly buyerPaid: Views.InvoiceRef;
  /** 국세청 반려: the buyer's number is not known there. */
  readonly rejected: Views.InvoiceRef;
  /** 거절 */
  readonly refused: Views.InvoiceRef;
  /** 요청 취소 */
  readonly requestCancelled: Views.InvoiceRef;
  /** 발행 취소 */
  readonly issueCancelled: Views.InvoiceRef;
  /** 요청 만료 */
  readonly expired: Views.InvoiceRef;
}

type Item = readonly [name: string, quantity: bigint, unitPrice: bigint];

const won = (amount: bigint): TaxInvoice.Won => TaxInvoice.Won.make(amount);

/** A document of these items, taxed at 10 % unless it is exempt. */
export const documentOf = (
  writtenDate: TaxInvoice.CalendarDate,
  items: ReadonlyArray<Item>,
  more: { readonly typeCode?: "0101" | "0301"; readonly remarks?: ReadonlyArray<string> } = {},
): Views.RequestedInvoice => {
  const { typeCode = "0101", remarks = [] } = more;
  const taxed = typeCode === "0101";
  const lines = items.map(([name, quantity, unitPrice], index) => {
    const supply = quantity * unitPrice;
    return {
      sequence: index + 1,
      suppliedOn: writtenDate,
      name,
      quantity: BigDecimal.make(quantity, 0),
      unitPrice: BigDecimal.make(unitPrice, 0),
      supplyAmount: won(supply),
      ...(taxed ? { taxAmount: won(supply / 10n) } : {}),
    };
  });
  const supply = items.reduce((sum, [, quantity, unitPrice]) => sum + quantity * unitPrice, 0n);
  const tax = taxed ? supply / 10n : 0n;
  return {
    typeCode,
    writtenDate,
    purpose: "claim",
    remarks,
    supplier: Cast.supplier,
    buyer: Cast.buyer,
    payments: [{ means: "credit", amount: won(supply + tax) }],
    totals: { supply: won(supply), ...(taxed ? { tax: won(tax) } : {}), grand: won(supply + tax) },
    items: lines,
  };
};

const catalogue: ReadonlyArray<Item> = [
  ["서버 호스팅 (기본형)", 2n, 90_000n],
  ["서버 호스팅 (확장형)", 1n, 240_000n],
  ["도메인 갱신", 3n, 22_000n],
  ["인증서 설치", 1n, 150_000n],
  ["백업 저장 공간", 5n, 12_000n],
  ["방화벽 점검", 1n, 180_000n],
  ["데이터베이스 점검", 2n, 130_000n],
  ["화면 수정 작업", 8n, 65_000n],
  ["연동 모듈 개발", 1n, 1_200_000n],
  ["사용자 교육", 2n, 200_000n],
  ["설명서 제작", 1n, 350_000n],
  ["장애 대응", 3n, 110_000n],
  ["부하 시험", 1n, 400_000n],
  ["접근성 점검", 1n, 300_000n],
  ["번역", 12n, 18_000n],
  ["출장 지원", 2n, 80_000n],
];

/** Days around `at`, in Korea. */
const calendarOf = (at: DateTime.Utc) => {
  const midnight = Kst.startOf(Kst.dateOf(at));
  const before = (days: number): DateTime.Utc => DateTime.subtract(midnight, { days });
  /** Midnight on the first of the month, `months` back. */
  const month = (months: number): DateTime.Utc => {
    const [year = 0, number = 1] = Kst.dateOf(at).split("-").map(Number);
    const index = year * 12 + number - 1 - months;
    const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
    return Kst.startOf(TaxInvoice.CalendarDate.make(first));
  };
  return {
    /** An hour of the day that many days ago. */
    hour: (days: number, hours: number, minutes = 0): DateTime.Utc =>
      DateTime.add(before(days), { hours, minutes }),
    date: (days: number): TaxInvoice.CalendarDate => Kst.dateOf(before(days)),
    /** The last day of the month that many months ago. */
    endOfMonth: (months: number): TaxInvoice.CalendarDate =>
      Kst.dateOf(DateTime.subtract(month(months - 1), { days: 1 })),
  };
};

/** When the past begins, for a world that is opened at `at`. */
export const beginningOf = (at: DateTime.Utc): DateTime.Utc => calendarOf(at).hour(301, 9);

/** Lives through the past; afterwards it is `at`. */
export const live = ({
  at,
  deeds,
  authority,
  moveTo,
}: {
  readonly at: DateTime.Utc;
  readonly deeds: Deeds;
  readonly authority: Pick<ScriptedAuthority, "decide">;
  readonly moveTo: (instant: DateTime.Utc) => void;
}): Application.Use<Refs, TaxAuthority.TaxAuthority> =>
  Effect.gen(function* () {
    const { hour, date, endOfMonth } = calendarOf(at);
    const until = (instant: DateTime.Utc) => Effect.sync(() => moveTo(instant));
    const dawn = (days: number) =>
      Effect.gen(function* () {
        yield* until(hour(days, Kst.dawnHour));
        yield* Transmit.transmitDue;
        yield* until(hour(days, Kst.dawnHour, 5));
        yield* CollectResults.collect;
      });
    const request = (
      document: Views.RequestedInvoice,
      more: Omit<Parameters<Deeds["request"]>[0], "document"> = {},
    ) =>
      Effect.gen(function* () {
        const { summary } = yield* deeds.request({ document, ...more });
        yield* until(DateTime.add(summary.requestedAt, { minutes: 3 }));
        return summary;
      });

    yield* deeds.register("supplier");
    yield* deeds.register("buyer");
    yield* deeds.credit("supplier", 10_000n);
    yield* deeds.credit("buyer", 300n);

    yield* until(hour(300, 10));
    const expired = yield* request(documentOf(date(301), [["전산 장비 임대", 1n, 480_000n]]));
    yield* until(hour(60, 0, 10));
    yield* ExpireRequests.expire;

    yield* until(hour(20, 10));
    const late = yield* request(documentOf(endOfMonth(2), [["모니터 수리", 4n, 75_000n]]), {
      message: "지난 분기 수리비입니다. 늦었지만 발행 부탁드립니다.",
    });

    yield* until(hour(12, 10));
    const accepted = yield* request(
      documentOf(date(12), [
        ["ERP 연동 개발", 1n, 3_000_000n],
        ["ERP 연동 시험", 2n, 250_000n],
      ]),
      { managementNumber: "PO-1012" },
    );
    const buyerPaid = yield* request(documentOf(date(12), [["보안 점검", 1n, 700_000n]]), {
      payer: "buyer",
    });
    const rejected = yield* request(documentOf(date(12), [["클라우드 사용료", 1n, 312_000n]]));
    authority.decide(rejected.issueId, "ERR002");
    yield* until(hour(12, 15));
    for (const { ref } of [accepted, buyerPaid, rejected]) yield* deeds.issue(ref);
    yield* dawn(11);

    yield* until(hour(8, 11));
    const refused = yield* request(documentOf(date(8), [["키보드", 20n, 35_000n]]));
    const requestCancelled = yield* request(documentOf(date(8), [["마우스", 20n, 18_000n]]));
    const issueCancelled = yield* request(documentOf(date(8), [["헤드셋", 10n, 52_000n]]));
    yield* until(hour(8, 14));
    yield* deeds.refuse(
      refused.ref,
      "wrong-amount",
      "납품 수량은 18개입니다. 수량을 고쳐 다시 요청해 주세요.",
    );
    yield* deeds.cancelRequest(requestCancelled.ref);
    yield* deeds.issue(issueCancelled.ref);
    yield* until(hour(8, 16));
    yield* deeds.cancelIssue(issueCancelled.ref);

    yield* until(hour(5, 10));
    const acknowledged = yield* request(documentOf(date(5), [["네트워크 공사", 1n, 2_100_000n]]));
    yield* until(hour(5, 11));
    yield* deeds.acknowledge(acknowledged.ref);

    yield* until(hour(3, 10));
    const unknown = yield* request(documentOf(date(3), [["통신 장비 점검", 1n, 260_000n]]));
    authority.decide(unknown.issueId, "silent");
    yield* until(hour(3, 13));
    yield* deeds.issue(unknown.ref);
    yield* dawn(2);

    yield* until(hour(1, 9));
    const nearDeadline = yield* request(documentOf(endOfMonth(1), [["월 유지보수", 1n, 900_000n]]), {
      by: "issue-only",
      managementNumber: "PO-1031",
    });
    const sending = yield* request(documentOf(date(1), [["프린터 토너", 6n, 48_000n]]));
    authority.decide(sending.issueId, "later");
    yield* until(hour(1, 17));
    yield* deeds.issue(sending.ref);
    yield* dawn(0);

    yield* until(hour(0, 9));
    const issued = yield* request(documentOf(date(0), [["사무용 의자", 3n, 145_000n]]));
    const manyItems = yield* request(
      documentOf(date(0), catalogue, { remarks: ["납품 확인서 기준", "문의: 구매팀"] }),
    );
    const exempt = yield* request(
      documentOf(date(0), [["농산물 꾸러미", 30n, 24_000n]], { typeCode: "0301" }),
    );
    const pointsShort = yield* request(documentOf(date(0), [["시스템 운영 대행", 1n, 1_500_000n]]), {
      payer: "buyer",
    });
    const requested = yield* request(
      documentOf(
        date(0),
        [
          ["홈페이지 유지보수", 1n, 400_000n],
          ["배너 제작", 2n, 50_000n],
        ],
        { remarks: ["계약번호 2026-117"] },
      ),
      { message: "이번 달 유지보수 건입니다. 확인 후 발행 부탁드립니다.", managementNumber: "PO-1040" },
    );
    yield* until(hour(0, 9, 30));
    yield* deeds.issue(issued.ref);
    yield* until(at);

    return {
      requested: requested.ref,
      nearDeadline: nearDeadline.ref,
      late: late.ref,
      acknowledged: acknowledged.ref,
      pointsShort: pointsShort.ref,
      exempt: exempt.ref,
      manyItems: manyItems.ref,
      issued: issued.ref,
      sending: sending.ref,
      unknown: unknown.ref,
      accepted: accepted.ref,
      buyerPaid: buyerPaid.ref,
      rejected: rejected.ref,
      refused: refused.ref,
      requestCancelled: requestCancelled.ref,
      issueCancelled: issueCancelled.ref,
      expired: expired.ref,
    };
  });

/** What is being written, by draft ID. */
export interface Drafts {
  /** A request of the buyer that only has to be sent. */
  readonly request: string;
  /** One that it left half typed, wrong here and there. */
  readonly half: string;
  /** What the supplier is about to issue by itself (정발행). */
  readonly forward: string;
}

/** Leaves something on the desk of each. */
export const leaveDrafts = (at: DateTime.Utc, deeds: Deeds): Application.Use<Drafts> =>
  Effect.gen(function* () {
    const today = Kst.dateOf(at);
    const whole = Form.of(documentOf(today, [["회의실 대관", 2n, 120_000n]]));
    const keep = (side: Cast.Side, form: Form.Form, more: { readonly message?: string } = {}) =>
      Effect.map(
        deeds.by(side, "full", (member, { idempotencyKey }) =>
          KeepDraft.save(member, { side, form, ...more, idempotencyKey }),
        ),
        ({ draftId }) => draftId,
      );
    return {
      request: yield* keep("buyer", whole, { message: "11월 사용분입니다." }),
      half: yield* keep("buyer", {
        ...whole,
        writtenDate: "2026-11",
        supplier: { name: "가나상사", businessNumber: "120-88-0001" },
        items: [{ name: "출장 지원", quantity: "2", unitPrice: "8만" }, {}],
      }),
      forward: yield* keep("supplier", whole),
    };
  });
