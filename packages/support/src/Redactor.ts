/**
 * Takes out of a text what nobody who helps needs to know and nobody should
 * keep: personal numbers, ways to reach a person, accounts, passwords, keys,
 * tokens. What support needs stays: error codes, issue IDs (승인번호), business
 * numbers, dates, amounts.
 */
import type { Refusal } from "@einv/refusal";
import { t } from "./internal/text.ts";

/** What is taken out, by name. */
export const kinds = {
  "resident-number": t("주민·법인등록번호", "resident number"),
  passport: t("여권번호", "passport number"),
  phone: t("전화번호", "phone number"),
  email: t("메일 주소", "mail address"),
  card: t("카드번호", "card number"),
  account: t("계좌번호", "account number"),
  serial: t("인증서 일련번호", "certificate serial"),
  password: t("암호", "password"),
  key: t("키", "key"),
  token: t("접속 정보", "token"),
} as const satisfies Readonly<Record<string, Refusal.Text>>;
export type Kind = keyof typeof kinds;

export interface Redacted {
  readonly text: string;
  /** What was taken out, once each. */
  readonly removed: ReadonlyArray<Kind>;
}

/** Characters that are read; the rest is cut off, unread. */
export const limit = 20_000;

interface Rule {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** What of a match stays: a label, a parameter's name. */
  readonly keep?: (match: string, label: string) => string | undefined;
}

