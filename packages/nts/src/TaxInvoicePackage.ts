/**
 * TaxInvoicePackage: signed invoices as they go into the encrypted envelope,
 * each with R of its signer's key (nts-standard §4.1).
 *
 * ```
 * SEQUENCE { count INTEGER, SET SIZE (1..100) OF SEQUENCE { r OCTET STRING, xml OCTET STRING } }
 * ```
 *
 * A set: the order of the invoices is DER's, and carries no meaning.
 */
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Der } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import { alike, compare, concat, lengthOf } from "./internal/bytes.ts";
import { because, refusals } from "./Refusals.ts";
import { maximum } from "./TransmissionPolicy.ts";

/** One signed invoice. */
export interface Entry {
  /** R of the signer's key, 20 octets. */
  readonly r: Redacted.Redacted<Uint8Array>;
  /** The signed XML, octet for octet. */
  readonly xml: Uint8Array;
}

const octetsInR = 20;

/**
 * SET OF is in the order of the encodings, octet by octet: a shorter document
 * has the lesser header, and behind equal headers stands R.
 */
const inOrder = (entries: ReadonlyArray<Entry>) => {
  const invoices = entries.map(({ r, xml }) => ({ r: Redacted.value(r), xml }));
  const [first] = invoices;
  // One signer's documents begin alike for long.
  const from = invoices.reduce((least, { xml }) => Math.min(least, alike(xml, first!.xml)), Infinity);
  return invoices.sort(
    (one, other) =>
      one.xml.length - other.xml.length || compare(one.r, other.r) || compare(one.xml, other.xml, from),
  );
};

/**
 * The package in pieces, one behind the other: nothing that is large or secret
 * is copied. Refused with `nts.package-size`, `nts.package-r`.
 */
export const pieces = (
  entries: ReadonlyArray<Entry>,
): Result.Result<Redacted.Redacted<ReadonlyArray<Uint8Array>>, Refusal.Refusal> => {
  if (entries.length < 1 || entries.length > maximum) {
    return refusals.fail("nts.package-size", { values: { count: String(entries.length) } });
  }
  const lacking = entries.findIndex(({ r }) => Redacted.value(r).length !== octetsInR);
  if (lacking !== -1) return refusals.fail("nts.package-r", { path: `invoices[${lacking}]` });
  const { sequence, set, octetString } = Der.Tag;
  const rHeader = Der.header(octetString, octetsInR);
  const members = inOrder(entries).flatMap(({ r, xml }) => {
    const fields = [rHeader, r, Der.header(octetString, xml.length), xml];
    return [Der.header(sequence, lengthOf(fields)), ...fields];
  });
  const fields = [Der.write.integer(entries.length), Der.header(set, lengthOf(members)), ...members];
  const whole = [Der.header(sequence, lengthOf(fields)), ...fields];
  return Result.succeed(Redacted.make(whole, { label: "TaxInvoicePackage" }));
};

/** The package whole, refused as {@link pieces}. Whoever has it has every R in it. */
export const write = (
  entries: ReadonlyArray<Entry>,
): Result.Result<Redacted.Redacted<Uint8Array<ArrayBuffer>>, Refusal.Refusal> =>
  Result.map(pieces(entries), (parts) =>
    Redacted.make(concat(Redacted.value(parts)), { label: "TaxInvoicePackage" }),
  );

const malformed = (ko: string, en: string) => because("nts.package-malformed", { ko, en });

/** Refused with `nts.package-malformed`, `nts.package-size`. */
export const read = (
  bytes: Redacted.Redacted<Uint8Array>,
): Result.Result<ReadonlyArray<Entry>, Refusal.Refusal> =>
  Result.gen(function* () {
    const fields = yield* Der.childrenOf(yield* Der.read(Redacted.value(bytes)), Der.Tag.sequence);
    const [count, set] = fields;
    const members = yield* Der.childrenOf(set, Der.Tag.set);
    const entries: Array<Entry> = [];
    for (const member of members.slice(0, maximum)) {
      const parts = yield* Der.childrenOf(member, Der.Tag.sequence);
      const [r, xml] = parts;
      if (parts.length > 2) return yield* malformed("항목이 더 있습니다.", "An invoice has a third part.");
      entries.push({
        r: Redacted.make<Uint8Array>(new Uint8Array(yield* Der.octets(r)), { label: "r" }),
        xml: new Uint8Array(yield* Der.octets(xml)),
      });
    }
    const counted = yield* Der.count(count);
    if (fields.length > 2 || counted !== members.length) {
      return yield* malformed("건수가 내용과 다릅니다.", "The count differs from what is there.");
    }
    return counted < 1 || counted > maximum
      ? yield* refusals.fail("nts.package-size", { values: { count: String(counted) } })
      : entries;
  }).pipe(
    Result.mapError((refusal) =>
      refusal.code === "certificate.der"
        ? Result.merge(malformed("DER 구조가 다릅니다.", "Its DER structure differs."))
        : refusal,
    ),
  );
