/**
 * Explaining an error (오류 풀이): a code or a pasted text, whole or within a
 * sentence, as read off a screenshot, of einv, of the tax authority or of
 * another system → what it means, why it comes, what to do now, in both
 * languages, with the articles that help.
 *
 * The catalogues are handed in by whoever has them all; nothing here loads the
 * packages that they belong to.
 */
import type { Refusal } from "@einv/refusal";
import * as Guide from "./Guide.ts";
import { families } from "./internal/families.ts";
import { foreign } from "./internal/foreign.ts";
import { compact } from "./internal/hangul.ts";
import * as Template from "./internal/template.ts";

/** Characters of a pasted text that are read. */
export const limit = 4000;
const most = 5;
/** A text that is longer shares many letters with anything by chance. */
const likenessLimit = 600;
/** Of the pairs of letters of a message, those that must be there when a few were read wrongly. */
const likeEnough = 0.75;

export interface Explanation {
  /** `certificate.expired`, `ERR002`, or a name for another system's message. */
  readonly code: string;
  /** Whose it is. */
  readonly source: "einv" | "tax-authority" | "other";
  readonly what: Refusal.Text;
  readonly why: Refusal.Text;
  readonly remedy: Refusal.Text;
  /** Articles that help, the closest first. */
  readonly articles: ReadonlyArray<string>;
}

export interface Explained {
  readonly explanations: ReadonlyArray<Explanation>;
  /** What looks like a code and is known to nobody here. */
  readonly unknown: ReadonlyArray<string>;
}

/** A result code of the tax authority (국세청 처리 결과 코드), as `ResultCode` of `@einv/nts` has them. */
export interface AuthorityCode {
  readonly code: string;
  readonly text: Refusal.Text;
  readonly cause: Refusal.Text;
  readonly remedy: Refusal.Text;
}

export interface Sources {
  /** The `entries` of the packages' catalogues. */
  readonly catalogues: ReadonlyArray<Readonly<Record<string, Refusal.Entry>>>;
  readonly authority: ReadonlyArray<AuthorityCode>;
}

export interface Explainer {
  /** Every code that is explained. */
  readonly codes: ReadonlyArray<string>;
  readonly ofCode: (code: string) => Explanation | undefined;
  readonly explain: (pasted: string) => Explained;
}

const familyOf = (code: string): string => code.split(".", 1)[0] ?? "";

const general: Refusal.Text = {
  ko: "요청을 처리하기 전에 확인한 결과이며 바뀐 것은 없습니다.",
  en: "It was found before anything was done; nothing was changed.",
};

/** A refusal's entry as an explanation. Values that are not known become an ellipsis; where nothing else is said, the guide says it. */
const ofEntry = (
  code: string,
  { what, why, remedy }: Refusal.Entry,
  values: Readonly<Record<string, string>> = {},
): Explanation => {
  const articles = Guide.helping(code);
  const said = (text: Refusal.Text | undefined, least: number) =>
    text !== undefined && Template.says(text, values, least) ? Template.filled(text, values) : undefined;
  return {
    code,
    source: "einv",
    what: said(what, 5) ?? articles[0]?.title ?? general,
    why: said(why, 10) ?? families[familyOf(code)] ?? general,
    remedy: said(remedy, 5) ?? articles[0]?.answer ?? general,
    articles: articles.map(({ id }) => id),
  };
};

const ofAuthority = ({ code, text, cause, remedy }: AuthorityCode): Explanation => ({
  code,
  source: "tax-authority",
  what: text,
  why: cause,
  remedy,
  articles: code.startsWith("SUC") ? ["sending"] : ["rejected", "amend"],
});

const ofForeign = ({ id, what, why, remedy, articles }: (typeof foreign)[number]): Explanation => ({
  code: id,
  source: "other",
  what,
  why,
  remedy,
  articles,
});

/** A code without what is read wrongly: dots, dashes, spaces, `1`, `I` and `l`, `0` and `o`. */
const skeleton = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9|]/g, "")
    .replace(/[1i|]/g, "l")
    .replaceAll("0", "o");

interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Runs of Latin letters, of which codes are made. */
const runsOf = (text: string): ReadonlyArray<Run> =>
  [...text.matchAll(/[A-Za-z0-9|]+/g)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));

const longestCode = 8;

interface Sighting {
  readonly at: number;
  /** How much of the text it accounts for. */
  readonly size: number;
  readonly explanation: Explanation;
}

