/** A refusal on the page: what, why, what now, the next step as buttons, and the code for support. */
import { html, nothing, type TemplateResult } from "lit";
import { commonMessages } from "./common.messages.ts";
import type { EinvElement } from "./element.ts";
import { tell } from "./events.ts";
import { helpIsThere } from "./help.ts";
import { icon, type IconName } from "./icons.ts";
import type { Press } from "./press.ts";
import { isStepAhead, type Problem } from "./problem.ts";

/** One way on. */
export interface NextStep {
  readonly label: string;
  readonly run: () => void;
  readonly primary?: boolean;
}

const icons: Readonly<Record<"danger" | "warning" | "plain", IconName>> = {
  danger: "stop",
  warning: "warning",
  plain: "info",
};

/**
 * The panel. `role="alert"` unless it was there from the start; what only asks
 * for one more step is plain, and never alarms.
 */
export const refusalPanel = (
  host: EinvElement,
  problem: Problem,
  {
    steps = [],
    tone = isStepAhead(problem) ? "plain" : "danger",
    alert = true,
    content = nothing,
  }: {
    readonly steps?: ReadonlyArray<NextStep>;
    readonly tone?: "danger" | "warning" | "plain" | undefined;
    readonly alert?: boolean;
    /** Shown between the remedy and the buttons. */
    readonly content?: TemplateResult | typeof nothing;
  } = {},
): TemplateResult => {
  const { language } = host;
  const words = commonMessages[language];
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(problem.code);
      host.announce(words.copied);
    } catch {
      host.announce(`${words.code}: ${problem.code}`);
    }
  };
  return html`<div
    class="refusal ${tone}"
    part="refusal"
    role=${alert && tone !== "plain" ? "alert" : nothing}
  >
    ${icon(icons[tone])}
    <p class="what">${problem.what[language]}</p>
    ${problem.why === undefined ? nothing : html`<p>${problem.why[language]}</p>`}
    <p>${problem.remedy[language]}</p>
    ${content}
    ${
      steps.length === 0
        ? nothing
        : html`<p class="actions">
            ${steps.map(
              ({ label, run, primary }) =>
                html`<button type="button" class="button ${primary === true ? "primary" : ""}" @click=${run}>
                  ${label}
                </button>`,
            )}
          </p>`
    }
    <p class="code">
      <span class="unseen">${words.code}</span><code>${problem.code}</code>
      <button type="button" class="copy" aria-label=${words.copyCode} title=${words.copyCode} @click=${copy}>
        ${icon("copy")}
      </button>
      ${
        helpIsThere(host)
          ? html`<button
              type="button"
              class="link"
              @click=${() => tell(host, "einv-help-open", { code: problem.code })}
            >
              ${words.helpWith}
            </button>`
          : nothing
      }
    </p>
  </div>`;
};

/** Why a command was refused, beside the button that gave it. */
export const pressRefused = (
  host: EinvElement,
  press: Press,
  name: string,
): TemplateResult | typeof nothing => {
  const problem = press.problemOf(name);
  return problem === undefined ? nothing : refusalPanel(host, problem);
};

/** That the page around the element called a command off, and why. */
export const calledOffBy = (reason: string | undefined): TemplateResult | typeof nothing =>
  reason === undefined
    ? nothing
    : html`<p class="hint warn" role="alert">${icon("info")}<span>${reason}</span></p>`;
