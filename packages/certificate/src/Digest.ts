/** SHA-256, the digest of everything that is signed here. */
import * as Effect from "effect/Effect";
import { native, type NativeCrypto, plain } from "./internal/native.ts";
import { type Data, octetsOf } from "./internal/utf8.ts";

type Sha256 = (data: Data) => Effect.Effect<Uint8Array<ArrayBuffer>>;

const inThread =
  ({ hash }: NativeCrypto): Sha256 =>
  (data) =>
    Effect.sync(() => plain(hash("sha256", data, "buffer")));

const inWeb: Sha256 = (data) =>
  Effect.promise(
    async () => new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", octetsOf(data))),
  );

/** 32 octets; of a text, those of its UTF-8. */
export const sha256: Sha256 = native === undefined ? inWeb : inThread(native);
