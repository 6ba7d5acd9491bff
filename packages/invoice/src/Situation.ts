/** What may have happened to an issued invoice, and what the documents that amend it do. */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Data from "./internal/amendmentSituations.ts";
import type { AmendmentReason } from "./TaxInvoice.ts";

/** What happened, as people say it. */
export const SituationId = Schema.Literals([
  "wrong-entries",
  "wrong-party",
  "wrong-rate",
  "amount-changed",
  "ended-in-part",
  "returned",
  "rescinded",
  "letter-of-credit",
  "issued-twice",
  "not-taxable",
]);
export type SituationId = typeof SituationId.Type;

/** What happened, and the reason code it comes under. */
export interface Situation {
  readonly id: SituationId;
  readonly reason: AmendmentReason;
  readonly text: Refusal.Text;
}

/** Every situation, in the order in which people should read them. */
export const situations: ReadonlyArray<Situation> = Data.situations;

/** The reason code of a situation. */
export const reasonOf = (situation: SituationId): AmendmentReason =>
  situations.find(({ id }) => id === situation)!.reason;

/** A situation in words. */
export const textOf = (situation: SituationId): Refusal.Text =>
  situations.find(({ id }) => id === situation)!.text;

/** What a document of an amendment does: 취소분, 정정분, 증감분, 환입분, 해제분, 영세율 적용분. */
export const Role = Schema.Literals([
  "reversal",
  "correction",
  "difference",
  "return",
  "rescission",
  "zeroRated",
]);
export type Role = typeof Role.Type;
