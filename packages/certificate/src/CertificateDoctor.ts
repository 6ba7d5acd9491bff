/**
 * What is right and wrong with a joint certificate (공동인증서) before anybody
 * relies on it: named, explained, with what to do, most serious first.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { BusinessNumber } from "@einv/identity";
import type * as Refusal from "@einv/refusal/Refusal";
import type { Certificate } from "./Certificate.ts";
import * as CertificateFiles from "./CertificateFiles.ts";
import type { Verified } from "./CertificatePath.ts";
import { findings } from "./internal/findings.ts";
import { dateInKorea } from "./internal/korea.ts";
import * as Policy from "./Policy.ts";
import { refusals } from "./Refusals.ts";
import * as SigningKey from "./SigningKey.ts";
import * as Vid from "./Vid.ts";

/** `error`: tax invoices cannot be issued with it. */
export type Severity = "error" | "warning" | "info";

/** One thing found. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly what: Refusal.Text;
  readonly why?: Refusal.Text;
  readonly remedy: Refusal.Text;
}

/** What `CertificatePath.verify` says. */
export type Path = Effect.Effect<Pick<Verified, "revocation" | "revokedAt">, Refusal.Refusal>;

/** For whom and when it is to be used, and what else is known. */
export interface Occasion {
  readonly at: DateTime.Utc;
  /** Company that signs, ten digits. */
  readonly businessNumber?: string;
  /** The opened key; without it nothing is said about whose the certificate is. */
  readonly key?: { readonly r: Redacted.Redacted<Uint8Array> | undefined };
  /** Certificates in the same folder, or registered before: one of them may have replaced this one. */
  readonly beside?: ReadonlyArray<Certificate>;
  /** Whether it hangs on a trusted root; a page, which reaches no authority, leaves it out. */
  readonly path?: (certificate: Certificate) => Path;
}

/** Everything that it finds and that is no refusal, by code. */
export { findings };

type Code = Parameters<typeof findings.refusal>[0];

/** A refusal as a thing found. */
export const asFinding = (severity: Severity, { code, what, why, remedy }: Refusal.Refusal): Finding => ({
  code,
  severity,
  what,
  ...(why === undefined ? {} : { why }),
  remedy,
});

const finding = (severity: Severity, code: Code, values: Readonly<Record<string, string>> = {}): Finding =>
  asFinding(severity, findings.refusal(code, { values }));

/** Days before the end, and what is said from then on. Renewal is possible from thirty days before (npki §6). */
const notices = [
  { days: 1, code: "certificate.expires-within-a-day" },
  { days: 7, code: "certificate.expires-within-a-week" },
  { days: 30, code: "certificate.expires-soon" },
] as const;

const validity = (certificate: Certificate, at: DateTime.Utc): ReadonlyArray<Finding> => {
  const date = dateInKorea(certificate.notAfter);
  if (DateTime.isLessThan(at, certificate.notBefore)) {
    const from = dateInKorea(certificate.notBefore);
    return [asFinding("error", refusals.refusal("certificate.not-yet-valid", { values: { date: from } }))];
  }
  if (DateTime.isGreaterThan(at, certificate.notAfter))
    return [asFinding("error", refusals.refusal("certificate.expired", { values: { date } }))];
  const notice = notices.find(({ days }) =>
    DateTime.isGreaterThan(DateTime.add(at, { days }), certificate.notAfter),
  );
  if (notice === undefined) return [];
  const left = (certificate.notAfter.epochMilliseconds - at.epochMilliseconds) / 86_400_000;
  return [finding("warning", notice.code, { date, days: String(Math.floor(left)) })];
};

/** What is said of a kind that signs no tax invoices. */
const unfit: Readonly<Record<Policy.Objection, Code>> = {
  authority: "certificate.not-for-signing",
  encryption: "certificate.for-encryption",
  personal: "certificate.personal",
  "bank-only": "certificate.bank-only",
  "not-accepted": "certificate.not-for-tax-invoices",
  unknown: "certificate.policy-unknown",
};

const kind = (certificate: Certificate): ReadonlyArray<Finding> => {
  const policy = Policy.of(certificate);
  const values = { ...policy?.name, oid: policy?.oid ?? "-" };
  const objection = Policy.objection(certificate);
  if (objection !== undefined) return [finding("error", unfit[objection], values)];
  return policy?.signsTaxInvoices === "unconfirmed"
    ? [finding("warning", "certificate.policy-unconfirmed", values)]
    : [];
};

const strength = ({ publicKey }: Certificate): ReadonlyArray<Finding> => {
  const bits = publicKey.modulus?.toString(2).length ?? 0;
  return bits >= 2048 ? [] : [finding("warning", "certificate.weak-key", { bits: String(bits) })];
};

const owner = (outcome: Vid.Outcome, businessNumber: string): ReadonlyArray<Finding> => {
  switch (outcome) {
    case "MATCH":
      return [];
    case "MISMATCH":
    case "BAD_IDN_FORMAT":
      return [
        finding("error", "certificate.other-company", { number: BusinessNumber.format(businessNumber) }),
      ];
    case "NO_R_IN_KEY":
      return [finding("error", "certificate.no-r")];
    case "NO_VID_IN_CERT":
      return [finding("error", "certificate.no-vid")];
    case "UNSUPPORTED_HASH":
      return [finding("error", "certificate.vid-hash")];
  }
};

