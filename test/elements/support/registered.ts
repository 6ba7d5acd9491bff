/** A certificate that a company has registered at the server. */
import * as DateTime from "effect/DateTime";
import type { Certificates } from "@einv/api";

export const registeredOne = (
  fields: Partial<Certificates.RegisteredCertificate> = {},
): Certificates.RegisteredCertificate => ({
  registrationId: "cert_1",
  owner: "한가람정비",
  kind: { ko: "전자세금용", en: "for tax invoices" },
  issuer: "yessignCA Class 3",
  serial: "1f2e3d",
  fingerprint: "ab".repeat(32),
  notBefore: DateTime.makeUnsafe("2026-03-02T00:00:00Z"),
  notAfter: DateTime.makeUnsafe("2027-03-01T14:59:59Z"),
  state: "valid",
  daysLeft: 99,
  registeredAt: DateTime.makeUnsafe("2026-11-22T05:03:00Z"),
  registeredBy: "김하늘",
  ...fields,
});
