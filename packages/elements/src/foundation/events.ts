/** How elements tell the page what happened, and ask it before something happens. */
import { kindOf, isRetryable, type Problem, type ProblemKind } from "./problem.ts";
import type { Language } from "./speech.ts";

/** Detail of `einv-error`. Never holds a secret. */
export interface ErrorDetail {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** A problem as the detail of an event. */
export const errorDetail = (problem: Problem, language: Language): ErrorDetail => ({
  kind: kindOf(problem),
  code: problem.code,
  message: problem.what[language],
  retryable: isRetryable(problem),
});

/** Detail of a cancelable `einv-…-request`: what is about to happen, and a way to decide later. */
export type RequestDetail<Detail> = Detail & {
  /** Holds the action until the promise settles; a rejection calls it off, with the error's message as the reason. */
  readonly waitUntil: (decision: Promise<unknown>) => void;
};

/** Tells the page what happened: bubbles out of every shadow root, and cannot be prevented. */
export const tell = (from: EventTarget, type: string, detail: unknown = null): void => {
  from.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
};

/** What the page answered. */
export type Answer = { readonly proceed: true } | { readonly proceed: false; readonly reason?: string };

/** Asks the page: it may `preventDefault()`, or pass a promise to `waitUntil` and reject it. */
export const ask = async (from: EventTarget, type: string, detail: object): Promise<Answer> => {
  const decisions: Array<Promise<unknown>> = [];
  const event = new CustomEvent(type, {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: { ...detail, waitUntil: (decision: Promise<unknown>) => void decisions.push(decision) },
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
