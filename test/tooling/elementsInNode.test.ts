import { assert, describe, it } from "@effect/vitest";

/** The pure doors of the elements; `define` is what registers. */
const doors = [
  "@einv/elements",
  "@einv/elements/approval/index",
  "@einv/elements/document/index",
  "@einv/elements/list/index",
  "@einv/elements/provider/index",
  "@einv/elements/runtime/connect",
  "@einv/elements/viewer/index",
];

describe("elements where there is no page (server-side rendering, tests of hosts)", () => {
  for (const door of doors)
    it(`${door} is imported without a document, and registers nothing`, async () => {
      const registry: unknown = Reflect.get(globalThis, "customElements");
      const known = (tag: string): unknown =>
        typeof registry === "object" &&
        registry !== null &&
        "get" in registry &&
        typeof registry.get === "function"
          ? registry.get(tag)
          : undefined;
      const module: object = await import(door);
      assert.isNotEmpty(Object.keys(module));
      assert.isFalse("document" in globalThis);
      for (const tag of ["einv-provider", "einv-invoice-list", "einv-invoice-viewer"])
        assert.isUndefined(known(tag));
    });
});
