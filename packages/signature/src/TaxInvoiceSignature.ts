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
import { childElements, path } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { check } from "./internal/claim.ts";
import * as Korean from "./internal/korean.ts";
import { draft, make } from "./internal/make.ts";
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
  /** The octets that were hashed. */
  readonly digestInput: Uint8Array<ArrayBuffer>;
  /** The document as it was given. */
  readonly xml: Uint8Array;
}

const read = (xml: Uint8Array) =>
  Result.flatMap(TaxInvoiceXml.read(xml), ({ invoice, exchange, signature, document }) =>
    Result.map(Korean.claimOf(document.root, signature, filter), (claim) => ({ invoice, exchange, claim })),
  );

/**
 * Verifies a signed document. Codes: `xml.*` and `invoice.*` when it is not
 * exactly a tax invoice, `certificate.*` when the certificate cannot be read,
 * and `signature.*`.
 */
export const verify = (xml: Uint8Array): Effect.Effect<Verified, Refusal> =>
  Effect.gen(function* () {
    const { invoice, exchange, claim } = yield* Effect.fromResult(read(xml));
    yield* check(claim);
    return { invoice, exchange, certificate: claim.certificate, digestInput: claim.digests[0]!.octets, xml };
  });

const prepare = (xml: Uint8Array | string) =>
  Result.flatMap(TaxInvoiceXml.read(xml), ({ signature, document }) =>
    signature === undefined
      ? Result.succeed({
          // The reader has seen to it that `TaxInvoiceDocument` follows `ExchangedDocument`.
          place: childElements(document.root)[1]!.start,
          draft: draft(document.root, filter),
        })
      : refusals.fail("signature.already-signed", { path: path(signature) }),
  );

/**
 * Signs a document that has no signature yet. It is put before
 * `TaxInvoiceDocument`; not one byte of the document is changed. Codes: as for
 * reading, `signature.already-signed`, `signature.key-too-short`, and what the
 * key refuses (`certificate.*`).
 */
export const sign = (
  xml: Uint8Array | string,
  signer: Signer,
): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal> =>
  Effect.gen(function* () {
    const prepared = yield* Effect.fromResult(prepare(xml));
    return insert(xml, prepared.place, yield* make(prepared.draft, filter, signer));
  });

/** The octets that a signature of this document hashes, whether or not it has one yet (nts-standard §3.3). */
export const digestInput = (xml: Uint8Array | string): Result.Result<Uint8Array<ArrayBuffer>, Refusal> =>
  Result.map(TaxInvoiceXml.read(xml), ({ document }) => Korean.digestInput(document.root, filter));
