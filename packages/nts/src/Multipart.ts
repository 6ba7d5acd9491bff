/**
 * `multipart/related` as the authority's messages use it: a SOAP envelope, then
 * the attachments it refers to by Content-ID, all octets as they are
 * (nts-standard §5.5). Written with CRLF; read with CRLF or, as the test bed's
 * own logs have it, LF throughout.
 */
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { concat, equal, indexOf, utf8 } from "./internal/bytes.ts";
import { because, refusals } from "./Refusals.ts";
import type { Body } from "./TaxAuthority.ts";

/** One part. `contentId` stands without its angle brackets. */
export interface Part {
  readonly contentType: string;
  readonly contentId: string;
  readonly body: Uint8Array;
}

/** What one body may cost. */
export interface Limits {
  /** Size of the whole body. */
  readonly bytes: number;
  readonly parts: number;
  /** Size of the headers of one part. */
  readonly headers: number;
}

/** The limits that hold unless others are given. */
export const limits: Limits = { bytes: 16 * 1024 * 1024, parts: 8, headers: 4096 };

const refuse = (ko: string, en: string) => because("nts.multipart-malformed", { ko, en });

interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`[ \\t]*;[ \\t]*(${token})=(?:(${token})|"([^"\\\\]*)")[ \\t]*`, "y");

/** RFC 2045 §5.1, without comments and escapes. */
const mediaType = (text: string): MediaType | undefined => {
  const type = new RegExp(`^[ \\t]*(${token}/${token})`).exec(text);
  if (type === null || text.length > 1000) return undefined;
  const parameters = new Map<string, string>();
  let at = type[0].length;
  while (at < text.length) {
    parameter.lastIndex = at;
    const found = parameter.exec(text);
    if (found === null)
      return /^[ \t]*;?[ \t]*$/.test(text.slice(at)) ? { type: type[1]!, parameters } : undefined;
    const name = found[1]!.toLowerCase();
    if (parameters.has(name)) return undefined;
    parameters.set(name, found[2] ?? found[3] ?? "");
    at = parameter.lastIndex;
  }
  return { type: type[1]!.toLowerCase(), parameters };
};

const bare = (id: string): string => (/^<[^<>]*>$/.test(id) ? id.slice(1, -1) : id);

/** A line `--boundary` or `--boundary--`. */
interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
  readonly crlf: boolean;
}

const CR = 13;
const LF = 10;
const dash = 45;

/** The first delimiter line at or after `from`; a line begins the body or follows a line end. */
const nextDelimiter = (body: Uint8Array, line: Uint8Array, from: number): Delimiter | undefined => {
  const delimiter = line.subarray(1);
  const behind = (lineEnd: number): number => (lineEnd === -1 ? -1 : lineEnd + 1);
  const atTop = from === 0 && equal(body.subarray(0, delimiter.length), delimiter);
  let start = atTop ? 0 : behind(indexOf(body, line, from));
  while (start !== -1) {
    let at = start + delimiter.length;
    const last = body[at] === dash && body[at + 1] === dash;
    if (last) at += 2;
    while (body[at] === 32 || body[at] === 9) at++;
    const crlf = body[at] === CR && body[at + 1] === LF;
    if (crlf || body[at] === LF) return { start, end: at + (crlf ? 2 : 1), last, crlf };
    if (last && at === body.length) return { start, end: at, last, crlf: false };
    start = behind(indexOf(body, line, start));
  }
  return undefined;
};

const headersOf = (text: string): ReadonlyMap<string, string> | undefined => {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    if (line === "") continue;
    const found = new RegExp(`^(${token})[ \\t]*:(.*)$`).exec(line);
    if (found === null || headers.has(found[1]!.toLowerCase())) return undefined;
    headers.set(found[1]!.toLowerCase(), found[2]!.trim());
  }
  return headers;
};

