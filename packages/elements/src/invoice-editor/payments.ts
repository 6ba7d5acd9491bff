/** 현금·수표·어음·외상: how it is paid, which adds up to the total. */
import { html, nothing, type TemplateResult } from "lit";
import type { TaxInvoice } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { figureField } from "../foundation/figureField.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { paidOf, totalsOf, withPayment } from "./content.ts";
import { type Desk, section, verdict } from "./desk.ts";
import { readWon } from "../foundation/won.ts";

const means = ["cash", "cheque", "note", "credit"] as const satisfies ReadonlyArray<TaxInvoice.PaymentMeans>;

const payment = (desk: Desk, way: TaxInvoice.PaymentMeans): TemplateResult => {
  const { content, language, sheet, locked } = desk;
  const at = content.form.payments.findIndex((one) => one.means === way);
  const path = `payments[${at}].amount`;
  const id = `payments-${way}`;
  return figureField(language, {
    id,
    label: Wording.paymentMeans[way][language],
    optional: true,
    inputmode: "numeric",
    maxlength: 30,
    locked,
    value: content.form.payments[at]?.amount ?? "",
    ...(at < 0 ? {} : verdict(desk, path)),
    typed: (amount) => sheet.edit((now) => ({ ...now, form: withPayment(now.form, way, amount) })),
    left: () => {
      sheet.leave(path);
      sheet.leave("payments");
    },
  });
};

/** What is missing to the total, and the means that takes it in one press. */
const rest = (desk: Desk): TemplateResult | typeof nothing => {
  const { content, words, language, sheet } = desk;
  const paid = paidOf(content.form);
  const { grand } = totalsOf(content.form);
  const open = grand - (paid ?? 0n);
  if (open === 0n || (paid === undefined && grand === 0n)) return nothing;
  const way = content.form.purpose === "receipt" ? "cash" : "credit";
  const name = Wording.paymentMeans[way][language];
  const already = readWon(content.form.payments.find((one) => one.means === way)?.amount) ?? 0n;
  const sum = already + open;
  return html`<p class="rest">
    ${
      paid === undefined
        ? nothing
        : html`<span class="hint warn">
            ${icon("warning")}<span>${open > 0n ? words.left(amount(open)) : words.over(amount(-open))}</span>
          </span>`
    }
    ${
      desk.locked || sum < 0n
        ? nothing
        : html`<button
            type="button"
            class="link"
            id="fill-payment"
            @click=${() =>
              sheet.edit((now) => ({
                ...now,
                form: withPayment(now.form, way, sum === 0n ? "" : String(sum)),
              }))}
          >
            ${words.fill(name)}
          </button>`
    }
  </p>`;
};

export const payments = (desk: Desk): TemplateResult =>
  section(
    desk,
    "payments",
    desk.words.sections.payments,
    html`<p class="hint">${desk.words.paymentsHint}</p>
      <div class="means">${means.map((way) => payment(desk, way))}</div>
      ${rest(desk)}`,
  );
