/** What the certificate doctor found, for people. */
import type { Finding } from "@einv/certificate/CertificateDoctor";

const mark = { error: "✗", warning: "!", info: "·" } as const;

/** What and why in one line, what to do in the next. */
export const text = ({ severity, what, why, remedy }: Finding, language: "ko" | "en"): string =>
  `${mark[severity]} ${what[language]}${why === undefined ? "" : ` ${why[language]}`}\n  → ${remedy[language]}`;
