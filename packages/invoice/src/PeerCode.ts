/**
 * The state of an invoice as other systems write it: the codes of Popbill and
 * Barobill, and the two words of the WEHAGO list (발행상태, 신고상태).
 *
 * One table a system. Several states of einv may share a code there; the first
 * one named is what the code is read as. An issue under way, or whose outcome is
 * unknown, is to others still what it was before.
 */
import type { Refusal } from "@einv/refusal";
import type { Route } from "./Lifecycle.ts";
import * as Data from "./internal/peerCodes.ts";
import type { AcknowledgementState, DocumentState, Status, TransmissionState } from "./Status.ts";

/** What a code of another system says. */
export interface Meaning {
  readonly document: DocumentState;
  readonly transmission?: TransmissionState;
  readonly acknowledgement?: AcknowledgementState;
  readonly route?: Route;
}

/** A code and the words that its system has for it. */
export interface Entry<Code> {
  readonly code: Code;
  readonly text: Refusal.Text;
  readonly meaning: Meaning;
  /** Read, never written: einv makes no such difference. */
  readonly readOnly?: true;
}

const entriesOf = <Code>(rows: ReadonlyArray<Data.Row<Code>>): ReadonlyArray<Entry<Code>> =>
  rows.map(({ code, text, document, transmission, acknowledgement, routes, readOnly }) => ({
    code,
    text,
    meaning: {
      document: document[0],
      ...(transmission === undefined ? {} : { transmission: transmission[0] }),
      ...(acknowledgement === undefined ? {} : { acknowledgement: acknowledgement[0] }),
      ...(routes === undefined ? {} : { route: routes[0] }),
    },
    ...(readOnly === undefined ? {} : { readOnly }),
  }));

const has = <State>(states: ReadonlyArray<State> | undefined, state: State): boolean =>
  states === undefined || states.includes(state);

const seenFromOutside = (status: Status): DocumentState =>
  status.document === "issuing" || status.document === "outcomeUnknown"
    ? (status.origin ?? "requested")
    : status.document;

const write = <Code>(rows: ReadonlyArray<Data.Row<Code>>, status: Status, route: Route): Code | undefined =>
  rows.find(
    (row) =>
      row.readOnly === undefined &&
      has<DocumentState>(row.document, seenFromOutside(status)) &&
      has<TransmissionState>(row.transmission, status.transmission) &&
      has<AcknowledgementState>(row.acknowledgement, status.acknowledgement) &&
      has<Route>(row.routes, route),
  )?.code;

/** Every code of Popbill's `stateCode`. */
export const popbill: ReadonlyArray<Entry<number>> = entriesOf(Data.popbill);

/** Every code of Barobill's `BarobillState`. */
export const barobill: ReadonlyArray<Entry<number>> = entriesOf(Data.barobill);

/** Every code of Barobill's `NTSSendState`, and the transmission that it means. */
export const barobillTransmission = Data.barobillTransmission;

/** The pairs of words (발행상태, 신고상태) that the WEHAGO list shows. */
export const wehago: ReadonlyArray<Entry<Data.WehagoWords>> = entriesOf(Data.wehago);

/** `stateCode` of Popbill; none for what is deleted. */
export const toPopbill = (status: Status): number | undefined => write(Data.popbill, status, "reverse");

/** What a `stateCode` of Popbill means; nothing if it is none. */
export const fromPopbill = (code: number): Meaning | undefined =>
  popbill.find((entry) => entry.code === code)?.meaning;

/** `BarobillState` and `NTSSendState`; none for what is deleted. */
export const toBarobill = (
  status: Status,
  route: Route = "reverse",
): { readonly document: number; readonly transmission: number } | undefined => {
  const document = write(Data.barobill, status, route);
  const transmission = Data.barobillTransmission.find(({ states }) =>
    has<TransmissionState>(states, status.transmission),
  )?.code;
  return document === undefined || transmission === undefined ? undefined : { document, transmission };
};

/** What the two codes of Barobill mean together; nothing if one is none. */
export const fromBarobill = (document: number, transmission: number): Meaning | undefined => {
  const meaning = barobill.find((entry) => entry.code === document)?.meaning;
  const sent = Data.barobillTransmission.find(({ code }) => code === transmission);
  if (meaning === undefined || sent === undefined) return undefined;
  return { ...meaning, transmission: meaning.transmission ?? sent.states[0] };
};

/** The two words of the WEHAGO list; none for what is deleted. */
export const toWehago = (status: Status): Data.WehagoWords | undefined =>
  write(Data.wehago, status, "reverse");

/** What two words of the WEHAGO list mean; nothing if it has no such pair. */
export const fromWehago = ({ issue, report }: Data.WehagoWords): Meaning | undefined =>
  wehago.find(({ code }) => code.issue === issue && code.report === report)?.meaning;
