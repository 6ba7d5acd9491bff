/** Spaces and dashes people put between digits, among them the Hangul vowel ㅡ that a Korean keyboard types for a dash. */
const separators =
  /[\s\u200b\u2060\ufeff\u002d\u00ad\u2010-\u2015\u2212\u2043\u30fc\u3161\ufe58\ufe63\uff0d]/u;

/**
 * Digits out of typed text, full-width ones included. `stranger` is the
 * one-based position of the first character that is neither digit nor separator.
 */
export const readDigits = (input: string): { readonly digits: string; readonly stranger?: number } => {
  let digits = "";
  let position = 0;
  for (const character of input) {
    position += 1;
    const code = character.charCodeAt(0);
    if (code >= 0x30 && code <= 0x39) digits += character;
    else if (code >= 0xff10 && code <= 0xff19) digits += String.fromCharCode(code - 0xff10 + 0x30);
    else if (!separators.test(character)) return { digits, stranger: position };
  }
  return { digits };
};
