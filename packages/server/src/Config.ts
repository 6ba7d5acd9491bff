/**
 * What an operator sets, read from the environment (any `ConfigProvider`):
 * one row per variable. Everything that is wrong is said at once, each with
 * the name of its variable and never with a secret's value.
 */
import * as Config from "effect/Config";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Base64 from "effect/encoding/Base64";
import { BusinessNumber, PhoneNumber } from "@einv/identity";
import type { TransmissionPolicy } from "@einv/nts";
import type { Refusal } from "@einv/refusal";

import { refusals } from "./Refusals.ts";

/** Where mail leaves. */
export interface Smtp {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: Redacted.Redacted<string>;
  readonly from: string;
}

/** The tax authority and our identity there; certificates and keys are files (DER or PEM). */
export interface Nts {
  readonly endpoint: string;
  /** Where the authority posts results: this server's `/nts/callback` as it is seen from outside. */
  readonly replyTo: string;
  /** Business number of whoever runs this server; its name is the one in the certificate. */
  readonly businessNumber: string;
  /** Our own certificate and key, which sign messages. */
  readonly certificate: string;
  readonly key: string;
  readonly keyPassword: Redacted.Redacted<string>;
  /** The authority's certificate that packages are encrypted to. */
  readonly encryption: string;
  /** A folder of certificates by which the authority's own signatures are believed. */
  readonly trust: string;
}

/** Our mailbox for invoices of other service providers, and the key that they seal for. */
export interface Asp {
  readonly host: string;
  readonly port: number;
  readonly mailbox: string;
  readonly certificate: string;
  readonly key: string;
  readonly keyPassword: Redacted.Redacted<string>;
}

/** How it is learned whether a signer's certificate was revoked (폐기). */
export interface Revocation {
  /** What happens when nobody can say: the issue is refused, or the invoice is issued and it is noted. */
  readonly unknown: "refuse" | "note";
  /** Hosts that are asked beside the licensed authorities' own; `none`: only the lists in the folder of trust count. */
  readonly hosts: "none" | ReadonlyArray<{ readonly name: string; readonly port?: number }>;
}

/** Who carries text messages (문자): SOLAPI. */
export interface Sms {
  readonly url?: string;
  readonly apiKey: string;
  readonly apiSecret: Redacted.Redacted<string>;
  /** 발신번호, registered there. */
  readonly from: PhoneNumber.PhoneNumber;
}

/** The account at PortOne, and which agency proves what. */
export interface PortOne {
  readonly kind: "portone";
  readonly storeId: string;
  readonly apiSecret: Redacted.Redacted<string>;
  /** This server's `/identity/portone` as browsers reach it. */
  readonly pageUrl: string;
  readonly phoneChannel?: string;
  readonly ipinChannel?: string;
}

/** Who says who somebody is (본인인증). `practice` identifies nobody. */
export type Identity = PortOne | { readonly kind: "practice" };

/** The payment gateway (결제대행사). */
export interface Payment {
  readonly url: string;
  readonly secretKey: Redacted.Redacted<string>;
  /** Key of the HMAC over its notices. */
  readonly noticeKey: Redacted.Redacted<string>;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database and the sealing key. */
  readonly data: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: Redacted.Redacted<string>;
  /** An API key that is valid from the start. */
  readonly apiKey?: Redacted.Redacted<string>;
  /** Seals secrets at rest; kept in the data folder when it is not given. */
  readonly sealingKey?: Redacted.Redacted<Uint8Array>;
  /** Those it had before: they open what they sealed. */
  readonly formerSealingKeys?: ReadonlyArray<Redacted.Redacted<Uint8Array>>;
  /** 등록번호 of the issuing system, the middle part of every issue ID. */
  readonly registration: string;
  readonly landingUrl: string;
  readonly chargeUrl?: string;
  /** Where inquiries are mailed. */
  readonly supportAddress?: string;
  readonly payment?: Payment;
  readonly sms?: Sms;
  readonly identity?: Identity;
  readonly smtp?: Smtp;
  readonly nts?: Nts;
  /** When the tax authority is closed: nothing is sent or asked then. */
  readonly maintenance: ReadonlyArray<TransmissionPolicy.Window>;
  readonly asp?: Asp;
  /** A folder of certificates and revocation lists by which signers are believed. */
  readonly trust?: string;
  readonly revocation: Revocation;
  readonly clock: "real" | "movable";
  /** Proxies of the operator's own in front, whose `X-Forwarded-For` is believed. */
  readonly proxies?: number;
}

