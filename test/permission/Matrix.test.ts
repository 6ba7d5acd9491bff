/**
 * The matrix page is what the decisions say. After a change of rights or of the
 * lifecycle: UPDATE_README=1 npx vitest … test/permission/Matrix.test.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Permission } from "@einv/permission";
import * as Matrix from "./matrix.ts";

const file = join(import.meta.dirname, "../../packages/permission/MATRIX.md");

describe("the matrix", () => {
  it("is written as the decisions are", () => {
    if (process.env["UPDATE_README"] === "1") writeFileSync(file, Matrix.page());
    assert.strictEqual(Matrix.unpadded(readFileSync(file, "utf8")), Matrix.unpadded(Matrix.page()));
  });

  it("names every state of an invoice once for each side", () => {
    for (const side of Matrix.sides)
      assert.strictEqual(
        Matrix.groups.filter((group) => group.side === side).flatMap(({ places }) => places).length,
        Matrix.places.length,
      );
  });

  it("reads back cell by cell what was written", () => {
    const read = Matrix.read(Matrix.page());
    for (const group of Matrix.groups)
      for (const ownership of Matrix.ownershipsIn(group))
        for (const column of Matrix.columns)
          assert.deepStrictEqual(read(group, ownership, column), Matrix.allowed(group, ownership, column));
  });

  it("lets nobody do to an invoice what the person does not see", () => {
    for (const grant of Permission.Grant.literals) {
      const { see, request: _, draft: __, ...others } = Permission.rights[grant].reaches;
      for (const [action, reach] of Object.entries(others))
        for (const ownership of reach) assert.include([...see], ownership, `${grant} ${action}`);
    }
  });
});
