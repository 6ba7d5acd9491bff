import * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { Der } from "@einv/certificate";

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16));
const good = <A>(result: Result.Result<A, unknown>): A => Result.getOrThrow(result);
const code = (result: Result.Result<unknown, { readonly code: string }>): string | undefined =>
  Result.isFailure(result) ? result.failure.code : undefined;

describe("Der", () => {
  it("reads what it writes", () => {
    const at = DateTime.makeUnsafe("2026-11-25T03:04:05Z");
    const value = Der.write.sequence(
      Der.write.integer(2n ** 2047n),
      Der.write.oid("1.2.410.200004.10.1.1.3"),
      Der.write.utf8("가나상사"),
      Der.write.instant(at),
      Der.write.flags(new Set([0, 1])),
      Der.write.explicit(0, Der.write.octetString(new Uint8Array(300))),
      Der.write.boolean(true),
    );
    const [integer, oid, text, instant, flags, explicit, boolean] = good(Der.children(good(Der.read(value))));
    assert.strictEqual(good(Der.integer(integer)), 2n ** 2047n);
    assert.strictEqual(good(Der.oid(oid)), "1.2.410.200004.10.1.1.3");
    assert.strictEqual(good(Der.text(text)), "가나상사");
    assert.deepStrictEqual(good(Der.instant(instant)), at);
    assert.deepStrictEqual([...good(Der.flags(flags))], [0, 1]);
    assert.strictEqual(good(Der.octets(good(Der.only(explicit!)))).length, 300);
    assert.isTrue(good(Der.boolean(boolean)));
  });

  it("writes the octets of X.690", () => {
    assert.deepStrictEqual(
      [...Der.write.oid("2.16.840.1.101.3.4.2.1")],
      [...bytes("0609608648016503040201")],
    );
    assert.deepStrictEqual([...Der.write.integer(128)], [...bytes("02020080")]);
    assert.deepStrictEqual([...Der.write.flags(new Set([5, 6]))], [...bytes("03020106")]);
    assert.deepStrictEqual(
      [...Der.write.set(Der.write.integer(9), Der.write.integer(3))],
      [...bytes("3106020103020109")],
    );
    assert.deepStrictEqual([...Der.write.instant(DateTime.makeUnsafe("2050-01-01T00:00:00Z"))].slice(0, 2), [
      ...bytes("180f"),
    ]);
  });

  it.each([
    ["ends early", "3003020101".slice(0, 8)],
    ["something follows", "02010100"],
    ["indefinite length", "30800000"],
    ["long form of a short length", "02810101"],
    ["length beyond every file", "0488ffffffffffffffff"],
    ["tag of several bytes", "1f8101 00".replace(" ", "")],
  ])("refuses %s", (_, hex) => {
    assert.strictEqual(code(Der.read(bytes(hex))), "certificate.der");
  });

  it.each([
    ["integer with a needless zero", "02020001", Der.integer],
    ["empty integer", "0200", Der.integer],
    ["object identifier that does not end", "060181", Der.oid],
    ["object identifier with a needless octet", "06028001", Der.oid],
    ["boolean that is neither", "010101", Der.boolean],
    ["day that no month has", "170d3236303233303030303030305a", Der.instant],
    ["time without zone", "170c323631313235303330343035", Der.instant],
    ["text that is not UTF-8", "0c02ff41", Der.text],
    ["bit string of broken octets", "030203f8", Der.bits],
  ] as const)("refuses an %s", (_, hex, decode) => {
    assert.strictEqual(code(decode(good(Der.read(bytes(hex))))), "certificate.der");
  });

  it.prop("answers something typed to any octets", [Schema.Uint8Array], ([octets]) => {
    const walk = (node: Der.Node): number => {
      for (const decode of [Der.oid, Der.integer, Der.text, Der.instant, Der.bits, Der.flags, Der.boolean])
        decode(node);
      const inside = Der.children(node);
      return Result.isFailure(inside) ? 1 : inside.success.reduce((total, child) => total + walk(child), 1);
    };
    const node = Der.read(octets);
    return Result.isFailure(node) ? node.failure.code === "certificate.der" : walk(node.success) >= 1;
  });
});
