/** What can be used, what is on hold and why, and what next month will need. */
import { html, nothing, type TemplateResult } from "lit";
import { commonMessages } from "../foundation/common.messages.ts";
import { amount, momentInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { Wallet } from "../runtime/points.ts";
import type { WalletWords } from "./wallet.messages.ts";

/** Points as people read them. */
export const pointsOf = (points: bigint, language: Language): string =>
  commonMessages[language].points(amount(points));

export const availableOf = ({ bought, bonus }: Pick<Wallet, "bought" | "bonus">): bigint =>
  bought.available + bonus.available;

const warning = (
  { price, outlook, ...purses }: Wallet,
  words: WalletWords,
  language: Language,
): TemplateResult | typeof nothing => {
  const available = availableOf(purses);
  if (available < price) {
    const waiting = outlook?.pending.count ?? 0;
    return html`<p class="hint warn">
      ${icon("warning")}<span
        >${available === 0n ? words.none : words.tooFew}
        ${waiting === 0 ? nothing : words.noneBlocks(waiting)}</span
      >
    </p>`;
  }
  return outlook === undefined || outlook.missing === 0n
    ? nothing
    : html`<p class="hint warn">
        ${icon("warning")}<span>${words.low(pointsOf(outlook.missing, language))}</span>
      </p>`;
};

export const balanceBlock = (wallet: Wallet, words: WalletWords, language: Language): TemplateResult => {
  const { bought, bonus, price } = wallet;
  const available = availableOf(wallet);
  return html`<section class="block" aria-labelledby="balance">
    <h3 id="balance">${words.balance}</h3>
    <div class="balance">
      <output class="figure" part="balance">${pointsOf(available, language)}</output>
      <p class="parts figure">
        <span>${words.bought} ${pointsOf(bought.available, language)}</span>
        <span>${words.bonus} ${pointsOf(bonus.available, language)}</span>
      </p>
    </div>
    ${warning(wallet, words, language)}
    ${
      price > 0n && available >= price
        ? html`<p class="small muted">${words.enoughFor(amount(available / price))}</p>`
        : nothing
    }
  </section>`;
};

export const holdsBlock = (
  { bought, bonus, outlook }: Wallet,
  words: WalletWords,
  language: Language,
  open: (ref: string) => void,
): TemplateResult | typeof nothing => {
  const held = bought.held + bonus.held;
  if (held === 0n) return nothing;
  return html`<section class="block" aria-labelledby="held">
    <div class="line">
      <h3 id="held">${words.held}</h3>
      <strong class="figure">${pointsOf(held, language)}</strong>
    </div>
    ${
      outlook === undefined
        ? nothing
        : html`<ul class="holds">
            ${outlook.holds.map(
              ({ points, why, ref, since }) =>
                html`<li>
                  <span
                    >${words.heldWhy[why]}
                    <span class="small muted">${words.since(momentInWords(since, language))}</span>
                    ${
                      why === "issue" && ref !== undefined
                        ? html`<button type="button" class="link" @click=${() => open(ref)}>
                            ${words.seeInvoice}
                          </button>`
                        : nothing
                    }</span
                  >
                  <span class="figure">${pointsOf(points, language)}</span>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
};

export const outlookBlock = (
  { outlook }: Wallet,
  words: WalletWords,
  language: Language,
): TemplateResult | typeof nothing => {
  if (outlook === undefined) return nothing;
  const { pending, usual, needed } = outlook;
  return html`<section class="block" aria-labelledby="outlook">
    <div class="line">
      <h3 id="outlook">${words.outlook}</h3>
      <strong class="figure">${pointsOf(needed, language)}</strong>
    </div>
    <dl class="pair small muted">
      <dt>${words.pending(pending.count)}</dt>
      <dd class="figure">${pointsOf(pending.points, language)}</dd>
      ${
        usual.months === 0
          ? html`<dt>${words.noUsual}</dt>
              <dd class="figure">${pointsOf(0n, language)}</dd>`
          : html`<dt>${words.usual(usual.months)}</dt>
              <dd class="figure">${pointsOf(usual.points, language)}</dd>`
      }
    </dl>
  </section>`;
};
