/** The other systems' mailboxes and certificates, fetched from the authority; a job runs it once a day. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { PublicKeys as Authority } from "@einv/nts";
import { PublicKeys } from "@einv/store";
import type { Use } from "./Application.ts";

/**
 * Counts the keys that are known now and the files that were none. An archive
 * without keys changes nothing: whom invoices are sealed for is not forgotten
 * by somebody's mistake. Refused with `nts.*`.
 */
export const refresh: Use<{ readonly known: number; readonly unusable: number }, Authority.PublicKeys> =
  Effect.gen(function* () {
    const { request } = yield* Authority.PublicKeys;
    const { keys, unusable } = yield* request;
    for (const { file, refusal } of unusable) {
      yield* Effect.annotateLogs(Effect.logWarning("public key passed over"), { file, code: refusal.code });
    }
    if (keys.length > 0) {
      const rows = keys.map(({ registration, mailbox, certificate }) => ({
        registration,
        mailbox,
        certificate: certificate.der,
      }));
      yield* PublicKeys.replace(rows, yield* DateTime.now);
    }
    return { known: keys.length, unusable: unusable.length };
  });
