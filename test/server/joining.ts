/**
 * A whole server with a mail server beside it: an ERP whose companies ask
 * suppliers that nobody knows yet, local providers of identity, and a person
 * who reads mail and types what stands in it.
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as HttpServer from "effect/http/HttpServer";
import { SMTPServer } from "smtp-server";
import type { Views } from "@einv/api";
import { Client } from "@einv/api/client";
import { Trust } from "@einv/application";
import type { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { BusinessNumber, PhoneNumber } from "@einv/identity";
import { Consent, type IdentityVerifier, Refusals, type SignupView } from "@einv/membership";
import { Refusals as NtsRefusals, TaxAuthority } from "@einv/nts";
import { Program, Smtp } from "@einv/server/node";
import { apiKey, buyerNumber, document, installation, signWith } from "./world.ts";

/** A business number that can exist, made of its first nine digits. */
export const numberOf = (nine: string): string => {
  const found = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(
    BusinessNumber.hasValidCheckDigit,
  );
  return BusinessNumber.BusinessNumber.make(found ?? "");
};

/** What a mail says, however it was encoded for its way. */
const decoded = (raw: string): string =>
  raw
    .split(/\r\n--[^\r\n]+\r\n/)
    .map((part) => {
      const body = part.slice(part.indexOf("\r\n\r\n") + 4);
      if (/content-transfer-encoding: base64/i.test(part)) {
        return Buffer.from(body.split("\r\n--")[0]!, "base64").toString("utf8");
      }
      if (!/content-transfer-encoding: quoted-printable/i.test(part)) return body;
      const joined = body.replace(/=\r\n/g, "");
      return Buffer.from(
        joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8");
    })
    .join("\n");

/** A mail as it arrived. */
export interface Arrived {
  readonly to: string;
  readonly text: string;
}

const mailServer = Effect.acquireRelease(
  Effect.promise(async () => {
    const arrived: Array<Arrived> = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session, done) => {
        const chunks: Array<Buffer> = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const text = decoded(Buffer.concat(chunks).toString("latin1"));
          for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, text });
          done();
        });
      },
    });
    server.on("error", () => {});
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    return { server, arrived, port: (server.server.address() as AddressInfo).port };
  }),
  ({ server }) => Effect.promise(() => new Promise<void>((resolve) => server.close(resolve))),
);

export class World extends Context.Service<
  World,
  {
    readonly baseUrl: string;
    readonly erp: Client.Host;
    /** Moves the server's time on, and delivers the mail that waits. */
    readonly pass: (seconds?: number) => Effect.Effect<void>;
    /** The latest mail to this address. */
    readonly mailTo: (address: string) => Effect.Effect<string>;
    readonly arrived: ReadonlyArray<Arrived>;
    /** Text messages, by number. */
    readonly messages: Map<string, string>;
    /** An invoice is requested of a supplier; its ref, and the token in the mail's link. */
    readonly request: (of: {
      readonly supplier: string;
      readonly email: string;
      readonly key: string;
    }) => Effect.Effect<{ readonly ref: string; readonly token: Redacted.Redacted<string> }>;
    readonly certificateOf: (businessNumber: string) => Effect.Effect<SigningKey.SigningKey>;
    readonly logged: ReadonlyArray<string>;
  }
>()("test/server/joining/World") {}

/** An agency on this machine: its page says who came, and its answer is believed by what it kept. */
const agency = (method: "phone" | "ipin"): IdentityVerifier.RedirectProvider => ({
  kind: "redirect",
  begin: ({ verificationId, returnTo, at }) =>
    Effect.succeed({
      url: `https://agency.example/${method}?back=${encodeURIComponent(returnTo)}`,
      kept: Redacted.make(`kept-${verificationId}`),
      expiresAt: DateTime.add(at, { minutes: 10 }),
    }),
  complete: ({ verificationId, kept, answer, at }) => {
    const said = Redacted.value(answer);
    if (Redacted.value(kept) !== `kept-${verificationId}`) return Effect.die("not what was kept");
    if (said === "cancelled") return Effect.fail(Refusals.refusals.refusal("verification.cancelled"));
    if (!said.startsWith("person=")) {
      return Effect.fail(Refusals.refusals.refusal("verification.wrong-answer", { values: { left: "0" } }));
    }
    return Effect.succeed({
      method,
      assurance: "identity",
      name: "홍길동",
      phone: PhoneNumber.PhoneNumber.make("+821099990000"),
      uniqueKey: Redacted.make(`CI-${said}`),
      at,
    });
  },
});

