import { assert, describe, it } from "@effect/vitest";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as HttpServer from "effect/http/HttpServer";
import { Client } from "@einv/api/client";
import { Mailer, Trust } from "@einv/application";
import { Refusals as NtsRefusals, TaxAuthority } from "@einv/nts";
import { IdentityPortOne } from "@einv/server";
import { LocalIdentity, Program } from "@einv/server/node";
import { ticked } from "./joining.ts";
import { apiKey, installation } from "./world.ts";

const returnTo = "https://erp.example/join?step=identity";
const channelKey = "channel-key-phone";

const served = Effect.gen(function* () {
  const apiSecret = Redacted.make("a secret of the store");
  const agency = yield* LocalIdentity.make({ apiSecret });
  const store = { storeId: "store-1", apiSecret, baseUrl: agency.url, scriptUrl: agency.scriptUrl };
  const pageUrl = "https://einv.example/identity/portone";
  const phone = IdentityPortOne.make({ ...store, channelKey, pageUrl });
  const silent = Effect.fail(NtsRefusals.refusals.refusal("nts.unreachable"));
  const ports = Layer.mergeAll(
    Layer.succeed(Mailer.Mailer, { send: () => Effect.void }),
    Layer.succeed(TaxAuthority.TaxAuthority, {
      submit: () => silent,
      results: () => silent,
      receiveCallback: () => silent,
    }),
    Trust.layer({ anchors: [], intermediates: [], crls: [] }),
  );
  const settings = {
    host: "127.0.0.1",
    port: 0,
    apiKey: Redacted.make(apiKey),
    clock: "real",
    mail: false,
    transmission: false,
  } as const;
  const context = yield* Layer.build(
    Program.serving(settings, { phone }, IdentityPortOne.page(store)).pipe(
      Layer.provide(ports),
      Layer.provideMerge(installation),
      Layer.provide(Logger.layer([])),
    ),
  );
  const baseUrl = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address);
  const get = (url: string, init: RequestInit = {}) =>
    Effect.promise(async () => {
      const answer = await fetch(url.replace("https://einv.example", baseUrl), {
        redirect: "manual",
        ...init,
      });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    });
  const begun = Effect.gen(function* () {
    const { signupSecret, view } = yield* Client.gate({ baseUrl }).signup();
    const signup = Client.signup({ baseUrl, secret: signupSecret });
    yield* signup.agree({ version: view.version, answers: ticked(view) });
    const { challenge } = yield* signup.verify({ method: "phone", returnTo });
    if (challenge?.kind !== "redirect") return yield* Effect.die("no page to go to");
    return { signup, challenge };
  });
  return { agency, get, begun };
});

/** What the page hands to PortOne's script. */
const askedBy = (html: string): Record<string, unknown> => {
  const data = /data-asked="([^"]*)"/.exec(html)?.[1] ?? "{}";
  const text = data.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  return JSON.parse(text) as Record<string, unknown>;
};

describe("the page to the identity agency", () => {
  it.live("leads a person to the agency, back to where they were, and on in joining", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { agency, get, begun } = yield* served;
        const { signup, challenge } = yield* begun;
        const page = yield* get(challenge.url);
        assert.strictEqual(page.status, 200);
        assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
        const csp = page.headers.get("content-security-policy") ?? "";
        const nonce = /script-src 'nonce-([\w-]+)'/.exec(csp)?.[1] ?? "";
        assert.include(csp, "default-src 'none'");
        assert.include(csp, "frame-ancestors 'none'");
        assert.include(page.text, `<script src="${agency.scriptUrl}" nonce="${nonce}">`);
        const asked = askedBy(page.text);
        assert.deepStrictEqual(asked, {
          storeId: "store-1",
          identityVerificationId: challenge.id,
          channelKey,
          redirectUrl: returnTo,
          forceRedirect: true,
        });
        assert.notInclude(page.text, "a secret of the store");

        const query = new URLSearchParams(asked as Record<string, string>);
        const practice = yield* get(`${agency.url}/practice?${query}`);
        assert.include(practice.text, "아무도 확인하지 않습니다");
        const chosen = yield* get(`${agency.url}/practice?${query}`, {
          method: "POST",
          body: new URLSearchParams({ person: "1", choice: "approve" }),
        });
        assert.strictEqual(chosen.status, 303);
        const back = new URL(chosen.headers.get("location") ?? "");
        assert.strictEqual(back.origin + back.pathname, "https://erp.example/join");
        assert.strictEqual(back.searchParams.get("step"), "identity");

        const view = yield* signup.answer({
          challenge: challenge.id,
          answer: Redacted.make(back.search.slice(1)),
        });
        assert.strictEqual(view.step, "member");
        assert.deepInclude(view.member, { name: "성춘향", nameSettled: true, phone: "010-0000-5678" });
        // Brought back once more, it is used.
        const second = yield* begun;
        const replayed = yield* Effect.flip(
          second.signup.answer({
            challenge: second.challenge.id,
            answer: Redacted.make(back.search.slice(1)),
          }),
        );
        assert.strictEqual(replayed.code, "verification.other-return");
        assert.strictEqual(replayed.values?.["left"], "4");
      }),
    ),
  );

  it.live("opens for no address but those that were made, and leads nowhere else", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { get, begun } = yield* served;
        const { challenge } = yield* begun;
        const altered = (name: string, value: string) => {
          const url = new URL(challenge.url);
          url.searchParams.set(name, value);
          return url.href;
        };
        for (const url of [
          altered("to", "https://evil.example/"),
          altered("id", "ver_other"),
          altered("channel", "channel-key-other"),
          altered("proof", "0".repeat(64)),
          altered("proof", ""),
          "https://einv.example/identity/portone",
          altered("to", `https://erp.example/${"x".repeat(10_000)}`),
        ]) {
          const { status, text } = yield* get(url);
          assert.strictEqual(status, 404, url.slice(0, 200));
          assert.notInclude(text, "evil.example");
        }
      }),
    ),
  );
});
