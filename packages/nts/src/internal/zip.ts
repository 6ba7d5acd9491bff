/**
 * ZIP (APPNOTE 6.3) as far as a small archive of small files needs it: stored
 * or deflated entries, no encryption, no ZIP64, one volume. The directory is
 * believed only where everything else agrees with it, so that two readers
 * cannot see two archives; nothing is inflated beyond what was announced.
 */
import * as Effect from "effect/Effect";
import { concat, equal, utf8 } from "./bytes.ts";
import { collect } from "./stream.ts";

export interface File {
  /** With its folders, separated by `/`. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What an archive may cost. */
export interface Limits {
  readonly entries: number;
  /** Size of one file once inflated. */
  readonly file: number;
  /** Size of all files once inflated. */
  readonly total: number;
}

/** Why an archive is not read. */
export interface Fault {
  readonly ko: string;
  readonly en: string;
  /** The entry that is wrong. */
  readonly name?: string;
}

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const size = { local: 30, central: 46, end: 22 } as const;
const stored = 0;
const deflated = 8;
const encrypted = 0x0001;
const inUtf8 = 0x0800;
/** Sizes behind the data instead of before it; the directory has them as well. */
const sizesBehind = 0x0008;

const fault = (ko: string, en: string, name?: string): Effect.Effect<never, Fault> =>
  Effect.fail({ ko, en, ...(name === undefined ? {} : { name }) });

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Names are UTF-8 or, from Korean Windows, EUC-KR. */
const nameOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("euc-kr").decode(bytes);
  }
};

/** A name that stays below the folder it is unpacked to, wherever that is. */
const isSafe = (name: string): boolean =>
  name.length <= 512 &&
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  !/[\\:\u0000-\u001f\u007f]/.test(name) &&
  name.split("/").every((step) => step !== "" && step !== "." && step !== "..");

/** One entry of the directory. */
interface Entry {
  readonly name: string;
  readonly raw: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The end record, whose comment reaches exactly to the end of the archive. */
const findEnd = (view: DataView): number | undefined => {
  const first = Math.max(0, view.byteLength - size.end - 0xffff);
  for (let at = view.byteLength - size.end; at >= first; at--) {
    if (
      view.getUint32(at, true) === signature.end &&
      view.getUint16(at + 20, true) === view.byteLength - at - size.end
    )
      return at;
  }
  return undefined;
};

const readDirectory = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  limits: Limits,
): Effect.fn.Return<{ readonly entries: ReadonlyArray<Entry>; readonly start: number }, Fault> {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return yield* fault("ZIP 파일이 아닙니다.", "It is not a ZIP file.");
  const [count, length, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  const oneVolume = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!oneVolume || start + length !== end) {
    return yield* fault("목록의 위치가 맞지 않습니다.", "Its directory is not where it says.");
  }
  if (count > limits.entries) {
    return yield* fault(
      `파일이 너무 많습니다. ${limits.entries}개까지 받습니다.`,
      `It holds more than ${limits.entries} files.`,
    );
  }
  const entries: Array<Entry> = [];
  const names = new Set<string>();
  let [at, total] = [start, 0];
  for (let index = 0; index < count; index++) {
    if (at + size.central > end || view.getUint32(at, true) !== signature.central) {
      return yield* fault("목록을 읽을 수 없습니다.", "Its directory cannot be read.");
    }
    const nameEnd = at + size.central + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return yield* fault("목록이 중간에 끝났습니다.", "Its directory ends too early.");
    const raw = bytes.subarray(at + size.central, nameEnd);
    const entry: Entry = {
      name: nameOf(raw),
      raw,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    const { name } = entry;
    if (!isSafe(name.replace(/\/$/, ""))) {
      return yield* fault(
        "파일 이름이 안전하지 않습니다.",
        "A file name leads elsewhere.",
        name.slice(0, 100),
      );
    }
    if (names.has(name)) return yield* fault("같은 이름이 두 번 있습니다.", "A name appears twice.", name);
    names.add(name);
    if ((entry.flags & encrypted) !== 0 || (entry.method !== stored && entry.method !== deflated)) {
      return yield* fault(
        "읽을 수 없는 방식으로 압축되었습니다.",
        "A file is packed in an unknown way.",
        name,
      );
    }
    total += entry.unpacked;
    if (entry.unpacked > limits.file || total > limits.total) {
      return yield* fault(
        "풀었을 때 허용 크기를 넘습니다.",
        "It is larger than allowed once unpacked.",
        name,
      );
    }
    entries.push(entry);
    at = next;
  }
  return at === end
    ? { entries, start }
    : yield* fault("목록의 길이가 맞지 않습니다.", "Its directory is longer than its entries.");
});

