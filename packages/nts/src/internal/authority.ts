/**
 * Who is the tax authority: the one for whose certificate we encrypt. Its
 * signing certificate has the same subject and hangs on a trusted root, or is
 * itself among the trusted certificates.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { type Certificate, CertificatePath, DistinguishedName } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import { because } from "../Refusals.ts";

/** What is known of the authority. */
export interface Authority {
  /** Its key-management certificate (암호화용): packages are encrypted for it, and its subject names the authority. */
  readonly encryption: Certificate.Certificate;
  /** Roots and intermediates, or signing certificates themselves. */
  readonly trust: CertificatePath.Trust;
}

/** Refused with `nts.answer-not-trusted` unless the certificate is the authority's, now. */
export const check = (
  signer: Certificate.Certificate,
  { encryption, trust }: Authority,
): Effect.Effect<void, Refusal.Refusal> =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const distrust = (why: Refusal.Text) => Effect.fromResult(because("nts.answer-not-trusted", why));
    const { path, revocation } = yield* CertificatePath.verify(signer, trust, now).pipe(
      Effect.catch((refusal) => distrust(refusal.what)),
    );
    if (revocation === "revoked") {
      return yield* distrust({
        ko: "국세청 인증서가 폐지되었습니다.",
        en: "The authority's certificate was revoked.",
      });
    }
    if (path.length > 1 && !DistinguishedName.equals(signer.subject, encryption.subject)) {
      return yield* distrust({
        ko: "국세청이 아닌 다른 곳의 인증서로 서명되었습니다.",
        en: "It is signed with a certificate of somebody else.",
      });
    }
  });
