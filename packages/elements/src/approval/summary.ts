/** What is to be issued: parties, dates, lines, totals, remarks. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { TaxInvoice } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { amount, decimal, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { ApprovalWords } from "./approval.messages.ts";

const shownAtFirst = 5;

const party = (role: string, name: string, number: string): TemplateResult =>
  html`<div class="party">
    <span class="role">${role}</span>
    <span class="name">${name}</span>
    <span class="small muted figure">${partyNumber(number)}</span>
  </div>`;

const fact = (term: string, value: string | undefined): TemplateResult | typeof nothing =>
  value === undefined || value === ""
    ? nothing
    : html`<div>
        <dt>${term}</dt>
        <dd class="figure">${value}</dd>
      </div>`;

const money = (value: bigint | undefined): string => (value === undefined ? "" : amount(value));

const row = (item: TaxInvoice.LineItem, words: ApprovalWords, exempt: boolean): TemplateResult => {
  const quantity = item.quantity === undefined ? "" : decimal(item.quantity);
  const unitPrice = item.unitPrice === undefined ? "" : decimal(item.unitPrice);
  const product = [quantity, unitPrice].filter((part) => part !== "").join(" × ");
  return html`<tr>
    <td>
      ${item.name ?? ""}
      ${item.specification === undefined ? nothing : html`<span class="detail">${item.specification}</span>`}
      ${product === "" ? nothing : html`<span class="detail narrow figure">${product}</span>`}
      ${item.remark === undefined ? nothing : html`<span class="detail">${item.remark}</span>`}
    </td>
    <td class="amount figure spacious">${quantity}</td>
    <td class="amount figure spacious">${unitPrice}</td>
    <td class="amount figure">
      ${money(item.supplyAmount)}
      ${
        item.taxAmount === undefined
          ? nothing
          : html`<span class="detail narrow">${words.tax} ${amount(item.taxAmount)}</span>`
      }
    </td>
    ${exempt ? nothing : html`<td class="amount figure spacious">${money(item.taxAmount)}</td>`}
  </tr>`;
};

export const summary = (
  { invoice, summary: { managementNumber }, message, side }: Views.InvoiceView,
  words: ApprovalWords,
  language: Language,
  lines: { readonly all: boolean; readonly toggle: () => void },
): TemplateResult => {
  const { items, totals, remarks } = invoice;
  const exempt = totals.tax === undefined;
  const shown = lines.all ? items : items.slice(0, shownAtFirst);
  return html`<div class="parties">
      ${party(words.supplier, invoice.supplier.name, invoice.supplier.businessNumber)} ${icon("next")}
      ${party(words.buyer, invoice.buyer.name, invoice.buyer.number)}
    </div>
    <dl class="facts">
      ${fact(words.writtenDate, invoice.writtenDate)}
      ${fact(words.purpose, invoice.purpose === undefined ? undefined : Wording.purpose[invoice.purpose][language])}
      ${fact(words.managementNumber, managementNumber)}
    </dl>
    <div>
      <table class="items" part="items">
        <caption class="unseen">
          ${words.items}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.item}</th>
            <th scope="col" class="amount spacious">${words.quantity}</th>
            <th scope="col" class="amount spacious">${words.unitPrice}</th>
            <th scope="col" class="amount">${words.supply}</th>
            ${exempt ? nothing : html`<th scope="col" class="amount spacious">${words.tax}</th>`}
          </tr>
        </thead>
        <tbody>
          ${shown.map((item) => row(item, words, exempt))}
        </tbody>
      </table>
      ${
        items.length > shownAtFirst
          ? html`<button type="button" class="button quiet" aria-expanded=${lines.all} @click=${lines.toggle}>
              ${lines.all ? words.fewerItems : words.moreItems(items.length - shownAtFirst)}
            </button>`
          : nothing
      }
    </div>
    <div class="sum">
      <dl>
        <dt>${words.supply}</dt>
        <dd class="figure">${amount(totals.supply)}</dd>
        ${
          exempt
            ? nothing
            : html`<dt>${words.tax}</dt>
                <dd class="figure">${amount(totals.tax)}</dd>`
        }
        <dt class="grand">${words.total}</dt>
        <dd class="figure grand ${amount(totals.grand).length > 15 ? "long" : ""}">
          ${amount(totals.grand)}<span class="won">${language === "ko" ? "원" : " won"}</span>
        </dd>
      </dl>
      <p class="reading" lang="ko">${Wording.koreanAmount(totals.grand)}</p>
    </div>
    ${
      remarks.length === 0
        ? nothing
        : html`<div>
            <h3>${words.remarks}</h3>
            ${remarks.map((remark) => html`<p>${remark}</p>`)}
          </div>`
    }
    ${
      message === undefined || message === ""
        ? nothing
        : html`<div>
            <h3>${words.message(side === "supplier" ? invoice.buyer.name : words.buyer)}</h3>
            <p class="note">${message}</p>
          </div>`
    }`;
};
