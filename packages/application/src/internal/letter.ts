/**
 * How every mail of einv is laid out: Korean first, an English line under it,
 * facts as a table, at most one button. Text and HTML are rendered from the
 * same letter. Nothing is fetched when it is opened, and foreign words (names,
 * messages) can neither become markup nor another header.
 */
import type { Refusal } from "@einv/refusal";

type Text = Refusal.Text;

/** A labelled fact; the value reads the same in both languages unless it is a pair. */
export interface Fact {
  readonly label: Text;
  readonly value: string | Text;
}

/** What a mail says. */
export interface Letter {
  readonly subject: Text;
  readonly heading: Text;
  readonly lead: ReadonlyArray<Text>;
  readonly facts: ReadonlyArray<Fact>;
  /** Words of the other party, shown as theirs. */
  readonly quote?: { readonly label: Text; readonly words: string };
  readonly button?: { readonly label: Text; readonly url: string };
  readonly notes: ReadonlyArray<Text>;
}

/** Control characters, line and paragraph separators, and marks that reorder what is read. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Foreign words on one line, without characters that nobody sees. */
export const oneLine = (text: string): string => text.replace(hidden, " ").replace(/\s+/g, " ").trim();

const lines = (text: string): ReadonlyArray<string> => text.split(/\r\n|[\r\n\u2028\u2029]/).map(oneLine);

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

const html = (text: string): string => escape(oneLine(text));

const pair = (text: string | Text): Text => (typeof text === "string" ? { ko: text, en: text } : text);

const both = (text: Text): string =>
  text.ko === text.en ? html(text.ko) : `${html(text.ko)} <span lang="en">${html(text.en)}</span>`;

const ink = "#1f2328";
const muted = "#57606a";
const line = "#d0d7de";
const accent = "#0b57d0";
const face = "Pretendard,-apple-system,'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',Arial,sans-serif";

const paragraph = (text: Text): string =>
  `<p style="margin:0 0 4px;font-size:15px;line-height:1.6;color:${ink}">${html(text.ko)}</p>` +
  `<p lang="en" style="margin:0 0 16px;font-size:13px;line-height:1.5;color:${muted}">${html(text.en)}</p>`;

const note = (text: Text): string =>
  `<p style="margin:0 0 2px;font-size:13px;line-height:1.5;color:${muted}">${html(text.ko)}</p>` +
  `<p lang="en" style="margin:0 0 10px;font-size:12px;line-height:1.5;color:${muted}">${html(text.en)}</p>`;

const row = ({ label, value }: Fact): string =>
  `<tr><th scope="row" align="left" valign="top" style="padding:6px 16px 6px 0;font-size:13px;font-weight:400;color:${muted};border-bottom:1px solid ${line}">${both(label)}</th>` +
  `<td align="left" valign="top" style="padding:6px 0;font-size:14px;color:${ink};border-bottom:1px solid ${line}">${both(pair(value))}</td></tr>`;

const quoted = (quote: NonNullable<Letter["quote"]>): string =>
  `<p style="margin:16px 0 4px;font-size:13px;color:${muted}">${both(quote.label)}</p>` +
  `<blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid ${line};font-size:14px;line-height:1.6;color:${ink}">${lines(quote.words).map(escape).join("<br>")}</blockquote>`;

const pressed = ({ label, url }: NonNullable<Letter["button"]>): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:20px 0"><tr><td bgcolor="${accent}" style="border-radius:6px"><a href="${escape(url)}" style="display:inline-block;padding:12px 24px;font-size:15px;font-weight:600;color:#ffffff;text-decoration:none">${html(label.ko)} <span lang="en">(${html(label.en)})</span></a></td></tr></table>`;

const toHtml = (letter: Letter): string =>
  [
    '<!doctype html><html lang="ko"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${html(letter.subject.ko)}</title></head>`,
    `<body style="margin:0;padding:0;background:#ffffff;font-family:${face};word-break:keep-all;overflow-wrap:anywhere">`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 16px">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td align="left">',
    `<h1 style="margin:0 0 4px;font-size:20px;line-height:1.4;color:${ink}">${html(letter.heading.ko)}</h1>`,
    `<p lang="en" style="margin:0 0 20px;font-size:14px;color:${muted}">${html(letter.heading.en)}</p>`,
    ...letter.lead.map(paragraph),
    ...(letter.facts.length === 0
      ? []
      : [
          `<table width="100%" cellpadding="0" cellspacing="0" style="border-top:1px solid ${line};border-collapse:collapse">`,
          ...letter.facts.map(row),
          "</table>",
        ]),
    ...(letter.quote === undefined ? [] : [quoted(letter.quote)]),
    ...(letter.button === undefined ? ['<div style="height:20px"></div>'] : [pressed(letter.button)]),
    ...letter.notes.map(note),
    "</td></tr></table></td></tr></table></body></html>",
  ].join("\n");

const spoken = (text: string | Text): string => {
  const { ko, en } = pair(text);
  return ko === en ? oneLine(ko) : `${oneLine(ko)} (${oneLine(en)})`;
};

const toText = (letter: Letter): string =>
  [
    oneLine(letter.heading.ko),
    oneLine(letter.heading.en),
    "",
    ...letter.lead.flatMap(({ ko, en }) => [oneLine(ko), oneLine(en), ""]),
    ...letter.facts.map(({ label, value }) => `- ${spoken(label)}: ${spoken(value)}`),
    ...(letter.facts.length === 0 ? [] : [""]),
    ...(letter.quote === undefined
      ? []
      : [`${spoken(letter.quote.label)}:`, ...lines(letter.quote.words).map((words) => `> ${words}`), ""]),
    ...(letter.button === undefined ? [] : [`${spoken(letter.button.label)}:`, letter.button.url, ""]),
    ...letter.notes.flatMap(({ ko, en }) => [oneLine(ko), oneLine(en), ""]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");

/** The letter as a mail carries it. */
export const render = (
  letter: Letter,
): { readonly subject: string; readonly text: string; readonly html: string } => ({
  subject: `${oneLine(letter.subject.ko)} · ${oneLine(letter.subject.en)}`,
  text: toText(letter),
  html: toHtml(letter),
});
