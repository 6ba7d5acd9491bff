/** Proving who one is (본인인증): a way is chosen, then a code is typed or an agency answers. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { radioGroup, textField } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Proving, Wish } from "../runtime/joining.ts";
import type { ProofWords } from "./proof.messages.ts";
import { AgencyWindow } from "./agency.controller.ts";
import { CodeEntry } from "./code.controller.ts";

type Method = Proving["method"];

export interface Way {
  readonly method: Method;
  readonly recommended: boolean;
}

/** What proves, and whom it is told. Each answers whether it went on. */
export interface ProofPort {
  readonly begin: (wish: Wish) => Promise<Proving | undefined>;
  readonly resend?: (challenge: Proving) => Promise<boolean>;
  readonly answer: (challenge: Proving, answer: string) => Promise<boolean>;
  readonly busy: () => boolean;
  readonly problem: () => Problem | undefined;
  readonly clearProblem: () => void;
}

export interface ProofShown {
  readonly ways: ReadonlyArray<Way>;
  readonly challenge: Proving | undefined;
  readonly words: ProofWords;
  readonly returnTo: string | undefined;
  /** An id of the fields that no other element has. */
  readonly id: (name: string) => string;
  /** Says what the weaker ways do not prove. */
  readonly limits: boolean;
}

const goesToTarget = (method: Method): method is "sms" | "email" => method === "sms" || method === "email";

export class Proof {
  readonly #host: EinvElement;
  readonly #port: ProofPort;
  readonly #code: CodeEntry;
  readonly #agency: AgencyWindow;
  #method: Method | undefined;
  #targets: Partial<Record<Method, string>> = {};
  #website = "";
  #missing = false;
  #choosing = false;
  #open: Proving | undefined;

  constructor(host: EinvElement, port: ProofPort) {
    this.#host = host;
    this.#port = port;
    this.#code = new CodeEntry(host);
    this.#agency = new AgencyWindow(host, (answer) => void this.#returned(answer));
  }

  /** Forgets what was chosen and typed. */
  reset(): void {
    this.#code.clear();
    this.#agency.reset();
    this.#choosing = false;
    this.#missing = false;
    this.#open = undefined;
  }

  /** Where a code would go to, before anything was typed. */
  suggest(method: "sms" | "email", target: string): void {
    this.#targets = { [method]: target, ...this.#targets };
  }

  async #begin({ ways, returnTo, words, id }: ProofShown, method: Method): Promise<void> {
    const port = this.#port;
    if (port.busy()) return;
    const target = (this.#targets[method] ?? "").trim();
    if (goesToTarget(method)) {
      this.#missing = target === "";
      this.#host.requestUpdate();
      if (this.#missing) {
        this.#host.focusOn(`#${id("target")}`);
        return;
      }
    } else this.#agency.prepare();
    const website = this.#website === "" ? {} : { website: this.#website };
    const challenge = await port.begin(
      goesToTarget(method)
        ? { method, target, ...website }
        : { method, returnTo: this.#agency.address(returnTo), ...website },
    );
    if (challenge === undefined) {
      this.#agency.reset();
      const wrong = port.problem();
      this.#host.focusOn(
        wrong !== undefined && this.#atTarget(wrong) ? `#${id("target")}` : `#${id("begin")}`,
      );
      return;
    }
    this.#choosing = false;
    this.#open = challenge;
    this.#method = ways.some((way) => way.method === method) ? method : undefined;
    if (challenge.kind === "redirect") {
      this.#agency.lead(challenge.url);
      this.#host.announce(words.agencyWaiting);
      return;
    }
    this.#code.clear();
    this.#host.announce(words.codeSent(challenge.target));
    this.#host.focusOn(`#${id("code")}`);
  }

