/**
 * People are warned while there is time: of invoices that the tax authority has
 * not settled at half of the time left to their deadline (전송기한), and once
 * more at half of what is left then. The supplier, who would pay the penalty,
 * gets one mail for all of them; the host an event for each; the operator a
 * line in the log.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Actor } from "@einv/identity";
import { TransmissionPolicy } from "@einv/nts";
import { Invoices, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import * as Change from "./internal/change.ts";
import * as Post from "./internal/post.ts";
import * as Mails from "./Mails.ts";

/** Invoices looked at in one round. */
const round = 500;

/** What one supplier is warned of at once: invoices of one deadline, and how urgent it is. */
interface Warning {
  readonly stage: TransmissionPolicy.Alarm["stage"];
  readonly deadline: DateTime.Utc;
  readonly invoices: Array<{
    readonly stored: Invoices.InvoiceRow;
    readonly next: TransmissionPolicy.Alarm | undefined;
  }>;
}

/** The alarm whose time has come and the one after it; of two that were slept through, the last. */
const dueAlarm = (
  alarm: TransmissionPolicy.Alarm,
  deadline: DateTime.Utc,
  now: DateTime.Utc,
): { readonly stage: Warning["stage"]; readonly next: TransmissionPolicy.Alarm | undefined } => {
  const next = TransmissionPolicy.nextAlarm(alarm, deadline);
  return next !== undefined && DateTime.isLessThanOrEqualTo(next.at, now)
    ? dueAlarm(next, deadline, now)
    : { stage: alarm.stage, next };
};

const warningsOf = (invoices: ReadonlyArray<Invoices.InvoiceRow>, now: DateTime.Utc): Iterable<Warning> => {
  const warnings = new Map<string, Warning>();
  for (const stored of invoices) {
    if (stored.alarm === undefined) continue;
    const deadline = TransmissionPolicy.deadlineOf(stored.issuedAt ?? now);
    const { stage, next } = dueAlarm(stored.alarm, deadline, now);
    const { businessNumber } = stored.document.supplier;
    const address = Post.addressOf(stored, "supplier")?.address ?? "";
    const key = [businessNumber, address, DateTime.toEpochMillis(deadline), stage].join(" ");
    const warning: Warning = warnings.get(key) ?? { stage, deadline, invoices: [] };
    warning.invoices.push({ stored, next });
    warnings.set(key, warning);
  }
  return warnings.values();
};

/** All of a warning is one transaction, so each invoice is warned of once. */
const tell = ({ stage, deadline, invoices }: Warning, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const late = DateTime.isGreaterThanOrEqualTo(at, deadline);
      for (const { stored, next } of invoices) {
        const { alarm: _, ...rest } = stored;
        const { transmission } = stored.status;
        const transmitBy = TransmissionPolicy.transmitBy(stored.issuedAt ?? at);
        const data = { stage, transmission, transmitBy, late: String(late) };
        const occasion = { at, actor: Actor.system, data };
        const unchanged = { status: stored.status, events: [], money: [] };
        const after = { ...rest, ...(next === undefined ? {} : { alarm: next }) };
        yield* Change.record(
          yield* Change.write(after, unchanged, occasion),
          "transmission.atRisk",
          occasion,
        );
      }
      const first = invoices[0]?.stored;
      if (first === undefined) return;
      const transmitBy = TransmissionPolicy.transmitBy(first.issuedAt ?? at);
      const what = { ...Post.about(first), stage, count: invoices.length, transmitBy, late };
      const mail = Mails.transmissionAtRisk(what);
      yield* Post.tell(first, "supplier", `transmission-at-risk.${stage}`, mail, at);
    }),
  ).pipe(
    Effect.andThen(
      Effect.annotateLogs(Effect.logWarning("not with the tax authority yet"), {
        supplier: invoices[0]?.stored.document.supplier.businessNumber ?? "",
        stage,
        invoices: invoices.length,
      }),
    ),
    Effect.as(invoices.length),
    // One of them was settled in that moment, or another process warns: the next run sees what is left.
    Effect.catchIf(
      ({ code }) => code === "invoice.changed",
      () => Effect.succeed(0),
    ),
  );

/** Warns of whatever it is time to warn of; a job. Counts invoices. */
export const warn: Use<{ readonly warned: number }> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  let warned = 0;
  while (true) {
    let some = 0;
    for (const warning of warningsOf(yield* Invoices.alarming(now, round), now)) {
      some += yield* tell(warning, now);
    }
    if (some === 0) return { warned };
    warned += some;
  }
});
