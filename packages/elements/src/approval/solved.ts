/**
 * What stands before an issue and is solved on the same page: points that do
 * not suffice, a company that nobody has proven. What solves it is fetched when
 * it is needed, and not at all where the page brings its own.
 */
import { html, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { load } from "../loader/loader.ts";

const brings = (host: EinvElement, slot: string): boolean =>
  host.querySelector(`:scope > [slot="${slot}"]`) !== null;

/** Slot `points`, with charging in place when the person's own company pays. */
export const charging = (
  host: EinvElement,
  { quote: { payer, points }, view: { side } }: Views.Approval,
  charged: () => void,
): TemplateResult => {
  if (payer !== side || brings(host, "points")) return html`<slot name="points"></slot>`;
  void load("einv-point-wallet");
  return html`<slot name="points">
    <einv-point-wallet
      compact
      .needed=${points}
      .runtime=${host.activeRuntime}
      @einv-charge=${charged}
    ></einv-point-wallet>
  </slot>`;
};

/** Slot `company`, with 회사인증 in place. */
export const proving = (
  host: EinvElement & { readonly headingLevel: number | undefined },
  verified: () => void,
): TemplateResult => {
  if (brings(host, "company")) return html`<slot name="company"></slot>`;
  void load("einv-company-verification");
  return html`<slot name="company">
    <einv-company-verification
      compact
      .headingLevel=${(host.headingLevel ?? 2) + 1}
      .runtime=${host.activeRuntime}
      @einv-verify=${verified}
    ></einv-company-verification>
  </slot>`;
};
