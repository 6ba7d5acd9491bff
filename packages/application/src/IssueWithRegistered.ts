/**
 * Issues with the registered certificate (등록된 인증서로 발행): the server
 * encodes and signs the stored document by the same modules as a page, and from
 * there on everything is as if a page had signed it. One click is not enough:
 * whoever presses was asked who it is a moment ago, see `ConfirmPerson`.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import { Kst } from "@einv/invoice";
import { TaxInvoiceSignature } from "@einv/signature";
import { type Invoices, RegisteredCertificates } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as ConfirmPerson from "./ConfirmPerson.ts";
import * as Reach from "./internal/reach.ts";
import * as Registered from "./internal/registered.ts";
import * as IssueInvoice from "./IssueInvoice.ts";
import { refusals } from "./Refusals.ts";
import type * as Views from "./Views.ts";

export interface Input extends IssueInvoice.Press {
  /** The one that the page showed. */
  readonly registrationId: string;
}

/** Refused with `certificate.not-registered`, `certificate.registration-changed`. */
const find = Effect.fnUntraced(function* (businessNumber: string, registrationId: string) {
  const current = yield* RegisteredCertificates.current(businessNumber);
  if (current === undefined) return yield* refusals.refusal("certificate.not-registered");
  if (current.registrationId === registrationId) return current;
  return yield* refusals.refusal("certificate.registration-changed");
});

const sign = (caller: Caller, registrationId: string): IssueInvoice.Sign =>
  Effect.fnUntraced(function* ({ document }: Invoices.StoredInvoice, now: DateTime.Utc) {
    const { businessNumber } = caller;
    const registration = yield* find(businessNumber, registrationId);
    const signature = yield* Registered.withKey(registration, (key) =>
      Effect.gen(function* () {
        const occasion = { at: now, businessNumber, key, live: false };
        const findings = yield* Registered.examine(key.certificate, occasion);
        const objection = Registered.objection(findings);
        if (objection !== undefined) return yield* objection;
        const exchange = { issuedAt: Kst.toWallTime(now) };
        const xml = yield* TaxInvoiceSignature.sign({ invoice: document, exchange }, key);
        const r = key.r === undefined ? new Uint8Array() : Redacted.value(key.r);
        return {
          signedXml: new TextDecoder().decode(xml),
          r: Redacted.make(Base64.encode(r), { label: "r" }),
        };
      }),
    );
    return {
      ...signature,
      data: { certificate: "registered", registration: registrationId },
      use: (at) =>
        Effect.andThen(find(businessNumber, registrationId), RegisteredCertificates.used(registrationId, at)),
    };
  });

/** Said of a certificate, and so of the registered one. */
const ofCertificate: ReadonlySet<string> = new Set([
  "certificate.expired",
  "certificate.not-yet-valid",
  "certificate.revoked",
  "certificate.untrusted",
  "certificate.other-company",
  "certificate.bank-only",
  "certificate.personal",
  "certificate.for-encryption",
  "certificate.not-for-signing",
  "certificate.not-for-tax-invoices",
  "certificate.policy-unknown",
  "certificate.no-r",
  "certificate.no-vid",
  "certificate.vid-hash",
]);

const noteRevoked = Effect.fnUntraced(function* ({ businessNumber }: Caller, at: DateTime.Utc) {
  const current = yield* RegisteredCertificates.current(businessNumber);
  if (current !== undefined) yield* Registered.noteRevoked(current, at);
});

/**
 * Refused with what `IssueInvoice.issue` refuses, `certificate.not-registered`,
 * `certificate.registration-changed`, `certificate.registered-key`, with what
 * the doctor finds (`certificate.*`), and with `confirmation.*`.
 */
export const issue = (caller: Caller, { registrationId, ...press }: Input): Use<Views.Receipt> =>
  Effect.gen(function* () {
    // Whoever opened a mail link is nobody whom the company knows.
    yield* Reach.known(caller);
    const how = { certificate: "registered", registrationId };
    const signer = sign(caller, registrationId);
    return yield* IssueInvoice.press(caller, press, how, (stored, now) =>
      Effect.andThen(ConfirmPerson.check(caller), signer(stored, now)),
    ).pipe(
      Effect.catchIf(
        ({ code }) => ofCertificate.has(code),
        (refusal) =>
          Effect.gen(function* () {
            if (refusal.code === "certificate.revoked") yield* noteRevoked(caller, yield* DateTime.now);
            return yield* Registered.ofRegistered(refusal);
          }),
      ),
    );
  });
