/** What reaches the simulated authority: proven first, opened then. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { CertificatePath } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import { SoapSignature } from "@einv/signature";
import * as Envelope from "../../Envelope.ts";
import { hex, utf8 } from "../../internal/bytes.ts";
import * as Multipart from "../../Multipart.ts";
import { because } from "../../Refusals.ts";
import * as SoapMessage from "../../SoapMessage.ts";
import type { Body } from "../../TaxAuthority.ts";
import * as TaxInvoicePackage from "../../TaxInvoicePackage.ts";
import type * as Cause from "../Cause.ts";
import * as Hashed from "../Hashed.ts";

/** A message of somebody whose certificate hangs on a trusted root. */
export interface Proven {
  readonly message: SoapMessage.SoapMessage;
  readonly attachments: ReadonlyArray<SoapSignature.Attachment>;
}

const refuse = (ko: string, en: string) => Effect.fromResult(because("nts.message-malformed", { ko, en }));

/** Refused with `nts.multipart-malformed`, `nts.message-malformed`, `xml.*`, `signature.*`, `certificate.*`. */
export const prove = Effect.fnUntraced(function* (
  call: Body,
  expected: SoapMessage.Action,
  trust: CertificatePath.Trust,
  at: DateTime.Utc,
): Effect.fn.Return<Proven, Refusal.Refusal> {
  const [root, ...parts] = yield* Effect.fromResult(Multipart.read(call));
  const { document, attachments, certificate } = yield* SoapSignature.verify({
    envelope: root?.body ?? new Uint8Array(),
    attachments: parts.map(({ contentId, body }) => ({ id: contentId, content: body })),
  });
  const message = yield* Effect.fromResult(SoapMessage.decode(document));
  const { revocation } = yield* CertificatePath.verify(certificate, trust, at);
  if (revocation === "revoked") {
    return yield* refuse("폐지된 인증서로 서명되었습니다.", "It is signed with a revoked certificate.");
  }
  if (message.content.action !== expected) {
    return yield* refuse("이 서비스의 메시지가 아닙니다.", "It is not a message for this service.");
  }
  return { message, attachments };
});

/** What the signature of a message should have been made over. */
export const hashed = (call: Body): Effect.Effect<Hashed.Hashed | undefined> =>
  Result.match(Multipart.read(call), {
    onFailure: () => Effect.undefined,
    onSuccess: ([root]) => (root === undefined ? Effect.undefined : Hashed.envelope(root.body)),
  });

/** The invoices in an envelope, or why the submission is turned down. */
export const unpack = (
  sealed: Uint8Array,
  count: number,
  receiver: Envelope.Receiver,
):
  | ReadonlyArray<TaxInvoicePackage.Entry>
  | Extract<Cause.Own, "sealed-for-another" | "package-malformed" | "count-differs"> =>
  Result.match(Envelope.open(sealed, receiver), {
    onFailure: () => "sealed-for-another",
    onSuccess: (plain) =>
      Result.match(TaxInvoicePackage.read(plain), {
        onFailure: () => "package-malformed",
        onSuccess: (entries) => (entries.length === count ? entries : "count-differs"),
      }),
  });

const sha256 = async (octets: Uint8Array): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(octets))));

/** By which the same documents are known again, in whatever order they come. */
export const fingerprint = (documents: ReadonlyArray<Uint8Array>): Effect.Effect<string> =>
  Effect.promise(async () => sha256(utf8((await Promise.all(documents.map(sha256))).toSorted().join(" "))));
