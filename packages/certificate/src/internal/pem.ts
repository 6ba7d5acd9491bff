/** PEM: DER between two lines of dashes, in base64. */
import * as Base64 from "effect/encoding/Base64";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

const begins = (bytes: Uint8Array, text: string, at: number): boolean => {
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

const looksLikePem = (bytes: Uint8Array): boolean => {
  let at = 0;
  while ([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(bytes[at] ?? 0)) at++;
  return (
    begins(bytes, "-----BEGIN ", at) || begins(bytes, "Bag Attributes", at) || begins(bytes, "subject=", at)
  );
};

/** Every block with this label; the bytes themselves when they are no PEM. Refused with `certificate.malformed`. */
export const blocks = (
  bytes: Uint8Array,
  label: string,
): Result.Result<ReadonlyArray<Uint8Array>, Refusal.Refusal> => {
  if (!looksLikePem(bytes)) return Result.succeed([bytes]);
  const text = new TextDecoder("latin1").decode(bytes);
  const found: Array<Uint8Array> = [];
  for (let from = 0; ;) {
    const head = text.indexOf(`-----BEGIN ${label}-----`, from);
    if (head === -1) break;
    const start = head + label.length + 16;
    const end = text.indexOf(`-----END ${label}-----`, start);
    const decoded = end === -1 ? undefined : Base64.decode(text.slice(start, end).replace(/[\r\n\t ]/g, ""));
    if (decoded === undefined || Result.isFailure(decoded))
      return refusals.fail("certificate.malformed", { values: { reason: "PEM" } });
    found.push(decoded.success);
    from = end;
  }
  return found.length === 0
    ? refusals.fail("certificate.malformed", { values: { reason: `PEM without ${label}` } })
    : Result.succeed(found);
};
