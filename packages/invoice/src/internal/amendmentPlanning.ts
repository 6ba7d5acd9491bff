/** What each reason of an amendment (수정사유) makes of the original, or why it cannot be. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type { Change, Planned, Request, SituationId } from "../Amendment.ts";
import * as Deadline from "../Deadline.ts";
import * as Lifecycle from "../Lifecycle.ts";
import { refusals } from "./amendmentRefusals.ts";
import { type AmendmentReason, type CalendarDate, sameTerms, type TaxInvoice, Won } from "../TaxInvoice.ts";
import { facets } from "../TypeCode.ts";
import * as Wording from "../Wording.ts";
import * as Documents from "./amendmentDocuments.ts";

type Refused = Result.Result<never, Refusal.Refusal>;
type Outcome<A> = Result.Result<A, Refusal.Refusal>;

const reasonWords = (reason: AmendmentReason | undefined) => ({
  reasonKo: reason === undefined ? "-" : Wording.amendmentReason[reason].ko,
  reasonEn: reason === undefined ? "-" : Wording.amendmentReason[reason].en,
});

const originalDate = ({ writtenDate }: TaxInvoice): string => `당초 작성일자 ${writtenDate}`;

/** The original with what is known of it. */
export interface Known {
  readonly original: TaxInvoice;
  /** Amendments of this very original. */
  readonly earlier: ReadonlyArray<TaxInvoice>;
  readonly standing: TaxInvoice["totals"];
  readonly today: CalendarDate;
}

/** What may be amended at all. */
export const amendable = (
  { original, status, earlier = [] }: Omit<Request, "change">,
  today: CalendarDate,
): Outcome<Known> =>
  Result.gen(function* () {
    if (facets(original.typeCode).customs)
      return yield* refusals.fail("amendment.customs", { path: "typeCode" });
    if (status !== undefined) {
      const side = facets(original.typeCode).brokerNeeded ? "broker" : "supplier";
      yield* Lifecycle.transition(status, "amend", side);
    }
    if (original.amendment !== undefined && original.totals.supply <= 0n) {
      return yield* refusals.fail("amendment.of-reversal", {
        path: "totals.supply",
        values: {
          ...reasonWords(original.amendment.reason),
          original: original.amendment.originalIssueId ?? "-",
        },
      });
    }
    const own = earlier.filter(({ amendment }) => amendment?.originalIssueId === original.issueId);
    const replacement = own.find(
      ({ amendment, totals }) =>
        (amendment?.reason === "01" || amendment?.reason === "05") && totals.supply > 0n,
    );
    if (replacement !== undefined) {
      return yield* refusals.fail("amendment.replaced", {
        values: { ...reasonWords(replacement.amendment?.reason), replacement: replacement.issueId },
      });
    }
    const standing = own.reduce((sum, { totals }) => Documents.addTotals(sum, totals), original.totals);
    if (standing.supply <= 0n && own.length > 0) return yield* refusals.fail("amendment.nothing-left");
    return { original, earlier: own, standing, today };
  });

const happened = ({ original, today }: Known, date: CalendarDate, path: string): Outcome<void> => {
  if (date > today) return refusals.fail("amendment.date-future", { path, values: { date } });
  return date < original.writtenDate
    ? refusals.fail("amendment.date-before", { path, values: { date, written: original.writtenDate } })
    : Result.succeed(undefined);
};

/** Totals of a supply amount, the tax in the original's proportion unless it is said. */
const totalsOf = (
  { original, standing }: Known,
  supply: bigint,
  said: bigint | undefined,
): Outcome<TaxInvoice["totals"]> => {
  const { taxation } = facets(original.typeCode);
  const whole = original.totals;
  const rate = whole.tax ?? 0n;
  const tax = said ?? (whole.supply === 0n ? 0n : (supply * rate) / whole.supply);
  const left = standing.tax ?? 0n;
  const opposed = (tax > 0n && supply < 0n) || (tax < 0n && supply > 0n);
  if ((taxation !== "taxable" && tax !== 0n) || opposed || left + tax < 0n)
    return refusals.fail("amendment.tax", { path: "tax", values: { left: Wording.won(left) } });
  return Result.succeed({
    supply: Won.make(supply),
    ...(whole.tax === undefined ? {} : { tax: Won.make(tax) }),
    grand: Won.make(supply + tax),
  });
};

type Documented = Outcome<ReadonlyArray<Planned>>;
type Of<Reason extends AmendmentReason> = Extract<Change, { readonly reason: Reason }>;

const unchanged = ({ earlier, standing }: Known): Outcome<void> =>
  earlier.some(({ amendment }) => amendment?.reason === "02" || amendment?.reason === "03")
    ? refusals.fail("amendment.already-changed", { values: { left: Wording.won(standing.supply) } })
    : Result.succeed(undefined);

const refuseCorrection = ({ original, today }: Known, corrected: Documents.Draft): Refused | undefined => {
  const [was, is] = [facets(original.typeCode), facets(corrected.typeCode)];
  if (corrected.supplier.businessNumber !== original.supplier.businessNumber)
    return refusals.fail("amendment.supplier-changed", { path: "supplier.businessNumber" });
  if (was.document !== is.document) return refusals.fail("amendment.document-changed", { path: "typeCode" });
  if (was.brokerNeeded !== is.brokerNeeded)
    return refusals.fail("amendment.broker-changed", { path: "typeCode" });
  if (corrected.writtenDate > today)
    return refusals.fail("amendment.date-future", {
      path: "writtenDate",
      values: { date: corrected.writtenDate },
    });
  const until = Deadline.deductibleUntil(original.writtenDate);
  if (corrected.buyer.number !== original.buyer.number && today > until)
    return refusals.fail("amendment.too-late", { path: "buyer.number", values: { until } });
  const { amendment: _, ...before } = original;
  const { amendment: __, ...after } = corrected;
  return sameTerms({ ...before, typeCode: Documents.amending(before.typeCode) }, after)
    ? refusals.fail("amendment.same")
    : undefined;
};

