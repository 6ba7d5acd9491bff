/** HTML in which every text is escaped unless it is HTML already. */

export interface Html {
  readonly html: string;
}

export type Part = Html | string | number | undefined | ReadonlyArray<Part>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escaped, for text and for quoted attributes; what no page may hold becomes U+FFFD, and what turns text around is shown. */
export const escape = (text: string): string =>
  text
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? "")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, (letter) => `[U+${letter.charCodeAt(0).toString(16)}]`);

const render = (part: Part): string => {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return "html" in part ? part.html : part.map(render).join("");
};

export const html = (texts: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html => ({
  html: texts.map((text, index) => text + render(parts[index])).join(""),
});