const make = Effect.gen(function* () {
  const { arrived, port } = yield* mailServer;
  const logged: Array<string> = [];
  const messages = new Map<string, string>();
  const hierarchy = yield* Mint.hierarchy();
  const silent = Effect.fail(NtsRefusals.refusals.refusal("nts.unreachable"));
  const ports = Layer.mergeAll(
    Smtp.layer({ host: "127.0.0.1", port, from: "no-reply@einv.example" }),
    Layer.succeed(TaxAuthority.TaxAuthority, {
      submit: () => silent,
      results: () => silent,
      receiveCallback: () => silent,
    }),
    Trust.layer({ anchors: [hierarchy.root], intermediates: [hierarchy.authority], crls: [] }),
  );
  const providers: IdentityVerifier.Providers = {
    phone: agency("phone"),
    ipin: agency("ipin"),
    sms: {
      kind: "message",
      send: ({ to, text }) => Effect.sync(() => void messages.set(to, Redacted.value(text))),
    },
  };
  const serving = {
    host: "127.0.0.1",
    port: 0,
    apiKey: Redacted.make(apiKey),
    clock: "movable",
    mail: true,
    transmission: false,
    proxies: 1,
  } as const;
  const context = yield* Layer.build(
    Program.serving(serving, providers).pipe(
      Layer.provide(ports),
      Layer.provideMerge(installation),
      Layer.provide(Logger.layer([Logger.map(Logger.formatJson, (line) => void logged.push(line))])),
    ),
  );
  const baseUrl = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
  const erp = Client.host({ baseUrl, key: Redacted.make(apiKey) });
  yield* erp.registerCompany({
    businessNumber: buyerNumber,
    name: "다라전자",
    representative: "박다라",
    members: [{ memberId: "kim", name: "김", email: "tax@dara.example", grant: "full" }],
  });
  yield* erp.creditPoints({ businessNumber: buyerNumber, points: 100_000n, idempotencyKey: "points" });

  const clock = (init: RequestInit) =>
    Effect.promise(async () => {
      const headers = { authorization: `Bearer ${apiKey}` };
      const answer = await fetch(`${baseUrl}/admin/clock`, { ...init, headers });
      return (await answer.json()) as { readonly now: string };
    });
  const pass = (seconds = 5) =>
    Effect.gen(function* () {
      const { now } = yield* clock({});
      const to = DateTime.formatIso(DateTime.add(DateTime.makeUnsafe(now), { seconds }));
      yield* clock({ method: "POST", body: JSON.stringify({ to }) });
    });
  const mailTo = (address: string) =>
    Effect.map(pass(), () => arrived.findLast(({ to }) => to === address)?.text ?? "no mail");

  return World.of({
    baseUrl,
    erp,
    pass,
    mailTo,
    arrived,
    messages,
    logged,
    request: ({ supplier, email, key }) =>
      Effect.orDie(
        Effect.gen(function* () {
          const { now } = yield* clock({});
          const plain = document(DateTime.makeUnsafe(now));
          const { summary } = yield* erp.requestInvoice({
            businessNumber: buyerNumber,
            memberId: "kim",
            payer: "buyer",
            document: {
              ...plain,
              supplier: {
                ...plain.supplier,
                businessNumber: supplier,
                businessType: "제조업",
                businessItem: "직물",
                address: "서울 중구 을지로 29",
                contact: { person: "이마바", email, telephone: "02-1688-6000" },
              },
            },
            idempotencyKey: key,
          });
          const mail = yield* mailTo(email);
          const token = /#einv=([\w-]+)/.exec(mail)?.[1] ?? "";
          return { ref: summary.ref, token: Redacted.make(token) };
        }),
      ),
    certificateOf: (businessNumber) =>
      Effect.orDie(
        Effect.map(
          Mint.business(hierarchy, { businessNumber, name: "공급자", password: Redacted.make("of the key") }),
          ({ key }) => key,
        ),
      ).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  });
});

