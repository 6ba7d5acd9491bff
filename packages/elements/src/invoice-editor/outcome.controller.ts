/** What a sheet became once it was sent, until another is begun: fetched before anything is sent. */
import type { TemplateResult } from "lit";
import type { DraftViews, Views } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { Part, wear } from "../foundation/part.ts";
import { wordsOf } from "../foundation/speech.ts";
import { needed } from "../loader/loader.ts";
import type { SheetWords } from "./invoice-editor.messages.ts";
import { outcomeMessages, type OutcomeWords } from "./outcome.messages.ts";
import { outcomeStyles } from "./outcome.styles.ts";
import { prepared, sent } from "./outcome.ts";

export interface OutcomeEvents {
  readonly words: () => SheetWords;
  /** Words that the page replaced. */
  readonly replaced: () => Partial<OutcomeWords> | undefined;
  /** Level of headings in it. */
  readonly level: () => number;
  readonly issued: () => void;
  readonly another: () => void;
}

type Stage =
  | { readonly at: "sent"; readonly view: Views.InvoiceView }
  | { readonly at: "prepared"; readonly prepared: DraftViews.Prepared; readonly issued: boolean };

export class Outcome {
  readonly #host: EinvElement;
  readonly #events: OutcomeEvents;
  readonly #approval: Part<unknown>;
  #stage: Stage | undefined;

  constructor(host: EinvElement, events: OutcomeEvents) {
    this.#host = host;
    this.#events = events;
    this.#approval = new Part(host, () => needed("einv-invoice-approval"));
    wear(host, outcomeStyles);
  }

  get #words(): OutcomeWords {
    return wordsOf(outcomeMessages, this.#host.language, this.#events.replaced());
  }

  /** The supplier was asked. */
  requested(view: Views.InvoiceView): void {
    this.#stage = { at: "sent", view };
    this.#host.announce(this.#words.sent(view.invoice.supplier.name));
    this.#host.focusOn("#outcome");
    tell(this.#host, "einv-request-sent", { ref: view.summary.ref });
  }

  /** The document that is to be signed was made. */
  prepared(made: DraftViews.Prepared): void {
    this.#stage = { at: "prepared", prepared: made, issued: false };
    this.#host.focusOn("#title");
  }

  /** Back to a sheet. */
  clear(): void {
    this.#stage = undefined;
  }

  /** Instead of the title of the sheet. */
  get title(): string | undefined {
    return this.#stage?.at === "prepared" ? this.#words.prepared : undefined;
  }

  /** Instead of the sheet. */
  render(): TemplateResult | undefined {
    const stage = this.#stage;
    const host = this.#host;
    const { another } = this.#events;
    if (stage === undefined) return undefined;
    if (stage.at === "sent")
      return sent(
        host,
        stage.view,
        { ...this.#events.words(), ...this.#words },
        {
          open: () => tell(host, "einv-invoice-open", { ref: stage.view.summary.ref }),
          another,
        },
      );
    return prepared(host, stage.prepared, this.#words, {
      approval: this.#approval,
      issued: stage.issued,
      level: this.#events.level(),
      back: () => {
        this.clear();
        host.focusOn("#title");
      },
      done: () => {
        this.#stage = { ...stage, issued: true };
        this.#events.issued();
        host.requestUpdate();
      },
      another,
    });
  }
}
