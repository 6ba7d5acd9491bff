/** What the authority says of a submission: its receipt, and its results. */
import type * as DateTime from "effect/DateTime";
import * as TaxInvoiceResponse from "../../TaxInvoiceResponse.ts";
import { own } from "../Cause.ts";
import type { Strike } from "../Fault.ts";
import * as Memory from "../Memory.ts";

/** The words of a receipt (nts-standard §5.6). */
const taken = "성공적으로 접수처리 되었습니다.처리결과는 익일 전송될예정입니다.";

export const receipt = (
  { submitId, receiptId, refused }: Memory.Submission,
  respondedAt: string,
): TaxInvoiceResponse.TaxInvoiceResponse => ({
  submitId,
  receiptId,
  typeCode: TaxInvoiceResponse.kind.receipt,
  respondedAt,
  ...(refused === undefined
    ? { description: taken }
    : { failReason: refused.code, description: "제출을 접수하지 않았습니다." }),
  results: [],
});

/** The results as `asker` may know them at an instant; nobody asks when the authority calls. */
export const report = (
  submitId: string,
  submission: Memory.Submission | undefined,
  fault: Strike | undefined,
  at: DateTime.Utc,
  respondedAt: string,
  asker?: string,
): TaxInvoiceResponse.TaxInvoiceResponse => {
  const { kind, processStatus } = TaxInvoiceResponse;
  const base = { submitId, typeCode: kind.results, respondedAt, results: [] };
  if (submission === undefined || fault?.kind === "forget")
    return { ...base, processStatus: processStatus.notKnown };
  const { receiptId, refused, sender, verdicts } = submission;
  if (fault?.kind === "refuse") return { ...base, failReason: fault.code ?? "ERR999" };
  if (asker !== undefined && asker !== sender.id) return { ...base, failReason: own["not-the-sender"].code };
  if (refused !== undefined) return { ...base, receiptId, failReason: refused.code };
  if (!Memory.isDecided(submission, at) || fault?.kind === "pending")
    return { ...base, receiptId, processStatus: processStatus.pending };
  const results = verdicts.flatMap(({ code, issueId }) => (issueId === undefined ? [] : [{ issueId, code }]));
  return {
    ...base,
    receiptId,
    processStatus: processStatus.done,
    results,
    counts: Memory.counts(results.map(({ code }) => code)),
  };
};