/** Every variable there is, and what it is for. */
export const variables = {
  EINV_PORT: "port to listen on; 4280",
  EINV_HOST: "address to listen on; 127.0.0.1",
  EINV_DATA: "folder of the embedded database and the sealing key; ./einv-data",
  DATABASE_URL: "postgres://… instead of the embedded database",
  EINV_API_KEY: "an API key that is valid from the start, 32 characters or more",
  EINV_SEALING_KEY: "32 bytes in base64; made and kept in the data folder when absent",
  EINV_SEALING_KEY_FORMER: "keys that sealed before, separated by commas: they open what they sealed",
  EINV_REGISTRATION: "registration number (등록번호) of the issuing system, 8 letters or digits",
  EINV_LANDING_URL: "page that mail links lead to when a request names none",
  EINV_SMTP_URL: "smtp://user:password@host:587 or smtps://…; without it mail waits",
  EINV_MAIL_FROM: "address that mail is sent from",
  EINV_NTS_ENDPOINT: "the tax authority's address; without it nothing is transmitted",
  EINV_NTS_REPLY_TO: "this server's /nts/callback as the authority reaches it",
  EINV_NTS_BUSINESS_NUMBER: "business number of whoever runs this server",
  EINV_NTS_CERTIFICATE: "file: our certificate, which signs messages to the authority",
  EINV_NTS_KEY: "file: its private key (signPri.key)",
  EINV_NTS_KEY_PASSWORD: "password of that key",
  EINV_NTS_ENCRYPTION: "file: the authority's encryption certificate",
  EINV_NTS_TRUST: "folder: certificates by which the authority's signatures are believed",
  EINV_NTS_MAINTENANCE: "2026-12-05T22:00/2026-12-06T06:00, …: when the authority is closed, Korean time",
  EINV_ASP_MAILBOX: "address at which other service providers send invoices; without it none are taken",
  EINV_ASP_HOST: "address to listen on for that mail; 127.0.0.1",
  EINV_ASP_PORT: "port to listen on for that mail (SMTP); 2525",
  EINV_ASP_CERTIFICATE: "file: our key-management certificate (kmCert.der), which they seal for",
  EINV_ASP_KEY: "file: its private key (kmPri.key)",
  EINV_ASP_KEY_PASSWORD: "password of that key",
  EINV_TRUST_DIR: "folder: certificates and revocation lists by which signers are believed",
  EINV_REVOCATION: "refuse, or note: what to do when nobody can say whether a certificate was revoked",
  EINV_REVOCATION_HOSTS: "host[:port], …: asked beside the licensed authorities' own; none asks nobody",
  EINV_PROXIES: "how many proxies of your own stand before this server; 0",
  EINV_CHARGE_URL: "page where points are charged; the landing page when absent",
  EINV_SUPPORT_ADDRESS: "mail address that inquiries go to; without it none are taken",
  EINV_SMS_API_KEY: "SOLAPI key; without it no code goes by text message",
  EINV_SMS_API_SECRET: "its secret, which signs every call",
  EINV_SMS_FROM: "the number that messages are sent from, registered at SOLAPI",
  EINV_SMS_URL: "SOLAPI's address; https://api.solapi.com",
  EINV_IDENTITY:
    "portone, or practice (NOBODY IS IDENTIFIED: demonstrations only); without it e-mail and text messages prove who somebody is",
  EINV_IDENTITY_STORE_ID: "PortOne store",
  EINV_IDENTITY_API_SECRET: "its V2 API secret",
  EINV_IDENTITY_PHONE_CHANNEL: "PortOne channel key for 본인명의 휴대전화",
  EINV_IDENTITY_IPIN_CHANNEL: "PortOne channel key for 아이핀",
  EINV_IDENTITY_PAGE_URL: "this server's /identity/portone as browsers reach it",
  EINV_PAYMENT_URL: "the payment gateway's address; without it nothing can be charged",
  EINV_PAYMENT_SECRET_KEY: "proves this server to the payment gateway",
  EINV_PAYMENT_NOTICE_KEY: "proves the payment gateway's notices (/payments/notices) to this server",
  EINV_CLOCK: "real, or movable for demonstrations",
} as const;
export type Variable = keyof typeof variables;

