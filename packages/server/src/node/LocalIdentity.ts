/**
 * An identity provider on this machine, for demonstrations and tests: PortOne's
 * contract over real HTTP, its script for the page and a page to choose a
 * person on, with everything that happens to people there: they give up, fail,
 * come back late or with somebody else's result. It identifies nobody.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type * as Scope from "effect/Scope";

import * as Loopback from "../internal/loopback.ts";

export interface Person {
  readonly name: string;
  readonly phoneNumber: string;
  readonly birthDate: string;
  /** 연계정보 */
  readonly ci: string;
}

/** Invented, with numbers that nobody has. */
export const people: ReadonlyArray<Person> = [
  { name: "홍길동", phoneNumber: "01000001234", birthDate: "1990-01-01", ci: "CI-practice-hong" },
  { name: "성춘향", phoneNumber: "01000005678", birthDate: "1985-05-05", ci: "CI-practice-seong" },
  { name: "임꺽정", phoneNumber: "01000009012", birthDate: "1979-09-09", ci: "CI-practice-im" },
];

/** What the person does at the agency. */
export type Choice =
  | "approve"
  /** Closes the window. */
  | "cancel"
  /** The agency does not confirm them. */
  | "fail"
  /** Confirmed, and the next answer about it takes {@link slowness}. */
  | "approve-slowly"
  /** Confirmed, but what comes back with the browser names another proof. */
  | "approve-tampered";

/** What the next answer about a proof is, instead of the truth. */
export type Misbehaviour = "too-large" | "not-json" | "other-id" | "other-channel" | "unavailable" | "silent";

/** Milliseconds that a slow answer takes. */
export const slowness = 8000;

export interface Options {
  readonly apiSecret: Redacted.Redacted<string>;
  readonly port?: number;
}

export interface LocalIdentity {
  /** `baseUrl` of the adapter. */
  readonly url: string;
  /** `scriptUrl` of the adapter. */
  readonly scriptUrl: string;
  /** What the person does on the page; answers the query string with which the browser goes back. */
  readonly decide: (
    asked: { readonly id: string; readonly channelKey: string },
    choice: Choice,
    person?: Person,
  ) => string;
  readonly misbehave: (how: Misbehaviour) => void;
  /** Proofs that were asked about, in order. */
  readonly asked: ReadonlyArray<string>;
}

interface Proof {
  readonly status: "READY" | "VERIFIED" | "FAILED";
  readonly channelKey: string;
  readonly at: string;
  readonly person?: Person;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const choices: ReadonlyArray<readonly [Choice, ko: string, en: string]> = [
  ["approve", "본인입니다", "Confirm"],
  ["cancel", "취소", "Cancel"],
  ["fail", "확인 실패", "Not confirmed"],
  ["approve-slowly", "늦은 응답", "Confirm, answer late"],
  ["approve-tampered", "다른 사람의 결과로 돌아가기", "Come back with another's result"],
];

const page = (query: string): string => `<!doctype html><html lang="ko"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>연습용 본인인증</title>
<body style="font:16px/1.6 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem">
<p role="alert" style="border:2px solid;padding:.5rem 1rem"><strong>연습용 화면입니다. 아무도 확인하지 않습니다.</strong><br>
<span lang="en">A practice page: nobody is identified.</span></p>
<h1 style="font-size:1.25rem">본인인증</h1>
<form method="post" action="/practice?${escape(query)}">
<fieldset><legend>누구입니까? <span lang="en">Who are you?</span></legend>
${people
  .map(
    ({ name, phoneNumber }, index) =>
      `<p><label><input type="radio" name="person" value="${index}"${index === 0 ? " checked" : ""}> ${name} (${phoneNumber})</label></p>`,
  )
  .join("\n")}
</fieldset>
${choices
  .map(
    ([choice, ko, en]) =>
      `<p><button name="choice" value="${choice}" style="font:inherit;padding:.5rem 1rem">${ko} <span lang="en">${en}</span></button></p>`,
  )
  .join("\n")}
</form></body></html>`;

const script = (origin: string): string => `window.PortOne = {
  requestIdentityVerification(asked) {
    const query = new URLSearchParams();
    for (const name of ["storeId", "identityVerificationId", "channelKey", "redirectUrl"]) query.set(name, asked[name]);
    location.href = ${JSON.stringify(origin)} + "/practice?" + query;
    return new Promise(() => {});
  },
};`;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Array<Buffer> = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > 10_000) throw new Error("too large");
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
};

const isChoice = (text: string | null): text is Choice => choices.some(([choice]) => choice === text);

