/** What nobody needs any more is forgotten; a job runs it once a day. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import {
  Accounts,
  CompanyVerifications,
  Idempotency,
  Inquiries,
  RefusedMails,
  RegisteredCertificates,
  Sessions,
  Signups,
  Throttles,
  Verifications,
} from "@einv/store";
import type { Use } from "./Application.ts";
import * as EndHolds from "./EndHolds.ts";

/** How long a command may be repeated with the same answer. */
export const remembered = { days: 30 } as const;

/** How long mail that was refused is kept as evidence. */
export const evidence = { days: 90 } as const;

/** How long inquiries are kept: as long as complaints of consumers are (전자상거래법 시행령 §6). */
export const inquired = { days: 3 * 365 } as const;

/** How long an account is kept that never came to a company. */
export const unjoined = { days: 30 } as const;

/**
 * Removes sessions that have ended, answers of commands older than {@link remembered}, and old evidence;
 * signups nobody went on with, and what was counted or proven on the way.
 */
export const run: Use<void> = Effect.gen(function* () {
  const now = yield* DateTime.now;
  yield* EndHolds.endHolds;
  yield* Sessions.prune(now);
  yield* Idempotency.prune(DateTime.subtract(now, remembered));
  yield* RefusedMails.prune(DateTime.subtract(now, evidence));
  yield* Signups.prune(DateTime.subtract(now, { days: 1 }));
  yield* Accounts.prune(DateTime.subtract(now, unjoined), now);
  yield* Verifications.prune(DateTime.subtract(now, { days: 1 }));
  yield* CompanyVerifications.prune(DateTime.subtract(now, { days: 1 }));
  yield* RegisteredCertificates.prune(DateTime.subtract(now, { days: 1 }));
  yield* Inquiries.prune(DateTime.subtract(now, inquired));
  yield* Throttles.prune(DateTime.subtract(now, { days: 2 }));
});
