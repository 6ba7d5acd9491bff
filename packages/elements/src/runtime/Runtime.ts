/**
 * What elements ask of the world: the server, and the signing of invoices in
 * the page. Invoices and signing stand here; everything else is a group of its
 * own, so that a page loads what it uses. Promises only; every rejection is a `Problem` (a refusal with code,
 * reason and remedy) or an `AbortError` of the caller's own signal.
 *
 * `<einv-provider>` gives one that talks to an einv server. A page or a test
 * may hand over its own.
 */
import type { Listing, RightsViews, Views } from "@einv/api";
import type { Text } from "../foundation/speech.ts";
import type { Clock } from "./clock.ts";
import type { Company } from "./company.ts";
import type { Drafts } from "./drafts.ts";
import type { Help } from "./help.ts";
import type { Joining } from "./joining.ts";
import type { Joins } from "./joins.ts";
import type { Device } from "./device.ts";
import type { RegisteredCertificates } from "./registeredCertificates.ts";
import type { Points } from "./points.ts";
import type { Rights } from "./rights.ts";

/** Which invoices a list shows, in which order. A page may be longer than a server answers at once. */
export type ListQuery = Listing.Query;

/** What a person can ask for: the service, or a right. */
export type Wanted = RightsViews.Wanted;

/** 권한 요청: what is wanted, or what is missing at an invoice. */
export interface AccessRequest {
  readonly wants?: Wanted;
  readonly ref?: string;
  readonly message?: string;
  readonly idempotencyKey: string;
}

/** A command to one invoice: the version its page showed, and a key under which it is carried out at most once. */
export interface Command {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

/** 요청 거절 */
export interface RefuseCommand extends Command {
  readonly reason: Views.RefuseReason;
  readonly message?: string;
}

/** Who sent a mail link; nothing of the invoice. */
export interface LinkPeek {
  readonly sender: string;
  readonly fingerprint: string;
  readonly expiresAt: Date;
}

/** The one invoice behind a mail link, and the runtime that may see it. */
export interface OpenedLink {
  readonly ref: string;
  readonly runtime: Runtime;
}

/** One thing the certificate doctor found. An `error` makes the certificate unusable for this invoice. */
export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly text: Text;
  readonly why?: Text;
  readonly remedy: Text;
}

/** For whom and when a certificate is to be used. */
export interface CertificateUse {
  /** Business number of the company that signs. */
  readonly businessNumber: string;
  /** The server's time. */
  readonly at: Date;
}

/** A certificate that lay in the files: what is known without its password. Holds no secret itself. */
export interface CertificateFile {
  /** Common name of the owner; of a PFX, which shows nothing before it is open, the name of the file. */
  readonly owner: string;
  /** Kind in words: 전자세금용, 사업자 범용 … */
  readonly kind: Text;
  /** Common name of the authority. */
  readonly issuer?: string;
  readonly serial?: string;
  readonly notAfter?: Date;
  readonly findings: ReadonlyArray<Finding>;
  /** Whether nothing found so far forbids to sign with it. */
  readonly usable: boolean;
}

/** A certificate whose key the password opened. The key is held by the runtime until it is forgotten. */
export interface OpenedCertificate {
  readonly certificate: CertificateFile;
  /** What is found once the key is open: whether it belongs to the company. */
  readonly findings: ReadonlyArray<Finding>;
  readonly usable: boolean;
}

/** An invoice that was signed in the page. Sending it again sends the same bytes under the same key, so it is issued once. */
export interface SignedIssue {
  readonly ref: string;
  readonly version: number;
}

export interface Runtime {
  readonly approval: (ref: string, signal?: AbortSignal) => Promise<Views.Approval>;
  readonly invoice: (ref: string, signal?: AbortSignal) => Promise<Views.InvoiceView>;
  readonly list: (query: ListQuery, signal?: AbortSignal) => Promise<Views.InvoicePage>;
  readonly signedXml: (ref: string, signal?: AbortSignal) => Promise<string>;

  readonly refuse: (command: RefuseCommand) => Promise<Views.InvoiceView>;
  readonly cancelRequest: (command: Command) => Promise<Views.InvoiceView>;
  readonly cancelIssue: (command: Command) => Promise<Views.InvoiceView>;
  readonly acknowledge: (command: Command) => Promise<Views.InvoiceView>;

  readonly peekLink: (token: string, signal?: AbortSignal) => Promise<LinkPeek>;
  readonly openLink: (token: string, businessNumber: string) => Promise<OpenedLink>;

  /** The certificates in files that a person dropped or chose: usable first, the rest with what is wrong. */
  readonly readCertificates: (
    files: ReadonlyArray<File>,
    use: CertificateUse,
  ) => Promise<ReadonlyArray<CertificateFile>>;
  /** Opens the key of a certificate that {@link readCertificates} returned. */
  readonly openCertificate: (
    certificate: CertificateFile,
    password: string,
    use: CertificateUse,
  ) => Promise<OpenedCertificate>;
  /** Signs the very document that is shown, and what is issued together with it. */
  readonly sign: (certificate: OpenedCertificate, approval: Views.Approval) => Promise<SignedIssue>;
  /** Hands a signed invoice to the server. May be repeated until an answer comes. */
  readonly issue: (signed: SignedIssue) => Promise<Views.Receipt>;

  /** Wipes what is held for these: file bytes, keys, signed invoices. */
  readonly forget: (...held: ReadonlyArray<CertificateFile | OpenedCertificate | SignedIssue>) => void;

  // Groups, each fetched with its first use.

  /** What a person writes: drafts, requests, issues of its own, amendments, partners. */
  readonly drafts: () => Promise<Drafts>;
  /** Rights: what is hidden and why, requests for a right, what administrators do. */
  readonly rights: () => Promise<Rights>;
  /** Points: wallet, charging, statements, receipts. */
  readonly points: () => Promise<Points>;
  /** The company: its verification (회사인증), and what it says of itself (회사설정). */
  readonly company: () => Promise<Company>;
  /** Help: the guide, explanations, the guided conversation, inquiries. */
  readonly help: () => Promise<Help>;
  /** Certificates kept on this computer, their files as they are; no server is asked. */
  readonly device: () => Promise<Device>;
  /** 공동인증서 등록: the certificate that the server signs with, and issuing with it. */
  readonly registeredCertificates: () => Promise<RegisteredCertificates>;
  /** People who ask to join the company. */
  readonly joins: () => Promise<Joins>;
  /** The server's time; no session is needed. */
  readonly clock: () => Promise<Clock>;
  /** Joining and logging in, for whoever is nobody yet; no session is needed. */
  readonly joining: () => Promise<Joining>;
}
