/**
 * Fetches one attribute of one directory entry (LDAP, RFC 4511), as revocation
 * lists of the Korean authorities are published (npki §3.3).
 *
 * A general LDAP client opens sessions, follows referrals and reads as much as
 * the other side sends. Here an anonymous bind and one base search are all there
 * is, and every octet is counted.
 */
import { connect } from "node:net";
import * as Effect from "effect/Effect";
import { Ber, Der } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

import { type Place, silent } from "./Places.ts";

/** What an LDAP address asks for (RFC 4516): `ldap://host/dn?attribute`. */
interface Wanted {
  readonly entry: string;
  readonly attribute: string;
}

const { sequence, integer, octetString, tagged, boolean } = Der.write;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => octetString(new TextEncoder().encode(text));

/** Protocol operations (RFC 4511 §4). */
const operation = {
  bind: 0x60,
  bound: 0x61,
  unbind: 0x42,
  search: 0x63,
  entry: 0x64,
  done: 0x65,
} as const;
const secondsToSearch = 5;

/** Version 3, nobody, no password. */
const bind = sequence(
  integer(1),
  tagged(operation.bind, integer(3), octetString(new Uint8Array()), Der.write.implicit(0, new Uint8Array())),
);

const unbind = sequence(integer(3), tagged(operation.unbind));

/** The entry itself, whatever it is: a filter in the address could only make it less. */
const search = ({ entry, attribute }: Wanted): Uint8Array<ArrayBuffer> => {
  const enumerated = (value: number) => tagged(Der.Tag.enumerated, Uint8Array.of(value));
  const [base = attribute] = attribute.split(";");
  return sequence(
    integer(2),
    tagged(
      operation.search,
      utf8(entry),
      enumerated(0),
      enumerated(0),
      integer(1),
      integer(secondsToSearch),
      boolean(false),
      Der.write.implicit(7, new TextEncoder().encode("objectClass")),
      sequence(utf8(base), utf8(`${base};binary`)),
    ),
  );
};

const wantedOf = ({ url }: Place): Wanted | undefined => {
  const [attribute = "", scope = ""] = url.search.slice(1).split("?");
  try {
    const entry = decodeURIComponent(url.pathname.slice(1));
    const wanted = decodeURIComponent(attribute) || "certificateRevocationList";
    return entry !== "" && /^[A-Za-z][A-Za-z0-9;.-]*$/.test(wanted) && /^(?:base)?$/i.test(scope)
      ? { entry, attribute: wanted }
      : undefined;
  } catch {
    return undefined;
  }
};

/** How many octets the first message has in all, as soon as that shows; `NaN` for what is no message. */
const lengthOf = (bytes: Uint8Array): number | undefined => {
  const [tag, first] = bytes;
  if (tag !== undefined && tag !== Der.Tag.sequence) return Number.NaN;
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 4) return Number.NaN;
  if (bytes.length < 2 + count) return undefined;
  return bytes.subarray(2, 2 + count).reduce((length, octet) => length * 256 + octet, 0) + 2 + count;
};

const latin1 = new TextDecoder("latin1");

/** The attribute's first value in an entry that was found. */
const valueOf = (entry: Ber.Node, attribute: string): Uint8Array | undefined => {
  const [base] = attribute.toLowerCase().split(";");
  for (const { children } of entry.children[1]?.children ?? []) {
    const [type, values] = children;
    const name = latin1.decode(type?.content).toLowerCase().split(";")[0];
    const value = values?.children[0];
    if (name === base && value !== undefined) return value.content;
  }
  return undefined;
};

const resultOf = (operation: Ber.Node): number => operation.children[0]?.content[0] ?? -1;

/** Fetches what an `ldap:` address names, within `most` octets. Refused with `certificate.authority-silent`. */
export const fetch = (place: Place, most: number): Effect.Effect<Uint8Array, Refusal.Refusal> => {
  const { host, port, lookup } = place;
  const fail = (ko: string, en: string) => Effect.fail(silent(`${host}:${port}`, ko, en));
  const wanted = wantedOf(place);
  if (wanted === undefined)
    return fail("읽을 수 없는 LDAP 주소입니다.", "The LDAP address names no entry to be read.");
  return Effect.callback<Uint8Array, Refusal.Refusal>((resume) => {
    const socket = connect({ host, port, lookup });
    const end = (outcome: Effect.Effect<Uint8Array, Refusal.Refusal>) => {
      socket.removeAllListeners("data");
      resume(outcome);
      socket.end(unbind, () => socket.destroy());
    };
    let pending: ReadonlyArray<Uint8Array> = [];
    /** Octets that are pending, and how many the message has that they begin. */
    let size = 0;
    let needed = 0;
    let received = 0;
    let found: Uint8Array | undefined;

    /** Answers to one message; whether more are waited for. */
    const take = (message: Uint8Array): boolean => {
      const answered = Ber.read(message)?.children[1];
      switch (answered?.tag) {
        case operation.bound:
          if (resultOf(answered) === 0) {
            socket.write(search(wanted));
            return true;
          }
          break;
        case operation.entry:
          found ??= valueOf(answered, wanted.attribute)?.slice();
          return true;
        case operation.done:
          if (found !== undefined) {
            end(Effect.succeed(found));
            return false;
          }
          break;
      }
      const code = answered === undefined ? "-" : `${answered.tag}/${resultOf(answered)}`;
      end(fail(`디렉터리에 목록이 없습니다(${code}).`, `The directory gave no list (${code}).`));
      return false;
    };

    socket.on("connect", () => socket.write(bind));
    socket.on("data", (chunk) => {
      received += chunk.length;
      if (received > most) return end(fail("답이 너무 큽니다.", "The answer is too large."));
      pending = [...pending, chunk];
      size += chunk.length;
      while (size > 0 && size >= needed) {
        const [only] = pending;
        const bytes =
          only !== undefined && pending.length === 1 ? only : new Uint8Array(Buffer.concat(pending));
        const length = lengthOf(bytes);
        if (length !== undefined && !(length <= most))
          return end(fail("LDAP 답이 아닙니다.", "It gave no answer of LDAP's."));
        needed = length ?? size + 1;
        const whole = size >= needed;
        pending = [whole ? bytes.subarray(needed) : bytes];
        if (!whole) return;
        size -= needed;
        const message = bytes.subarray(0, needed);
        needed = 0;
        if (!take(message)) return;
      }
    });
    socket.on("error", (error) => {
      const code = "code" in error ? String(error.code) : "error";
      resume(fail(`연결할 수 없습니다(${code}).`, `It cannot be reached (${code}).`));
    });
    socket.on("close", () => resume(fail("답 없이 연결이 끊겼습니다.", "It hung up without an answer.")));
    return Effect.sync(() => socket.destroy());
  });
};
