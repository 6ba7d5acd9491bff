import { Behaviour, Fault } from "@einv/nts/simulator";
import { assert, describe, it } from "@effect/vitest";
import * as Schema from "effect/Schema";

const never = () => 1;

/** The behaviours that strike the first requests of a service. */
const struck = (
  script: ReadonlyArray<Fault.Fault>,
  on: Behaviour.Service,
  requests: number,
  chanceOf: () => number = never,
): ReadonlyArray<string | undefined> => {
  let rest = script;
  return Array.from({ length: requests }, (_, index) => {
    const taken = Fault.take(rest, on, index + 1, chanceOf);
    rest = taken.rest;
    return taken.fault?.kind;
  });
};

describe("a script", () => {
  it("strikes in the order it was given, each row its service", () => {
    const script: ReadonlyArray<Fault.Fault> = [
      { on: "results", kind: "cut" },
      { on: "submit", kind: "late", times: 2 },
      { on: "submit", kind: "never" },
    ];
    assert.deepStrictEqual(struck(script, "submit", 4), ["late", "late", "never", undefined]);
    assert.deepStrictEqual(struck(script, "results", 2), ["cut", undefined]);
    assert.deepStrictEqual(struck(script, "call", 1), [undefined]);
  });

  it("names the request that it strikes", () => {
    const script: ReadonlyArray<Fault.Fault> = [
      { on: "submit", kind: "cut", nth: 3 },
      { on: "submit", kind: "half", nth: 2 },
      { on: "submit", kind: "taken-500", nth: 5, times: 2 },
    ];
    assert.deepStrictEqual(struck(script, "submit", 7), [
      undefined,
      "half",
      "cut",
      undefined,
      "taken-500",
      "taken-500",
      undefined,
    ]);
  });

  it("strikes with a chance, for ever or a number of times", () => {
    const draws = [0.1, 0.5, 0.19, 0.2, 0.05];
    const chanceOf = () => draws.shift() ?? 1;
    assert.deepStrictEqual(struck([{ on: "submit", kind: "cut", chance: 0.2 }], "submit", 5, chanceOf), [
      "cut",
      undefined,
      "cut",
      undefined,
      "cut",
    ]);
    const twice: Fault.Fault = { on: "submit", kind: "cut", chance: 1, times: 2 };
    assert.deepStrictEqual(
      struck([twice], "submit", 3, () => 0),
      ["cut", "cut", undefined],
    );
  });

  it("picks any behaviour that fits the service", () => {
    for (const on of Behaviour.Service.literals) {
      const picked = new Set(
        Array.from({ length: 100 }, (_, index) => {
          const draws = [0, index / 100];
          return struck([{ on, kind: "any", chance: 0.5 }], on, 1, () => draws.shift() ?? 0)[0];
        }),
      );
      assert.sameMembers([...picked], [...Behaviour.pickable(on)]);
    }
  });

  it("is refused when it makes no sense", () => {
    const is = Schema.is(Fault.Fault);
    assert.isTrue(is({ on: "submit", kind: "cut", nth: 3 }));
    for (const wrong of [
      { on: "submit", kind: "pending" },
      { on: "results", kind: "old-tls" },
      { on: "call", kind: "redirect" },
      { on: "submit", kind: "cut", nth: 1, chance: 0.5 },
      { on: "submit", kind: "cut", chance: 2 },
      { on: "submit", kind: "toString" },
    ]) {
      assert.isFalse(is(wrong), JSON.stringify(wrong));
    }
  });
});

it("every behaviour has a row, two languages and a service that it spoils", () => {
  assert.sameMembers(Object.keys(Behaviour.table), [...Behaviour.Kind.literals]);
  for (const { on, text } of Object.values(Behaviour.table)) {
    assert.isAbove(on.length, 0);
    assert.match(text.ko, /[가-힣]/);
    assert.notMatch(text.en, /[가-힣]/);
  }
});
