/** The field in which a counterparty (거래처) is found, and the list below it. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { DraftViews } from "@einv/api";
import { isoDate, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { numberOf, otherSide } from "./content.ts";
import type { Desk } from "./desk.ts";
import type { Partners } from "./partners.controller.ts";

const option = (
  desk: Desk,
  partners: Partners,
  partner: DraftViews.PartnerView,
  index: number,
): TemplateResult =>
  html`<li
    role="option"
    id="partner-${index}"
    class="option"
    aria-selected=${partners.active === index ? "true" : "false"}
    @pointerdown=${(event: Event) => event.preventDefault()}
    @click=${() => partners.take(index)}
  >
    <span class="name">${partner.name}</span>
    <span class="detail figure"
      >${desk.words.partnerMeta(partyNumber(partner.number), isoDate(partner.lastAt))}</span
    >
  </li>`;

export const finder = (desk: Desk, partners: Partners): TemplateResult => {
  const { words, side } = desk;
  const found = partners.found ?? [];
  const own = found.length;
  const text = partners.text.trim();
  return html`<div class="field finder">
    <label for="partner">${words.findPartner[otherSide(side)]}</label>
    <div class="search">
      ${icon("search")}
      <input
        id="partner"
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="100"
        aria-autocomplete="list"
        aria-expanded=${partners.open ? "true" : "false"}
        aria-controls="partner-list"
        aria-activedescendant=${partners.active < 0 ? nothing : `partner-${partners.active}`}
        aria-describedby="partner-hint"
        .value=${live(partners.text)}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) partners.type(event.currentTarget.value);
        }}
        @focus=${() => {
          if (numberOf(desk.content, otherSide(side)) === "") partners.show();
        }}
        @click=${() => partners.show()}
        @blur=${() => partners.close()}
        @keydown=${partners.key}
      />
    </div>
    <p class="hint" id="partner-hint">${words.findHint}</p>
    <ul
      id="partner-list"
      class="options"
      role="listbox"
      aria-label=${words.findPartner[otherSide(side)]}
      ?hidden=${!partners.open || partners.found === undefined || (found.length === 0 && text === "")}
    >
      ${found.map((partner, index) => option(desk, partners, partner, index))}
      ${
        text === ""
          ? nothing
          : html`<li
              role="option"
              id="partner-${own}"
              class="option own"
              aria-selected=${partners.active === own ? "true" : "false"}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @click=${() => partners.take(own)}
            >
              ${icon("plus")} ${words.byHand(text)}
            </li>`
      }
    </ul>
    ${
      partners.problem !== undefined
        ? html`<p class="hint warn">${icon("warning")}<span>${words.partnersFailed}</span></p>`
        : partners.open && partners.found !== undefined && found.length === 0
          ? html`<p class="hint">${text === "" ? words.noPartners : words.noPartner(text)}</p>`
          : nothing
    }
  </div>`;
};
