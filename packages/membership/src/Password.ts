/**
 * What a password (비밀번호) must be: long enough, and nothing that is guessed
 * first. No kinds of characters are prescribed and nothing expires, since both
 * make passwords worse (NIST SP 800-63B §3.1.1.2). How it is kept is the
 * matter of whoever keeps it.
 */
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { commonPasswords } from "./internal/commonPasswords.ts";
import { refusals } from "./Refusals.ts";

export const shortest = 10;
export const longest = 128;

/** What its owner's password must not be made of. */
export interface Owner {
  readonly loginId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly businessNumber?: string;
}

export const Rule = ["length", "common", "personal", "repetitive"] as const;
export type Rule = (typeof Rule)[number];

/** The same password however a keyboard composes it; spaces count. */
export const normalize = (password: Redacted.Redacted<string>): Redacted.Redacted<string> =>
  Redacted.make(
    Redacted.value(password)
      .slice(0, 4 * longest)
      .normalize("NFKC"),
    { label: "password" },
  );

const sizeOf = (text: string): number => Array.from(text).length;

/** Letters of a word without the digits and marks that people put around it, and l33t undone. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const isCommon = (text: string): boolean => {
  const small = text.toLowerCase();
  const doubled = small.slice(0, small.length / 2);
  return (
    commonPasswords.has(small) ||
    commonPasswords.has(small.replace(/[^\p{L}\p{N}]+$/u, "")) ||
    commonPasswords.has(bare(small)) ||
    (small === doubled + doubled && commonPasswords.has(doubled))
  );
};

const partsOf = ({ loginId, name, email, phone, businessNumber }: Owner): ReadonlyArray<string> =>
  [
    loginId,
    name,
    email?.split("@")[0],
    phone?.replace(/^\+82/, ""),
    phone?.slice(-8),
    businessNumber,
  ].flatMap((part) => (part === undefined || sizeOf(part) < 3 ? [] : [part.toLowerCase()]));

/** Something of the owner, with fewer than six characters besides. */
const isPersonal = (text: string, owner: Owner): boolean => {
  const small = text.toLowerCase().replace(/-/g, "");
  return partsOf(owner).some((part) => {
    const found = part.replace(/-/g, "");
    return small.includes(found) && sizeOf(small) - sizeOf(found) < 6;
  });
};

/** Fewer than five different characters, or one run along the keyboard, the alphabet or the digits. */
const isRepetitive = (text: string): boolean => {
  if (new Set(text).size < 5) return true;
  const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const lines = rows.flatMap((row) => [row, Array.from(row).toReversed().join("")]);
  const small = text.toLowerCase();
  let steps = 0;
  for (let index = 1; index < small.length; index += 1) {
    const pair = small.slice(index - 1, index + 1);
    if (lines.some((line) => line.includes(pair))) steps += 1;
  }
  return steps >= small.length - 2;
};

/** Which rules it keeps, for the page to show while it is typed. */
export const examine = (
  password: Redacted.Redacted<string>,
  owner: Owner = {},
): Readonly<Record<Rule, boolean>> => {
  const text = Redacted.value(normalize(password));
  return {
    length: sizeOf(text) >= shortest && sizeOf(text) <= longest,
    common: !isCommon(text),
    personal: !isPersonal(text, owner),
    repetitive: !isRepetitive(text),
  };
};

/** The password as it is kept. Refused with `password.length`, `password.common`, `password.personal`, `password.repetitive`. */
export const check = (
  password: Redacted.Redacted<string>,
  owner: Owner = {},
): Result.Result<Redacted.Redacted<string>, Refusal.Refusal> => {
  const kept = examine(password, owner);
  const broken = Rule.find((rule) => !kept[rule]);
  return broken === undefined
    ? Result.succeed(normalize(password))
    : refusals.fail(`password.${broken}`, { path: "password" });
};
