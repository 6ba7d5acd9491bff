/**
 * The certificate that was used last on this page, so that its files are brought
 * once. Kept in memory, as long as the provider is on the page and its session
 * stays the same: the files as the person gave them, closed; never the password.
 */
import type { CertificateFile, Runtime } from "../runtime/Runtime.ts";

export interface Used {
  readonly files: ReadonlyArray<File>;
  readonly certificate: Pick<CertificateFile, "owner" | "issuer" | "serial">;
}

export class AtHand {
  #held: { readonly runtime: Runtime; readonly used: Used } | undefined;

  /** What was used in this session. */
  of(runtime: Runtime): Used | undefined {
    return this.#held?.runtime === runtime ? this.#held.used : undefined;
  }

  keep(runtime: Runtime, used: Used): void {
    this.#held = { runtime, used };
  }

  /** Forgets what was used; in one session only, when it is named. */
  forget(runtime?: Runtime): void {
    if (runtime === undefined || this.#held?.runtime === runtime) this.#held = undefined;
  }
}
