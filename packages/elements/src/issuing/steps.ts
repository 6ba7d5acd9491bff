/**
 * The steps of issuing (발행), for one invoice as for many: open the key, see
 * that nothing changed, sign what is shown, send it.
 */
import type { Views } from "@einv/api";
import { problemOfFinding } from "../certificate/certificates.controller.ts";
import { isRetryable, kindOf, type Problem } from "../foundation/problem.ts";
import type {
  CertificateFile,
  CertificateUse,
  OpenedCertificate,
  Runtime,
  SignedIssue,
} from "../runtime/Runtime.ts";

/** The invoice is no longer what the person agreed to. */
export const changed: Problem = {
  code: "elements.invoice-changed",
  what: {
    ko: "그사이 세금계산서가 바뀌었습니다.",
    en: "The invoice changed in the meantime.",
  },
  remedy: {
    ko: "바뀐 내용을 확인하고 다시 발행해 주세요.",
    en: "Check what it says now, then issue again.",
  },
};

/** Nobody knows whether a command was carried out: sent again as it was, it is carried out once. */
export const isLost = (problem: Problem): boolean => isRetryable(problem) || kindOf(problem) === "session";

/** Whether the certificate will not do, or whoever presses is not known well enough to use it. */
export const isOfCertificate = (problem: Problem): boolean =>
  kindOf(problem) === "certificate" || /^(?:confirmation\.|account\.slow-down$)/.test(problem.code);

/** Opens the key of a certificate. Refused with what forbids to sign with it. */
export const openKey = async (
  runtime: Runtime,
  certificate: CertificateFile,
  password: string,
  use: CertificateUse,
): Promise<OpenedCertificate> => {
  const opened = await runtime.openCertificate(certificate, password, use);
  const against = opened.findings.find(({ severity }) => severity === "error");
  if (opened.usable || against === undefined) return opened;
  runtime.forget(opened);
  throw problemOfFinding(against);
};

/** Looks again, and signs if it still is what the person agreed to. */
export const signAsAgreed = async (
  runtime: Runtime,
  opened: OpenedCertificate,
  ref: string,
  agreed: (now: Views.Approval) => boolean,
): Promise<{ readonly now: Views.Approval; readonly signed?: SignedIssue }> => {
  const now = await runtime.approval(ref);
  return agreed(now) ? { now, signed: await runtime.sign(opened, now) } : { now };
};