/** Where an entry's data lies, by its own header, which must say what the directory says. */
const locate = (
  bytes: Uint8Array,
  start: number,
  { name, raw, flags, method, crc, packed, unpacked, at }: Entry,
): Effect.Effect<{ readonly from: number; readonly to: number }, Fault> => {
  const differs = fault(
    "파일 머리글이 목록과 다릅니다.",
    "A file's header differs from the directory.",
    name,
  );
  const view = viewOf(bytes);
  if (at + size.local > start || view.getUint32(at, true) !== signature.local) return differs;
  const nameEnd = at + size.local + view.getUint16(at + 26, true);
  const from = nameEnd + view.getUint16(at + 28, true);
  const measured = [
    view.getUint32(at + 14, true),
    view.getUint32(at + 18, true),
    view.getUint32(at + 22, true),
  ];
  const said = [crc, packed, unpacked];
  const unknownBefore = (flags & sizesBehind) !== 0;
  const sizesAgree = measured.every(
    (value, index) => value === said[index] || (unknownBefore && value === 0),
  );
  return equal(bytes.subarray(at + size.local, nameEnd), raw) &&
    view.getUint16(at + 6, true) === flags &&
    view.getUint16(at + 8, true) === method &&
    sizesAgree &&
    from + packed <= start &&
    (method === deflated || packed === unpacked)
    ? Effect.succeed({ from, to: from + packed })
    : differs;
};

const through = (
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined> =>
  Effect.promise((signal) =>
    collect(new Blob([bytes]).stream().pipeThrough(transform), limit, signal).catch(() => undefined),
  );

/**
 * The files of an archive, folders left out. Refused as a whole when anything
 * about it is ambiguous, damaged or beyond the limits.
 */
export const read = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  limits: Limits,
): Effect.fn.Return<ReadonlyArray<File>, Fault> {
  const { entries, start } = yield* readDirectory(bytes, limits);
  const files: Array<File> = [];
  let before = 0;
  // In the order in which they lie, so that two that share octets are noticed.
  for (const entry of entries.toSorted((one, other) => one.at - other.at)) {
    const { name, method, unpacked, crc, at } = entry;
    const { from, to } = yield* locate(bytes, start, entry);
    if (at < before) return yield* fault("파일이 서로 겹칩니다.", "Two files overlap.", name);
    before = to;
    if (name.endsWith("/")) continue;
    const packed = bytes.slice(from, to);
    const content =
      method === stored ? packed : yield* through(packed, new DecompressionStream("deflate-raw"), unpacked);
    if (content?.length !== unpacked || crc32(content) !== crc) {
      return yield* fault("파일이 손상되었습니다.", "A file is damaged.", name);
    }
    files.push({ name, content });
  }
  return files;
});

/** 1980-01-01, so that the same files are the same archive. */
const noDate = 0x0021;

/** Writes an archive of deflated files. */
export const write = Effect.fnUntraced(function* (
  files: ReadonlyArray<File>,
): Effect.fn.Return<Uint8Array<ArrayBuffer>> {
  const parts: Array<Uint8Array> = [];
  const directory: Array<Uint8Array> = [];
  let at = 0;
  for (const { name, content } of files) {
    const packed =
      (yield* through(content, new CompressionStream("deflate-raw"), Number.MAX_SAFE_INTEGER)) ?? content;
    const raw = utf8(name);
    /** What both headers have in common, from the version needed on. */
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true);
    common.setUint16(2, inUtf8, true);
    common.setUint16(4, deflated, true);
    common.setUint16(8, noDate, true);
    common.setUint32(10, crc32(content), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, content.length, true);
    common.setUint16(22, raw.length, true);
    const shared = new Uint8Array(common.buffer);
    const local = concat([Uint8Array.of(0x50, 0x4b, 3, 4), shared, raw, packed]);
    const central = new DataView(new ArrayBuffer(size.central - 32));
    central.setUint32(size.central - 32 - 4, at, true);
    directory.push(
      concat([Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0), shared, new Uint8Array(central.buffer), raw]),
    );
    parts.push(local);
    at += local.length;
  }
  const listed = concat(directory);
  const end = new DataView(new ArrayBuffer(size.end));
  end.setUint32(0, signature.end, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, listed.length, true);
  end.setUint32(16, at, true);
  return concat([...parts, listed, new Uint8Array(end.buffer)]);
});
