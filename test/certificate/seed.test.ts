import { assert, describe, it } from "@effect/vitest";
import * as Schema from "effect/Schema";
import { decryptCbc, encryptBlock, encryptCbc } from "../../packages/certificate/src/internal/seed.ts";
import { ascii, fromHex, toHex } from "./support.ts";

describe("SEED", () => {
  it("encrypts the blocks of RFC 4269 appendix B", () => {
    const vectors = [
      [
        "00000000000000000000000000000000",
        "000102030405060708090a0b0c0d0e0f",
        "5ebac6e0054e166819aff1cc6d346cdb",
      ],
      [
        "000102030405060708090a0b0c0d0e0f",
        "00000000000000000000000000000000",
        "c11f22f20140505084483597e4370f43",
      ],
      [
        "4706480851e61be85d74bfb3fd956185",
        "83a2f8a288641fb9a4e9a5cc2f131c7d",
        "ee54d13ebcae706d226bc3142cd40d4a",
      ],
      [
        "28dbc3bc49ffd87dcfa509b11d422be7",
        "b41e6be2eba84a148e2eed84593c5ec7",
        "9b9b7bfcd1813cb95d0b3618f40f5122",
      ],
      [
        "01020201030505030908080911333311",
        "000122030405060708090acb0c0d0e0f",
        "00fa15ed2a89cb0ce23826e55c3341cc",
      ],
    ] as const;
    for (const [key, plain, cipher] of vectors)
      assert.strictEqual(toHex(encryptBlock(fromHex(key), fromHex(plain))), cipher);
  });

  it("chains and pads as other implementations do", () => {
    const key = ascii("abcdefghijklmnop");
    const iv = ascii("0123456789abcdef");
    const cipher = encryptCbc(key, iv, ascii("TEST_MSG_IS_QUITE_LONG_ENOUGH!"));
    assert.strictEqual(toHex(cipher), "ce9b783de4dd93bf52adbb3e59a7435b49d71e45703460fbdc655e2c5ca35fec");
    assert.deepStrictEqual(decryptCbc(key, iv, cipher), ascii("TEST_MSG_IS_QUITE_LONG_ENOUGH!"));
  });

  it.prop(
    "gives back what it took, whatever its length",
    [Schema.Uint8Array.check(Schema.isMaxLength(80))],
    ([plain]) => {
      const key = fromHex("28dbc3bc49ffd87dcfa509b11d422be7");
      const cipher = encryptCbc(key, key, plain);
      return (
        cipher.length % 16 === 0 &&
        cipher.length > plain.length &&
        toHex(decryptCbc(key, key, cipher)!) === toHex(plain)
      );
    },
  );

  it("answers nothing when length or padding are wrong", () => {
    const key = fromHex("000102030405060708090a0b0c0d0e0f");
    const cipher = encryptCbc(key, key, ascii("tax invoice"));
    assert.isUndefined(decryptCbc(key, key, cipher.subarray(1)));
    assert.isUndefined(decryptCbc(key, key, new Uint8Array()));
    assert.isUndefined(decryptCbc(key, fromHex("000102030405060708090a0b0c0d0e1f"), cipher));
  });
});
