/** 거래명세: every movement of a month, what it was, and the invoice or payment that it belongs to. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { selectField } from "../foundation/field.ts";
import { amount, isoTime } from "../foundation/format.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { StatementView, Wallet } from "../runtime/points.ts";
import { type Months, monthsUntil } from "./months.controller.ts";
import type { WalletWords } from "./wallet.messages.ts";

export interface EntriesView {
  readonly host: EinvElement;
  readonly months: Months;
  readonly wallet: Wallet;
  readonly words: WalletWords;
  readonly open: (ref: string) => void;
  readonly receipt: (kind: "usage" | "payment", of: string) => void;
}

const signed = (points: bigint): string => (points > 0n ? `+${amount(points)}` : amount(points));

type Line = StatementView["lines"][number];

const about = (
  { what, ref }: Line,
  { words, open, receipt }: EntriesView,
): TemplateResult | typeof nothing => {
  if (ref === undefined) return nothing;
  const invoice = what === "used" || what === "returned";
  return html`<span class="links">
    ${
      invoice
        ? html`<button type="button" class="link" @click=${() => open(ref)}>${words.seeInvoice}</button>`
        : nothing
    }
    ${
      what === "used"
        ? html`<button type="button" class="link" @click=${() => receipt("usage", ref)}>
            ${words.receipt}
          </button>`
        : what === "paid"
          ? html`<button type="button" class="link" @click=${() => receipt("payment", ref)}>
              ${words.receipt}
            </button>`
          : nothing
    }
  </span>`;
};

const table = (statement: StatementView, view: EntriesView): TemplateResult => {
  const { words, months, wallet } = view;
  const current = months.month === monthsUntil(wallet.now)[0];
  return html`<div class="scroll">
    <table class="entries" part="entries">
      <caption class="unseen">
        ${words.entries}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.when}</th>
          <th scope="col">${words.what}</th>
          <th scope="col">${words.more}</th>
          <th scope="col" class="amount">${words.points}</th>
          <th scope="col" class="amount">${words.balanceAfter}</th>
        </tr>
      </thead>
      <tbody>
        <tr class="carried">
          <th scope="row" colspan="4">${words.opening}</th>
          <td class="amount figure">${amount(statement.opening)}</td>
        </tr>
        ${statement.lines.map(
          (line) =>
            html`<tr>
              <td class="when figure">${isoTime(line.at)}</td>
              <td>
                ${words.movement[line.what]}${
                  line.bonus && line.what !== "bonus" && line.what !== "bonus-withdrawn"
                    ? html` <span class="muted">· ${words.ofBonus}</span>`
                    : nothing
                }
              </td>
              <td class="about">${about(line, view)}</td>
              <td class="amount figure">${signed(line.points)}</td>
              <td class="amount figure after">${amount(line.balance)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="4">${current ? words.soFar : words.closing}</th>
          <td class="amount figure">${amount(statement.closing)}</td>
        </tr>
      </tfoot>
    </table>
    ${statement.lines.length === 0 ? html`<p class="muted small">${words.noEntries}</p>` : nothing}
  </div>`;
};

export const entriesBlock = (view: EntriesView): TemplateResult => {
  const { host, months, wallet, words } = view;
  const { statement, problem, month, running } = months;
  const { language } = host;
  return html`<section class="block" aria-labelledby="entries" aria-busy=${running}>
    <div class="months">
      <h3 id="entries">${words.entries}</h3>
      ${selectField(language, {
        id: "month",
        label: words.month,
        value: month,
        options: monthsUntil(wallet.now).map((each) => ({ value: each, label: each })),
        chosen: (value) => void months.show(value),
      })}
    </div>
    ${
      problem !== undefined
        ? refusalPanel(host, problem, {
            alert: false,
            steps: [{ label: commonMessages[language].retry, run: () => void months.reload() }],
          })
        : statement === undefined
          ? html`<p class="muted small">${words.entriesLoading}</p>`
          : table(statement, view)
    }
  </section>`;
};