  #atTarget({ path, code }: Problem): boolean {
    return path === "target" || code.startsWith("phone-number.") || code === "membership.email";
  }

  async #returned(answer: string): Promise<void> {
    const challenge = this.#open;
    if (challenge !== undefined) await this.#port.answer(challenge, answer);
    this.#agency.reset();
  }

  async #resend(challenge: Proving, words: ProofWords, field: string): Promise<void> {
    if (challenge.kind !== "code" || this.#port.resend === undefined) return;
    this.#code.clear();
    if (await this.#port.resend(challenge)) this.#host.announce(words.resent(challenge.target));
    this.#host.focusOn(field);
  }

  #chooseAnother(id: (name: string) => string): void {
    this.#choosing = true;
    this.#port.clearProblem();
    this.#agency.reset();
    this.#code.clear();
    this.#host.focusOn(`#${id("method")} input:checked, #${id("method")} input`);
    this.#host.requestUpdate();
  }

  render(shown: ProofShown): TemplateResult {
    const { challenge } = shown;
    this.#open = challenge;
    if (challenge === undefined || this.#choosing) return this.#choice(shown);
    return challenge.kind === "redirect" ? this.#away(shown, challenge) : this.#typing(shown, challenge);
  }

  #typing(shown: ProofShown, challenge: Extract<Proving, { readonly kind: "code" }>): TemplateResult {
    const { words, id } = shown;
    const port = this.#port;
    const closed = ["verification.exhausted", "verification.not-open"].includes(port.problem()?.code ?? "");
    if (closed) {
      return refusalPanel(this.#host, port.problem()!, {
        tone: "warning",
        steps: [{ label: words.anotherMethod, run: () => this.#chooseAnother(id), primary: true }],
      });
    }
    return html`<div class="stack">
      ${this.#code.render({
        id: id("code"),
        challenge,
        words,
        busy: port.busy(),
        problem: port.problem(),
        confirm: (code) =>
          void port.answer(challenge, code).then((right) => {
            if (right) return;
            this.#code.clear();
            this.#host.focusOn(`#${id("code")}`);
          }),
        resend:
          port.resend === undefined ? undefined : () => void this.#resend(challenge, words, `#${id("code")}`),
        other: { label: words.anotherMethod, run: () => this.#chooseAnother(id) },
      })}
    </div>`;
  }

  #away(shown: ProofShown, challenge: Extract<Proving, { readonly kind: "redirect" }>): TemplateResult {
    const { words, id } = shown;
    const { state } = this.#agency;
    const problem = this.#port.problem();
    const [title, why] = {
      idle: [words.agencyClosed, words.agencyClosedWhy],
      closed: [words.agencyClosed, words.agencyClosedWhy],
      waiting: [words.agencyWaiting, words.agencyWaitingWhy],
      blocked: [words.agencyBlocked, words.agencyBlockedWhy],
      returned: [words.agencyReturned, ""],
    }[state];
    const again = (): void => {
      this.#port.clearProblem();
      void this.#begin(shown, challenge.method);
    };
    return html`<div class="stack">
      ${
        problem === undefined
          ? html`<div class="note agency" role="status">
              ${icon(state === "waiting" || state === "returned" ? "clock" : "info")}
              <p class="target">${title}</p>
              <p>${why}</p>
            </div>`
          : refusalPanel(this.#host, problem, { tone: isRetryable(problem) ? "danger" : "warning" })
      }
      <div class="actions">
        ${
          state === "blocked"
            ? html`<button
                type="button"
                class="button primary"
                @click=${() => this.#agency.leaveFor(challenge.url)}
              >
                ${words.agencyHere}
              </button>`
            : nothing
        }
        <button type="button" class="button" id=${id("begin")} @click=${again}>
          ${words.openAgencyAgain}
        </button>
        <button type="button" class="button quiet" @click=${() => this.#chooseAnother(id)}>
          ${words.anotherMethod}
        </button>
      </div>
    </div>`;
  }

  #choice(shown: ProofShown): TemplateResult {
    const { ways, words, id, limits } = shown;
    const { language } = this.#host;
    const port = this.#port;
    const method =
      this.#method ?? ways.find(({ recommended }) => recommended)?.method ?? ways[0]?.method ?? "email";
    const problem = port.problem();
    const inField = problem !== undefined && goesToTarget(method) && this.#atTarget(problem);
    const go = (): void => void this.#begin(shown, method);
    return html`<div class="stack">
      ${radioGroup(language, {
        id: id("method"),
        label: words.methodLegend,
        options: ways.map((way) => ({
          value: way.method,
          label: `${words.methods[way.method].title}${way.recommended ? ` (${words.recommended})` : ""}`,
          detail: words.methods[way.method].detail,
        })),
        value: method,
        chosen: (value) => {
          this.#method = value;
          this.#missing = false;
          port.clearProblem();
          this.#host.requestUpdate();
        },
      })}
      ${
        goesToTarget(method)
          ? textField(language, {
              id: id("target"),
              label: words.targets[method],
              hint: words.targetHints[method],
              value: this.#targets[method] ?? "",
              type: method === "sms" ? "tel" : "email",
              inputmode: method === "sms" ? "tel" : "email",
              autocomplete: method === "sms" ? "tel-national" : "email",
              maxlength: 254,
              wrong: this.#missing ? words.needTarget[method] : inField ? problem : undefined,
              typed: (value) => {
                this.#targets = { ...this.#targets, [method]: value };
                this.#missing = false;
                if (inField) port.clearProblem();
                this.#host.requestUpdate();
              },
              entered: go,
            })
          : nothing
      }
      <div class="trap" aria-hidden="true">
        <input
          type="text"
          tabindex="-1"
          autocomplete="off"
          aria-label="website"
          @input=${(event: InputEvent) => {
            if (event.currentTarget instanceof HTMLInputElement) this.#website = event.currentTarget.value;
          }}
        />
      </div>
      ${limits && goesToTarget(method) ? html`<p class="hint">※ ${words.weaker}</p>` : nothing}
      ${
        problem === undefined || inField
          ? nothing
          : refusalPanel(this.#host, problem, {
              tone: isRetryable(problem) ? "danger" : "warning",
            })
      }
      <div class="actions">
        ${commandButton({
          id: id("begin"),
          running: port.busy(),
          working: words.sending,
          label: goesToTarget(method) ? words.send : words.openAgency,
          run: go,
        })}
      </div>
    </div>`;
  }
}
