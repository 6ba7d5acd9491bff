/**
 * The signature of a tax invoice (전자서명, nts-standard §3).
 *
 * The standard's filter protects less than it seems to: it drops elements by
 * their names wherever they stand. So a document is first read strictly (by
 * `TaxInvoiceXml`: one legal place for everything), then verified, and what is
 * answered is what was read and signed, never a yes.
 *
 * That a signature is good says whose key made it, not whether that certificate
 * is trusted, in force, or that of the supplier: `CertificatePath` and `Vid` say.
 */
import type { Certificate } from "@einv/certificate";
import { type TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import type { Refusal } from "@einv/refusal/Refusal";
import { childElements, isCharacters, path } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { check } from "./internal/claim.ts";
import * as Korean from "./internal/korean.ts";
import { draft, draftOf, make, signedOctets } from "./internal/make.ts";
import { joined } from "./internal/octets.ts";
import { insert } from "./internal/source.ts";
import { refusals } from "./Refusals.ts";
import type { Signer } from "./Signer.ts";

const filter = Korean.filters.taxInvoice;

/** A document whose signature is good. */
export interface Verified {
  /** What was signed. */
  readonly invoice: TaxInvoice.TaxInvoice;
  /** Not signed: whoever handed the document on may have changed it. */
  readonly exchange: TaxInvoice.Exchange;
  /** Whose key signed; to be judged by its path, its policy and the supplier's number. */
  readonly certificate: Certificate.Certificate;
  /** The document as it was given. */
  readonly xml: Uint8Array;
}

const read = (xml: Uint8Array) =>
  Result.flatMap(TaxInvoiceXml.read(xml), ({ invoice, exchange, signature, document }) =>
    Result.map(Korean.claimOf(document, signature, filter), (claim) => ({ invoice, exchange, claim })),
  );

/**
 * Verifies a signed document. Codes: `xml.*` and `invoice.*` when it is not
 * exactly a tax invoice, `certificate.*` when the certificate cannot be read,
 * and `signature.*`.
 */
export const verify = Effect.fnUntraced(function* (xml: Uint8Array): Effect.fn.Return<Verified, Refusal> {
  const { invoice, exchange, claim } = yield* Effect.fromResult(read(xml));
  yield* check(claim);
  return { invoice, exchange, certificate: claim.certificate, xml };
});

const prepare = (xml: Uint8Array | string) =>
  Result.flatMap(TaxInvoiceXml.read(xml), ({ signature, document }) =>
    signature === undefined
      ? Result.succeed({
          // The reader has seen to it that `TaxInvoiceDocument` follows `ExchangedDocument`.
          place: childElements(document.root)[1]!.start,
          draft: draft(document, filter),
        })
      : refusals.fail("signature.already-signed", { path: path(signature) }),
  );

/** A document without signature: as it was written, or to be written. */
export type Unsigned = Uint8Array | string | TaxInvoiceXml.Document;

const signWritten = Effect.fnUntraced(function* (
  xml: Uint8Array | string,
  signer: Signer,
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal> {
  const prepared = yield* Effect.fromResult(prepare(xml));
  return insert(xml, prepared.place, yield* make(prepared.draft, filter, signer));
});

/** What is written here is canonical, so it is hashed as it is and read by nobody before it is signed. */
const writeSigned = Effect.fnUntraced(function* (
  document: TaxInvoiceXml.Document,
  signer: Signer,
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal> {
  const { head, signed, tail } = TaxInvoiceXml.encodeParts(document);
  if (!isCharacters(signed) || !isCharacters(head)) return yield* refusals.refusal("signature.character");
  const written = draftOf(signed);
  const signature = yield* make(written, filter, signer);
  return joined([head, signature, signedOctets(written), tail]);
});

/**
 * Signs a document that has no signature yet. It is put before
 * `TaxInvoiceDocument`; not one byte of a written document is changed. Codes: as
 * for reading, `signature.already-signed`, `signature.key-too-short`, and what
 * the key refuses (`certificate.*`).
 *
 * A document to be written is what `Rules` accepts; of it only characters are
 * looked at again (`signature.character`). That costs a fifth less.
 */
export const sign = (document: Unsigned, signer: Signer): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal> =>
  typeof document === "string" || document instanceof Uint8Array
    ? signWritten(document, signer)
    : writeSigned(document, signer);

/** How far a batch is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Signatures under way at once, so that every processor has one. */
const abreast = 8;

/**
 * Signs many documents with one opened key, in any number; each has its
 * signature, or its refusal, in its place. `report` hears of every one that is
 * done, and may slow the batch down. Interrupting it leaves nothing half done.
 */
export const signAll = (
  documents: ReadonlyArray<Unsigned>,
  signer: Signer,
  report: (progress: Progress) => Effect.Effect<void> = () => Effect.void,
): Effect.Effect<ReadonlyArray<Result.Result<Uint8Array<ArrayBuffer>, Refusal>>> =>
  Effect.suspend(() => {
    let done = 0;
    const total = documents.length;
    return Effect.forEach(
      documents,
      (document) => Effect.tap(Effect.result(sign(document, signer)), () => report({ done: ++done, total })),
      { concurrency: abreast },
    );
  });

/** The octets that a signature of this document hashes, whether or not it has one yet (nts-standard §3.3). */
export const digestInput = (xml: Uint8Array | string): Result.Result<Uint8Array<ArrayBuffer>, Refusal> =>
  Result.map(TaxInvoiceXml.read(xml), ({ document }) => Korean.digestInput(document, filter));
