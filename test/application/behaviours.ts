/**
 * What becomes of invoices under each of the 24 behaviours of the tax authority
 * (threats §1.7), written down before it is tried: what is known after the
 * first night run, how often what is sent, how it ends, and what people are
 * told.
 */
import type { Behaviour } from "@einv/nts/simulator";
import type { Status } from "@einv/invoice";

export interface Row {
  readonly kind: Behaviour.Kind;
  /** The service that it spoils. */
  readonly on: "submit" | "results" | "connection";
  /** Where every invoice stands after the first run. */
  readonly first: Status.TransmissionState;
  /** The event that says so, and its reason: what the operator reads. */
  readonly says: string;
  /** Requests that reached the authority's service for submissions, and submission IDs that were used. */
  readonly sent: number;
  readonly submitIds: number;
  /** How it ends: every invoice with this code, or every other one. */
  readonly code: string;
  readonly everyOther?: string;
}

const taken = {
  first: "sending",
  says: "transmission.sending",
  sent: 1,
  submitIds: 1,
  code: "SUC001",
} as const;
const unknown = (reason: string) =>
  ({ ...taken, first: "unknown", says: `transmission.outcomeUnknown: ${reason}` }) as const;
/** It never arrived: asked about, then sent again under its own ID. */
const lost = (reason: string) => ({ ...unknown(reason), sent: 2 }) as const;
/** Nothing left this machine. */
const away = {
  ...taken,
  first: "queued",
  says: "transmission.postponed: nts.unreachable",
  submitIds: 2,
} as const;

export const table: ReadonlyArray<Row> = [
  { kind: "accept", on: "submit", ...taken },
  { kind: "late", on: "submit", ...unknown("timeout") },
  { kind: "cut", on: "submit", ...unknown("cut") },
  { kind: "taken-500", on: "submit", ...unknown("status") },
  { kind: "not-taken-500", on: "submit", ...lost("status") },
  { kind: "code", on: "submit", ...taken, code: "ERR001" },
  { kind: "duplicate", on: "submit", ...taken, code: "SYN003" },
  { kind: "partial", on: "submit", ...taken, everyOther: "ERR001" },
  { kind: "for-another", on: "submit", ...unknown("for-another") },
  { kind: "replay", on: "submit", ...unknown("for-another") },
  { kind: "unsigned", on: "submit", ...unknown("not-trusted") },
  { kind: "stranger", on: "submit", ...unknown("not-trusted") },
  { kind: "expired", on: "submit", ...unknown("not-trusted") },
  { kind: "wrapped", on: "submit", ...unknown("not-trusted") },
  { kind: "bomb", on: "submit", ...unknown("unreadable") },
  { kind: "huge", on: "submit", ...unknown("too-large") },
  { kind: "half", on: "submit", ...unknown("cut") },
  { kind: "drip", on: "submit", ...unknown("timeout") },
  { kind: "redirect", on: "submit", ...lost("redirect") },
  { kind: "wrong-name", on: "connection", ...away },
  { kind: "old-tls", on: "connection", ...away },
  { kind: "counts", on: "results", ...taken },
  { kind: "skew", on: "submit", ...taken },
  { kind: "maintenance", on: "submit", ...lost("unreadable") },
];
