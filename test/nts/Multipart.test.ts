import { Multipart } from "@einv/nts";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import * as Result from "effect/Result";
import { absent, bytes, sample, text } from "./samples.ts";

const part = (contentId: string, body: string | Uint8Array): Multipart.Part => ({
  contentType: "application/octet-stream",
  contentId,
  body: typeof body === "string" ? bytes(body) : body,
});

const code = (contentType: string, body: string, options?: Partial<Multipart.Limits>): string =>
  Result.match(Multipart.read({ contentType, body: bytes(body) }, options), {
    onSuccess: () => "read",
    onFailure: (refusal) => refusal.code,
  });

const related = (boundary: string, more = ""): string => `multipart/related; boundary="${boundary}"${more}`;

describe("Multipart", () => {
  it.effect("gives back what was written, octet for octet", () =>
    Effect.gen(function* () {
      const separator = yield* Multipart.boundary;
      assert.match(separator, /^----=_Part_\d{5}_\d{8}\.\d{13}$/);
      const parts = [
        part("SOAPPart", "<a/>"),
        part(
          "payload",
          Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256),
        ),
        part("ends-with-line-ends", "\r\n\r\n"),
        part("empty", ""),
      ] as const;
      assert.deepStrictEqual(Multipart.read(Multipart.write(parts, separator)), Result.succeed(parts));
    }).pipe(Random.withSeed("multipart")),
  );

  it("puts the part named by start first", () => {
    const { body } = Multipart.write([part("one", "1"), part("two", "2")], "b");
    const ids = Multipart.read({ contentType: related("b", '; start="<two>"'), body }).pipe(
      Result.map((parts) => parts.map(({ contentId }) => contentId)),
    );
    assert.deepStrictEqual(ids, Result.succeed(["two", "one"]));
    assert.strictEqual(code(related("b", "; start=three"), text(body)), "nts.multipart-malformed");
  });

  it("takes only whole lines for delimiters", () => {
    const inside = "--b is not a line\r\nx--b\r\n--bb\r\n-- b";
    const { body } = Multipart.write([part("one", inside)], "b");
    const read = Multipart.read({ contentType: related("b"), body });
    assert.deepStrictEqual(
      Result.map(read, ([first]) => text(first!.body)),
      Result.succeed(inside),
    );
  });

  it("refuses a body that was cut anywhere", () => {
    const whole = text(Multipart.write([part("one", "11"), part("two", "22")], "b").body);
    for (let length = 0; length < whole.length - 2; length++) {
      assert.strictEqual(code(related("b"), whole.slice(0, length)), "nts.multipart-malformed", `${length}`);
    }
  });

  it.each([
    ["another media type", "text/html", ""],
    ["no boundary", "multipart/related", ""],
    ["a parameter twice", `${related("b")}; boundary=c`, "\r\n--b--\r\n"],
    ["a boundary with forbidden characters", related("b\u0000"), ""],
    ["a boundary that is too long", related("b".repeat(71)), ""],
    ["no part", related("b"), "\r\n--b--\r\n"],
    ["a part without end of headers", related("b"), "\r\n--b\r\nContent-ID: x\r\n--b--\r\n"],
    ["a header without a name", related("b"), "\r\n--b\r\n: x\r\n\r\n\r\n--b--\r\n"],
    ["a header twice", related("b"), "\r\n--b\r\nA: x\r\na: y\r\n\r\n\r\n--b--\r\n"],
    ["a header that is not ASCII", related("b"), "\r\n--b\r\nA: 가\r\n\r\n\r\n--b--\r\n"],
    ["base64", related("b"), "\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nAA\r\n--b--\r\n"],
    ["one Content-ID twice", related("b"), `${"\r\n--b\r\nContent-ID: x\r\n\r\n".repeat(2)}\r\n--b--\r\n`],
    [
      "too many parts",
      related("b"),
      `${Array.from({ length: 9 }, (_, id) => `\r\n--b\r\nContent-ID: ${id}\r\n\r\n`).join("")}\r\n--b--\r\n`,
    ],
  ])("refuses %s", (_, contentType, body) => {
    assert.strictEqual(code(contentType, body), "nts.multipart-malformed");
  });

  it("refuses a body beyond the limit", () => {
    assert.strictEqual(code(related("b"), "\r\n--b--\r\n", { bytes: 5 }), "nts.too-large");
  });

  it("answers about bodies made of near misses", () => {
    const near = [`\n--${"-".repeat(69)}`, "\r\n--", "\n--b", "--b", "\r\n\r\n"];
    for (const piece of near) {
      assert.strictEqual(
        code(related(`${"-".repeat(69)}x`), piece.repeat(60_000)),
        "nts.multipart-malformed",
      );
    }
  });

  describe.skipIf(absent !== "")(`a real answer${absent}`, () => {
    it("is read, and written again in the standard's line ends", () => {
      const logged = sample("response/interop-10-ResultsReqRecvAck-multipart.txt");
      const boundary = "----=_Part_726_1516754.1468567879560";
      const parts = Result.getOrThrow(
        Multipart.read({
          contentType: `multipart/related; type="text/xml"; start="<SOAPPART>"; boundary="${boundary}"`,
          body: logged,
        }),
      );
      assert.deepStrictEqual(
        parts.map(({ contentId, contentType }) => [contentId, contentType]),
        [
          ["SOAPPART", "text/xml; charset=utf-8"],
          ["e06b4233-cb4a-44e0-89f3-d0536a9e9e4f", "application/octet-stream"],
        ],
      );
      const [root, attachment] = parts;
      const again = text(Multipart.write([root!, attachment!], boundary).body);
      const bodies = parts.map(({ body }) => text(body));
      const expected = bodies.reduce(
        (whole, body) => whole.replace(body.replaceAll("\n", "\r\n"), () => body),
        text(logged).replaceAll("\n", "\r\n"),
      );
      assert.strictEqual(again, expected);
    });
  });
});