/** An issue ID begins with a date; a request's number is a UUID. Both are asked for by support. */
const isIssueId = (run: string): boolean => /^20\d{6}[0-9A-Za-z]{8}[0-9A-Za-z]{8}$/.test(run);
const isUuid = (run: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(run);

const labelled = (_: string, label: string): string => label;

/** In this order: what holds others comes first. */
const rules: ReadonlyArray<Rule> = [
  { kind: "key", pattern: /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$)/g },
  { kind: "token", pattern: /((?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{6,}/gi, keep: labelled },
  {
    kind: "token",
    pattern:
      /([#?&](?:einv|token|access_token|secret|client_secret|code|key|password|sig|signature)=)[^&\s#"'<>[\]]+/gi,
    keep: labelled,
  },
  { kind: "token", pattern: /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?/g },
  {
    kind: "password",
    pattern:
      /((?:암\s?호|비밀\s?번호|비번|패스워드|인증\s?번호|R\s?값|pass(?:word|wd|phrase|code)?|pwd|pin|otp|secret)(?:는|은|이|가|\s+is)?\s*(?:[:=]|\s)\s*)["'“‘]?[\x21\x23-\x26\x28-\x5a\x5c\x5e-\x7e]*[\d!@#$%^&*][\x21\x23-\x26\x28-\x5a\x5c\x5e-\x7e]*/gi,
    keep: labelled,
  },
  {
    kind: "password",
    pattern:
      /((?:암\s?호|비밀\s?번호|비번|패스워드|pass(?:word|wd|phrase)?|pwd)(?:는|은)?\s*[:=]\s*)[^\s[\]]+/gi,
    keep: labelled,
  },
  {
    kind: "serial",
    pattern:
      /((?:일련\s?번호|시리얼|serial(?:\s?(?:no|number))?)(?:는|은)?\.?\s*[:=#]?\s*)(?:0x)?[0-9a-f](?:[0-9a-f: ]*[0-9a-f])?/gi,
    keep: (match, label) => (match.length - label.length < 4 ? match : label),
  },
  { kind: "serial", pattern: /(?<![0-9A-Za-z:])[0-9a-f]{2}(?::[0-9a-f]{2}){6,}(?![0-9A-Za-z:])/gi },
  {
    kind: "token",
    pattern: /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}(?![A-Za-z0-9+/_-])/g,
    keep: (match) =>
      (/\d/.test(match) && /[A-Za-z]/.test(match)) || match.length >= 40
        ? isIssueId(match) || isUuid(match) || /^[\d-]+$/.test(match)
          ? match
          : undefined
        : match,
  },
  {
    kind: "token",
    pattern: /(?<![A-Za-z0-9])[a-z]{2,8}_(?:live_|test_)?[A-Za-z0-9]{8,}(?![A-Za-z0-9])/g,
    keep: (match) => (/\d/.test(match) ? undefined : match),
  },
  {
    kind: "email",
    pattern: /[^\s@<>()[\]{}"',;:|]{1,64}@[^\s@<>()[\]{}"',;:|]{1,190}\.[^\s@<>()[\]{}"',;:|.]{2,}/g,
  },
  {
    kind: "resident-number",
    pattern: /(?<![\dA-Za-z])\d(?: ?\d){5}\s?[-–—]\s?\d(?: ?\d){6}(?![\dA-Za-z])/g,
  },
  {
    kind: "resident-number",
    pattern: /(?<![\dA-Za-z])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[0-9]\d{6}(?![\dA-Za-z])/g,
  },
  { kind: "passport", pattern: /(?<![A-Za-z0-9])[MSRODG]\d{8}(?![A-Za-z0-9])/gi },
  { kind: "card", pattern: /(?<![\dA-Za-z])\d{4}([- ])\d{4}\1\d{4}\1\d{3,4}(?![\dA-Za-z])/g },
  {
    kind: "phone",
    pattern:
      /(?<![\dA-Za-z])(?:\+?82[-.\s]{0,2})?\(?0?(?:1[016789]|2|[3-6][1-5]|70|50\d?)\)?[-.\s]{0,2}\d{3,4}[-.\s]{0,2}\d{4}(?![\dA-Za-z-])/g,
    // A business number without hyphens may look like one without its first zero.
    keep: (match) => (/^\(?(?:\+?82|0)/.test(match) || /^1[016789][-.\s]/.test(match) ? undefined : match),
  },
  {
    kind: "account",
    pattern: /((?:계좌\s?(?:번호)?|account(?:\s?(?:no|number))?)(?:는|은)?\s*[:=]?\s*)\d[\d -]{6,22}\d/gi,
    keep: labelled,
  },
  {
    kind: "account",
    pattern: /(?<![\dA-Za-z-])\d{2,6}(?:-\d{1,8}){2,3}(?![\dA-Za-z-])/g,
    keep: (match) => {
      const digits = match.replaceAll("-", "").length;
      const groups = match
        .split("-")
        .map((group) => group.length)
        .join("-");
      return digits < 10 || digits > 16 || groups === "3-2-5" ? match : undefined;
    },
  },
  { kind: "account", pattern: /(?<![\dA-Za-z.,-])\d{11,16}(?![\dA-Za-z-]|[.,]\d)/g },
];

/** Digits, hyphens and at signs of full width, as they are typed with a Korean keyboard. */
const folded = (text: string): string =>
  text.replace(/[０-９－：＝＠]/g, (character) => character.normalize("NFKC"));

/** The text without what is secret or personal; where something stood, its kind is named. Twice is once. */
export const redact = (given: string, language: "ko" | "en" = "ko"): Redacted => {
  const removed = new Set<Kind>();
  let text = folded(given.slice(0, limit));
  for (const { kind, pattern, keep = () => undefined } of rules) {
    const mark = language === "ko" ? `[지움: ${kinds[kind].ko}]` : `[removed: ${kinds[kind].en}]`;
    text = text.replace(pattern, (match: string, label: unknown) => {
      const kept = keep(match, typeof label === "string" ? label : "");
      if (kept === match) return match;
      removed.add(kind);
      return `${kept ?? ""}${mark}`;
    });
  }
  return { text, removed: [...removed] };
};

/** A labelled fact without secrets: what the label says of its value is heard. */
export const redactLine = (
  { key, value }: { readonly key: string; readonly value: string },
  language: "ko" | "en" = "ko",
): { readonly key: string; readonly value: string; readonly removed: ReadonlyArray<Kind> } => {
  const { text, removed } = redact(`${key.trim()}: ${value.trim()}`, language);
  const at = text.indexOf(": ");
  return at < 0
    ? { key: "", value: text, removed }
    : { key: text.slice(0, at), value: text.slice(at + 2), removed };
};
