/**
 * Certificates kept on this computer (이 컴퓨터에 보관): the files as they are,
 * still locked by their password, in this browser and for this page's origin
 * only, because the person asked for it. Neither the password nor an opened key
 * is ever kept. What is kept is sealed once more with a key that the browser does
 * not hand out, since the lock of a joint certificate's file alone is weak.
 */
import type { NamedFile } from "@einv/certificate/CertificateFiles";
import type { Problem } from "../foundation/problem.ts";
import type { Text } from "../foundation/speech.ts";
import type { CertificateFile } from "./Runtime.ts";

/** What is known of a kept certificate without its password. */
export interface Kept {
  readonly id: string;
  /** Common name of the owner; of a PFX the name of its file. */
  readonly owner: string;
  readonly kind: Text;
  readonly issuer?: string;
  readonly serial?: string;
  readonly notAfter?: Date;
  readonly keptAt: Date;
}

export interface Device {
  /** What is kept here, the latest first. */
  readonly list: () => Promise<ReadonlyArray<Kept>>;
  /** Keeps the files behind a certificate; kept twice it is kept once. */
  readonly keep: (certificate: CertificateFile) => Promise<Kept>;
  /** Its files, as if the person had chosen them. */
  readonly files: (id: string) => Promise<ReadonlyArray<File>>;
  readonly remove: (id: string) => Promise<void>;
}

/** The files of a certificate that was read, closed as they were. */
export type FilesOf = (certificate: CertificateFile) => Promise<ReadonlyArray<NamedFile>>;

const unavailable: Problem = {
  code: "elements.device-unavailable",
  what: { ko: "이 브라우저에는 인증서를 보관할 수 없습니다.", en: "This browser keeps no certificate." },
  why: {
    ko: "시크릿 창이거나 사이트 데이터 저장이 꺼져 있습니다.",
    en: "It is a private window, or keeping site data is turned off.",
  },
  remedy: {
    ko: "인증서 파일을 선택해 진행해 주세요.",
    en: "Go on with the certificate's files.",
  },
};

const gone: Problem = {
  code: "elements.device-gone",
  what: { ko: "보관한 인증서를 찾을 수 없습니다.", en: "The kept certificate is not there any more." },
  why: { ko: "브라우저의 사이트 데이터가 지워졌습니다.", en: "The browser's site data was cleared." },
  remedy: {
    ko: "인증서 파일을 다시 선택해 주세요.",
    en: "Choose the certificate's files again.",
  },
};

interface Row {
  readonly id: string;
  readonly facts: Omit<Kept, "id">;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const name = "einv-certificates";
const sealingKey = "sealing";

const done = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(unavailable);
  });

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("keys");
        request.result.createObjectStore("certificates", { keyPath: "id" });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(unavailable);
      request.onblocked = () => reject(unavailable);
    } catch {
      reject(unavailable);
    }
  });

/** One piece of work on the database, which is closed after it. */
const within = async <A>(work: (database: IDBDatabase) => Promise<A>): Promise<A> => {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

const isKey = (value: unknown): value is CryptoKey => value instanceof CryptoKey;

/** The key that never leaves the browser; made when something is kept for the first time. */
const keyOf = async (database: IDBDatabase): Promise<CryptoKey> => {
  const read = (): Promise<unknown> =>
    done<unknown>(database.transaction("keys").objectStore("keys").get(sealingKey));
  const known = await read();
  if (isKey(known)) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Another page of this origin may have made one in that moment: the first one counts.
  const store = database.transaction("keys", "readwrite").objectStore("keys");
  await done(store.add(made, sealingKey)).catch(() => undefined);
  const kept = await read();
  if (!isKey(kept)) throw unavailable;
  return kept;
};

const words = new TextEncoder();

/** Files as octets: how many, then of each the length of its path, the path, its length, its content. */
const packed = (files: ReadonlyArray<NamedFile>): Uint8Array<ArrayBuffer> => {
  const parts = files.map(({ path, bytes }) => ({ path: words.encode(path), bytes }));
  const size = parts.reduce((sum, { path, bytes }) => sum + 8 + path.length + bytes.length, 0);
  const whole = new Uint8Array(size);
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const { path, bytes } of parts)
    for (const part of [path, bytes]) {
      view.setUint32(at, part.length);
      whole.set(part, at + 4);
      at += 4 + part.length;
    }
  return whole;
};

const unpacked = (whole: Uint8Array<ArrayBuffer>): ReadonlyArray<File> => {
  const view = new DataView(whole.buffer);
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  for (let at = 0; at < whole.length;) {
    const length = view.getUint32(at);
    parts.push(whole.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts.flatMap((path, index) => {
    const bytes = parts[index + 1];
    if (index % 2 === 1 || bytes === undefined) return [];
    const full = new TextDecoder().decode(path);
    const file = new File([bytes], full.slice(full.lastIndexOf("/") + 1));
    return [Object.defineProperty(file, "webkitRelativePath", { value: full })];
  });
};

const hex = (octets: ArrayBuffer): string =>
  [...new Uint8Array(octets)].map((octet) => octet.toString(16).padStart(2, "0")).join("");

const idOf = async (content: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await crypto.subtle.digest("SHA-256", content));

const bound = (nonce: Uint8Array<ArrayBuffer>, id: string): AesGcmParams => ({
  name: "AES-GCM",
  iv: nonce,
  additionalData: words.encode(id),
});

export const device = (filesOf: FilesOf): Device => ({
  list: () =>
    within(async (database) => {
      const store = database.transaction("certificates").objectStore("certificates");
      const rows: ReadonlyArray<Row> = await done(store.getAll());
      return rows
        .map(({ id, facts }) => ({ id, ...facts }))
        .toSorted((a, b) => b.keptAt.getTime() - a.keptAt.getTime());
    }),
  keep: async (certificate) => {
    const content = packed(await filesOf(certificate));
    const { owner, kind, issuer, serial, notAfter } = certificate;
    const facts: Row["facts"] = {
      owner,
      kind,
      keptAt: new Date(),
      ...(issuer === undefined ? {} : { issuer }),
      ...(serial === undefined ? {} : { serial }),
      ...(notAfter === undefined ? {} : { notAfter }),
    };
    return within(async (database) => {
      const id = await idOf(content);
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const key = await keyOf(database);
      const sealed = await crypto.subtle.encrypt(bound(nonce, id), key, content);
      content.fill(0);
      const row: Row = { id, facts, nonce, sealed };
      await done(database.transaction("certificates", "readwrite").objectStore("certificates").put(row));
      return { id, ...facts };
    });
  },
  files: (id) =>
    within(async (database) => {
      const store = database.transaction("certificates").objectStore("certificates");
      const row: Row | undefined = await done(store.get(id));
      if (row === undefined) throw gone;
      const key = await keyOf(database);
      const content = await crypto.subtle.decrypt(bound(row.nonce, id), key, row.sealed).catch(() => {
        throw gone;
      });
      return unpacked(new Uint8Array(content));
    }),
  remove: (id) =>
    within(async (database) => {
      await done(database.transaction("certificates", "readwrite").objectStore("certificates").delete(id));
    }),
});
