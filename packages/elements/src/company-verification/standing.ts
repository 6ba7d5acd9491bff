/** How the company stands: since when, by which certificates, and whether this person is known to be of it. */
import { html, nothing, type TemplateResult } from "lit";
import { badge } from "../foundation/badges.ts";
import { isoDate } from "../foundation/format.ts";
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

/** 확인한 인증서, the latest last. */
export const shownCertificates = (
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
