/**
 * 본인인증 by PortOne (포트원) V2: the person proves who they are at an identity
 * agency behind a channel (own phone, i-PIN), and what the agency found is
 * asked from PortOne by our own id. What the browser brings back only says
 * which proof it was; nothing in it is believed.
 *
 * PortOne opens the agency from a page by a script of its own, so there is a
 * page: {@link page} serves it, for addresses that {@link make} made, and
 * leads nowhere else.
 * Contract: `GET /identity-verifications/{id}` of api.portone.io, and
 * `PortOne.requestIdentityVerification` of its browser script.
 */
import * as DateTime from "effect/DateTime";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import { PhoneNumber } from "@einv/identity";
import { type IdentityVerifier, Refusals, Verification } from "@einv/membership";

import * as Hmac from "./internal/hmac.ts";
import * as Outgoing from "./internal/outgoing.ts";

const { refusals } = Refusals;

/** The account at PortOne. */
export interface Store {
  readonly storeId: string;
  readonly apiSecret: Redacted.Redacted<string>;
  /** `https://api.portone.io` unless given. */
  readonly baseUrl?: string;
  /** `https://cdn.portone.io/v2/browser-sdk.js` unless given. */
  readonly scriptUrl?: string;
}

export interface Options extends Store {
  /** 채널 키: which agency, by which contract. */
  readonly channelKey: string;
  /** Where browsers reach {@link page}: `https://einv.example/identity/portone`. */
  readonly pageUrl: string;
  /** For one question; ten seconds unless given. */
  readonly timeout?: Duration.Input;
  readonly fetch?: Outgoing.Fetch;
}

const Kept = Schema.fromJsonString(
  Schema.Struct({ id: Schema.String, begunAt: Schema.DateTimeUtcFromString }),
);
const writeKept = Schema.encodeSync(Kept);
const readKept = Schema.decodeUnknownOption(Kept);

const Found = Schema.Struct({
  status: Schema.Literals(["READY", "VERIFIED", "FAILED"]),
  id: Schema.String,
  channel: Schema.optionalKey(Schema.Struct({ key: Schema.optionalKey(Schema.String) })),
  verifiedAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  verifiedCustomer: Schema.optionalKey(
    Schema.Struct({
      name: Schema.NonEmptyString.check(Schema.isMaxLength(200)),
      phoneNumber: Schema.optionalKey(Schema.String),
      ci: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(200))),
    }),
  ),
});
const readFound = Schema.decodeUnknownOption(Found);
const readFailure = Schema.decodeUnknownOption(Schema.Struct({ type: Schema.String }));

/** Two clocks may differ. */
const skew = { minutes: 5 } as const;

const said = (channelKey: string, id: string, returnTo: string): string =>
  `einv identity page\n${channelKey}\n${id}\n${returnTo}`;

const wrong = refusals.refusal("verification.wrong-answer", { values: { left: "0" } });
const cancelled = refusals.refusal("verification.cancelled");
const unavailable = refusals.refusal("verification.unavailable");

