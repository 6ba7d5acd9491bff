import { execFileSync } from "node:child_process";

import { assert, describe, it } from "vitest";

describe("the example sign-invoice", () => {
  it("signs an invoice that verifies", () => {
    const said = execFileSync(process.execPath, ["--conditions=source", "examples/sign-invoice.ts"], {
      encoding: "utf8",
    });
    assert.match(said, /^cn=가나상사,/m);
    assert.match(said, /금 오만오천원정$/m);
  }, 30_000);
});