type Parsed<A> = Result.Result<A, string>;

const text = (value: string): Parsed<string> => Result.succeed(value);

const secret = (value: string): Parsed<Redacted.Redacted<string>> => Result.succeed(Redacted.make(value));

const matching =
  (pattern: RegExp, expected: string) =>
  (value: string): Parsed<string> =>
    pattern.test(value) ? Result.succeed(value) : Result.fail(expected);

const url =
  (...protocols: ReadonlyArray<string>) =>
  (value: string): Parsed<URL> => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    return parsed !== undefined && protocols.includes(parsed.protocol)
      ? Result.succeed(parsed)
      : Result.fail(`must be an address that starts with ${protocols.map((it) => `${it}//`).join(" or ")}`);
  };

const web = (value: string): Parsed<string> => Result.map(url("https:", "http:")(value), ({ href }) => href);

const port = (value: string): Parsed<number> =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535
    ? Result.succeed(Number(value))
    : Result.fail("must be a port, 0 to 65535");

const address = matching(/^[^\s@<>,;]+@[^\s@<>,;]+$/, "must be one e-mail address");

const apiKey = (value: string): Parsed<Redacted.Redacted<string>> =>
  /^[\x21-\x7e]{32,255}$/.test(value)
    ? Result.succeed(Redacted.make(value))
    : Result.fail("must have 32 to 255 characters of printable ASCII");

/** A sealing key as it stands in the environment or in its file. */
export const sealingKey = (value: string): Parsed<Redacted.Redacted<Uint8Array>> => {
  const decoded = Base64.decode(value.trim());
  return Result.isSuccess(decoded) && decoded.success.length === 32
    ? Result.succeed(Redacted.make(decoded.success))
    : Result.fail("must be 32 bytes in base64");
};

const sealingKeys = (value: string): Parsed<ReadonlyArray<Redacted.Redacted<Uint8Array>>> =>
  Result.mapError(
    Result.all(value.split(",").map(sealingKey)),
    () => "must be keys of 32 bytes in base64, separated by commas",
  );

const clock = (value: string): Parsed<"real" | "movable"> =>
  value === "real" || value === "movable" ? Result.succeed(value) : Result.fail("must be real or movable");

const unknownRevocation = (value: string): Parsed<Revocation["unknown"]> =>
  value === "refuse" || value === "note" ? Result.succeed(value) : Result.fail("must be refuse or note");

const revocationHosts = (value: string): Parsed<Revocation["hosts"]> => {
  if (value === "none") return Result.succeed(value);
  const hosts = value.split(",").map((each) => /^([a-z0-9.-]{1,253})(?::(\d{1,5}))?$/i.exec(each.trim()));
  return Result.all(
    hosts.map((found) =>
      found === null
        ? Result.fail("must be hosts, each with a port if it counts, or none")
        : Result.succeed({
            name: (found[1] ?? "").toLowerCase(),
            ...(found[2] === undefined ? {} : { port: Number(found[2]) }),
          }),
    ),
  );
};

const instant = (wall: string | undefined): DateTime.Utc | undefined =>
  wall !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)
    ? Option.getOrUndefined(Option.map(DateTime.make(`${wall}:00+09:00`), DateTime.toUtc))
    : undefined;

