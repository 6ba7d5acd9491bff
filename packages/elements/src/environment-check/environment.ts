/** `<einv-environment-check>`: nothing is installed; what the browser can do is tried out and said. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { type CheckName, checkNames, type Outcome, run, type Status } from "./checks.ts";
import { environmentMessages, type EnvironmentWords } from "./environment.messages.ts";
import { environmentStyles } from "./environment.styles.ts";

const icons: Readonly<Record<Status | "waiting", IconName>> = {
  pass: "check",
  warn: "warning",
  fail: "stop",
  skip: "info",
  waiting: "wait",
};

/**
 * 필수에이전트 및 인증서명모듈 설치, without either: every capability that issuing
 * needs is tried out in this browser, with cause and remedy where one is missing.
 *
 * @element einv-environment-check
 * @fires einv-check - One check has ended. Detail: id, status.
 * @fires einv-check-complete - All have. Detail: ok, failed.
 * @fires einv-recheck - A person checks again.
 * @csspart verdict - The one sentence at the end.
 * @csspart item - One check.
 * @example
 * ```html
 * <einv-environment-check></einv-environment-check>
 * ```
 */
export class EinvEnvironmentCheck extends EinvElement {
  static override properties: PropertyDeclarations = {
    checks: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, environmentStyles];

  /** Which checks to run; all unless given. */
  declare checks: ReadonlyArray<CheckName> | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<EnvironmentWords> | undefined;

  #outcomes = new Map<CheckName, Outcome>();
  #running: AbortController | undefined;
  #ran: { readonly runtime: Runtime | undefined; readonly names: string } | undefined;

  get #words(): EnvironmentWords {
    return wordsOf(environmentMessages, this.language, this.i18n);
  }

  get #names(): ReadonlyArray<CheckName> {
    const { checks } = this;
    return checks === undefined ? checkNames : checkNames.filter((name) => checks.includes(name));
  }

  /** Runs all checks again. */
  async recheck(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#outcomes = new Map();
    this.enter("loading");
    this.requestUpdate();
    const names = this.#names;
    const runtime = this.activeRuntime;
    await Promise.all(
      names.map(async (id) => {
        const outcome = await run(id, runtime, running.signal);
        if (this.#running !== running) return;
        this.#outcomes.set(id, outcome);
        this.requestUpdate();
        tell(this, "einv-check", { id, status: outcome.status });
      }),
    );
    if (this.#running !== running) return;
    this.#running = undefined;
    this.enter("ready");
    const failed = this.#with("fail");
    this.announce(this.#verdict());
    tell(this, "einv-check-complete", { ok: failed.length === 0, failed });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
    this.#running = undefined;
    this.#ran = undefined;
  }

  protected override updated(): void {
    super.updated();
    const now = { runtime: this.activeRuntime, names: this.#names.join() };
    if (!this.isConnected || (this.#ran?.runtime === now.runtime && this.#ran?.names === now.names)) return;
    this.#ran = now;
    void this.recheck();
  }

  #with(status: Status): ReadonlyArray<CheckName> {
    return this.#names.filter((name) => this.#outcomes.get(name)?.status === status);
  }

  #verdict(): string {
    const words = this.#words;
    const failed = this.#with("fail").length;
    const looked = this.#with("warn").length;
    return failed > 0 ? words.notReady(failed) : looked > 0 ? words.readyWith(looked) : words.ready;
  }

  #because({ because, value }: Outcome): string | undefined {
    return because === undefined ? undefined : this.#words.because[because]?.(String(value ?? ""));
  }

  /** The outcomes as text. No address, no company, no person. */
  #report(): string {
    const lines = this.#names.map((name) => {
      const outcome = this.#outcomes.get(name);
      const { status = "", because = "", value = "" } = outcome ?? {};
      return [name, status, because, String(value)].filter((part) => part !== "").join(" ");
    });
    return [
      "einv environment",
      ...lines,
      `browser ${navigator.userAgent}`,
      `language ${navigator.language}`,
    ].join("\n");
  }

  async #copy(): Promise<void> {
    const words = this.#words;
    try {
      await navigator.clipboard.writeText(this.#report());
      this.announce(words.copied);
    } catch {
      this.announce(words.copyFailed, "assertive");
    }
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const names = this.#names;
    const running = this.#running !== undefined || this.#outcomes.size < names.length;
    const tone = this.#with("fail").length > 0 ? "bad" : this.#with("warn").length > 0 ? "warn" : "good";
    return html`<div class="environment" aria-busy=${running}>
      <div class="lead">
        <p class="title" role="heading" aria-level=${this.headingLevel ?? 2}>${words.title}</p>
        <p>${words.lead}</p>
        <p class="muted">${words.everywhere}</p>
      </div>
      ${
        running
          ? html`<div>
              <p class="small muted" id="running">${words.running}</p>
              <progress
                aria-labelledby="running"
                max=${names.length}
                .value=${this.#outcomes.size}
              ></progress>
            </div>`
          : html`<p class="verdict ${tone}" id="verdict" part="verdict">
              ${icon(tone === "good" ? "check" : tone === "warn" ? "warning" : "stop")}
              <span>${this.#verdict()}</span>
            </p>`
      }
      <ul class="checks">
        ${names.map((name) => this.#item(name, words))}
      </ul>
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-disabled=${running}
          @click=${() => {
            if (running) return;
            tell(this, "einv-recheck", null);
            void this.recheck();
          }}
        >
          ${words.again}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-disabled=${running}
          @click=${() => {
            if (!running) void this.#copy();
          }}
        >
          ${icon("copy")}${words.copy}
        </button>
      </p>
    </div>`;
  }

  #item(name: CheckName, words: EnvironmentWords): TemplateResult {
    const outcome = this.#outcomes.get(name);
    const status = outcome?.status ?? "waiting";
    const because = outcome === undefined ? undefined : this.#because(outcome);
    return html`<li class=${status} part="item" data-check=${name}>
      ${icon(icons[status])}
      <span>${words.check[name]}</span>
      <span class="state">${status === "waiting" ? words.waiting : words.status[status]}</span>
      ${because === undefined ? nothing : html`<span class="detail">${because}</span>`}
    </li>`;
  }
}
