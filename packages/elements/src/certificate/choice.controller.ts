/**
 * Choosing a certificate and typing its password, as one thing: what is needed
 * before anything can be signed, and at which of the two a refusal belongs.
 */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { Used } from "../foundation/atHand.ts";
import type { EinvElement } from "../foundation/element.ts";
import type { Instant } from "../foundation/format.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import type { CertificateFile, CertificateUse, Runtime } from "../runtime/Runtime.ts";
import type { CertificateWords } from "./certificate.messages.ts";
import { Certificates } from "./certificates.controller.ts";
import { certificatePane } from "./certificatePane.ts";
import { filesOfDrop } from "./droppedFiles.ts";
import { KeptCertificates } from "./kept.controller.ts";
import { PasswordField } from "./password.controller.ts";

export interface Chosen {
  readonly certificate: CertificateFile;
  readonly password: string;
}

export interface ChoiceOptions {
  readonly words: () => CertificateWords;
  /** For whom and when it is to sign; `undefined` while that is not known. */
  readonly use: () => CertificateUse | undefined;
  /** Enter in the password. */
  readonly submit: () => void;
  /** Nothing can be changed now, as while something is signed. */
  readonly locked: () => boolean;
  /** Another than the one that was used before is wanted, as when it is to be replaced. */
  readonly another?: () => boolean;
}

/** The way to another certificate: beside the heading, or where it is said why this one will not do. */
const another = ".another, .certificate .actions .button";

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

export class CertificateChoice implements ReactiveController {
  readonly #host: EinvElement;
  readonly #options: ChoiceOptions;
  readonly #certificates: Certificates;
  readonly #password: PasswordField;
  readonly #kept: KeptCertificates;
  #over = false;
  #missing = false;
  #shown = false;
  /** What was offered again, or would have been and is not wanted. */
  #offered: Used | undefined;
  #runtime: Runtime | undefined;

  constructor(host: EinvElement, options: ChoiceOptions) {
    this.#host = host;
    this.#options = options;
    this.#password = new PasswordField(host, options.submit);
    this.#kept = new KeptCertificates(
      host,
      (files) => this.#bring(files),
      (problem) => this.#certificates.refuse(problem),
    );
    this.#certificates = new Certificates(host, options.use, {
      chosen: ({ owner }) => {
        host.announce(options.words().certificateFound(owner));
        host.focusOn("#secret");
      },
      several: (count) => {
        host.announce(options.words().severalFound(count));
        host.focusOn("input[name=certificate]:enabled");
      },
      refused: (problem) => {
        host.announce(problem.what[host.language], "assertive");
        host.complain(problem);
      },
    });
    host.addController(this);
  }

  /** Once the pane is in sight and empty, what was used before on this page is chosen. */
  hostUpdated(): void {
    const { activeRuntime: runtime, atHand } = this.#host;
    if (runtime !== this.#runtime) {
      if (this.#runtime !== undefined) atHand?.forget(this.#runtime);
      this.#runtime = runtime;
    }
    const shown = this.#shown;
    this.#shown = false;
    if (!shown || runtime === undefined || this.#options.use() === undefined) return;
    if (this.#options.locked() || this.#options.another?.() === true) return;
    const { found, reading } = this.#certificates;
    const used = atHand?.of(runtime);
    if (found.length > 0 || reading || used === undefined || used === this.#offered) return;
    this.#offered = used;
    void this.#offerAgain(used, runtime);
  }

  /** Those that are kept on this computer. */
  get kept(): KeptCertificates {
    return this.#kept;
  }

  /** The certificate that was chosen. */
  get chosen(): CertificateFile | undefined {
    return this.#certificates.chosen;
  }

  /**
   * The certificate and its password, which leaves the field by this;
   * `undefined` when one is missing, which is then said where it is missing.
   */
  take(): Chosen | undefined {
    const host = this.#host;
    const words = this.#options.words();
    const certificate = this.#certificates.chosen;
    if (certificate === undefined) {
      this.#missing = true;
      host.announce(words.certificateFirst, "assertive");
      const { found } = this.#certificates;
      const usable = found.some((one) => one.usable);
      host.focusOn(found.length === 0 ? "#files" : usable ? "input[name=certificate]:enabled" : another);
      return undefined;
    }
    const password = this.#password.take();
    if (password === "") {
      this.#password.complain(words.passwordFirst);
      host.focusOn("#secret");
      return undefined;
    }
    this.#certificates.pardon();
    return { certificate, password };
  }

  /** Says of the password, or of the certificate, why it will not do, and leads there. */
  refuse(problem: Problem): void {
    const host = this.#host;
    host.complain(problem);
    host.announce(problem.what[host.language], "assertive");
    if (problem.code === "certificate.wrong-password") {
      this.#password.complain(`${problem.what[host.language]} ${problem.remedy[host.language]}`);
      host.focusOn("#secret");
      return;
    }
    this.#certificates.refuse(problem, { keep: isRetryable(problem) });
    host.focusOn(another);
  }

  /** The chosen one was used, and was good: it is at hand for what else is signed on this page. */
  remember(): void {
    const { activeRuntime: runtime, atHand } = this.#host;
    const { used } = this.#certificates;
    if (runtime === undefined || used === undefined) return;
    atHand?.keep(runtime, used);
  }

  /** Forgets certificate, files and password. */
  clear(): void {
    this.#missing = false;
    this.#offered = undefined;
    this.#certificates.clear();
    this.#password.clear();
  }

  /** Listens at whatever files may be dropped on. */
  readonly dragged = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#hover(event.type === "dragover");
  };

  readonly dropped = (event: DragEvent): void => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    this.#hover(false);
    if (this.#options.locked()) return;
    void filesOfDrop(event.dataTransfer).then((files) => this.#bring(files));
  };

  /** The pane. `now` is the server's time. */
  render(now: Instant): TemplateResult {
    this.#shown = true;
    const words = this.#options.words();
    const locked = this.#options.locked();
    return certificatePane(
      {
        host: this.#host,
        certificates: this.#certificates,
        words,
        now,
        over: this.#over,
        missing: this.#missing,
        locked,
        brought: (files) => this.#bring(files),
        chosen: (certificate) => this.#choose(certificate),
        another: () => this.#another(),
        kept: this.#kept.offer(words, now, locked),
      },
      html`${this.#password.render(words, { locked })}
      ${
        this.#certificates.chosen === undefined
          ? nothing
          : this.#kept.consent(this.#certificates.chosen, words, locked)
      }`,
    );
  }

  #bring(files: ReadonlyArray<File>): void {
    this.#missing = false;
    this.#password.clear();
    void this.#certificates.add(files);
  }

  #choose(certificate: CertificateFile): void {
    this.#missing = false;
    this.#certificates.choose(certificate);
    this.#password.clear();
  }

  #another(): void {
    const { activeRuntime: runtime, atHand } = this.#host;
    this.clear();
    this.#offered = runtime === undefined ? undefined : atHand?.of(runtime);
    this.#host.focusOn("#files");
  }

  /** Says nothing and moves nothing, unless the person is where files are chosen. */
  async #offerAgain(used: Used, runtime: Runtime): Promise<void> {
    const host = this.#host;
    const readable = await this.#certificates.restore(used);
    const isChoosing = host.shadowRoot?.activeElement?.matches("#files, #folder") === true;
    host.requestUpdate();
    if (!readable) host.atHand?.forget(runtime);
    const { again, chosen } = this.#certificates;
    if (!isChoosing || !again || chosen === undefined) return;
    host.announce(this.#options.words().certificateFound(chosen.owner));
    host.focusOn("#secret");
  }

  #hover(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }
}
