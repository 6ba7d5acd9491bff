/** The authority's archive of public keys: who asks is proven, the answer is signed and holds every system's key. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { CertificatePath } from "@einv/certificate";
import { type Signer, SoapSignature } from "@einv/signature";
import * as MessageId from "../MessageId.ts";
import * as Multipart from "../Multipart.ts";
import * as PublicKeyMessage from "../PublicKeyMessage.ts";
import * as PublicKeys from "../PublicKeys.ts";
import type { Body } from "../TaxAuthority.ts";
import { type Reply, soapFault, spoil } from "./internal/reply.ts";

export interface Options {
  /** Signs the answer. */
  readonly signer: Signer.Signer;
  /** Authorities of the certificates that those who ask sign with. */
  readonly trust: CertificatePath.Trust;
  readonly now: Effect.Effect<DateTime.Utc>;
  /** What the archive holds. */
  readonly keys: ReadonlyArray<PublicKeys.PublicKey>;
}

/** 사업자 공개키 요청 */
export const make =
  ({ signer, trust, now, keys }: Options) =>
  (call: Body): Effect.Effect<Reply> =>
    Effect.gen(function* () {
      const [root] = yield* Effect.fromResult(Multipart.read(call));
      const { document, certificate } = yield* SoapSignature.verify({
        envelope: root?.body ?? new Uint8Array(),
        attachments: [],
      });
      yield* CertificatePath.verify(certificate, trust, yield* now);
      yield* Effect.fromResult(PublicKeyMessage.read(document));

      const referenceId = yield* MessageId.token;
      const content = yield* PublicKeys.writeArchive(keys);
      const envelope = PublicKeyMessage.writeAnswer({ resultId: yield* MessageId.makeResultId, referenceId });
      const attachments = [{ id: referenceId, content }];
      const answer = {
        contentType: "text/xml; charset=utf-8",
        contentId: "SOAPPART",
        body: yield* SoapSignature.sign({ envelope, attachments }, signer),
      };
      const archive = { contentType: "application/octet-stream", contentId: referenceId, body: content };
      return spoil(Multipart.write([answer, archive], yield* Multipart.boundary), undefined);
    }).pipe(Effect.catch((refusal) => Effect.succeed(soapFault(refusal))));
