/** Korean text as it is searched: without spacing, by initial consonants, without particles. */

/** Full width folded, syllables put together; consonants that stand alone stay what the keyboard types. */
export const folded = (text: string): string => text.replace(/[^ㄱ-ㅣ]+/g, (run) => run.normalize("NFKC"));

/** Letters and digits only, in lower case: spacing and punctuation do not count. */
export const compact = (text: string): string =>
  folded(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const initials = Array.from("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ");
const medials = Array.from("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ");
const finals = ["", ...Array.from("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")];

const syllableAt = (character: string): number | undefined => {
  const offset = character.charCodeAt(0) - 0xac00;
  return offset >= 0 && offset < 11172 ? offset : undefined;
};

/** Letters that two keys make. */
const doubled: Readonly<Record<string, string>> = {
  ㅗㅏ: "ㅘ",
  ㅗㅐ: "ㅙ",
  ㅗㅣ: "ㅚ",
  ㅜㅓ: "ㅝ",
  ㅜㅔ: "ㅞ",
  ㅜㅣ: "ㅟ",
  ㅡㅣ: "ㅢ",
  ㄱㅅ: "ㄳ",
  ㄴㅈ: "ㄵ",
  ㄴㅎ: "ㄶ",
  ㄹㄱ: "ㄺ",
  ㄹㅁ: "ㄻ",
  ㄹㅂ: "ㄼ",
  ㄹㅅ: "ㄽ",
  ㄹㅌ: "ㄾ",
  ㄹㅍ: "ㄿ",
  ㄹㅎ: "ㅀ",
  ㅂㅅ: "ㅄ",
};

const keysOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(doubled).map(([two, one]) => [one, two]),
);

const apartOf = (letter: string): string => keysOf[letter] ?? letter;

/** Hangul as the keys that type it, so that a syllable which is still being typed is found: 인즈 and 인증ㅅ in 인증서. */
export const apart = (text: string): string =>
  Array.from(text)
    .map((character) => {
      const offset = syllableAt(character);
      if (offset === undefined) return apartOf(character);
      const initial = initials[Math.floor(offset / 588)]!;
      const medial = medials[Math.floor(offset / 28) % 21]!;
      return `${initial}${apartOf(medial)}${apartOf(finals[offset % 28]!)}`;
    })
    .join("");

/** Initial consonants (초성): 인증서 is ㅇㅈㅅ. Other characters stay. */
export const initialsOf = (text: string): string =>
  Array.from(text)
    .map((character) => {
      const offset = syllableAt(character);
      return offset === undefined ? character : initials[Math.floor(offset / 588)]!;
    })
    .join("");

/** Consonants alone: somebody searches by 초성. */
export const isInitials = (text: string): boolean => /^[ㄱ-ㅎ]{2,}$/.test(text);

/** A lone consonant or vowel at the end is a syllable that is still being typed. */
export const withoutLoneEnd = (text: string): string => text.replace(/(?<=[가-힣])[ㄱ-ㅣ]+$/, "");

/** What stands behind a noun or ends a sentence, the longest first. */
const endings = (
  "하려면어떻게하나요 하려면어떻게 하는방법 하려면 입니다만 이라고나옵니다 라고나옵니다 이라고 라고 입니다 합니다 됩니다 습니다 했습니다 됐습니다 " +
  "안됩니다 않습니다 안돼요 안되요 안됨 안돼 하나요 되나요 인가요 했는데 하는데 되는데 인데 나요 어요 아요 해요 돼요 되요 까요 " +
  "에게서 에서는 에서도 으로는 으로도 에서 에게 한테 께서 으로 부터 까지 처럼 보다 마다 이나 이랑 하고 하는 하기 되는 되지 " +
  "은 는 이 가 을 를 의 에 와 과 도 만 로 나 랑 요 함 됨"
).split(" ");

const sorted = endings.toSorted((one, other) => other.length - one.length);

/** A word without its particle or ending; at least two syllables stay. */
export const stem = (word: string): string => {
  const ending = sorted.find((end) => word.endsWith(end) && word.length - end.length >= 2);
  return ending === undefined || !/^[가-힣]+$/.test(word) ? word : word.slice(0, -ending.length);
};

/** Keys of the Korean keyboard (두벌식), in the order of their letters. */
const keyboard: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("rRseEfaqQtTdwWczxvgkoiOjpuPhynbml").map((key, index) => [
    key,
    Array.from("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ")[index]!,
  ]),
);

const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && letter >= "ㅏ" && letter <= "ㅣ";

/** What was typed with the 한/영 key the wrong way round: `dlswmdtj` is 인증서. Nothing if it gives no Korean. */
export const fromKeyboard = (typed: string): string | undefined => {
  if (!/^[A-Za-z]{4,}$/.test(typed)) return undefined;
  // Capital letters mean something for the doubled consonants only.
  const letters = Array.from(typed).map((key) => keyboard[key] ?? keyboard[key.toLowerCase()] ?? "");
  let out = "";
  let at = 0;
  while (at < letters.length) {
    const initial = initials.indexOf(letters[at]!);
    if (initial < 0 || !isVowel(letters[at + 1])) return undefined;
    let medial = letters[at + 1]!;
    at += 2;
    const pair = doubled[medial + (letters[at] ?? "")];
    if (pair !== undefined && isVowel(letters[at])) {
      medial = pair;
      at += 1;
    }
    let final = "";
    // A consonant belongs to the next syllable if a vowel follows it.
    if (finals.includes(letters[at] ?? "-") && !isVowel(letters[at + 1])) {
      final = letters[at]!;
      at += 1;
      const cluster = doubled[final + (letters[at] ?? "")];
      if (cluster !== undefined && !isVowel(letters[at + 1])) {
        final = cluster;
        at += 1;
      }
    }
    out += String.fromCharCode(0xac00 + initial * 588 + medials.indexOf(medial) * 28 + finals.indexOf(final));
  }
  return out.length < 2 ? undefined : out;
};

/** A word as the pairs of its neighbouring letters, Hangul taken apart. */
export const pairs = (word: string): ReadonlyArray<string> => {
  const letters = Array.from(apart(word));
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
};

/** How alike two words are, 0 to 1, by the pairs that they share. */
export const likeness = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): number => {
  if (one.length === 0 || other.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of other) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of one) {
    const left = rest.get(pair) ?? 0;
    if (left === 0) continue;
    rest.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
};