export const make = ({ catalogues, authority }: Sources): Explainer => {
  const entries = new Map(catalogues.flatMap((catalogue) => Object.entries(catalogue)));
  const authorityCodes = new Map(authority.map((one) => [one.code, one]));
  const bySkeleton = new Map([...entries.keys()].map((code) => [skeleton(code), code]));
  const templates = [...entries].map(([code, entry]) => ({
    code,
    entry,
    says: [entry.what.ko, entry.what.en].map(Template.parse),
  }));
  const messages = foreign.map((one) => ({ one, says: one.says.map(Template.parse) }));

  const ofCode = (code: string): Explanation | undefined => {
    const entry = entries.get(code);
    if (entry !== undefined) return ofEntry(code, entry);
    const result = authorityCodes.get(code);
    if (result !== undefined) return ofAuthority(result);
    const message = foreign.find(({ id }) => id === code);
    return message === undefined ? undefined : ofForeign(message);
  };

  /** Codes of einv: neighbouring runs joined by dots and dashes, the longest first. */
  const einvCodes = (text: string): { readonly found: Array<Sighting>; readonly unknown: Array<string> } => {
    const runs = runsOf(text);
    const found: Array<Sighting> = [];
    const unknown: Array<string> = [];
    for (let first = 0; first < runs.length; first += 1) {
      let last = first;
      let joins = "";
      let code: string | undefined;
      let until = first;
      for (; last < runs.length && last - first < longestCode; last += 1) {
        if (last > first) {
          const between = text.slice(runs[last - 1]!.end, runs[last]!.start);
          if (between.length > 3 || !/^\s*[-–—.,·_]?\s*$/.test(between)) break;
          joins += between;
        }
        const whole = runs
          .slice(first, last + 1)
          .map((run) => run.text)
          .join("");
        const known = /[.,·_]/.test(joins) ? bySkeleton.get(skeleton(whole)) : undefined;
        if (known !== undefined) {
          code = known;
          until = last;
        }
      }
      const start = runs[first]!.start;
      if (code !== undefined) {
        found.push({ at: start, size: runs[until]!.end - start, explanation: ofCode(code)! });
        first = until;
        continue;
      }
      const looks = /^([a-z]+(?:-[a-z]+)*)\.[a-z]+(?:[.-][a-z]+)*/.exec(text.slice(start, start + 100));
      if (looks !== null && Object.hasOwn(families, looks[1]!)) {
        unknown.push(looks[0]);
        while (first + 1 < runs.length && runs[first + 1]!.start < start + looks[0].length) first += 1;
      }
    }
    return { found, unknown };
  };

  /** `ERR002`, also as `ERR 0O2`. */
  const results = (text: string): { readonly found: Array<Sighting>; readonly unknown: Array<string> } => {
    const found: Array<Sighting> = [];
    const unknown: Array<string> = [];
    for (const sighted of text.matchAll(
      /(?<![A-Za-z0-9])(SUC|SYN|ERR)[\s_-]{0,2}([0-9OoQIl|]{3})(?![A-Za-z0-9])/gi,
    )) {
      const digits = sighted[2]!.replace(/[OoQ]/g, "0").replace(/[Il|]/g, "1");
      const code = `${sighted[1]!.toUpperCase()}${digits}`;
      const known = authorityCodes.get(code);
      if (known === undefined) unknown.push(code);
      else found.push({ at: sighted.index, size: sighted[0].length, explanation: ofAuthority(known) });
    }
    return { found, unknown };
  };

  /** Messages as they are printed, spacing and punctuation apart. */
  const printed = (text: string): ReadonlyArray<Sighting> => {
    const read = compact(text);
    const sightings: Array<Sighting> = [];
    for (const { one, says } of messages)
      for (const template of says) {
        const seen = Template.find(template, read);
        if (seen !== undefined) sightings.push({ ...seen, explanation: ofForeign(one) });
      }
    for (const { code, entry, says } of templates)
      for (const template of says) {
        const seen = template.size < 8 ? undefined : Template.find(template, read);
        if (seen !== undefined)
          sightings.push({ ...seen, explanation: ofEntry(code, entry, Template.values(template, text)) });
      }
    return sightings.toSorted((one, other) => other.size - one.size || one.at - other.at);
  };

  /** Messages of which a few letters were read wrongly, or left out. */
  const alike = (text: string): ReadonlyArray<Explanation> => {
    const read = compact(text);
    if (read.length < 6 || read.length > likenessLimit) return [];
    const pairs = Template.pairsOf(read);
    const close = [
      ...messages.map(({ one, says }) => ({ says, explain: () => ofForeign(one) })),
      ...templates.map(({ code, entry, says }) => ({ says, explain: () => ofEntry(code, entry) })),
    ].flatMap(({ says, explain }) => {
      const likeness = Math.max(...says.map((template) => Template.likeness(template, pairs)));
      return likeness < likeEnough ? [] : [{ likeness, explain }];
    });
    return close
      .toSorted((one, other) => other.likeness - one.likeness)
      .slice(0, 2)
      .map(({ explain }) => explain());
  };

  const explain = (pasted: string): Explained => {
    const text = pasted.slice(0, limit).normalize("NFKC");
    const own = einvCodes(text);
    const official = results(text);
    const coded = [...own.found, ...official.found].toSorted((one, other) => one.at - other.at);
    const kept: Array<Sighting> = [];
    for (const sighting of printed(text)) {
      const inside = kept.some(({ at, size }) => sighting.at < at + size && at < sighting.at + sighting.size);
      if (!inside) kept.push(sighting);
    }
    const sure = [...coded, ...kept].map(({ explanation }) => explanation);
    const all = sure.length > 0 ? sure : alike(text);
    const once = all.filter(({ code }, index) => all.findIndex((other) => other.code === code) === index);
    return {
      explanations: once.slice(0, most),
      unknown: [...new Set([...own.unknown, ...official.unknown])].slice(0, most),
    };
  };

  return { codes: [...entries.keys(), ...authorityCodes.keys()], ofCode, explain };
};
