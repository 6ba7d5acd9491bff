import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Vid } from "@einv/certificate";
import { fromHex, toHex } from "./support.ts";

const sha1 = "1.3.14.3.2.26";
const sha256 = "2.16.840.1.101.3.4.2.1";
const businessNumber = "1208800016";
const r = Redacted.make<Uint8Array>(fromHex("79ea7568a2d3776604e18bcd3a1b1b85b7da0872"));

const issued = Effect.fnUntraced(function* (hash: Vid.Hash, number = businessNumber) {
  return { hash, value: yield* Vid.compute(hash, number, Redacted.value(r)) };
});

describe("Vid", () => {
  it.effect("is the published example", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        toHex(yield* Vid.compute(sha256, "1234561234567", Redacted.value(r))),
        "17692c8dd00ead33791de0a64a937c60799634c64ac56fa57570c0e05252ab35",
      );
    }),
  );

  it.effect("matches its own business number only", () =>
    Effect.gen(function* () {
      for (const hash of [sha1, sha256] as const) {
        const certificate = { virtualIds: [yield* issued(hash)] };
        assert.strictEqual(yield* Vid.check(certificate, { businessNumber, r }), "MATCH");
        const other = { businessNumber: "2208700015", r };
        assert.strictEqual(yield* Vid.check(certificate, other), "MISMATCH");
      }
    }),
  );

  it.effect("takes R as octets: a leading zero more is another R", () =>
    Effect.gen(function* () {
      const certificate = { virtualIds: [yield* issued(sha256)] };
      const longer = Redacted.make<Uint8Array>(Uint8Array.of(0, ...Redacted.value(r)));
      assert.strictEqual(yield* Vid.check(certificate, { businessNumber, r: longer }), "MISMATCH");
    }),
  );

  it.effect("looks at every VID of the certificate", () =>
    Effect.gen(function* () {
      const has160 = { hash: "1.2.410.200004.1.2", value: new Uint8Array(20) };
      const other = yield* issued(sha256, "2208700015");
      const virtualIds = [has160, other, yield* issued(sha256)];
      assert.strictEqual(yield* Vid.check({ virtualIds }, { businessNumber, r }), "MATCH");
      assert.strictEqual(
        yield* Vid.check({ virtualIds: [has160] }, { businessNumber, r }),
        "UNSUPPORTED_HASH",
      );
    }),
  );

  it.effect("says why it cannot tell", () =>
    Effect.gen(function* () {
      const certificate = { virtualIds: [yield* issued(sha256)] };
      assert.strictEqual(yield* Vid.check({ virtualIds: [] }, { businessNumber, r }), "NO_VID_IN_CERT");
      assert.strictEqual(yield* Vid.check(certificate, { businessNumber, r: undefined }), "NO_R_IN_KEY");
      for (const number of ["120-88-00016", "120880001", "", "12088000161", "１２０８８０００１６"])
        assert.strictEqual(
          yield* Vid.check(certificate, { businessNumber: number, r }),
          "BAD_IDN_FORMAT",
          number,
        );
    }),
  );
});
