/** Hands mail to an SMTP server. A failure is typed and left to the outbox, which tries again. */
import { createHash } from "node:crypto";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Predicate from "effect/Predicate";
import * as Redacted from "effect/Redacted";
import { createTransport } from "nodemailer";
import { Mailer } from "@einv/application";
import type { Refusal } from "@einv/refusal";

import { refusals } from "../Refusals.ts";

export interface Options {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); otherwise STARTTLS when the server offers it, and always before a login. */
  readonly secure?: boolean;
  readonly user?: string;
  readonly password?: Redacted.Redacted<string>;
  /** The address that mail is sent from: `no-reply@einv.example`. */
  readonly from: string;
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.");

/** `Message-ID`: the same for the same mail, so that a repeated delivery is recognised, and safe in a header. */
const messageId = (id: string, from: string): string => {
  const local = /^[\w.-]{1,64}$/.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 32);
  return `<${local}@${from.slice(from.lastIndexOf("@") + 1)}>`;
};

const named = (party: { readonly name?: string; readonly address: string }) => ({
  name: party.name ?? "",
  address: party.address,
});

const attached = ({ name, content }: NonNullable<Mailer.Mail["attachment"]>) => ({
  filename: name,
  content: Buffer.from(content),
  contentType: "application/octet-stream",
});

const refusalOf = (failure: unknown): Refusal.Refusal => {
  const code = Predicate.hasProperty(failure, "code") ? failure.code : undefined;
  const responseCode = Predicate.hasProperty(failure, "responseCode") ? failure.responseCode : undefined;
  if (code === "EAUTH") return refusals.refusal("mail.login");
  // 4xx asks to come back later, 5xx will say the same again (RFC 5321 §4.2.1).
  if (typeof responseCode === "number" && responseCode >= 500)
    return refusals.refusal("mail.refused", { values: { status: String(responseCode) } });
  if (code === "EENVELOPE" && responseCode === undefined)
    return refusals.refusal("mail.refused", { values: { status: "EENVELOPE" } });
  const reason =
    typeof responseCode === "number" ? responseCode : typeof code === "string" ? code : "unknown";
  return refusals.refusal("mail.unreachable", { values: { reason: String(reason) } });
};

/** A mailer over one small pool of connections, closed with the scope. */
export const layer = (options: Options): Layer.Layer<Mailer.Mailer> =>
  Layer.effect(
    Mailer.Mailer,
    Effect.gen(function* () {
      const { host, port, secure = false, user, password, from } = options;
      const auth =
        user === undefined
          ? {}
          : { auth: { user, pass: password === undefined ? "" : Redacted.value(password) } };
      const transport = yield* Effect.acquireRelease(
        Effect.sync(() =>
          createTransport({
            pool: true,
            maxConnections: 3,
            host,
            port,
            secure,
            requireTLS: !secure && user !== undefined && !isLoopback(host),
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 30_000,
            // A mail is text that we wrote; nothing in it may reach a file or an address.
            disableFileAccess: true,
            disableUrlAccess: true,
            ...auth,
          }),
        ),
        (pool) => Effect.sync(() => pool.close()),
      );
      return {
        send: (mail) =>
          Effect.tryPromise({
            try: () =>
              transport.sendMail({
                messageId: messageId(mail.id, from),
                from: { name: mail.fromName, address: from },
                to: named(mail.to),
                ...(mail.replyTo === undefined ? {} : { replyTo: named(mail.replyTo) }),
                subject: mail.subject,
                text: mail.text,
                html: mail.html,
                ...(mail.attachment === undefined ? {} : { attachments: [attached(mail.attachment)] }),
                headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
                list: { id: { url: `einv.${from.slice(from.lastIndexOf("@") + 1)}`, comment: "einv" } },
              }),
            catch: refusalOf,
          }).pipe(Effect.asVoid),
      };
    }),
  );

/** Without a mail server, mail waits in the outbox until there is one. */
export const unconfigured: Layer.Layer<Mailer.Mailer> = Layer.succeed(Mailer.Mailer, {
  send: () => Effect.fail(refusals.refusal("mail.not-configured")),
});
