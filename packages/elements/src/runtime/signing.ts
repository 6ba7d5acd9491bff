/** Certificates and signatures in the page. Loaded when a file is dropped, not before. */
import * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import type { Views } from "@einv/api";
import type { Certificate } from "@einv/certificate/Certificate";
import * as CertificateDoctor from "@einv/certificate/CertificateDoctor";
import * as CertificateFiles from "@einv/certificate/CertificateFiles";
import * as DistinguishedName from "@einv/certificate/DistinguishedName";
import * as Policy from "@einv/certificate/Policy";
import * as SigningKey from "@einv/certificate/SigningKey";
import * as Kst from "@einv/invoice/Kst";
import * as TaxInvoiceXml from "@einv/invoice/TaxInvoiceXml";
import type { Refusal } from "@einv/refusal";
import * as SignedStatement from "@einv/signature/SignedStatement";
import * as TaxInvoiceSignature from "@einv/signature/TaxInvoiceSignature";
import { chunkUnreachable } from "../foundation/problem.ts";
import { fetched } from "../loader/fetched.ts";
import { readFiles } from "./files.ts";
import { promise } from "./promises.ts";
import { refusals } from "./Refusals.ts";
import type { CertificateFile, CertificateUse, Finding, OpenedCertificate } from "./Runtime.ts";

/** What signing made: the document, and R, which proves whose certificate it was. */
export interface Signed {
  readonly xml: Uint8Array;
  readonly r: Uint8Array;
  /** What is issued together with it, signed with the same key. */
  readonly others: ReadonlyArray<SignedOther>;
}

export interface SignedOther {
  readonly ref: Views.InvoiceRef;
  readonly version: number;
  readonly xml: Uint8Array;
}

/** A text that a certificate signed, and R. */
export interface SignedText extends SignedStatement.SignedStatement {
  readonly r: Uint8Array;
}

const unknownKind = { ko: "알 수 없는 종류", en: "Unknown kind" };

const container = {
  ko: "PFX 파일 (암호를 입력하면 내용을 확인합니다)",
  en: "PFX file (its contents show once it is opened)",
};

const findingOf = ({ what, ...found }: CertificateDoctor.Finding): Finding => ({ ...found, text: what });

const usable = (findings: ReadonlyArray<Finding>): boolean =>
  findings.every(({ severity }) => severity !== "error");

const fileOf = (certificate: Certificate, findings: ReadonlyArray<Finding>): CertificateFile => ({
  owner: DistinguishedName.commonName(certificate.subject),
  kind: Policy.of(certificate)?.name ?? unknownKind,
  issuer: DistinguishedName.commonName(certificate.issuer),
  serial: certificate.serialHex,
  notAfter: DateTime.toDateUtc(certificate.notAfter),
  findings,
  usable: usable(findings),
});

/** Of a container nothing is known but its name. */
const containerOf = (path: string, findings: ReadonlyArray<Finding>): CertificateFile => ({
  owner: path.slice(path.lastIndexOf("/") + 1),
  kind: container,
  findings,
  usable: usable(findings),
});

/** Usable ones first, then what is known before what is not, then what ends last. */
const inOrder = (a: CertificateFile, b: CertificateFile): number =>
  Number(b.usable) - Number(a.usable) || (b.notAfter?.getTime() ?? 0) - (a.notAfter?.getTime() ?? 0);

