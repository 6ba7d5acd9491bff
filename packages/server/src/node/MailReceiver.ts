/**
 * A small mail server for one mailbox: takes invoices that other service
 * providers send (ASP 유통), and nothing else. Every mail is answered only when
 * it is stored or refused: 250 taken (also when it came before), 550 never,
 * 451 try again later.
 *
 * It speaks plain SMTP, since what it takes is sealed; put a mail relay before
 * it for TLS, or have the relay of the domain deliver the mailbox to this port.
 */
import { once } from "node:events";
import type { Socket } from "node:net";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Semaphore from "effect/Semaphore";
import { type Application, type AspMailbox, ReceiveInvoice } from "@einv/application";
import { AspMail } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

import { refusals } from "../Refusals.ts";

export interface Options {
  readonly host: string;
  /** 0 takes a free one; see {@link MailReceiver} for which. */
  readonly port: number;
  /** `etax@einv.example`: the address that the authority's archive names for us. */
  readonly mailbox: string;
}

/** Where it listens. */
export class MailReceiver extends Context.Service<MailReceiver, { readonly port: number }>()(
  "@einv/server/MailReceiver",
) {}

/** Senders at a time, and how long one may stay, however busy it is. Milliseconds. */
const patience = { senders: 20, idle: 30_000, whole: 300_000 } as const;

const answer = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

/** ASCII, one line: what another system's operator finds in its log. */
const refusedWith = (refusal: Refusal.Refusal): Error =>
  answer(
    ReceiveInvoice.isTransient(refusal) ? 451 : 550,
    `${refusal.code}: ${refusal.what.en}`.replace(/[^\x20-\x7e]+/g, "?"),
  );

const bare = (address: string): string => address.trim().toLowerCase();

/** The octets of a mail; `undefined` when it is too large, or has lines no mail can have. */
const collect = async (stream: SMTPServerDataStream): Promise<Uint8Array | undefined> => {
  const chunks: Array<Uint8Array> = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= AspMail.limits.bytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > AspMail.limits.bytes ? undefined : Buffer.concat(chunks);
};

/** Listens until the scope closes. Refused with `config.invalid` when the port cannot be had. */
export const layer = ({
  host,
  port,
  mailbox,
}: Options): Layer.Layer<MailReceiver, Refusal.Refusal, Application.Services | AspMailbox.AspMailbox> =>
  Layer.effect(
    MailReceiver,
    Effect.gen(function* () {
      const context = yield* Effect.context<Application.Services | AspMailbox.AspMailbox>();
      /** One after the other: opening an envelope is work, and senders can wait. */
      const oneAtATime = Semaphore.makeUnsafe(1);

      const take = (octets: Uint8Array, sender: string): Effect.Effect<string, Error> =>
        ReceiveInvoice.receive({ octets, sender }).pipe(
          oneAtATime.withPermits(1),
          Effect.tap(({ ref, again }) =>
            Effect.annotateLogs(Effect.logInfo("invoice received"), { ref, again }),
          ),
          Effect.tapError(({ code }) =>
            Effect.annotateLogs(Effect.logWarning("mail refused"), { code, sender }),
          ),
          Effect.mapBoth({
            onSuccess: ({ issueId }) => `${issueId} received`,
            onFailure: refusedWith,
          }),
          Effect.catchDefect((defect) =>
            Effect.andThen(
              Effect.logError("mail not taken", defect),
              Effect.fail(answer(451, "server.fault: try again later")),
            ),
          ),
          Effect.provideContext(context),
        );

      const onData = (
        stream: SMTPServerDataStream,
        { envelope }: SMTPServerSession,
        done: (error?: Error | null, message?: string) => void,
      ): void => {
        const sender = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const taken = Effect.flatMap(
          Effect.tryPromise({ try: () => collect(stream), catch: () => answer(451, "cut off") }),
          (octets) =>
            octets === undefined
              ? Effect.fail(answer(552, "nts.too-large: the mail is larger than allowed"))
              : take(octets, sender),
        );
        void Effect.runPromiseWith(context)(
          Effect.match(taken, {
            onFailure: (error) => done(error),
            onSuccess: (message) => done(null, message),
          }),
        );
      };

      const server = yield* Effect.acquireRelease(
        Effect.tryPromise({
          try: async () => {
            const made = new SMTPServer({
              banner: "einv",
              disabledCommands: ["AUTH", "STARTTLS"],
              disableReverseLookup: true,
              maxClients: patience.senders,
              socketTimeout: patience.idle,
              closeTimeout: 5000,
              size: AspMail.limits.bytes,
              logger: false,
              onRcptTo: ({ address }, session, done) =>
                bare(address) !== bare(mailbox)
                  ? done(answer(550, "no such mailbox here"))
                  : session.envelope.rcptTo.length > 0
                    ? done(answer(452, "one recipient at a time"))
                    : done(),
              onData,
            });
            made.server.on("connection", (socket: Socket) => {
              const end = setTimeout(() => socket.destroy(), patience.whole);
              socket.once("close", () => clearTimeout(end));
            });
            const failed = once(made, "error").then(([error]: ReadonlyArray<unknown>) => {
              throw error;
            });
            made.listen(port, host);
            await Promise.race([once(made.server, "listening"), failed]);
            failed.catch(() => undefined);
            // What goes wrong on one connection is that connection's.
            made.on("error", () => undefined);
            return made;
          },
          catch: (error) =>
            refusals.refusal("config.invalid", {
              values: { problems: `EINV_ASP_HOST, EINV_ASP_PORT cannot be listened on: ${String(error)}` },
            }),
        }),
        (listening) => Effect.promise(() => new Promise<void>((resolve) => listening.close(() => resolve()))),
      );
      const address = server.server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      yield* Effect.annotateLogs(Effect.logInfo("listening for mail"), { mailbox, host, port: bound });
      return { port: bound };
    }),
  );
