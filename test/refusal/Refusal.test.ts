import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

const refusals = Refusal.catalogue({
  "points.short": {
    what: { ko: "{points} P가 부족합니다.", en: "{points} P are missing." },
    remedy: { ko: "충전해 주세요.", en: "Top up." },
  },
});

describe("Refusal", () => {
  it("fills the public facts into both languages", () => {
    const refusal = refusals.refusal("points.short", { path: "payer", values: { points: "200" } });
    assert.strictEqual(refusal.what.ko, "200 P가 부족합니다.");
    assert.strictEqual(refusal.message, "points.short (payer): 200 P are missing.");
  });

  it("leaves a placeholder without a fact visible rather than printing undefined", () => {
    assert.strictEqual(refusals.refusal("points.short").what.en, "{points} P are missing.");
  });

  it("names the part of a whole, and keeps all that it says", () => {
    const short = refusals.refusal("points.short", { path: "there", values: { points: "1" } });
    const { path, ...rest } = Refusal.at("payer")(short);
    assert.strictEqual(path, "payer");
    const { path: _, ...before } = short;
    assert.deepStrictEqual(rest, before);
  });

  it("survives the wire", () => {
    const sent = refusals.refusal("points.short", { values: { points: "1" } });
    const codec = Schema.toCodecJson(Refusal.Refusal);
    const received = Schema.decodeUnknownResult(codec)(
      JSON.parse(JSON.stringify(Schema.encodeSync(codec)(sent))),
    );
    assert.isTrue(Result.isSuccess(received));
    if (Result.isSuccess(received)) assert.deepStrictEqual(received.success.what, sent.what);
  });
});