/** Intervals of Korean time, `from/to`. */
const windows = (value: string): Parsed<Settings["maintenance"]> =>
  Result.all(
    value.split(",").map((interval): Parsed<TransmissionPolicy.Window> => {
      const [from, to, ...rest] = interval.trim().split("/").map(instant);
      return from !== undefined && to !== undefined && rest.length === 0 && DateTime.isLessThan(from, to)
        ? Result.succeed({ from, to })
        : Result.fail("must be intervals such as 2026-12-05T22:00/2026-12-06T06:00");
    }),
  );

const smtpAddress = (value: string): Parsed<Omit<Smtp, "from">> =>
  Result.flatMap(url("smtp:", "smtps:")(value), ({ hostname, port, protocol, username, password }) =>
    Result.try({
      try: () => ({
        host: hostname.replace(/^\[|\]$/g, ""),
        secure: protocol === "smtps:",
        port: port === "" ? (protocol === "smtps:" ? 465 : 587) : Number(port),
        ...(username === "" ? {} : { user: decodeURIComponent(username) }),
        ...(password === "" ? {} : { password: Redacted.make(decodeURIComponent(password)) }),
      }),
      catch: () => "has a user or a password that is not percent-encoded",
    }),
  );

const businessNumber = (value: string): Parsed<string> =>
  Result.mapError(BusinessNumber.parse(value), ({ what }) => `is no business number: ${what.en}`);

const phoneNumber = (value: string): Parsed<PhoneNumber.PhoneNumber> =>
  Result.mapError(PhoneNumber.parse(value), ({ what }) => `is no telephone number: ${what.en}`);

const identityKind = (value: string): Parsed<Identity["kind"]> =>
  value === "portone" || value === "practice"
    ? Result.succeed(value)
    : Result.fail("must be portone or practice");

/** A word that stands in headers and queries. */
const token = matching(/^[\x21-\x7e]{1,200}$/, "must have 1 to 200 characters of printable ASCII");