const readPart = (
  block: Uint8Array,
  crlf: boolean,
  { headers: limit }: Limits,
): Result.Result<Part, Refusal.Refusal> => {
  const eol = crlf ? [CR, LF] : [LF];
  const blank = Uint8Array.of(...eol, ...eol);
  const bodyless = equal(block.subarray(0, eol.length), Uint8Array.from(eol));
  const end = bodyless ? -eol.length : indexOf(block, blank);
  if (end > limit || (end === -1 && !bodyless)) {
    return refuse("부분의 머리글이 끝나지 않습니다.", "The headers of a part do not end.");
  }
  const head = block.subarray(0, Math.max(end, 0));
  if (head.some((octet) => octet > 126 || (octet < 32 && octet !== 9 && octet !== CR && octet !== LF))) {
    return refuse(
      "머리글에 허용되지 않는 문자가 있습니다.",
      "A header holds a character that is not allowed.",
    );
  }
  const headers = headersOf(new TextDecoder().decode(head));
  if (headers === undefined) return refuse("머리글을 읽을 수 없습니다.", "A header cannot be read.");
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase() ?? "binary";
  if (encoding !== "binary" && encoding !== "8bit" && encoding !== "7bit") {
    return refuse(
      "부분이 인코딩되어 있습니다.",
      "A part has a transfer encoding, which the standard does not use.",
    );
  }
  return Result.succeed({
    contentType: headers.get("content-type") ?? "",
    contentId: bare(headers.get("content-id") ?? ""),
    body: block.subarray(end + blank.length, Math.max(end + blank.length, block.length - eol.length)),
  });
};

/**
 * The parts of a body, the one named by `start` first. Refused with
 * `nts.multipart-malformed`, `nts.too-large`. A body that does not end with its
 * closing line is refused: half of it may be missing.
 */
export const read = (
  { contentType, body }: Body,
  options: Partial<Limits> = {},
): Result.Result<ReadonlyArray<Part>, Refusal.Refusal> => {
  const effective: Limits = { ...limits, ...options };
  if (body.length > effective.bytes) {
    return refusals.fail("nts.too-large", { values: { limit: String(effective.bytes) } });
  }
  const type = mediaType(contentType);
  if (type === undefined || type.type !== "multipart/related") {
    return refuse("multipart/related 형식이 아닙니다.", "It is not multipart/related.");
  }
  const boundary = type.parameters.get("boundary") ?? "";
  if (!/^[0-9A-Za-z'()+_,./:=? -]{1,70}$/.test(boundary)) {
    return refuse(
      "경계 문자열(boundary)이 없거나 올바르지 않습니다.",
      "The boundary is missing or malformed.",
    );
  }
  const line = utf8(`\n--${boundary}`);
  const parts: Array<Part> = [];
  let delimiter = nextDelimiter(body, line, 0);
  while (delimiter !== undefined && !delimiter.last) {
    // The line end before a delimiter belongs to it, so the search begins on the line end of the one before.
    const following = nextDelimiter(body, line, delimiter.end - 1);
    if (following === undefined || parts.length === effective.parts) {
      return following === undefined
        ? refuse("내용이 중간에 끝났습니다.", "It ends before its closing line.")
        : refuse("부분이 너무 많습니다.", "It has too many parts.");
    }
    const part = readPart(body.subarray(delimiter.end, following.start), delimiter.crlf, effective);
    if (Result.isFailure(part)) return Result.fail(part.failure);
    if (parts.some(({ contentId }) => contentId === part.success.contentId)) {
      return refuse("Content-ID가 겹칩니다.", "Two parts have the same Content-ID.");
    }
    parts.push(part.success);
    delimiter = following;
  }
  if (parts.length === 0) return refuse("부분이 없습니다.", "It has no part.");
  const start = type.parameters.get("start");
  if (start === undefined) return Result.succeed(parts);
  const root = parts.find(({ contentId }) => contentId === bare(start));
  return root === undefined
    ? refuse("start가 가리키는 부분이 없습니다.", "The part named by start is missing.")
    : Result.succeed([root, ...parts.filter((part) => part !== root)]);
};

const digits = (count: number): Effect.Effect<string> =>
  Effect.map(Effect.replicateEffect(Random.nextIntBetween(0, 9), count), (all) => all.join(""));

/** A fresh boundary in the shape other implementations use. */
export const boundary: Effect.Effect<string> = Effect.gen(function* () {
  return `----=_Part_${yield* digits(5)}_${yield* digits(8)}.${yield* digits(13)}`;
});

/** Writes a body; the first part is its root. The boundary must not occur in a part. */
export const write = (parts: readonly [Part, ...ReadonlyArray<Part>], separator: string): Body => ({
  contentType: `multipart/related; type="text/xml"; start="<${parts[0].contentId}>"; boundary="${separator}"`,
  body: concat([
    ...parts.flatMap(({ contentType, contentId, body }) => [
      utf8(`\r\n--${separator}\r\nContent-Type: ${contentType}\r\nContent-ID: <${contentId}>\r\n\r\n`),
      body,
    ]),
    utf8(`\r\n--${separator}--\r\n`),
  ]),
});
