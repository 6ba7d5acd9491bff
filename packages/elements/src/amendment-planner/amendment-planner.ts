/** `<einv-amendment-planner>`: what happened to an issued invoice, the documents that follow from it, and issuing or asking for them. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { DraftViews, Views } from "@einv/api";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { statusBadges } from "../foundation/badges.ts";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { radioGroup, textArea } from "../foundation/field.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import { load } from "../loader/loader.ts";
import { plannerMessages, type PlannerWords } from "./amendment-planner.messages.ts";
import { plannerStyles } from "./amendment-planner.styles.ts";
import { detailsOf, nothingTyped, questionsOf, type Typed } from "./details.ts";
import { planView } from "./plan.ts";
import { Planning } from "./planning.controller.ts";
import { isBarred, questions, type Questions, situationChoice } from "./questions.ts";

/** Where the person is. */
type Stage =
  | { readonly at: "answering" }
  | { readonly at: "issuing"; readonly ref: string }
  | { readonly at: "asked"; readonly ref: string };

/**
 * Plans the amendment (수정세금계산서) of one issued invoice. The supplier then
 * looks at the documents and issues them; the buyer of a reverse-issued invoice
 * asks the supplier for them. Until then nothing is written.
 *
 * @element einv-amendment-planner
 * @slot empty - Shown while no invoice is chosen.
 * @slot denied - What a person without the right may do.
 * @slot error - Below a refusal.
 * @fires einv-amendment-request - Before documents are written or asked for; cancelable, with `waitUntil`. Detail: ref, situation, documents.
 * @fires einv-amendment - Documents were asked for (buyer), or written and shown for issuing (supplier). Detail: ref, amends.
 * @fires einv-invoice-open - A person chose an earlier amendment or the request. Detail: ref.
 * @fires einv-load-start - The invoice is being fetched.
 * @fires einv-ready - The invoice is shown.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart document - One planned document.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * ```html
 * <einv-amendment-planner invoice-ref="inv_…"></einv-amendment-planner>
 * ```
 */
export class EinvAmendmentPlanner extends EinvElement {
  static override properties: PropertyDeclarations = {
    invoiceRef: { attribute: "invoice-ref" },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, plannerStyles];

  /** The invoice to amend. */
  declare invoiceRef: string | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<PlannerWords> | undefined;

  #typed: Typed = nothingTyped;
  #payer: "supplier" | "buyer" = "supplier";
  #message = "";
  #stage: Stage = { at: "answering" };

  readonly #asking = new Asking(this);
  readonly #press = new Press<"prepare" | "request">(this);
  readonly #planning = new Planning(this, ({ documents }) =>
    this.announce(this.#words.planned(documents.length)),
  );

