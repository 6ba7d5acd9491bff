/** A tax authority (국세청) inside the page: it takes everything, and decides each invoice as it was told to. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Kst } from "@einv/invoice";
import { OutcomeUnknown, Refusals, type TaxAuthority } from "@einv/nts";

/** A result code (`SUC001`, `ERR002` …); `later`: taken, not decided; `silent`: the line breaks, nobody knows. */
export type Verdict = string;

export interface ScriptedAuthority {
  readonly service: TaxAuthority.TaxAuthority["Service"];
  /** What becomes of an invoice; without a word it is accepted. */
  readonly decide: (issueId: string, verdict: Verdict) => void;
}

const { refusals } = Refusals;

export const make = (): ScriptedAuthority => {
  const verdicts = new Map<string, Verdict>();
  const verdictOf = (issueId: string): Verdict => verdicts.get(issueId) ?? "SUC001";
  const held = new Map<string, ReadonlyArray<string>>();
  /** The world proves nothing by what the authority said: its store keeps the words without a signature. */
  const raw = new TextEncoder().encode("<TaxInvoiceResponse/>");
  return {
    decide: (issueId, verdict) => verdicts.set(issueId, verdict),
    service: {
      submit: ({ submitId, invoices }) =>
        Effect.gen(function* () {
          const issueIds = invoices.map(({ issueId }) => issueId);
          held.set(submitId, issueIds);
          if (issueIds.some((issueId) => verdictOf(issueId) === "silent"))
            return yield* new OutcomeUnknown.OutcomeUnknown({ submitId, reason: "timeout" });
          return {
            submitId,
            receiptId: `NTS-${submitId}`,
            respondedAt: Kst.toWallTime(yield* DateTime.now).replace(/\D/g, ""),
            description: "정상 접수",
            raw,
          };
        }),
      results: (submitId) =>
        Effect.gen(function* () {
          const results = held.get(submitId)?.map((issueId) => ({ issueId, code: verdictOf(issueId) }));
          const has = (verdict: Verdict) => results?.some(({ code }) => code === verdict) ?? false;
          if (has("silent")) return yield* refusals.refusal("nts.unreachable");
          const status = results === undefined ? "not-known" : has("later") ? "pending" : "settled";
          return { submitId, status, results: status === "settled" ? (results ?? []) : [], raw };
        }),
      receiveCallback: () => Effect.fail(refusals.refusal("nts.answer-not-trusted")),
    },
  };
};