/** Starts it on this machine alone; it ends with the scope. */
export const make = (options: Options): Effect.Effect<LocalIdentity, never, Scope.Scope> =>
  Effect.gen(function* () {
    const proofs = new Map<string, Proof>();
    const slow = new Set<string>();
    const asked: Array<string> = [];
    const tricks: Array<Misbehaviour> = [];
    let origin = "";

    const decide: LocalIdentity["decide"] = ({ id, channelKey }, choice, person = people[0]!) => {
      const at = new Date().toISOString();
      const before = proofs.get(id);
      if (before?.status !== "VERIFIED") {
        const status = choice === "cancel" ? "READY" : choice === "fail" ? "FAILED" : "VERIFIED";
        proofs.set(id, { status, channelKey, at, ...(status === "VERIFIED" ? { person } : {}) });
      }
      if (choice === "approve-slowly") slow.add(id);
      const back = new URLSearchParams({
        transactionType: "IDENTITY_VERIFICATION",
        identityVerificationId: choice === "approve-tampered" ? `${id}x` : id,
        identityVerificationTxId: `tx-${id}`,
      });
      if (choice === "cancel") back.set("code", "PG_PROVIDER_ERROR");
      if (choice === "cancel") back.set("message", "사용자가 취소했습니다.");
      if (choice === "fail") back.set("code", "PG_PROVIDER_ERROR");
      return back.toString();
    };

    const json = (response: ServerResponse, status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };

    const tell = async (id: string, response: ServerResponse): Promise<void> => {
      asked.push(id);
      const trick = tricks.shift();
      if (slow.delete(id)) await wait(slowness, undefined, { ref: false });
      const proof = proofs.get(id);
      if (trick === "silent") return;
      if (trick === "unavailable") return json(response, 503, { type: "UNAVAILABLE" });
      if (trick === "not-json") return json(response, 200, "<html>");
      if (proof === undefined) return json(response, 404, { type: "IDENTITY_VERIFICATION_NOT_FOUND" });
      const { status, channelKey, at, person } = proof;
      return json(response, 200, {
        status,
        id: trick === "other-id" ? `${id}x` : id,
        channel: {
          type: "TEST",
          key: trick === "other-channel" ? "channel-key-other" : channelKey,
          name: "연습용",
          pgProvider: "DANAL",
        },
        requestedAt: at,
        updatedAt: at,
        statusChangedAt: at,
        version: "V2",
        ...(person === undefined ? {} : { verifiedAt: at, verifiedCustomer: person }),
        ...(status === "VERIFIED" ? { pgTxId: `pg-${id}`, pgRawResponse: "{}" } : { requestedCustomer: {} }),
        ...(status === "FAILED" ? { failure: { reason: "명의가 다릅니다." } } : {}),
        ...(trick === "too-large" ? { customData: "x".repeat(1024 * 1024) } : {}),
      });
    };

    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const url = new URL(request.url ?? "/", origin);
      if (url.pathname === "/v2/browser-sdk.js") {
        response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" });
        return void response.end(script(origin));
      }
      if (url.pathname === "/practice") {
        const [id, channelKey, redirectUrl] = ["identityVerificationId", "channelKey", "redirectUrl"].map(
          (name) => url.searchParams.get(name) ?? "",
        );
        if (!id || !channelKey || !redirectUrl || !URL.canParse(redirectUrl))
          return json(response, 400, { type: "INVALID_REQUEST" });
        if (request.method !== "POST") {
          response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
          return void response.end(page(url.search.slice(1)));
        }
        const form = new URLSearchParams(await bodyOf(request));
        const choice = form.get("choice");
        const person = people[Number(form.get("person"))];
        if (!isChoice(choice)) return json(response, 400, { type: "INVALID_REQUEST" });
        const back = new URL(redirectUrl);
        for (const [name, value] of new URLSearchParams(decide({ id, channelKey }, choice, person)))
          back.searchParams.set(name, value);
        response.writeHead(303, { location: back.href });
        return void response.end();
      }
      const found = /^\/identity-verifications\/([^/]+)$/.exec(url.pathname)?.[1];
      if (found === undefined || request.method !== "GET")
        return json(response, 404, { type: "INVALID_REQUEST" });
      if (request.headers.authorization !== `PortOne ${Redacted.value(options.apiSecret)}`)
        return json(response, 401, { type: "UNAUTHORIZED" });
      return tell(decodeURIComponent(found), response);
    };

    origin = yield* Loopback.listen(serve, options.port);
    return {
      url: origin,
      scriptUrl: `${origin}/v2/browser-sdk.js`,
      decide,
      misbehave: (how) => {
        tricks.push(how);
      },
      asked,
    };
  });
