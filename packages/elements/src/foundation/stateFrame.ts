/** The states of what an element loads: skeleton, refusal with its way on, and the content. */
import { html, nothing, type TemplateResult } from "lit";
import type { AccessRequest } from "../runtime/Runtime.ts";
import type { Asking } from "./asking.ts";
import { commonMessages } from "./common.messages.ts";
import type { EinvElement } from "./element.ts";
import type { Loading } from "./loading.ts";
import { isRetryable, kindOf, type Problem } from "./problem.ts";
import { type NextStep, refusalPanel } from "./refusalPanel.ts";

/** A missing right, and what would be asked for. */
export interface Denied {
  readonly asking: Asking;
  readonly what: Pick<AccessRequest, "wants" | "ref">;
}

export interface Frame<Value> {
  /** What keeps the place until the answer is there; as high as the content. */
  readonly skeleton: TemplateResult;
  readonly content: (value: Value) => TemplateResult;
  /** How a missing right is asked for, where it can be. */
  readonly denied?: Denied;
  /** Instead of asking again only. */
  readonly retry?: () => void;
}

const isAsked = ({ asking, what }: Denied): boolean => JSON.stringify(asking.asked) === JSON.stringify(what);

const askSteps = (host: EinvElement, denied: Denied): ReadonlyArray<NextStep> => {
  const words = commonMessages[host.language];
  const { asking, what } = denied;
  const ask = async (): Promise<void> => {
    if (await asking.ask(what)) host.announce(words.askedRight);
  };
  return isAsked(denied)
    ? []
    : [{ label: asking.running ? words.askingRight : words.askRight, run: () => void ask(), primary: true }];
};

/** Why nothing, or nothing new, can be shown; with slot `denied` or `error` below it. */
export const unavailable = (
  host: EinvElement,
  problem: Problem,
  { retry, denied }: { readonly retry: () => void; readonly denied?: Denied | undefined },
): TemplateResult => {
  const words = commonMessages[host.language];
  const forbidden = kindOf(problem) === "denied";
  return html`${refusalPanel(host, problem, {
      alert: false,
      tone: forbidden ? "warning" : undefined,
      content:
        !forbidden || denied === undefined
          ? nothing
          : isAsked(denied)
            ? html`<p>${words.askedRight}</p>`
            : denied.asking.problem === undefined
              ? nothing
              : refusalPanel(host, denied.asking.problem),
      steps: [
        ...(forbidden && denied !== undefined ? askSteps(host, denied) : []),
        { label: words.retry, run: retry, primary: isRetryable(problem) },
      ],
    })}<slot name=${forbidden ? "denied" : "error"}></slot>`;
};

/** Content, skeleton or refusal; what is shown already stays while it is asked for again, and when that fails. */
export const stateFrame = <Key, Value>(
  host: EinvElement,
  loading: Loading<Key, Value>,
  { skeleton, content, denied, retry = () => void loading.reload() }: Frame<Value>,
): TemplateResult => {
  const { value, problem } = loading;
  const words = commonMessages[host.language];
  const trouble = problem === undefined ? nothing : unavailable(host, problem, { retry, denied });
  if (value !== undefined) return html`${trouble}${content(value)}`;
  if (problem !== undefined) return html`${trouble}`;
  return html`<div class="pending" part="loading" aria-busy="true">
    <span class="unseen">
      ${host.activeRuntime === undefined ? words.waitingForProvider : words.loading}
    </span>
    ${skeleton}
  </div>`;
};