const replacement = (
  certificate: Certificate,
  beside: ReadonlyArray<Certificate>,
): ReadonlyArray<Finding> => {
  const newer = CertificateFiles.successor(certificate, beside);
  return newer === undefined
    ? []
    : [finding("warning", "certificate.replaced", { date: dateInKorea(newer.notBefore) })];
};

const standing = (path: Path): Effect.Effect<ReadonlyArray<Finding>> =>
  Effect.match(path, {
    onFailure: (refusal) => [asFinding("error", refusal)],
    onSuccess: ({ revocation, revokedAt }) => {
      if (revocation === "good") return [];
      if (revocation === "not-checked") return [finding("warning", "certificate.revocation-unknown")];
      const at = revokedAt === undefined ? "-" : dateInKorea(revokedAt);
      return [asFinding("error", refusals.refusal("certificate.revoked", { values: { at } }))];
    },
  });

const seriousness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Each thing once, most serious first. */
const ordered = (found: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  found
    .filter(({ code }, index) => found.findIndex((other) => other.code === code) === index)
    .toSorted((a, b) => seriousness[a.severity] - seriousness[b.severity]);

/** Examines a certificate for issuing tax invoices. */
export const examine = Effect.fnUntraced(function* (
  certificate: Certificate,
  { at, businessNumber, key, beside = [], path }: Occasion,
): Effect.fn.Return<ReadonlyArray<Finding>> {
  const found = [
    ...validity(certificate, at),
    ...kind(certificate),
    ...strength(certificate),
    ...replacement(certificate, beside),
  ];
  if (path !== undefined) found.push(...(yield* standing(path(certificate))));
  if (businessNumber !== undefined && key !== undefined) {
    const outcome = yield* Vid.check(certificate, { businessNumber, r: key.r });
    found.push(...owner(outcome, businessNumber));
  }
  return ordered(found);
});

/** What was found in one file, or in a certificate and its key. */
export interface Diagnosis {
  readonly path: string;
  /** Absent of what could not be read, and of a container that is closed. */
  readonly certificate?: Certificate;
  /** Present once the password has opened it. */
  readonly key?: { readonly scheme: SigningKey.KeyScheme; readonly hasR: boolean };
  readonly findings: ReadonlyArray<Finding>;
}

/**
 * Examines everything that lies in files: each certificate with its key, and
 * what should be one and cannot be read. Without a password keys stay closed;
 * with it they are opened, looked at and forgotten.
 */
export const diagnose = (
  files: ReadonlyArray<CertificateFiles.NamedFile>,
  occasion: Omit<Occasion, "key"> & { readonly password?: Redacted.Redacted<string> },
): Effect.Effect<ReadonlyArray<Diagnosis>> => {
  const { closed, unreadable } = CertificateFiles.sort(files);
  const beside = closed.flatMap((one) => ("certificate" in one ? [one.certificate] : []));
  const known = { ...occasion, beside: [...(occasion.beside ?? []), ...beside] };

  /** Without the key. */
  const outside = (one: CertificateFiles.Closed, refused: ReadonlyArray<Finding>): Effect.Effect<Diagnosis> =>
    "container" in one
      ? Effect.succeed({ path: one.path, findings: refused })
      : Effect.map(examine(one.certificate, known), (found) => ({
          path: one.path,
          certificate: one.certificate,
          findings: ordered([...refused, ...found]),
        }));

  const objections = (one: CertificateFiles.Closed): ReadonlyArray<Finding> => {
    const objection = CertificateFiles.objection(one);
    return objection === undefined ? [] : [asFinding("error", objection)];
  };

  const inside = (one: CertificateFiles.Closed, key: SigningKey.SigningKey): Effect.Effect<Diagnosis> =>
    examine(key.certificate, { ...known, key }).pipe(
      Effect.map((found) => ({
        path: one.path,
        certificate: key.certificate,
        key: { scheme: key.scheme, hasR: key.r !== undefined },
        findings: found,
      })),
      Effect.ensuring(Effect.sync(() => SigningKey.forget(key))),
    );

  const { password } = occasion;
  const each = (one: CertificateFiles.Closed): Effect.Effect<Diagnosis> =>
    password === undefined
      ? outside(one, objections(one))
      : Effect.matchEffect(CertificateFiles.open(one, password), {
          onFailure: (refusal) => outside(one, [asFinding("error", refusal)]),
          onSuccess: (key) => inside(one, key),
        });

  return Effect.map(Effect.forEach(closed, each), (diagnoses) => [
    ...diagnoses,
    ...unreadable.map(({ path, refusal }) => ({ path, findings: [asFinding("error", refusal)] })),
  ]);
};

/** Whether nothing that was found forbids to issue with it. */
export const isUsable = (found: ReadonlyArray<Finding>): boolean =>
  found.every(({ severity }) => severity !== "error");
