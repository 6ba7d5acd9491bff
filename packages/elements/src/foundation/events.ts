/** How elements tell the page what happened, and ask it before something happens. */
import type { Asked, ErrorDetail, RequestDetail, Told } from "../events.ts";
import { kindOf, isRetryable, type Problem } from "./problem.ts";
import type { Language } from "./speech.ts";

/** A problem as the detail of an event. */
export const errorDetail = (problem: Problem, language: Language): ErrorDetail => ({
  kind: kindOf(problem),
  code: problem.code,
  message: problem.what[language],
  retryable: isRetryable(problem),
});

/** Tells the page what happened: bubbles out of every shadow root, and cannot be prevented. */
export const tell = <Type extends keyof Told>(from: EventTarget, type: Type, detail: Told[Type]): void => {
  from.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
};

/** What the page answered. */
export type Answer = { readonly proceed: true } | { readonly proceed: false; readonly reason?: string };

/** Asks the page: it may `preventDefault()`, or pass a promise to `waitUntil` and reject it. */
export const ask = async <Type extends keyof Asked>(
  from: EventTarget,
  type: Type,
  detail: Asked[Type],
): Promise<Answer> => {
  const decisions: Array<Promise<unknown>> = [];
  const asked: RequestDetail<Asked[Type]> = {
    ...detail,
    waitUntil: (decision) => void decisions.push(decision),
  };
  const event = new CustomEvent(type, {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: asked,
  });
  if (!from.dispatchEvent(event)) return { proceed: false };
  try {
    await Promise.all(decisions);
    return { proceed: true };
  } catch (reason) {
    return reason instanceof Error && reason.message !== ""
      ? { proceed: false, reason: reason.message }
      : { proceed: false };
  }
};