export const make = (options: Options): IdentityVerifier.RedirectProvider => {
  const base = (options.baseUrl ?? "https://api.portone.io").replace(/\/+$/, "");
  const { apiSecret, channelKey, storeId, pageUrl } = options;
  const bounds = { timeout: options.timeout ?? "10 seconds", fetch: options.fetch };

  /** What PortOne knows of the proof; nothing, if nobody came to the agency. */
  const find = Effect.fnUntraced(function* (id: string) {
    const query = new URLSearchParams({ storeId });
    const { status, json } = yield* Outgoing.exchange(
      () =>
        new Request(`${base}/identity-verifications/${encodeURIComponent(id)}?${query}`, {
          headers: { authorization: `PortOne ${Redacted.value(apiSecret)}`, accept: "application/json" },
        }),
      bounds,
    ).pipe(
      Effect.tapError((doubt) => Effect.logWarning("the identity provider gave no answer", { doubt })),
      Effect.mapError(() => unavailable),
    );
    const failure = Option.getOrUndefined(readFailure(json))?.type;
    if (status === 404 && failure === "IDENTITY_VERIFICATION_NOT_FOUND") return undefined;
    const found = status === 200 ? Option.getOrUndefined(readFound(json)) : undefined;
    if (found !== undefined) return found;
    yield* Effect.logError("the identity provider refused", { status, code: Outgoing.word(failure) });
    return yield* unavailable;
  });

  return {
    kind: "redirect",
    begin: Effect.fnUntraced(function* ({ verificationId: id, returnTo, at }) {
      const proof = yield* Hmac.signHex(apiSecret, said(channelKey, id, returnTo));
      const url = new URL(pageUrl);
      url.search = new URLSearchParams({ channel: channelKey, id, to: returnTo, proof }).toString();
      return {
        url: url.href,
        kept: Redacted.make(writeKept({ id, begunAt: at }), { label: "kept" }),
        expiresAt: DateTime.addDuration(at, Verification.limits.redirectLife),
      };
    }),
    complete: Effect.fnUntraced(function* ({ kept: text, answer, method, at }) {
      const kept = Option.getOrUndefined(readKept(Redacted.value(text)));
      if (kept === undefined) return yield* unavailable;
      const brought = new URLSearchParams(Redacted.value(answer).slice(0, 4000));
      if (brought.get("identityVerificationId") !== kept.id) return yield* wrong;
      const found = yield* find(kept.id);
      if (found === undefined || found.status === "READY") return yield* cancelled;
      if (found.status === "FAILED") return yield* refusals.refusal("verification.not-confirmed");
      const { verifiedCustomer: customer, verifiedAt, channel } = found;
      const ours =
        found.id === kept.id &&
        (channel?.key === undefined || channel.key === channelKey) &&
        verifiedAt !== undefined &&
        DateTime.isGreaterThanOrEqualTo(verifiedAt, DateTime.subtract(kept.begunAt, skew));
      if (!ours || customer === undefined) {
        yield* Effect.logError("the identity provider answered about another proof");
        return yield* unavailable;
      }
      const phone = customer.phoneNumber === undefined ? undefined : PhoneNumber.parse(customer.phoneNumber);
      const person: IdentityVerifier.VerifiedPerson = {
        method,
        assurance: "identity",
        name: customer.name,
        ...(phone !== undefined && Result.isSuccess(phone) ? { phone: phone.success } : {}),
        ...(customer.ci === undefined ? {} : { uniqueKey: Redacted.make(customer.ci) }),
        at,
      };
      return person;
    }),
  };
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Opens the agency, and goes back with what PortOne says where it did not go back by itself. */
const script = `const asked = JSON.parse(document.currentScript.dataset.asked);
const back = (answer) => {
  const url = new URL(asked.redirectUrl);
  for (const name of ["identityVerificationId", "identityVerificationTxId", "transactionType", "code", "message"])
    if (answer[name] !== undefined) url.searchParams.set(name, answer[name]);
  location.replace(url);
};
PortOne.requestIdentityVerification(asked).then(
  (answer) => { if (answer !== undefined) back(answer); },
  (error) => back({ identityVerificationId: asked.identityVerificationId, code: error.code ?? "Error" }),
);`;

const html = (store: Store, scriptUrl: string, asked: Readonly<Record<string, unknown>>, nonce: string) =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>본인인증</title>
<body style="font:16px/1.6 system-ui,sans-serif;margin:4rem auto;max-width:24rem;padding:0 1rem">
<p role="status">본인인증 화면을 여는 중입니다. <span lang="en">Opening the verification page.</span></p>
<noscript>자바스크립트를 켜 주세요. <span lang="en">Please turn JavaScript on.</span></noscript>
<script src="${escape(scriptUrl)}" nonce="${nonce}"></script>
<script nonce="${nonce}" data-asked="${escape(JSON.stringify({ storeId: store.storeId, ...asked }))}">${script}</script>
</body></html>`;

const malformed = HttpServerResponse.text("이 주소로는 본인인증을 시작할 수 없습니다.\n", { status: 404 });

/** `GET /identity/portone`: the page behind the addresses that {@link make} made for this store. */
export const page = (store: Store) => {
  const scriptUrl = store.scriptUrl ?? "https://cdn.portone.io/v2/browser-sdk.js";
  const { origin } = new URL(scriptUrl);
  return HttpRouter.add(
    "GET",
    "/identity/portone",
    Effect.gen(function* () {
      const { url } = yield* HttpServerRequest.HttpServerRequest;
      const query = new URLSearchParams(url.slice(url.indexOf("?") + 1));
      const read = (name: string): string => query.get(name) ?? "";
      const [channelKey, id, redirectUrl] = [read("channel"), read("id"), read("to")] as const;
      const expected = yield* Hmac.signHex(store.apiSecret, said(channelKey, id, redirectUrl));
      if (url.length > 6000 || !Hmac.equal(expected, read("proof"))) return malformed;
      const nonce = globalThis.crypto.randomUUID();
      const asked = { identityVerificationId: id, channelKey, redirectUrl, forceRedirect: true };
      return HttpServerResponse.text(html(store, scriptUrl, asked, nonce), {
        contentType: "text/html; charset=utf-8",
        headers: {
          // The agency's own window and its scripts come from wherever PortOne says; nothing of ours stands here.
          "content-security-policy": `default-src 'none'; script-src 'nonce-${nonce}' ${origin}; connect-src https: ${origin}; frame-src https:; form-action https:; img-src https: data:; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'`,
        },
      });
    }),
  );
};
