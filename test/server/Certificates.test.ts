/** Registered certificates over HTTP: the page's part, and nothing of the key on the way. */
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Base64 from "effect/encoding/Base64";
import { Client } from "@einv/api/client";
import type { SigningKey } from "@einv/certificate";
import { KeyHandover } from "@einv/certificate";
import { SignedStatement } from "@einv/signature";
import { World, buyerNumber, origin, supplierNumber, layer as world } from "./world.ts";

let used = 0;
const newKey = () => `certificates-${++used}`;

const codeOf = <A>(effect: Effect.Effect<A, { readonly code: string }>) =>
  Effect.match(effect, { onSuccess: () => "ok", onFailure: ({ code }) => code });

/** A page of the company, and what it sends. */
const pageOf = Effect.fnUntraced(function* (businessNumber: string, confirmed?: boolean) {
  const { baseUrl, erp } = yield* World;
  const { clientSecret } = yield* erp.createSession({
    businessNumber,
    memberId: "kim",
    origin,
    ...(confirmed === undefined ? {} : { confirmed }),
  });
  const sent: Array<string> = [];
  const listening: typeof fetch = async (input, init) => {
    if (typeof init?.body === "string") sent.push(init.body);
    const response = await fetch(input, init);
    sent.push(await response.clone().text());
    return response;
  };
  const page = Client.session({ baseUrl, fetch: listening, secret: Effect.succeed(clientSecret) });
  return { ...page, sent };
});

const handed = Effect.fnUntraced(function* (page: Client.Session, key: SigningKey.SigningKey) {
  const { challengeId, text, handoverKey } = yield* page.certificates.begin();
  const { certificate, signature } = yield* SignedStatement.sign(text, key);
  return {
    challengeId,
    certificate: Base64.encode(certificate),
    signature: Base64.encode(signature),
    sealedKey: Base64.encode(yield* KeyHandover.seal(key, handoverKey, challengeId)),
    idempotencyKey: newKey(),
  };
});

layer(world, { excludeTestServices: true })("registered certificates over HTTP", (it) => {
  it.effect("are registered, examined, issued with once, and removed", () =>
    Effect.gen(function* () {
      const { key, request, logged } = yield* World;
      const invoice = yield* request("certificates");
      const { ref } = invoice.summary;
      const page = yield* pageOf(supplierNumber);
      const input = yield* handed(page, key);
      const view = yield* page.certificates.register(input);
      assert.strictEqual(view.registered?.state, "valid");
      assert.strictEqual(view.confirmation.by, "host");
      const { registrationId } = view.registered!;
      const report = yield* page.certificates.report(registrationId);
      assert.isTrue(report.findings.every(({ severity }) => severity !== "error"));

      const { view: shown } = yield* page.approval(ref);
      const press = { registrationId, ref, version: shown.version, idempotencyKey: newKey() };
      assert.strictEqual(yield* codeOf(page.certificates.issue(press)), "confirmation.by-host");
      assert.strictEqual(
        yield* codeOf(page.certificates.confirm(Redacted.make("a password"))),
        "confirmation.by-host",
        "a host's members have no password here",
      );
      const confirmed = yield* pageOf(supplierNumber, true);
      const receipt = yield* confirmed.certificates.issue(press);
      assert.strictEqual((yield* confirmed.certificates.issue(press)).issueId, receipt.issueId);
      assert.strictEqual((yield* page.get(ref)).summary.status.document, "issued");

      const stranger = yield* pageOf(buyerNumber, true);
      assert.isUndefined((yield* stranger.certificates.list()).registered);
      assert.strictEqual(
        yield* codeOf(stranger.certificates.report(registrationId)),
        "certificate.not-registered",
      );
      assert.strictEqual(
        yield* codeOf(stranger.certificates.remove({ registrationId, idempotencyKey: newKey() })),
        "certificate.not-registered",
      );
      const after = yield* page.certificates.remove({ registrationId, idempotencyKey: newKey() });
      assert.deepStrictEqual(
        [after.registered, after.former.map(({ state }) => state)],
        [undefined, ["removed"]],
      );

      const said = [...page.sent, ...confirmed.sent, ...logged].join("\n");
      const plain = Redacted.value(key.pkcs8);
      for (const from of [400, 401, 402])
        for (const spelling of ["base64", "hex", "base64url"] as const)
          assert.notInclude(said, Buffer.from(plain.slice(from, from + 24)).toString(spelling));
      assert.notInclude(said, Base64.encode(Redacted.value(key.r!)));
      assert.include(said, input.sealedKey.slice(0, 40));
    }),
  );
});
