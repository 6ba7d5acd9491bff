/** Registered certificates as they are shown: never a key, sealed or not. */
import * as DateTime from "effect/DateTime";
import type { CertificateDoctor } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

/** How a registered certificate stands. */
export type State = "valid" | "not-yet-valid" | "expired" | "revoked" | "replaced" | "removed";

/** A certificate that is registered, or was. */
export interface RegisteredCertificate {
  readonly registrationId: string;
  /** Common name of the owner. */
  readonly owner: string;
  /** Kind in words: 전자세금용, 사업자 범용 … */
  readonly kind: Refusal.Text;
  /** Common name of the authority. */
  readonly issuer: string;
  readonly serial: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  readonly notBefore: DateTime.Utc;
  readonly notAfter: DateTime.Utc;
  readonly state: State;
  /** Days of Korea's calendar until its last; below zero once it is over. */
  readonly daysLeft: number;
  readonly registeredAt: DateTime.Utc;
  /** Name of the member. */
  readonly registeredBy: string;
  readonly usedAt?: DateTime.Utc;
  readonly endedAt?: DateTime.Utc;
  readonly endedBy?: string;
}

/** How whoever issues with it is asked once more: by its password, or by its host. */
export interface Confirmation {
  readonly by: "password" | "host";
  /** Until when the person needs not be asked again. */
  readonly until?: DateTime.Utc;
}

export interface Certificates {
  readonly businessNumber: string;
  /** Name of the company. */
  readonly company: string;
  readonly registered?: RegisteredCertificate;
  /** Those it had before, the newest first. */
  readonly former: ReadonlyArray<RegisteredCertificate>;
  /** Why this member registers and removes none; absent if it may. */
  readonly cannotManage?: Refusal.Refusal;
  readonly confirmation: Confirmation;
  /** The server's clock. */
  readonly now: DateTime.Utc;
}

/** What the doctor finds now. */
export interface Report {
  readonly certificate: RegisteredCertificate;
  readonly findings: ReadonlyArray<CertificateDoctor.Finding>;
  readonly at: DateTime.Utc;
}