export const signing = () => {
  const closed = new WeakMap<CertificateFile, CertificateFiles.Closed>();
  const open = new WeakMap<OpenedCertificate, SigningKey.SigningKey>();

  const forgotten = (): Refusal.Refusal => refusals.refusal("elements.certificate-forgotten");

  /** What shows without the password. */
  const outside = async (
    one: CertificateFiles.Closed,
    at: DateTime.Utc,
    beside: ReadonlyArray<Certificate>,
  ): Promise<CertificateFile> => {
    const objection = CertificateFiles.objection(one);
    const findings =
      objection === undefined ? [] : [findingOf(CertificateDoctor.asFinding("error", objection))];
    if ("container" in one) return containerOf(one.path, findings);
    const found = await promise(CertificateDoctor.examine(one.certificate, { at, beside }));
    return fileOf(one.certificate, [...found.map(findingOf), ...findings]);
  };

  const read = async (
    files: ReadonlyArray<File>,
    { at }: CertificateUse,
  ): Promise<ReadonlyArray<CertificateFile>> => {
    const heap = CertificateFiles.sort(await readFiles(files));
    const [damaged] = heap.unreadable;
    if (heap.closed.length === 0)
      throw (
        damaged?.refusal ??
        refusals.refusal(heap.hasKeys ? "elements.certificate-missing" : "elements.certificate-none")
      );
    const found: Array<CertificateFile> = [];
    const beside = heap.closed.flatMap((one) => ("certificate" in one ? [one.certificate] : []));
    for (const one of heap.closed) {
      const file = await outside(one, DateTime.fromDateUnsafe(at), beside);
      closed.set(file, one);
      found.push(file);
    }
    return found.toSorted(inOrder);
  };

  const unlock = async (
    file: CertificateFile,
    password: string,
    { businessNumber, at }: CertificateUse,
  ): Promise<OpenedCertificate> => {
    const one = closed.get(file);
    if (one === undefined) throw forgotten();
    const secret = Redacted.make(password, { label: "password" });
    const key = await promise(CertificateFiles.open(one, secret)).finally(() => Redacted.wipeUnsafe(secret));
    const found = await promise(
      CertificateDoctor.examine(key.certificate, {
        at: DateTime.fromDateUnsafe(at),
        businessNumber,
        key,
      }),
    );
    const known = new Set(file.findings.map(({ code }) => code));
    const findings = found.map(findingOf);
    const opened: OpenedCertificate = {
      certificate: "container" in one ? fileOf(key.certificate, []) : file,
      findings: findings.filter(({ code }) => !known.has(code)),
      usable: file.usable && usable(findings),
    };
    open.set(opened, key);
    return opened;
  };

  const sign = async (
    opened: OpenedCertificate,
    { view, others = [], now }: Views.Approval,
  ): Promise<Signed> => {
    const key = open.get(opened);
    if (key?.r === undefined) throw forgotten();
    const exchange = { issuedAt: Kst.toWallTime(now) };
    const signed = ({ invoice }: Views.InvoiceView): Promise<Uint8Array> =>
      promise(TaxInvoiceSignature.sign(TaxInvoiceXml.encode({ invoice, exchange }), key));
    const xml = await signed(view);
    const together: Array<SignedOther> = [];
    for (const other of others)
      together.push({ ref: other.summary.ref, version: other.version, xml: await signed(other) });
    return { xml, r: Redacted.value(key.r).slice(), others: together };
  };

  /** Signs words that the person has read. The same words give the same signature. */
  const signText = async (opened: OpenedCertificate, text: string): Promise<SignedText> => {
    const key = open.get(opened);
    if (key?.r === undefined) throw forgotten();
    const signed = await promise(SignedStatement.sign(text, key));
    return { ...signed, r: Redacted.value(key.r).slice() };
  };

  /** Signs words that the person has read, and seals the key for whoever gave out `handoverKey`; few do, so that sealing is fetched then. */
  const handOver = async (
    opened: OpenedCertificate,
    of: { readonly challengeId: string; readonly text: string; readonly handoverKey: Uint8Array },
  ): Promise<SignedStatement.SignedStatement & { readonly sealedKey: Uint8Array }> => {
    const key = open.get(opened);
    if (key === undefined) throw forgotten();
    const signed = await promise(SignedStatement.sign(of.text, key));
    const KeyHandover = await fetched(() => import("@einv/certificate/KeyHandover")).catch(() => {
      throw chunkUnreachable;
    });
    const sealedKey = await promise(KeyHandover.seal(key, of.handoverKey, of.challengeId));
    return { ...signed, sealedKey };
  };

  /** The files behind a certificate, as they were: locked by their password. */
  const filesOf = async (file: CertificateFile): Promise<ReadonlyArray<CertificateFiles.NamedFile>> => {
    const one = closed.get(file);
    if (one === undefined) throw forgotten();
    if ("container" in one)
      return [{ path: one.path.slice(one.path.lastIndexOf("/") + 1), bytes: one.container.slice() }];
    return [
      { path: "kept/signCert.der", bytes: one.certificate.der.slice() },
      ...one.keys.map((bytes, index) => ({
        path: `kept/signPri${index === 0 ? "" : index + 1}.key`,
        bytes: bytes.slice(),
      })),
    ];
  };

  const forget = (held: CertificateFile | OpenedCertificate): void => {
    if ("certificate" in held) {
      const key = open.get(held);
      if (key !== undefined) SigningKey.forget(key);
      open.delete(held);
      return;
    }
    const one = closed.get(held);
    if (one !== undefined) CertificateFiles.forget(one);
    closed.delete(held);
  };

  return { read, unlock, sign, signText, handOver, filesOf, forget };
};
export type Signing = ReturnType<typeof signing>;
export type SignText = Signing["signText"];
export type HandOver = Signing["handOver"];
