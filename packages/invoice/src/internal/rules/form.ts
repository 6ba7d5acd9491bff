/** Rules of form, derived from the description of the document. */
import { expected, none, type Offence, recorded, type Rule } from "./Rule.ts";

/** The schema's own check (nts-standard §5.8, SYN004). */
const schema = { ...recorded("SYN004"), field: "", basis: "KEC v3.0" } as const;

/** The offences of those that offend. */
const each = <A>(all: ReadonlyArray<A>, offence: (one: A) => Offence | undefined): ReadonlyArray<Offence> => {
  let found: Array<Offence> | undefined;
  for (const one of all) {
    const offends = offence(one);
    if (offends !== undefined) (found ??= []).push(offends);
  }
  return found ?? none;
};

/** Characters that XML 1.0 cannot carry. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

const length = (text: string): number => Array.from(text).length;

export const form: ReadonlyArray<Rule> = [
  {
    ...schema,
    id: "text.required",
    statement: { ko: "필수 항목이 비어 있습니다: {ko}", en: "Missing: {en}." },
    remedy: {
      ko: "사업자등록증에 적힌 대로 입력해 주세요.",
      en: "Enter it as on the business registration certificate.",
    },
    offences: (subject) =>
      each(subject.places, ({ leaf, path, value }) =>
        leaf.format.text && leaf.least === 1 && typeof value === "string" && value.trim() === ""
          ? { path, values: { ko: leaf.ko, en: leaf.en } }
          : undefined,
      ),
  },
  {
    ...schema,
    ...expected("SYN004"),
    id: "text.length",
    basis: "KEC v3.0, the shorter of the lengths that issuing systems implement",
    statement: {
      ko: "{ko}: {max}자까지 쓸 수 있습니다. 지금 {length}자입니다.",
      en: "{en}: up to {max} characters; it has {length}.",
    },
    remedy: { ko: "줄여 주세요.", en: "Shorten it." },
    offences: (subject) =>
      each(subject.places, ({ leaf, path, value }) => {
        const max = leaf.format.lengths.write;
        if (!leaf.format.text || typeof value !== "string" || value.length <= max) return undefined;
        if (length(value) <= max) return undefined;
        return {
          path,
          values: { ko: leaf.ko, en: leaf.en, max: String(max), length: String(length(value)) },
        };
      }),
  },
  {
    ...schema,
    id: "text.characters",
    basis: "XML 1.0 §2.2",
    statement: {
      ko: "쓸 수 없는 문자가 있습니다: {ko}",
      en: "{en} holds a character that a document cannot carry.",
    },
    remedy: {
      ko: "다시 입력해 주세요. 복사해 온 글이면 제어 문자를 지워 주세요.",
      en: "Type it again; pasted text may hold control characters.",
    },
    offences: (subject) =>
      each(subject.places, ({ leaf, path, value }) =>
        leaf.format.text && typeof value === "string" && forbidden.test(value)
          ? { path, values: { ko: leaf.ko, en: leaf.en } }
          : undefined,
      ),
  },
  {
    ...schema,
    id: "value.form",
    statement: { ko: "{ko}의 형식이 맞지 않습니다. 형식: {ruleKo}", en: "{en} must be {ruleEn}." },
    remedy: { ko: "값을 고쳐 주세요.", en: "Correct the value." },
    offences: (subject) =>
      each(subject.places, ({ leaf, path, value }) => {
        const { format } = leaf;
        if (format.text || format.read(format.write(value)) !== undefined) return undefined;
        return {
          path,
          values: { ko: leaf.ko, en: leaf.en, ruleKo: format.rule.ko, ruleEn: format.rule.en },
        };
      }),
  },
  {
    ...schema,
    id: "list.size",
    statement: {
      ko: "{ko}: {least}개에서 {most}개까지 쓸 수 있습니다. 지금 {length}개입니다.",
      en: "{en}: {least} to {most} are possible; there are {length}.",
    },
    remedy: {
      ko: "개수를 맞추거나 세금계산서를 나누어 주세요.",
      en: "Change the number, or split the invoice.",
    },
    offences: (subject) =>
      each(subject.lists, ({ member, path, length }) =>
        length > member.most || length < member.least
          ? {
              path,
              values: {
                ko: member.ko,
                en: member.en,
                least: String(member.least),
                most: String(member.most),
                length: String(length),
              },
            }
          : undefined,
      ),
  },
];
