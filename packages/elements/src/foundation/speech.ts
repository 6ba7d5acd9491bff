/** Languages and catalogues of words. */

/** Korean or English. */
export type Language = "ko" | "en";

/** One sentence in both languages, as refusals and the invoice's wording carry it. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** All words of one element, in both languages. Sentences with values are functions, so that each language picks its own order and particles. */
export type Catalogue<Words> = Readonly<Record<Language, Words>>;

/** The words to show: the catalogue's, with what the page replaced. */
export const wordsOf = <Words extends object>(
  catalogue: Catalogue<Words>,
  language: Language,
  replaced?: Partial<Words>,
): Words => (replaced === undefined ? catalogue[language] : { ...catalogue[language], ...replaced });

/** `en` and `en-GB` are English; everything else speaks Korean. */
export const languageOf = (tag: string | null | undefined): Language =>
  tag?.toLowerCase().startsWith("en") === true ? "en" : "ko";

/** The language of the page, by `<html lang>`. */
export const pageLanguage = (): Language =>
  languageOf(typeof document === "undefined" ? undefined : document.documentElement.lang);

/** Whether a Korean word ends in a consonant, which decides the particle after it. */
const closed = (word: string): boolean => {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  if (code >= 0 && code < 11172) return code % 28 !== 0;
  return /[0136780LMNR]$/i.test(word);
};

/** Whether a Korean word ends in ㄹ, after which `로` stands as after a vowel. */
const endsInRieul = (word: string): boolean => {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return code >= 0 && code < 11172 && code % 28 === 8;
};

/** `을`/`를`, `이`/`가`, `은`/`는`, `으로`/`로`: the word with its particle. */
export const withParticle = (word: string, pair: "을/를" | "이/가" | "은/는" | "으로/로"): string => {
  const [afterConsonant, afterVowel] = pair.split("/");
  const vowel = !closed(word) || (pair === "으로/로" && endsInRieul(word));
  return `${word}${vowel ? afterVowel : afterConsonant}`;
};
