/** Certificates and signatures in the page. Loaded when a file is dropped, not before. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Views } from "@einv/api";
import type { Certificate } from "@einv/certificate/Certificate";
import * as CertificateDoctor from "@einv/certificate/CertificateDoctor";
import * as DistinguishedName from "@einv/certificate/DistinguishedName";
import * as Policy from "@einv/certificate/Policy";
import * as SigningKey from "@einv/certificate/SigningKey";
import * as Kst from "@einv/invoice/Kst";
import * as TaxInvoiceXml from "@einv/invoice/TaxInvoiceXml";
import type { Refusal } from "@einv/refusal";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import { sort } from "./certificateFiles.ts";
import { promise } from "./promises.ts";
import { refusals } from "./Refusals.ts";
import type { CertificateFile, CertificateUse, Finding, OpenedCertificate } from "./Runtime.ts";

/** A certificate with its key files, still closed. */
interface Closed {
  readonly certificate: Certificate;
  readonly keys: ReadonlyArray<Uint8Array>;
}

/** What signing made: the document, and R, which proves whose certificate it was. */
export interface Signed {
  readonly xml: Uint8Array;
  readonly r: Uint8Array;
}

const unknownKind = { ko: "알 수 없는 종류", en: "Unknown kind" };

const findingOf = ({ what, ...found }: CertificateDoctor.Finding): Finding => ({ ...found, text: what });

const missingKey = (): Finding => {
  const { code, what, remedy } = refusals.refusal("elements.certificate-key");
  return { code, severity: "error", text: what, remedy };
};

const usable = (findings: ReadonlyArray<Finding>): boolean =>
  findings.every(({ severity }) => severity !== "error");

/** Tries the keys in turn: a key that belongs to another certificate is passed over. */
const openKey = (
  { certificate, keys: [first, ...rest] }: Closed,
  password: Redacted.Redacted<string>,
): Effect.Effect<SigningKey.SigningKey, Refusal.Refusal> =>
  first === undefined
    ? Effect.fail(refusals.refusal("elements.certificate-key"))
    : SigningKey.open({ certificate, privateKey: first, password }).pipe(
        Effect.catch((refusal) =>
          rest.length === 0
            ? Effect.fail(refusal)
            : Effect.mapError(openKey({ certificate, keys: rest }, password), (later) =>
                refusal.code === "certificate.key-does-not-match" ? later : refusal,
              ),
        ),
      );

export const signing = () => {
  const closed = new WeakMap<CertificateFile, Closed>();
  const open = new WeakMap<OpenedCertificate, SigningKey.SigningKey>();

  const forgotten = (): Refusal.Refusal => refusals.refusal("elements.certificate-forgotten");

  const read = async (
    files: ReadonlyArray<File>,
    { at }: CertificateUse,
  ): Promise<ReadonlyArray<CertificateFile>> => {
    const { pairs, hasKeys, hasContainers } = await sort(files);
    if (pairs.length === 0)
      throw refusals.refusal(
        hasKeys
          ? "elements.certificate-missing"
          : hasContainers
            ? "elements.certificate-pfx"
            : "elements.certificate-none",
      );
    const found: Array<CertificateFile> = [];
    for (const pair of pairs) {
      const { certificate, keys } = pair;
      const examined = await promise(
        CertificateDoctor.examine(certificate, { at: DateTime.fromDateUnsafe(at) }),
      );
      const findings = [...examined.map(findingOf), ...(keys.length === 0 ? [missingKey()] : [])];
      const file: CertificateFile = {
        owner: DistinguishedName.commonName(certificate.subject),
        kind: Policy.of(certificate)?.name ?? unknownKind,
        issuer: DistinguishedName.commonName(certificate.issuer),
        serial: certificate.serialHex,
        notAfter: DateTime.toDateUtc(certificate.notAfter),
        findings,
        usable: usable(findings),
      };
      closed.set(file, pair);
      found.push(file);
    }
    return found.toSorted(
      (a, b) => Number(b.usable) - Number(a.usable) || b.notAfter.getTime() - a.notAfter.getTime(),
    );
  };

  const unlock = async (
    file: CertificateFile,
    password: string,
    { businessNumber, at }: CertificateUse,
  ): Promise<OpenedCertificate> => {
    const pair = closed.get(file);
    if (pair === undefined) throw forgotten();
    const secret = Redacted.make(password, { label: "password" });
    const key = await promise(openKey(pair, secret)).finally(() => Redacted.wipeUnsafe(secret));
    const examined = await promise(
      CertificateDoctor.examine(pair.certificate, {
        at: DateTime.fromDateUnsafe(at),
        businessNumber,
        key,
      }),
    );
    const known = new Set(file.findings.map(({ code }) => code));
    const findings = examined.map(findingOf);
    const opened: OpenedCertificate = {
      certificate: file,
      findings: findings.filter(({ code }) => !known.has(code)),
      usable: file.usable && usable(findings),
    };
    open.set(opened, key);
    return opened;
  };

  const sign = async (opened: OpenedCertificate, { view, now }: Views.Approval): Promise<Signed> => {
    const key = open.get(opened);
    if (key?.r === undefined) throw forgotten();
    const document = TaxInvoiceXml.encode({
      invoice: view.invoice,
      exchange: { issuedAt: Kst.toWallTime(now) },
    });
    const xml = await promise(TaxInvoiceSignature.sign(document, key));
    return { xml, r: Redacted.value(key.r).slice() };
  };

  const forget = (held: CertificateFile | OpenedCertificate): void => {
    if ("certificate" in held) {
      const key = open.get(held);
      if (key !== undefined) SigningKey.forget(key);
      open.delete(held);
      return;
    }
    for (const bytes of closed.get(held)?.keys ?? []) bytes.fill(0);
    closed.delete(held);
  };

  return { read, unlock, sign, forget };
};
export type Signing = ReturnType<typeof signing>;
