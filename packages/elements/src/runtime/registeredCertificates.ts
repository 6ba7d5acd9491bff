/** 공동인증서 등록 at the server: the certificate that it signs with, registering one, and issuing with it. */
import * as Redacted from "effect/Redacted";
import type { Certificates as Wire, Views } from "@einv/api";
import { certificates as client } from "@einv/api/client/certificates";
import { toDate } from "../foundation/format.ts";
import { base64 } from "./base64.ts";
import type { OpenedCertificate } from "./Runtime.ts";
import type { Session } from "./session.ts";
import type { HandOver } from "./signing.ts";

/** A certificate and its key on their way to the server: sealed, so that it may be held and sent again. */
export interface HandedOver {
  readonly challengeId: string;
  readonly certificate: string;
  readonly signature: string;
  readonly sealedKey: string;
}

export interface RegisteredCertificates {
  /** The one that the server signs with, those before it, and what this member may do. */
  readonly list: (signal?: AbortSignal) => Promise<Wire.CertificatesView>;
  /** What the doctor finds in one now, revocation included. */
  readonly report: (registrationId: string, signal?: AbortSignal) => Promise<Wire.CertificateReport>;
  /** A text that says what registering means; the person reads it before it is signed. */
  readonly begin: () => Promise<Wire.RegistrationChallenge>;
  /** Signs that text in the page and seals the key for the server; the password stays here. */
  readonly handOver: (
    certificate: OpenedCertificate,
    challenge: Wire.RegistrationChallenge,
  ) => Promise<HandedOver>;
  /** Registers it, or replaces the one that is (교체). May be repeated until an answer comes. */
  readonly register: (
    handed: HandedOver,
    command: { readonly replaces?: string; readonly idempotencyKey: string },
  ) => Promise<Wire.CertificatesView>;
  readonly remove: (command: {
    readonly registrationId: string;
    readonly idempotencyKey: string;
  }) => Promise<Wire.CertificatesView>;
  /** 본인 확인 with the password of the person's account; for ten minutes nobody is asked again. */
  readonly confirm: (password: string) => Promise<{ readonly until: Date }>;
  /** The server signs the stored invoice and issues it. May be repeated until an answer comes. */
  readonly issue: (command: {
    readonly registrationId: string;
    readonly ref: string;
    readonly version: number;
    /** What has to be issued together with it. */
    readonly others?: ReadonlyArray<{ readonly ref: Views.InvoiceRef; readonly version: number }>;
    readonly idempotencyKey: string;
  }) => Promise<Views.Receipt>;
}

export const registeredCertificates = (
  { server, run }: Session,
  handOver: HandOver,
): RegisteredCertificates => {
  const api = client(server);
  return {
    list: (signal) => run(api.list(), signal),
    report: (registrationId, signal) => run(api.report(registrationId), signal),
    begin: () => run(api.begin()),
    handOver: async (opened, challenge) => {
      const { certificate, signature, sealedKey } = await handOver(opened, challenge);
      return {
        challengeId: challenge.challengeId,
        certificate: base64(certificate),
        signature: base64(signature),
        sealedKey: base64(sealedKey),
      };
    },
    register: (handed, command) => run(api.register({ ...handed, ...command })),
    remove: (command) => run(api.remove(command)),
    confirm: async (password) => {
      const secret = Redacted.make(password, { label: "password" });
      const { until } = await run(api.confirm(secret)).finally(() => Redacted.wipeUnsafe(secret));
      return { until: toDate(until) };
    },
    issue: (command) => run(api.issue(command)),
  };
};