const correct = (known: Known, { corrected }: Of<"01">): Documented => {
  const draft = Documents.correction(known.original, corrected);
  return (
    refuseCorrection(known, draft) ??
    Result.succeed([
      { role: "reversal", draft: Documents.reversal(known.original, "01") },
      { role: "correction", draft },
    ])
  );
};

const changeAmount = (known: Known, { on, supply, tax }: Of<"02">): Documented =>
  Result.gen(function* () {
    const left = known.standing.supply;
    yield* happened(known, on, "on");
    if (supply === 0n) return yield* refusals.fail("amendment.no-difference", { path: "supply" });
    if (left + supply === 0n) return yield* refusals.fail("amendment.all", { path: "supply" });
    if (left + supply < 0n)
      return yield* refusals.fail("amendment.below-zero", {
        path: "supply",
        values: { left: Wording.won(left) },
      });
    const totals = yield* totalsOf(known, supply, tax);
    const note = originalDate(known.original);
    return [{ role: "difference", draft: Documents.difference(known.original, "02", on, totals, note) }];
  });

const giveBack = (known: Known, { on, supply, tax }: Of<"03">): Documented =>
  Result.gen(function* () {
    const left = known.standing.supply;
    yield* happened(known, on, "on");
    if (supply <= 0n || supply > left)
      return yield* refusals.fail("amendment.returned-amount", {
        path: "supply",
        values: { left: Wording.won(left) },
      });
    const back = yield* totalsOf(known, -supply, tax === undefined ? undefined : -tax);
    // All that is left comes back: its tax to the last won.
    const totals = supply === left && tax === undefined ? Documents.negateTotals(known.standing) : back;
    const note = originalDate(known.original);
    return [{ role: "return", draft: Documents.difference(known.original, "03", on, totals, note) }];
  });

const rescind = (known: Known, { on }: Of<"04">): Documented =>
  Result.gen(function* () {
    yield* happened(known, on, "on");
    const { original, earlier, standing } = known;
    if (standing.supply <= 0n) return yield* refusals.fail("amendment.nothing-left");
    const note = originalDate(original);
    const draft =
      earlier.length === 0
        ? Documents.rescission(original, on, note)
        : Documents.difference(original, "04", on, Documents.negateTotals(standing), note);
    return [{ role: "rescission", draft }];
  });

const zeroRate = (known: Known, { openedOn }: Of<"05">): Documented =>
  Result.gen(function* () {
    const { original, today } = known;
    const until = Deadline.letterOfCreditBy(original.writtenDate);
    const { taxation } = facets(original.typeCode);
    if (taxation !== "taxable") return yield* refusals.fail("amendment.letter-kind", { path: "typeCode" });
    if (openedOn > today)
      return yield* refusals.fail("amendment.date-future", {
        path: "openedOn",
        values: { date: openedOn },
      });
    if (openedOn < original.writtenDate)
      return yield* refusals.fail("amendment.letter-before", {
        path: "openedOn",
        values: { date: openedOn },
      });
    if (openedOn > until)
      return yield* refusals.fail("amendment.letter-late", { path: "openedOn", values: { until } });
    yield* unchanged(known);
    const note = `내국신용장 개설일 ${openedOn}`;
    return [
      { role: "reversal", draft: Documents.reversal(original, "05", note) },
      { role: "zeroRated", draft: Documents.withoutTax(original, note) },
    ];
  });

const takeBack = (known: Known, { twin }: Of<"06">): Documented =>
  Result.gen(function* () {
    yield* unchanged(known);
    if (twin !== undefined && (twin.issueId === known.original.issueId || !sameTerms(twin, known.original)))
      return yield* refusals.fail("amendment.not-twin", { path: "twin" });
    return [{ role: "reversal", draft: Documents.reversal(known.original, "06") }];
  });

/** The documents of a change. */
export const documents = (known: Known, change: Change): Documented => {
  switch (change.reason) {
    case "01":
      return correct(known, change);
    case "02":
      return changeAmount(known, change);
    case "03":
      return giveBack(known, change);
    case "04":
      return rescind(known, change);
    case "05":
      return zeroRate(known, change);
    case "06":
      return takeBack(known, change);
  }
};

const failure = (outcome: Outcome<unknown>): Refusal.Refusal | undefined =>
  Result.isFailure(outcome) ? outcome.failure : undefined;

/** Why a situation cannot be one of this invoice, whatever its particulars. */
export const objection = (known: Known, situation: SituationId): Refusal.Refusal | undefined => {
  const { original, standing, today } = known;
  const { taxation } = facets(original.typeCode);
  switch (situation) {
    case "wrong-entries":
      return undefined;
    case "wrong-party": {
      const until = Deadline.deductibleUntil(original.writtenDate);
      return today > until
        ? refusals.refusal("amendment.too-late", { path: "buyer.number", values: { until } })
        : undefined;
    }
    case "wrong-rate":
      return taxation === "exempt"
        ? refusals.refusal("amendment.document-changed", { path: "typeCode" })
        : undefined;
    case "amount-changed":
    case "ended-in-part":
    case "returned":
    case "rescinded":
      return standing.supply <= 0n ? refusals.refusal("amendment.nothing-left") : undefined;
    case "letter-of-credit":
      return taxation === "taxable"
        ? failure(unchanged(known))
        : refusals.refusal("amendment.letter-kind", { path: "typeCode" });
    case "issued-twice":
    case "not-taxable":
      return failure(unchanged(known));
  }
};