  readonly #options = new Loading<string, DraftViews.AmendmentOptions>(this, {
    key: () => this.invoiceRef || undefined,
    load: async (runtime, ref, signal) => (await runtime.drafts()).amendment(ref, signal),
  });

  get #words(): PlannerWords {
    return wordsOf(plannerMessages, this.language, this.i18n);
  }

  /** Asks the server again how the invoice stands; answers stay. */
  async reload(): Promise<void> {
    await this.#options.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("invoiceRef") || changed.get("invoiceRef") === undefined) return;
    this.#typed = nothingTyped;
    this.#message = "";
    this.#stage = { at: "answering" };
    this.#planning.forget();
    this.#press.clear();
  }

  #details(options: DraftViews.AmendmentOptions): DraftViews.AmendmentDetails | undefined {
    const { corrected } = this.#typed;
    const changed = corrected !== undefined && JSON.stringify(corrected) !== JSON.stringify(options.form);
    return detailsOf(this.#typed, changed);
  }

  #change(options: DraftViews.AmendmentOptions, change: Partial<Typed>): void {
    const another = change.situation !== undefined && change.situation !== this.#typed.situation;
    const { corrected: _, ...kept } = this.#typed;
    this.#typed = { ...(another ? kept : this.#typed), ...change };
    this.#press.clear();
    this.#planning.ask(options.ref, this.#details(options));
    this.requestUpdate();
  }

  async #commit(options: DraftViews.AmendmentOptions, plan: DraftViews.AmendmentPlan): Promise<void> {
    const details = this.#details(options);
    if (details === undefined || this.#press.running) return;
    const { ref, side } = options;
    const { situation } = details;
    const answer = await ask(this, "einv-amendment-request", {
      ref,
      situation,
      documents: plan.documents.length,
    });
    if (!answer.proceed) return;
    if (side === "supplier") {
      const written = await this.#press.run("prepare", [ref, details], async (runtime, idempotencyKey) =>
        (await runtime.drafts()).prepareAmendment({ ref, details, idempotencyKey }),
      );
      if (written === undefined) return this.#refused();
      void load("einv-invoice-approval");
      this.#move({ at: "issuing", ref: written.answer.ref }, "#back");
      tell(this, "einv-amendment", { ref: written.answer.ref, amends: ref });
      return;
    }
    const message = this.#message.trim();
    const told = { ref, details, payer: this.#payer, ...(message === "" ? {} : { message }) };
    const asked = await this.#press.run("request", [told], async (runtime, idempotencyKey) =>
      (await runtime.drafts()).requestAmendment({ ...told, idempotencyKey }),
    );
    if (asked === undefined) return this.#refused();
    const { ref: made } = asked.answer.summary;
    this.announce(this.#words.requested);
    this.#move({ at: "asked", ref: made }, "#done");
    tell(this, "einv-amendment", { ref: made, amends: ref });
  }

  #refused(): void {
    this.focusOn("#commit-problem .button, #commit");
  }

  #move(stage: Stage, focus: string): void {
    this.#stage = stage;
    this.focusOn(focus);
  }

  #open(ref: string): void {
    tell(this, "einv-invoice-open", { ref });
  }

  protected override render(): TemplateResult {
    if (!this.invoiceRef)
      return html`<slot name="empty"><p class="muted">${this.#words.chooseInvoice}</p></slot>`;
    return stateFrame(this, this.#options, {
      skeleton: html`<span class="skeleton head"></span><span class="skeleton original"></span
        ><span class="skeleton choices"></span>`,
      content: (options) => this.#page(options),
      denied: { asking: this.#asking, what: { ref: this.invoiceRef } },
    });
  }

  #page(options: DraftViews.AmendmentOptions): TemplateResult {
    const words = this.#words;
    const stage = this.#stage;
    return html`<div class="page">
      <p class="title" role="heading" aria-level=${this.headingLevel ?? 2}>${words.title}</p>
      ${
        stage.at === "issuing"
          ? this.#issuing(stage.ref, words)
          : stage.at === "asked"
            ? this.#asked(stage.ref, words)
            : this.#answering(options, words)
      }
    </div>`;
  }

  #issuing(ref: string, words: PlannerWords): TemplateResult {
    return html`<p class="actions">
        <button
          type="button"
          class="button quiet"
          id="back"
          @click=${() => this.#move({ at: "answering" }, "#commit")}
        >
          ${icon("undo")}${words.back}
        </button>
      </p>
      <einv-invoice-approval
        .invoiceRef=${ref}
        .headingLevel=${(this.headingLevel ?? 2) + 1}
      ></einv-invoice-approval>`;
  }

  #asked(ref: string, words: PlannerWords): TemplateResult {
    return html`<div class="done" id="done" tabindex="-1">
      <h3 class="title">${words.requested}</h3>
      <p>${words.requestedWhy}</p>
      <p class="actions">
        <button type="button" class="button" @click=${() => this.#open(ref)}>${words.openRequest}</button>
      </p>
    </div>`;
  }

  #original(
    { form, standing, amendments }: DraftViews.AmendmentOptions,
    words: PlannerWords,
  ): TemplateResult {
    const { language } = this;
    const [first] = form.items;
    return html`<div class="original">
      <div class="line">
        <span>${form.supplier.name} ${icon("next")} ${form.buyer.name}</span>
        <strong class="figure">${amount(standing.grand)} ${commonMessages[language].won}</strong>
      </div>
      <p class="muted small">
        ${[form.writtenDate, first?.name].filter((part) => part !== undefined).join(" · ")}
      </p>
      ${
        amendments.length === 0
          ? nothing
          : html`<details>
              <summary>${words.earlier(amendments.length)}</summary>
              <ul class="documents">
                ${amendments.map(
                  ({ summary, roleName }) =>
                    html`<li class="line">
                      <button type="button" class="link" @click=${() => this.#open(summary.ref)}>
                        ${roleName[language]} · ${summary.writtenDate}
                      </button>
                      <span
                        ><span class="figure">${amount(summary.totals.grand)}</span>
                        ${statusBadges(summary.status, language)}</span
                      >
                    </li>`,
                )}
              </ul>
            </details>`
      }
    </div>`;
  }

  #answering(options: DraftViews.AmendmentOptions, words: PlannerWords): TemplateResult {
    const all: Questions = {
      language: this.language,
      words,
      options,
      typed: this.#typed,
      change: (change) => this.#change(options, change),
    };
    return html`${this.#original(options, words)}
      <div class="columns">
        <div class="questions">${situationChoice(this, all)} ${questions(all)}</div>
        <section class="plan" aria-busy=${this.#planning.working ? "true" : "false"}>
          ${this.#plan(options, words)}
        </section>
      </div>`;
  }

  #plan(options: DraftViews.AmendmentOptions, words: PlannerWords): TemplateResult | typeof nothing {
    const { plan, problem, working } = this.#planning;
    if (problem !== undefined)
      return refusalPanel(this, problem, {
        alert: false,
        steps: isRetryable(problem)
          ? [
              {
                label: commonMessages[this.language].retry,
                run: () => this.#planning.again(options.ref, this.#details(options)),
              },
            ]
          : [],
      });
    if (plan !== undefined)
      return html`${planView(plan, words, this.language, options.today)}
      ${this.#decision(options, plan, words)}`;
    if (isBarred(options)) return nothing;
    const { situation } = this.#typed;
    const correcting = situation !== undefined && questionsOf[situation].includes("correction");
    return html`<p class="muted">
      ${working ? words.planning : correcting ? words.correctFirst : words.answerFirst}
    </p>`;
  }

  #decision(
    options: DraftViews.AmendmentOptions,
    plan: DraftViews.AmendmentPlan,
    words: PlannerWords,
  ): TemplateResult {
    const { running, problem } = this.#press;
    const buyer = options.side === "buyer";
    const label = buyer
      ? running
        ? words.requesting
        : words.request
      : running
        ? words.preparing
        : words.prepare(plan.documents.length);
    return html`<div class="commit">
      ${this.#payers(plan.quotes, buyer, words)}
      ${
        buyer
          ? textArea(this.language, {
              id: "message",
              label: words.message,
              value: this.#message,
              optional: true,
              maxlength: 500,
              typed: (text) => {
                this.#message = text;
                this.requestUpdate();
              },
            })
          : nothing
      }
      ${
        problem === undefined
          ? nothing
          : html`<div id="commit-problem">
              ${refusalPanel(this, problem, {
                alert: false,
                steps: [
                  { label: commonMessages[this.language].retry, run: () => void this.#commit(options, plan) },
                ],
              })}
            </div>`
      }
      ${commandButton({
        id: "commit",
        look: "primary large wide",
        running,
        label,
        describedBy: "commit-hint",
        run: () => void this.#commit(options, plan),
      })}
      <p class="hint" id="commit-hint">${buyer ? words.requestHint : words.prepareHint}</p>
    </div>`;
  }

  /** Who pays: to be chosen by the buyer who asks, to be known by the supplier who issues. */
  #payers(
    quotes: ReadonlyArray<Views.Quote>,
    buyer: boolean,
    words: PlannerWords,
  ): TemplateResult | typeof nothing {
    const { language } = this;
    const said = ({ payer, points }: Views.Quote): string =>
      words.payerOf(payer, commonMessages[language].points(amount(points)));
    if (!buyer || quotes.length < 2)
      return html`${quotes.map((quote) => html`<p class="line"><span>${words.payer}</span><strong>${said(quote)}</strong></p>`)}`;
    return radioGroup(language, {
      id: "payer",
      label: words.payer,
      value: this.#payer,
      options: quotes.flatMap((quote) =>
        quote.payer === "supplier" || quote.payer === "buyer"
          ? [{ value: quote.payer, label: said(quote) }]
          : [],
      ),
      chosen: (payer) => {
        this.#payer = payer;
        this.requestUpdate();
      },
    });
  }
}
