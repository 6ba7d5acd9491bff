/**
 * What stands before an issue and is solved on the same page: points that do
 * not suffice, a company that nobody has proven. What solves it is fetched when
 * it is needed, and not at all where the page brings its own.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import type { Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
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

/** Slot `company`, with 회사인증 in place; above it why the invoice is not here yet, which is nobody's fault. */
export const proving = (
  host: EinvElement & { readonly headingLevel: number | undefined },
  problem: Problem,
  checkAgain: string,
  verified: () => void,
): TemplateResult => {
  const own = brings(host, "company");
  if (!own) void load("einv-company-verification");
  return html`${refusalPanel(host, problem, { alert: false, steps: own ? [{ label: checkAgain, run: verified }] : [] })}
    <slot name="company">
      ${
        own
          ? nothing
          : html`<einv-company-verification
              compact
              .headingLevel=${(host.headingLevel ?? 2) + 1}
              .runtime=${host.activeRuntime}
              @einv-verify=${verified}
            ></einv-company-verification>`
      }
    </slot>`;
};
