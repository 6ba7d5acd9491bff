import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { Mailer } from "@einv/application";
import { Smtp } from "@einv/server/node";

/** A mail server in this process; what it took is kept as it came. */
const mailServer = (options: SMTPServerOptions = {}) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const taken: Array<string> = [];
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onData: (stream, _session, done) => {
          const chunks: Array<Buffer> = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            taken.push(Buffer.concat(chunks).toString("utf8"));
            done();
          });
        },
        ...options,
      });
      server.on("error", () => {});
      server.listen(0, "127.0.0.1");
      await once(server.server, "listening");
      const { port } = server.server.address() as AddressInfo;
      return { server, taken, port };
    }),
    ({ server }) => Effect.promise(() => new Promise<void>((resolve) => server.close(resolve))),
  );

const mail: Mailer.Mail = {
  id: "mail_01",
  to: { name: "하늘식품 경리", address: "tax@haneul.example" },
  fromName: "바다유통",
  replyTo: { name: "이바다", address: "bada@bada.example" },
  subject: "[역발행 요청] 바다유통, 1,100,000원",
  text: "바다유통이 세금계산서 발행을 요청했습니다.",
  html: "<p>바다유통이 세금계산서 발행을 요청했습니다.</p>",
};

const send = (port: number, sent: Mailer.Mail = mail, more: Partial<Smtp.Options> = {}) =>
  Mailer.Mailer.pipe(
    Effect.flatMap((mailer) => mailer.send(sent)),
    Effect.provide(Smtp.layer({ host: "127.0.0.1", port, from: "no-reply@einv.example", ...more })),
  );

const header = (message: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(message)?.[1]?.replace(/\r\n/g, "");

describe("mail", () => {
  it.live("arrives as a mail that no robot answers, with the same Message-ID when it is sent again", () =>
    Effect.gen(function* () {
      const { taken, port } = yield* mailServer();
      yield* send(port);
      yield* send(port);
      const [first, second] = [taken[0]!, taken[1]!];
      assert.strictEqual(header(first, "Message-ID"), "<mail_01@einv.example>");
      assert.strictEqual(header(second, "Message-ID"), "<mail_01@einv.example>");
      assert.include(header(first, "From"), "<no-reply@einv.example>");
      assert.include(header(first, "Reply-To"), "<bada@bada.example>");
      assert.strictEqual(header(first, "Auto-Submitted"), "auto-generated");
      assert.include(header(first, "List-Id"), "einv.einv.example");
      assert.include(header(first, "Content-Type"), "multipart/alternative");
    }),
  );

  it.live("a party's name cannot add a header or a recipient", () =>
    Effect.gen(function* () {
      const recipients: Array<string> = [];
      const { taken, port } = yield* mailServer({
        onRcptTo: ({ address }, _session, done) => {
          recipients.push(address);
          done();
        },
      });
      const evil = 'A"\r\nBcc: victim@elsewhere.example\r\nX-Evil: 1\r\n\r\nbody';
      yield* send(port, {
        ...mail,
        id: "a>\r\nX-Evil: 1",
        fromName: evil,
        subject: evil,
        to: { name: evil, address: "tax@haneul.example" },
      });
      assert.deepStrictEqual(recipients, ["tax@haneul.example"]);
      assert.isUndefined(header(taken[0]!, "X-Evil"));
      assert.isUndefined(header(taken[0]!, "Bcc"));
      assert.match(header(taken[0]!, "Message-ID")!, /^<[0-9a-f]{32}@einv\.example>$/);
    }),
  );

  const smtpError = (responseCode: number) => Object.assign(new Error("no"), { responseCode });

  it.live.each([
    [550, "mail.refused"],
    [451, "mail.unreachable"],
  ] as const)("a recipient answered with %i is %s", ([status, code]) =>
    Effect.gen(function* () {
      const { port } = yield* mailServer({ onRcptTo: (_, __, done) => done(smtpError(status)) });
      const refusal = yield* Effect.flip(send(port));
      assert.strictEqual(refusal.code, code);
      assert.include(refusal.why!.en, String(status));
    }),
  );

  it.live("no server there", () =>
    Effect.gen(function* () {
      const { port } = yield* Effect.scoped(mailServer());
      assert.strictEqual((yield* Effect.flip(send(port))).code, "mail.unreachable");
    }),
  );

  it.live("a wrong login is named, its password is not", () =>
    Effect.gen(function* () {
      const { port } = yield* mailServer({
        allowInsecureAuth: true,
        onAuth: (_, __, done) => done(smtpError(535)),
      });
      const refusal = yield* Effect.flip(
        send(port, mail, { user: "einv", password: Redacted.make("canary") }),
      );
      assert.strictEqual(refusal.code, "mail.login");
      assert.notInclude(JSON.stringify(refusal), "canary");
    }),
  );

  it.live("without a mail server a mail is kept back, not lost", () =>
    Effect.gen(function* () {
      const refusal = yield* Mailer.Mailer.pipe(
        Effect.flatMap((mailer) => mailer.send(mail)),
        Effect.provide(Smtp.unconfigured),
        Effect.flip,
      );
      assert.strictEqual(refusal.code, "mail.not-configured");
    }),
  );
});
