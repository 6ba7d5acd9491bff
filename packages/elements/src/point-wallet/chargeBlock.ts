/** Charging: an amount, the gateway's page, and what came of it. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { radioGroup, textField } from "../foundation/field.ts";
import { amount } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Offer, Wallet } from "../runtime/points.ts";
import { pointsOf } from "./balance.ts";
import type { Charging, Course } from "./charging.controller.ts";
import type { WalletWords } from "./wallet.messages.ts";

export interface ChargeForm {
  readonly host: EinvElement;
  readonly wallet: Wallet;
  readonly charging: Charging;
  readonly words: WalletWords;
  /** `own`, or the won of an offer. */
  readonly chosen: string;
  readonly ownTyped: string;
  readonly wrong: boolean;
  /** What would be bought. */
  readonly offer: Offer | undefined;
  /** What can be used after it was bought. */
  readonly balance: bigint;
  readonly choose: (value: string) => void;
  readonly type: (value: string) => void;
  readonly pay: () => void;
  /** How the heading is to read; none inside another screen. */
  readonly titled: boolean;
}

const outcome = (
  tone: "" | "good" | "bad",
  name: IconName,
  what: string,
  rest: TemplateResult | typeof nothing,
): TemplateResult =>
  html`<div class="outcome ${tone}" id="outcome" tabindex="-1" part="outcome">
    ${icon(name)}
    <p class="what">${what}</p>
    ${rest}
  </div>`;

const again = ({ charging, words }: ChargeForm): TemplateResult =>
  html`<p class="actions">
    <button type="button" class="button" @click=${() => charging.reset()}>${words.again}</button>
  </p>`;

const amounts = (form: ChargeForm): TemplateResult => {
  const { host, wallet, charging, words, chosen, ownTyped, wrong, offer, choose, type, pay } = form;
  const { language } = host;
  const { least, most, step } = wallet.amounts;
  const limits = [amount(least), amount(most), amount(step)] as const;
  const starting = charging.course.at === "starting";
  const problem = charging.course.at === "choosing" ? charging.course.problem : undefined;
  const told = ({ won, bonus }: Offer): string =>
    bonus === 0n
      ? words.offerPoints(pointsOf(won, language))
      : words.offerBonus(pointsOf(won, language), pointsOf(bonus, language));
  return html`<div class="offers">
      ${radioGroup(language, {
        id: "offers",
        label: words.amount,
        value: chosen,
        locked: starting,
        chosen: choose,
        options: [
          ...wallet.offers.map((one) => ({
            value: String(one.won),
            label: words.offer(amount(one.won)),
            detail: told(one),
          })),
          { value: "own", label: words.own },
        ],
      })}
    </div>
    ${
      chosen === "own"
        ? html`<div class="own">
            ${textField(language, {
              id: "own",
              label: words.ownAmount,
              value: ownTyped,
              inputmode: "numeric",
              look: "figure",
              maxlength: 15,
              hint: words.ownHint(...limits),
              wrong: wrong ? words.ownWrong(...limits) : undefined,
              good: offer === undefined ? undefined : told(offer),
              locked: starting,
              typed: type,
              entered: pay,
            })}
          </div>`
        : nothing
    }
    ${
      problem === undefined
        ? nothing
        : refusalPanel(host, problem, {
            steps:
              problem.code === "elements.charge-held"
                ? []
                : [{ label: commonMessages[language].retry, run: pay }],
          })
    }
    <p class="actions">
      ${commandButton({
        id: "pay",
        part: "pay",
        running: starting,
        working: words.starting,
        label: offer === undefined ? words.charge : words.pay(amount(offer.won)),
        describedBy: "pay-where",
        run: pay,
      })}
    </p>
    <p class="small muted" id="pay-where">${words.payWhere}</p>`;
};

const paying = (form: ChargeForm, course: Extract<Course, { readonly at: "paying" }>): TemplateResult => {
  const { charging, words } = form;
  const { order, window: state } = course;
  const canOpen = state !== "open" && order.checkoutUrl !== undefined;
  return outcome(
    "",
    state === "open" ? "wait" : "info",
    words.paying,
    html`<p>
        ${
          state === "blocked"
            ? words.blocked
            : state === "closed"
              ? words.closed
              : words.payingLead(amount(order.won))
        }
      </p>
      <p class="actions">
        ${
          canOpen
            ? html`<button
                  type="button"
                  id="open-page"
                  class="button primary"
                  @click=${() => charging.reopen()}
                >
                  ${words.openPage}
                </button>
                <button type="button" class="button" @click=${() => charging.payHere()}>
                  ${words.payHere}
                </button>`
            : nothing
        }
        <button type="button" class="button" @click=${() => void charging.check()}>${words.checkNow}</button>
        <button type="button" class="button quiet" @click=${() => charging.reset()}>${words.stop}</button>
      </p>`,
  );
};

const stand = (form: ChargeForm): TemplateResult => {
  const { host, charging, words, balance } = form;
  const { language } = host;
  const { course } = charging;
  switch (course.at) {
    case "choosing":
    case "starting":
      return amounts(form);
    case "paying":
      return paying(form, course);
    case "approving":
      return outcome("", "wait", words.approving, nothing);
    case "unknown":
      return outcome(
        "",
        "wait",
        words.unknown,
        html`<p>${words.unknownLead}</p>
          <p class="actions">
            <button type="button" class="button" @click=${() => void charging.check()}>
              ${words.checkNow}
            </button>
          </p>`,
      );
    case "paid": {
      const { won, bonus } = course.order;
      return outcome(
        "good",
        "check",
        words.paid,
        html`<p>
            ${words.paidLead(pointsOf(won + bonus, language), pointsOf(balance, language))}
            ${bonus === 0n ? nothing : html`<span class="muted">(${words.paidBonus(pointsOf(bonus, language))})</span>`}
          </p>
          ${form.titled ? again(form) : nothing}`,
      );
    }
    case "given-up":
      return outcome(
        "bad",
        "info",
        words.givenUp,
        html`<p>${words.givenUpLead}</p>
          ${again(form)}`,
      );
    case "failed":
      return course.problem === undefined
        ? outcome(
            "bad",
            "warning",
            words.failed,
            html`${
                course.order === undefined
                  ? nothing
                  : html`<p>
                      ${words.order[course.order.state]}${
                        course.order.reason === undefined ? nothing : ` · ${course.order.reason}`
                      }
                    </p>`
              }
              <p>${words.failedNext}</p>
              ${again(form)}`,
          )
        : html`<div id="outcome" tabindex="-1">
            ${refusalPanel(host, course.problem, {
              alert: false,
              steps: [{ label: words.again, run: () => charging.reset() }],
            })}
          </div>`;
  }
};

export const chargeBlock = (form: ChargeForm): TemplateResult =>
  form.titled
    ? html`<section class="block" aria-labelledby="charge" id="charge-block">
        <h3 id="charge">${form.words.chargeTitle}</h3>
        ${stand(form)}
      </section>`
    : html`<div class="wallet compact">${stand(form)}</div>`;