export const layer = Layer.effect(World, make).pipe(Layer.provide(SecureRandom.layerWebCrypto), Layer.orDie);

/** The code in a mail or a message. */
export const codeIn = (text: string): Redacted.Redacted<string> =>
  Redacted.make(/(?:인증번호|Your code:) (\d{6})/.exec(text)?.[1] ?? "no code");

/** Everything required is ticked, as somebody ticks it; nothing else. */
export const ticked = ({ terms = [] }: SignupView.SignupView): ReadonlyArray<Consent.Answer> =>
  terms.map(({ id, version, required }) => ({ terms: id, version, given: required }));

export const password = Redacted.make("파란 우산과 느린 기차");

/** Requests of pages carry the address that the operator's proxy saw. */
export const from =
  (address: string): typeof globalThis.fetch =>
  (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), "x-forwarded-for": address },
    });

/** A page of the signup that was just opened: it knows the token and nothing else. */
export const page = (baseUrl: string, secret: Redacted.Redacted<string>) =>
  Client.signup({ baseUrl, secret });

/** From the mail to a signup that began there. */
export const begun = (token: Redacted.Redacted<string>, businessNumber: string) =>
  Effect.gen(function* () {
    const { baseUrl } = yield* World;
    const { clientSecret } = yield* Client.link({ baseUrl }).open({ token, businessNumber });
    return yield* Client.gate({ baseUrl }).signup({ linkSecret: clientSecret });
  });

/** The proof of an address: the step member. */
export const proven = (secret: Redacted.Redacted<string>, address: string) =>
  Effect.gen(function* () {
    const { baseUrl, mailTo } = yield* World;
    const signup = page(baseUrl, secret);
    const sent = yield* signup.verify({ method: "email", target: address });
    const answer = codeIn(yield* mailTo(address));
    return yield* signup.answer({ challenge: sent.challenge?.id ?? "", answer });
  });

/** Terms, then {@link proven}. */
export const verified = (secret: Redacted.Redacted<string>, address: string) =>
  Effect.gen(function* () {
    const { baseUrl } = yield* World;
    const signup = page(baseUrl, secret);
    const first = yield* signup.view();
    yield* signup.agree({ version: first.version, answers: ticked(first) });
    return yield* proven(secret, address);
  });

/** A member of the company, from the mail on. */
export const joined = (of: {
  readonly supplier: string;
  readonly email: string;
  readonly loginId: string;
  readonly key: string;
}) =>
  Effect.gen(function* () {
    const { baseUrl, request } = yield* World;
    const { ref, token } = yield* request(of);
    const { signupSecret } = yield* begun(token, of.supplier);
    const signup = page(baseUrl, signupSecret);
    const { version } = yield* verified(signupSecret, of.email);
    const account = { loginId: of.loginId, password, name: "홍길동", phone: "02-1688-6000" };
    const next = yield* signup.createAccount({ version, ...account });
    yield* signup.registerCompany({ version: next.version, company: next.company!.input });
    const finished = yield* signup.finish();
    return { ...finished, ref };
  });

/** The invoices that a page shows. */
export const listed = (clientSecret: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { baseUrl } = yield* World;
    return yield* Client.session({ baseUrl, secret: Effect.succeed(clientSecret) }).list({ box: "all" });
  });

/** The company's certificate signs and issues. */
export const issue = (clientSecret: Redacted.Redacted<string>, ref: string, businessNumber: string) =>
  Effect.gen(function* () {
    const { baseUrl, certificateOf } = yield* World;
    const session = Client.session({ baseUrl, secret: Effect.succeed(clientSecret) });
    const approval: Views.Approval = yield* session.approval(ref);
    const signed = yield* signWith(yield* certificateOf(businessNumber), approval);
    return yield* session.issue({
      ref,
      version: approval.view.version,
      idempotencyKey: `issue-${ref}`,
      ...signed,
    });
  });
