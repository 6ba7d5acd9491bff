/** How the company stands: since when, by which certificates, and whether this person is known to be of it. */
import { html, nothing, type TemplateResult } from "lit";
import { badge } from "../foundation/badges.ts";
import { isoDate, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { CompanyVerificationView } from "../runtime/company.ts";
import type { VerificationWords } from "./verification.messages.ts";

export const standingBadges = (
  { state, mine }: CompanyVerificationView,
  words: VerificationWords,
): TemplateResult =>
  html`<span class="badges" part="badges">
    ${state === "verified" ? badge(words.verified, ["success", "check"]) : badge(words.unverified, ["warning", "clock"])}
    ${
      state === "verified"
        ? mine
          ? badge(words.mineBadge, ["plain", "check"])
          : badge(words.notMineBadge, ["warning", "clock"])
        : nothing
    }
  </span>`;

/** Why the company is to be verified, or since when it is; below its name, where that is not said already. */
export const lead = (
  { name, businessNumber, state, mine, since }: CompanyVerificationView,
  words: VerificationWords,
  named: string | undefined,
): TemplateResult =>
  html`<div class="block">
    ${
      named === undefined
        ? nothing
        : html`<p class="company">
            <span class="name">${named}</span>
            <span class="small muted figure">${partyNumber(businessNumber)}</span>
          </p>`
    }
    <p>
      ${
        state === "unverified"
          ? mine
            ? words.whyMine
            : words.why(name)
          : mine
            ? words.verifiedLead(name, since === undefined ? "" : isoDate(since))
            : words.whyClaimed(name)
      }
    </p>
  </div>`;

/** It is verified now. */
export const outcome = (
  { name }: CompanyVerificationView,
  words: VerificationWords,
  how: "here" | "elsewhere",
): TemplateResult =>
  html`<div class="block">
    <div class="outcome" id="outcome" tabindex="-1" part="outcome">
      ${icon("check", 20)}
      <p class="what">${words.done}</p>
      ${how === "elsewhere" ? html`<p>${words.doneElsewhere}</p>` : nothing}
      <p>${words.doneWhat(name)}</p>
    </div>
  </div>`;

const listed = (
  { certificates }: CompanyVerificationView,
  words: VerificationWords,
): TemplateResult | typeof nothing =>
  certificates.length === 0
    ? nothing
    : html`<section class="block" aria-labelledby="certificates">
        <h3 id="certificates">${words.certificates}</h3>
        <ul class="shown">
          ${certificates.map(
            ({ subject, issuer, until, occasion, shownAt, inForce, signsTaxInvoices }) =>
              html`<li class=${inForce ? "" : "over"}>
                ${icon("certificate")}
                <span>
                  ${subject}
                  <span class="detail"
                    >${issuer} · ${inForce ? words.until(isoDate(until)) : words.over(isoDate(until))}</span
                  >
                  <span class="detail">${words.shown(isoDate(shownAt))} · ${words.occasion[occasion]}</span>
                  ${signsTaxInvoices ? nothing : html`<span class="detail">${words.notForInvoices}</span>`}
                </span>
              </li>`,
          )}
        </ul>
        <p class="small muted">${words.staysVerified}</p>
      </section>`;

/** 확인한 인증서, the latest last, and showing another. */
export const shownCertificates = (
  view: CompanyVerificationView,
  words: VerificationWords,
  another: () => void,
): TemplateResult =>
  html`${listed(view, words)}
    <div class="block">
      <p>
        <button type="button" id="anew" class="button quiet" @click=${another}>
          ${icon("certificate")}${words.another}
        </button>
      </p>
    </div>`;
