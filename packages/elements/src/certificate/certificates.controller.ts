/** The certificates a person brought, and the one chosen to sign with. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import type { Used } from "../foundation/atHand.ts";
import type { CertificateFile, CertificateUse, Finding } from "../runtime/Runtime.ts";

/** What is heard of the outcome. */
export interface CertificateNews {
  /** Exactly one certificate is usable, so it is chosen. */
  readonly chosen: (certificate: CertificateFile) => void;
  readonly several: (count: number) => void;
  readonly refused: (problem: Problem) => void;
}

/** A finding as the problem it is. */
export const problemOfFinding = ({ code, text, why, remedy }: Finding): Problem => ({
  code,
  what: text,
  ...(why === undefined ? {} : { why }),
  remedy,
});

const severities: ReadonlyArray<Finding["severity"]> = ["error", "warning", "info"];

/** The findings, gravest first. */
export const gravestFirst = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

export class Certificates implements ReactiveController {
  readonly #host: EinvElement;
  readonly #use: () => CertificateUse | undefined;
  readonly #news: CertificateNews;
  #files: ReadonlyArray<File> = [];
  #found: ReadonlyArray<CertificateFile> = [];
  #chosen: CertificateFile | undefined;
  #problem: Problem | undefined;
  #reading: object | undefined;
  #again = false;

  constructor(host: EinvElement, use: () => CertificateUse | undefined, news: CertificateNews) {
    this.#host = host;
    this.#use = use;
    this.#news = news;
    host.addController(this);
  }

  get found(): ReadonlyArray<CertificateFile> {
    return this.#found;
  }

  get chosen(): CertificateFile | undefined {
    return this.#chosen;
  }

  /** Why the files are of no use, or why the chosen certificate cannot sign after all. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  get reading(): boolean {
    return this.#reading !== undefined;
  }

  /** Whether the chosen one is offered again because it was used before on this page. */
  get again(): boolean {
    return this.#again;
  }

  /** What is kept at hand of the chosen one. */
  get used(): Used | undefined {
    return this.#chosen === undefined ? undefined : { files: this.#files, certificate: this.#chosen };
  }

  /** Chooses what was used before on this page; false when its files can no longer be read. Nothing is drawn anew yet. */
  async restore({ files, certificate: { owner, issuer, serial } }: Used): Promise<boolean> {
    const runtime = this.#host.activeRuntime;
    const use = this.#use();
    if (runtime === undefined || use === undefined) return true;
    const reading = {};
    this.#reading = reading;
    try {
      const found = await runtime.readCertificates(files, use);
      const again =
        this.#reading === reading
          ? found.find(
              (one) => one.usable && one.owner === owner && one.issuer === issuer && one.serial === serial,
            )
          : undefined;
      runtime.forget(...found.filter((one) => one !== again));
      if (again === undefined) return true;
      this.#files = files;
      this.#found = [again];
      this.#chosen = again;
      this.#again = true;
      return true;
    } catch {
      return false;
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  /** Reads files together with those brought before, since a certificate and its key may come one by one. */
  async add(files: ReadonlyArray<File>): Promise<void> {
    const runtime = this.#host.activeRuntime;
    const use = this.#use();
    if (runtime === undefined || use === undefined || files.length === 0) return;
    const reading = {};
    this.#reading = reading;
    this.#problem = undefined;
    const name = ({ webkitRelativePath, name: own }: File): string => webkitRelativePath || own;
    const fresh = new Set(files.map(name));
    const before = this.#again ? [] : this.#files;
    this.#again = false;
    this.#files = [...before.filter((file) => !fresh.has(name(file))), ...files];
    this.#host.requestUpdate();
    try {
      const found = await runtime.readCertificates(this.#files, use);
      if (this.#reading !== reading) {
        runtime.forget(...found);
        return;
      }
      this.#reading = undefined;
      runtime.forget(...this.#found);
      this.#found = found;
      const usable = found.filter((certificate) => certificate.usable);
      const [only] = usable.length === 1 ? usable : [];
      this.#chosen = only;
      if (only !== undefined) this.#news.chosen(only);
      else if (usable.length > 1) this.#news.several(found.length);
      else {
        const [first] = found.flatMap(({ findings }) => gravestFirst(findings));
        if (first !== undefined) this.#news.refused(problemOfFinding(first));
      }
    } catch (thrown) {
      if (this.#reading !== reading) return;
      this.#reading = undefined;
      this.#problem = problemOf(thrown);
      this.#news.refused(this.#problem);
    }
    this.#host.requestUpdate();
  }

  choose(certificate: CertificateFile): void {
    this.#chosen = certificate;
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  /** Says why the chosen certificate cannot sign; it is no longer chosen, unless another try may succeed. */
  refuse(problem: Problem, { keep = false }: { readonly keep?: boolean } = {}): void {
    this.#problem = problem;
    if (!keep) this.#chosen = undefined;
    this.#host.requestUpdate();
  }

  /** Takes a complaint back, as when the password is typed anew. */
  pardon(): void {
    if (this.#problem === undefined) return;
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  /** Forgets files and certificates. */
  clear(): void {
    this.#host.activeRuntime?.forget(...this.#found);
    this.#files = [];
    this.#found = [];
    this.#again = false;
    this.#chosen = undefined;
    this.#problem = undefined;
    this.#reading = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.clear();
    });
  }
}
