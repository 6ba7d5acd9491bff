/** A mail server that keeps what it gets in memory, for a page to show. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Scope from "effect/Scope";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

import * as Ports from "../Ports.ts";

export interface Mail {
  readonly id: string;
  readonly at: DateTime.Utc;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Inbox {
  /** Newest first. */
  readonly mails: () => ReadonlyArray<Mail>;
}

/** Bytes of the largest mail, and the number of mails kept. */
const limits = { size: 1024 * 1024, mails: 200 };

const received = (raw: Uint8Array, id: string): Effect.Effect<Mail, Error> =>
  Effect.gen(function* () {
    const { from, to, subject, text, html } = yield* Effect.tryPromise({
      try: () => PostalMime.parse(raw),
      catch: (error) => (error instanceof Error ? error : new Error(String(error))),
    });
    return {
      id,
      at: yield* DateTime.now,
      from: from?.address ?? "",
      to: (to ?? []).map(({ address }) => address ?? "").join(", "),
      subject: subject ?? "",
      text: text ?? "",
      html: html ?? "",
    };
  });

/** Listens until the scope closes. Refused with `cli.port-taken`. */
export const make = (port: number, host: string): Effect.Effect<Inbox, Refusal, Scope.Scope> =>
  Effect.gen(function* () {
    const mails: Array<Mail> = [];
    let count = 0;
    const server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      size: limits.size,
      onData: (stream, _session, done) => {
        const chunks: Array<Buffer> = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const mail = received(new Uint8Array(Buffer.concat(chunks)), String(++count));
          Effect.runFork(
            Effect.match(mail, {
              onFailure: (error) => done(error),
              onSuccess: (kept) => {
                mails.unshift(kept);
                mails.length = Math.min(mails.length, limits.mails);
                done();
              },
            }),
          );
        });
      },
    });
    yield* Effect.acquireRelease(
      Effect.callback<void, Refusal>((resume) => {
        server.once("error", (error) => resume(Effect.fail(Ports.taken(port, error))));
        server.listen(port, host, () => resume(Effect.void));
      }),
      () => Effect.callback<void>((resume) => server.close(() => resume(Effect.void))),
    );
    // A client that goes away in the middle of a mail is not a fault of the server.
    server.on("error", () => undefined);
    return { mails: () => mails };
  });
