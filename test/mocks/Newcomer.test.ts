import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { Client } from "@einv/api/client";
import { Cast, World } from "@einv/mocks";
import { baseUrl } from "./fixtures.ts";

describe("a company that joins by itself", () => {
  it.live("is asked to issue, and sees nothing of it before its certificate was shown", () =>
    Effect.gen(function* () {
      const world = yield* World.make();
      const { ref, clientSecret } = yield* world.newcomer;
      const page = Client.session({ baseUrl, fetch: world.fetch, secret: clientSecret });
      const { name, state, mine, now } = yield* page.company.verification();
      assert.deepStrictEqual([name, state, mine], [Cast.newcomer.name, "unverified", false]);
      assert.deepStrictEqual(now, world.now());
      assert.strictEqual((yield* Effect.flip(page.approval(ref))).code, "company.not-verified");
      assert.strictEqual((yield* world.newcomer).ref, ref);
    }),
  );
});
