/** Before it is sent: who pays what, what will happen, what is still wrong, and the button. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { radioGroup } from "../foundation/field.ts";
import { amount, dayInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { changed, contactOf, otherSide, type Side } from "./content.ts";
import { type Desk, section } from "./desk.ts";

export interface Finish {
  readonly running: boolean;
  readonly problem: Problem | undefined;
  readonly send: () => void;
}

type Priced = Pick<Desk, "content" | "side" | "checking">;

/** Who bears the points if nothing else is said. */
const payerOf = ({ content, side }: Pick<Desk, "content" | "side">): Side =>
  side === "supplier" ? "supplier" : (content.payer ?? "supplier");

const pointsOf = (desk: Desk, points: bigint): string => commonMessages[desk.language].points(amount(points));

/** The price as the chosen payer bears it; a partner's or nobody's holds whoever is chosen. */
const quoteOf = (desk: Priced): Views.Quote | undefined => {
  const quotes = desk.checking.result?.quotes ?? [];
  return quotes.find(({ payer }) => payer === payerOf(desk)) ?? quotes[0];
};

/** Who pays, and how many points of the person's own company. */
export const priceOf = (desk: Priced): { readonly payer: Side; readonly points: bigint } => ({
  payer: payerOf(desk),
  points: quoteOf(desk)?.yourPoints ?? 0n,
});

const costText = (desk: Desk, quote: Views.Quote): string => {
  const { words, side } = desk;
  if (quote.points === 0n) return words.costFree;
  if (quote.payer === side) return words.costOurs(pointsOf(desk, quote.yourPoints));
  return quote.payer === otherSide(side) ? words.costTheirs(pointsOf(desk, quote.points)) : words.costPartner;
};

const cost = (desk: Desk): TemplateResult => {
  const { words, side, sheet, language, locked } = desk;
  const quotes = desk.checking.result?.quotes ?? [];
  const quote = quoteOf(desk);
  const choice = side === "buyer" && (quotes.length === 0 || quotes.length > 1);
  return html`<div class="cost">
    ${
      choice
        ? radioGroup(language, {
            id: "payer",
            label: words.payer,
            value: payerOf(desk),
            locked,
            options: (["supplier", "buyer"] as const).map((value) => {
              const price = quotes.find(({ payer }) => payer === value);
              return {
                value,
                label: words.payers[value],
                ...(price === undefined ? {} : { detail: pointsOf(desk, price.points) }),
              };
            }),
            chosen: (payer) => sheet.edit((now) => changed(now, { payer })),
          })
        : quote === undefined
          ? nothing
          : html`<p class="label">${words.cost(pointsOf(desk, quote.points))}</p>`
    }
    ${quote === undefined ? nothing : html`<p class="small" id="cost">${costText(desk, quote)}</p>`}
    ${
      quote === undefined || quote.covered || quote.payer !== side
        ? nothing
        : html`<p class="hint warn">${icon("warning")}<span>${words.uncovered}</span></p>
            <slot name="points"></slot>`
    }
  </div>`;
};

/** What will happen, in the order in which it does. */
const consequences = (desk: Desk): TemplateResult => {
  const { words, side, content, checking, language, today } = desk;
  const mail = (contactOf(content, otherSide(side)).email ?? "").trim();
  const issueBy = checking.result?.deadline?.issueBy;
  const sentences =
    side === "buyer"
      ? [
          mail === "" ? words.consequence.mailMissing : words.consequence.mail(mail),
          ...(issueBy === undefined
            ? []
            : [words.consequence.deadline(dayInWords(issueBy, language, today))]),
          words.consequence.undo,
        ]
      : [words.consequence.prepare, ...(mail === "" ? [] : [words.consequence.forwardMail(mail)])];
  return html`<ul class="consequences" id="consequences">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
};

const openIssues = (desk: Desk): TemplateResult | typeof nothing => {
  const { words, checking } = desk;
  const errors = checking.errors.length;
  const warnings = checking.remarks.length - errors;
  if (errors + warnings === 0) return nothing;
  return html`<p class="counts">
    ${errors === 0 ? nothing : html`<span class="badge danger">${icon("stop")}${words.errorsLeft(errors)}</span>`}
    ${
      warnings === 0
        ? nothing
        : html`<span class="badge warning">${icon("warning")}${words.warningsLeft(warnings)}</span>`
    }
  </p>`;
};

export const finish = (desk: Desk, { running, problem, send }: Finish): TemplateResult => {
  const { words, side } = desk;
  return section(
    desk,
    "finish",
    words.sections.finish,
    html`<div class="finish">
      ${cost(desk)}
      <div class="send">
        ${consequences(desk)} ${desk.sheet.tried ? openIssues(desk) : nothing}
        ${
          problem === undefined
            ? nothing
            : html`<div id="send-problem" tabindex="-1">
                ${refusalPanel(desk.host, problem, { alert: false })}
              </div>`
        }
        ${commandButton({
          id: "send",
          look: "primary large",
          part: "send",
          running,
          working: words.sending[side],
          label: words.send[side],
          describedBy: "consequences",
          run: send,
        })}
      </div>
    </div>`,
  );
};