/** `keyPassword` is set by `EINV_NTS_KEY_PASSWORD`. */
const variableOf = (family: "NTS" | "ASP" | "PAYMENT" | "SMS" | "IDENTITY", member: string): string =>
  `EINV_${family}_${member.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;

type Partly<A> = { readonly [Member in keyof A]: A[Member] | undefined };

/** Whether none is missing. */
const isWhole = <A extends object>(settings: Partly<A>): settings is Partly<A> & A =>
  Object.values(settings).every((value) => value !== undefined);

/** All settings, or `config.invalid` with every variable that is wrong. */
export const load: Effect.Effect<Settings, Refusal.Refusal> = Effect.gen(function* () {
  const problems: Array<string> = [];
  const complain = (name: Variable, problem: string): undefined => {
    problems.push(`${name} ${problem}`);
    return undefined;
  };
  /** A variable that is there and wrong has been named already. */
  const needs = (name: string, value: unknown, why: string) => {
    if (value === undefined && !problems.some((problem) => problem.startsWith(`${name} `)))
      problems.push(`${name} is missing: ${why}`);
  };

  const read = <A>(name: Variable, parse: (value: string) => Parsed<A>): Effect.Effect<A | undefined> =>
    Effect.gen(function* () {
      const found = yield* Effect.result(Config.option(Config.String(name)));
      if (Result.isFailure(found)) return complain(name, "cannot be read");
      const value = Option.getOrElse(found.success, () => "").trim();
      if (value === "") return undefined;
      const parsed = parse(value);
      return Result.isSuccess(parsed) ? parsed.success : complain(name, parsed.failure);
    });

  const host = (yield* read("EINV_HOST", text)) ?? "127.0.0.1";
  const listening = (yield* read("EINV_PORT", port)) ?? 4280;
  const data = (yield* read("EINV_DATA", text)) ?? "einv-data";
  const database = yield* read("DATABASE_URL", (value) =>
    Result.map(url("postgres:", "postgresql:")(value), () => Redacted.make(value)),
  );
  const key = yield* read("EINV_API_KEY", apiKey);
  const sealing = yield* read("EINV_SEALING_KEY", sealingKey);
  const formerSealingKeys = yield* read("EINV_SEALING_KEY_FORMER", sealingKeys);
  if (database !== undefined) needs("EINV_SEALING_KEY", sealing, "servers that share a database share it");
  const registration = yield* read(
    "EINV_REGISTRATION",
    matching(/^[0-9A-Za-z]{8}$/, "must have 8 letters or digits"),
  );
  const landingUrl = yield* read("EINV_LANDING_URL", web);
  const trust = yield* read("EINV_TRUST_DIR", text);
  const revocation: Revocation = {
    unknown: (yield* read("EINV_REVOCATION", unknownRevocation)) ?? "refuse",
    hosts: (yield* read("EINV_REVOCATION_HOSTS", revocationHosts)) ?? [],
  };
  const kind = (yield* read("EINV_CLOCK", clock)) ?? "real";
  const proxies = yield* read("EINV_PROXIES", (value) =>
    /^\d$/.test(value) ? Result.succeed(Number(value)) : Result.fail("must be a number from 0 to 9"),
  );

  const chargeUrl = yield* read("EINV_CHARGE_URL", web);
  const supportAddress = yield* read(
    "EINV_SUPPORT_ADDRESS",
    matching(/^[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[^\s@<>,;.]+$/, "must be a mail address"),
  );
  const sms: Partly<Omit<Sms, "url">> = {
    apiKey: yield* read("EINV_SMS_API_KEY", matching(/^[\w-]{1,100}$/, "must be an API key")),
    apiSecret: yield* read("EINV_SMS_API_SECRET", secret),
    from: yield* read("EINV_SMS_FROM", phoneNumber),
  };
  const smsUrl = yield* read("EINV_SMS_URL", web);
  if ([smsUrl, ...Object.values(sms)].some((value) => value !== undefined))
    for (const [member, value] of Object.entries(sms))
      needs(variableOf("SMS", member), value, "text messages need it");

  const identified = yield* read("EINV_IDENTITY", identityKind);
  const portOne: Partly<Pick<PortOne, "storeId" | "apiSecret" | "pageUrl">> = {
    storeId: yield* read("EINV_IDENTITY_STORE_ID", token),
    apiSecret: yield* read("EINV_IDENTITY_API_SECRET", secret),
    pageUrl: yield* read("EINV_IDENTITY_PAGE_URL", web),
  };
  const phoneChannel = yield* read("EINV_IDENTITY_PHONE_CHANNEL", token);
  const ipinChannel = yield* read("EINV_IDENTITY_IPIN_CHANNEL", token);
  if (identified === "portone") {
    for (const [member, value] of Object.entries(portOne))
      needs(variableOf("IDENTITY", member), value, "EINV_IDENTITY=portone needs it");
    needs(
      "EINV_IDENTITY_PHONE_CHANNEL",
      phoneChannel ?? ipinChannel,
      "EINV_IDENTITY=portone needs it, or EINV_IDENTITY_IPIN_CHANNEL",
    );
  }
  if (identified === "practice" && (yield* read("EINV_NTS_ENDPOINT", text)) !== undefined)
    complain("EINV_IDENTITY", "practice identifies nobody: it does not run where invoices are transmitted");
  const identity: Identity | undefined =
    identified === "practice"
      ? { kind: "practice" }
      : identified === "portone" && isWhole<Pick<PortOne, "storeId" | "apiSecret" | "pageUrl">>(portOne)
        ? {
            kind: "portone",
            ...portOne,
            ...(phoneChannel === undefined ? {} : { phoneChannel }),
            ...(ipinChannel === undefined ? {} : { ipinChannel }),
          }
        : undefined;

  const payment: Partly<Payment> = {
    url: yield* read("EINV_PAYMENT_URL", web),
    secretKey: yield* read("EINV_PAYMENT_SECRET_KEY", secret),
    noticeKey: yield* read("EINV_PAYMENT_NOTICE_KEY", secret),
  };
  if (Object.values(payment).some((value) => value !== undefined))
    for (const [member, value] of Object.entries(payment))
      needs(variableOf("PAYMENT", member), value, "the payment gateway needs it");

  const smtp = yield* read("EINV_SMTP_URL", smtpAddress);
  const from = yield* read("EINV_MAIL_FROM", address);
  if (smtp !== undefined) needs("EINV_MAIL_FROM", from, "mail has a sender");

  const nts: Partly<Nts> = {
    endpoint: yield* read("EINV_NTS_ENDPOINT", web),
    replyTo: yield* read("EINV_NTS_REPLY_TO", web),
    businessNumber: yield* read("EINV_NTS_BUSINESS_NUMBER", businessNumber),
    certificate: yield* read("EINV_NTS_CERTIFICATE", text),
    key: yield* read("EINV_NTS_KEY", text),
    keyPassword: yield* read("EINV_NTS_KEY_PASSWORD", secret),
    encryption: yield* read("EINV_NTS_ENCRYPTION", text),
    trust: yield* read("EINV_NTS_TRUST", text),
  };
  const maintenance = (yield* read("EINV_NTS_MAINTENANCE", windows)) ?? [];
  if (Object.values(nts).some((value) => value !== undefined)) {
    const why = "the tax authority needs it";
    for (const [member, value] of Object.entries(nts)) needs(variableOf("NTS", member), value, why);
    needs("EINV_REGISTRATION", registration, why);
  }

  const aspHost = yield* read("EINV_ASP_HOST", text);
  const aspPort = yield* read("EINV_ASP_PORT", port);
  const asp: Partly<Asp> = {
    host: aspHost ?? "127.0.0.1",
    port: aspPort ?? 2525,
    mailbox: yield* read("EINV_ASP_MAILBOX", address),
    certificate: yield* read("EINV_ASP_CERTIFICATE", text),
    key: yield* read("EINV_ASP_KEY", text),
    keyPassword: yield* read("EINV_ASP_KEY_PASSWORD", secret),
  };
  const { host: _host, port: _port, ...chosen } = asp;
  if ([aspHost, aspPort, ...Object.values(chosen)].some((value) => value !== undefined)) {
    for (const [member, value] of Object.entries(chosen))
      needs(variableOf("ASP", member), value, "taking other providers' invoices needs it");
  }

  if (problems.length > 0)
    return yield* Effect.fail(
      refusals.refusal("config.invalid", { values: { problems: problems.join("; ") } }),
    );
  return {
    host,
    port: listening,
    data,
    registration: registration ?? "EINVTEST",
    landingUrl: landingUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${listening}/`,
    revocation,
    maintenance,
    clock: kind,
    ...(proxies === undefined ? {} : { proxies }),
    ...(database === undefined ? {} : { databaseUrl: database }),
    ...(key === undefined ? {} : { apiKey: key }),
    ...(sealing === undefined ? {} : { sealingKey: sealing }),
    ...(formerSealingKeys === undefined ? {} : { formerSealingKeys }),
    ...(smtp === undefined || from === undefined ? {} : { smtp: { ...smtp, from } }),
    ...(trust === undefined ? {} : { trust }),
    ...(chargeUrl === undefined ? {} : { chargeUrl }),
    ...(supportAddress === undefined ? {} : { supportAddress }),
    ...(isWhole<Payment>(payment) ? { payment } : {}),
    ...(isWhole<Omit<Sms, "url">>(sms)
      ? { sms: { ...sms, ...(smsUrl === undefined ? {} : { url: smsUrl }) } }
      : {}),
    ...(identity === undefined ? {} : { identity }),
    ...(isWhole<Nts>(nts) ? { nts } : {}),
    ...(isWhole<Asp>(asp) ? { asp } : {}),
  };
});
