/** Character classes of XML 1.0, fifth edition (§2.2, §2.3). */

/** The first character that XML does not allow, surrogate pairs taken as good. */
export const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The first character that is illegal, or half of a pair: what most texts have none of, found by one look. */
export const UNUSUAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/** Whether a code point may stand in a document. */
export const isCharacter = (code: number): boolean =>
  (code >= 0x20 && code <= 0xd7ff) ||
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const START = 1;
const CONTINUE = 2;
const ascii = new Uint8Array(128);
for (let code = 0x41; code <= 0x5a; code++) ascii[code] = START | CONTINUE;
for (let code = 0x61; code <= 0x7a; code++) ascii[code] = START | CONTINUE;
for (let code = 0x30; code <= 0x39; code++) ascii[code] = CONTINUE;
ascii[0x5f] = START | CONTINUE;
ascii[0x2d] = CONTINUE;
ascii[0x2e] = CONTINUE;

const otherStart = (code: number): boolean =>
  (code >= 0xc0 && code <= 0x2ff && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x370 && code <= 0x1fff && code !== 0x37e) ||
  code === 0x200c ||
  code === 0x200d ||
  (code >= 0x2070 && code <= 0x218f) ||
  (code >= 0x2c00 && code <= 0x2fef) ||
  (code >= 0x3001 && code <= 0xd7ff) ||
  (code >= 0xf900 && code <= 0xfdcf) ||
  (code >= 0xfdf0 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0xeffff);

/** Whether a name without colon (NCName) may begin with this code point. */
export const isNameStart = (code: number): boolean =>
  code < 128 ? (ascii[code]! & START) !== 0 : otherStart(code);

/** Whether a name without colon may go on with this code point, which is below 128. */
export const isAsciiNameContinue = (code: number): boolean => (ascii[code]! & CONTINUE) !== 0;

/** Whether a name without colon may go on with this code point. */
export const isNameContinue = (code: number): boolean =>
  code < 128
    ? isAsciiNameContinue(code)
    : otherStart(code) ||
      code === 0xb7 ||
      (code >= 0x300 && code <= 0x36f) ||
      code === 0x203f ||
      code === 0x2040;

export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
