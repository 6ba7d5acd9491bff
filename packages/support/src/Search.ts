/**
 * Searching the guide as people type it: spacing does not count, particles and
 * endings neither; initial consonants (ㅇㅈㅅ), a syllable still being typed,
 * Korean typed with the 한/영 key the wrong way round, other words for the same
 * thing and small slips are all found. The same words always give the same
 * order.
 */
import { type Article, articles } from "./Guide.ts";
import * as Hangul from "./internal/hangul.ts";
import { empty, synonyms } from "./internal/synonyms.ts";

/** Characters of a query that are read; the rest of a pasted screen is not. */
export const limit = 500;
const mostWords = 24;
const mostHits = 8;

export interface Hit {
  readonly article: Article;
  readonly score: number;
}

/** A text, in the forms in which it is looked through. */
interface Field {
  /** Hangul taken apart, no spaces. */
  readonly compact: string;
  /** Latin words, each after a space: a word is found by its beginning. */
  readonly latin: string;
  readonly initials: string;
  readonly size: number;
}

const field = (text: string): Field => {
  const compact = Hangul.compact(text);
  return {
    compact: Hangul.apart(compact),
    latin: ` ${(
      text
        .normalize("NFKC")
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    ).join(" ")}`,
    initials: Hangul.initialsOf(compact),
    size: compact.length,
  };
};

interface Entry {
  readonly article: Article;
  readonly phrases: ReadonlyArray<Field>;
  readonly title: Field;
  readonly answer: Field;
  readonly steps: Field;
}

const joined = (texts: ReadonlyArray<{ readonly ko: string; readonly en: string }>): Field =>
  field(texts.flatMap(({ ko, en }) => [ko, en]).join(" · "));

const entries: ReadonlyArray<Entry> = articles.map((article) => ({
  article,
  phrases: article.words.map(field),
  title: joined([article.title]),
  answer: joined([article.answer]),
  steps: joined(article.steps),
}));

/** Every word that a phrase of the guide is made of, for slips of the finger. */
const vocabulary = [
  ...new Set(
    articles.flatMap(({ words, title }) =>
      [...words, title.ko, title.en]
        .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
        .map((word) => Hangul.stem(Hangul.compact(word)))
        .filter((word) => word.length >= 2),
    ),
  ),
].map((word) => ({ word, pairs: Hangul.pairs(word) }));

const isLatin = (word: string): boolean => /^[a-z0-9]+$/.test(word);

/** Whether a word stands in a text. */
const holds = ({ compact, latin }: Field, word: string): boolean =>
  isLatin(word) ? latin.includes(` ${word}`) : compact.includes(Hangul.apart(word));

const anywhere = ({ phrases, title, answer, steps }: Entry, word: string): boolean =>
  [title, answer, steps, ...phrases].some((text) => holds(text, word));

/** What a word weighs in one article, by the best place where it stands. */
const weight = ({ phrases, title, answer, steps }: Entry, word: string): number =>
  (holds(title, word) ? 7 : 0) +
  (phrases.some((phrase) => holds(phrase, word)) ? 6 : 0) +
  (holds(answer, word) ? 2.5 : 0) +
  (holds(steps, word) ? 1 : 0);

/** As alike as a word must be to be taken for one with a slip in it. */
const alike = 0.62;

/** Nearest word of the guide to one that stands nowhere in it. */
const nearest = (typed: string): string | undefined => {
  if (typed.length < 3) return undefined;
  const own = Hangul.pairs(typed);
  return vocabulary.reduce<{ readonly word?: string; readonly likeness: number }>(
    (best, { word, pairs }) => {
      if (Math.abs(word.length - typed.length) > 2) return best;
      const likeness = Hangul.likeness(own, pairs);
      return likeness > best.likeness ? { word, likeness } : best;
    },
    { likeness: alike },
  ).word;
};

interface Term {
  readonly word: string;
  readonly others: ReadonlyArray<string>;
  /** How few articles it stands in: a rare word says more. */
  readonly rarity: number;
}

const term = (typed: string): Term => {
  const stands = (word: string) => entries.some((entry) => anywhere(entry, word));
  const lower = typed.toLowerCase();
  const stemmed = isLatin(lower) && lower.length > 3 ? lower.replace(/s$/, "") : Hangul.stem(lower);
  // Capital letters matter to what was typed on the Korean keyboard only.
  const read = [lower, stemmed, Hangul.fromKeyboard(typed)].find((one) => one !== undefined && stands(one));
  const word = read ?? nearest(stemmed) ?? stemmed;
  const count = entries.filter((entry) => anywhere(entry, word)).length;
  return { word, others: synonyms(word), rarity: Math.log(1 + entries.length / (1 + count)) };
};

/** The whole of what was typed against one phrase that people search by. */
const phraseScore = (query: Field, phrase: Field): number => {
  if (phrase.size < 2) return 0;
  if (query.compact === phrase.compact) return 80;
  if (query.size >= 2 && phrase.compact.includes(query.compact)) return 14 + (26 * query.size) / phrase.size;
  return query.compact.includes(phrase.compact) && (phrase.size > 2 || query.size < 12)
    ? 4 + 2.2 * Math.min(phrase.size, 30)
    : 0;
};

/** By initial consonants: at the beginning of a phrase they say more. */
const initialsScore = (entry: Entry, typed: string): number =>
  [entry.title, ...entry.phrases].reduce((best, { initials, size }) => {
    const at = initials.indexOf(typed);
    return at < 0 ? best : Math.max(best, (at === 0 ? 12 : 6) + (10 * typed.length) / size);
  }, 0);

const wordsOf = (query: string): ReadonlyArray<string> => {
  const words = Hangul.folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => Hangul.withoutLoneEnd(word))
    .filter((word) => word !== "");
  return words.slice(0, mostWords);
};

/** What the guide says about this, the best first; at most eight, none if nothing fits. */
export const search = (typed: string, most = mostHits): ReadonlyArray<Hit> => {
  const query = typed.slice(0, limit);
  const words = wordsOf(query);
  const consonants = words.filter(Hangul.isInitials);
  const terms = words.filter((word) => !Hangul.isInitials(word) && !empty.has(word.toLowerCase())).map(term);
  const whole = field(Hangul.withoutLoneEnd(query));
  const hits = entries.map((entry) => {
    const phrase = whole.size < 2 ? 0 : Math.max(0, ...entry.phrases.map((one) => phraseScore(whole, one)));
    const titled = whole.size >= 2 && entry.title.compact.includes(whole.compact) ? 24 : 0;
    const said = terms.reduce((sum, { word, others, rarity }) => {
      const own = weight(entry, word);
      const other = Math.max(0, ...others.map((synonym) => 0.7 * weight(entry, synonym)));
      return sum + rarity * Math.max(own, other);
    }, 0);
    const first = consonants.reduce((sum, letters) => sum + initialsScore(entry, letters), 0);
    return { article: entry.article, score: phrase + titled + said + first };
  });
  const top = Math.max(0, ...hits.map(({ score }) => score));
  // toSorted is stable: what scores the same stays in the guide's order.
  return hits
    .filter(({ score }) => score >= Math.max(3, top * 0.2))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, Math.max(0, Math.trunc(most)));
};
