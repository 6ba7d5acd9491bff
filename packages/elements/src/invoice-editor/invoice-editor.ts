/** `<einv-invoice-editor>`: a buyer writes the invoice that it asks for, a supplier the one that it issues. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { DraftViews } from "@einv/api";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Part } from "../foundation/part.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import { fetched } from "../loader/fetched.ts";
import { Checking } from "./checking.controller.ts";
import { type Content, otherSide, type Side } from "./content.ts";
import type { Desk } from "./desk.ts";
import { Discarding } from "./discarding.controller.ts";
import { Documents } from "./documents.controller.ts";
import { nextAfter, partyPaths, withPartner, withTyped } from "./filling.ts";
import { finish, priceOf } from "./finish.ts";
import { editorMessages, type EditorWords, type SheetWords } from "./invoice-editor.messages.ts";
import { editorStyles } from "./invoice-editor.styles.ts";
import { lineTable } from "./lines.ts";
import { Lines } from "./lines.controller.ts";
import { conflict, discarded, rejection, resumed, saveTrouble } from "./notices.ts";
import { ofDraft, type Opened } from "./opening.ts";
import type { Outcome } from "./outcome.controller.ts";
import { parties } from "./parties.ts";
import { Partners } from "./partners.controller.ts";
import { payments } from "./payments.ts";
import { Preview } from "./preview.controller.ts";
import { remarks } from "./remarks.ts";
import { Saving } from "./saving.controller.ts";
import { Sending } from "./sending.controller.ts";
import { Sheet } from "./sheet.controller.ts";
import { terms } from "./terms.ts";
import { tools } from "./tools.ts";
import type { Unfinished } from "./unfinished.controller.ts";
import { wrongs } from "./wrongs.ts";

const given = (text: string | undefined): string | undefined =>
  text === undefined || text === "" ? undefined : text;

/**
 * Writes an invoice: as the buyer to ask the supplier for it (역발행 요청), as the
 * supplier to issue it (정발행). It saves itself while one writes. Unless the
 * page names a draft, those that one can go on with stand above the sheet.
 *
 * @element einv-invoice-editor
 * @slot denied - What a person without the right may do: whom to ask.
 * @slot error - Below the refusal when nothing could be opened.
 * @slot points - Where points are charged, shown when they do not suffice.
 * @fires einv-draft-saved - It was saved. Detail: draftId, version.
 * @fires einv-draft-open - The person goes on with a draft of the list. Detail: draftId.
 * @fires einv-draft-discarded - A draft was thrown away, the open one or one of the list. Detail: draftId.
 * @fires einv-request-send-request - Before the request is sent; cancelable, with `waitUntil`. Detail: payer, points.
 * @fires einv-request-sent - The supplier was asked. Detail: ref.
 * @fires einv-invoice-open - The person wants to see what was requested. Detail: ref.
 * @fires einv-load-start - The sheet is being fetched.
 * @fires einv-ready - The sheet is shown.
 * @fires einv-error - Detail: kind, code, message, retryable.
 * @csspart unfinished - The drafts that one can go on with.
 * @csspart items - The table of lines.
 * @csspart totals - Supply amount, tax and total.
 * @csspart send - The button that requests or prepares.
 * @csspart sent - What the request became.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-invoice-editor side="buyer"></einv-invoice-editor>
 * </einv-provider>
 * ```
 */
export class EinvInvoiceEditor extends EinvElement {
  static override properties: PropertyDeclarations = {
    side: {},
    draftId: { attribute: "draft-id" },
    from: {},
    replaces: {},
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, editorStyles];

  /** As whom a blank sheet is written: `buyer` unless given. */
  declare side: Side | undefined;
  /** The draft to go on with. */
  declare draftId: string | undefined;
  /** Ref of an invoice to copy. */
  declare from: string | undefined;
  /** Ref of an invoice that the tax authority rejected, to be corrected. */
  declare replaces: string | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<EditorWords> | undefined;

  #remarkFields = 1;

  readonly #asking = new Asking(this);
  readonly #sheet = new Sheet(this, () => {
    this.#saving.touch();
    this.#checking.touch();
    this.#sending.clear();
  });
  readonly #saving = new Saving(
    this,
    () => this.#sheet.content,
    (origin) => {
      this.#documents.remember(origin);
      this.#outcome.expect();
      tell(this, "einv-draft-saved", origin);
    },
  );
  readonly #checking = new Checking(this, () => this.#sheet.content);
  readonly #preview = new Preview(this);

  readonly #outcome = new Part<Outcome>(this, async () => {
    const { Outcome: Made } = await fetched(() => import("./outcome.controller.ts"));
    return new Made(this, {
      words: () => this.#words,
      replaced: () => this.i18n,
      level: () => (this.headingLevel ?? 2) + 1,
      issued: () => {
        this.#documents.forget();
        this.#saving.open(undefined);
      },
      another: () => void this.#startNew(),
    });
  });

  readonly #documents: Documents = new Documents(this, {
    wanted: () => {
      const draftId = given(this.draftId);
      const from = given(this.from);
      const replaces = given(this.replaces);
      return {
        side: this.side === "supplier" ? "supplier" : "buyer",
        ...(draftId === undefined ? {} : { draftId }),
        ...(from === undefined ? {} : { from }),
        ...(replaces === undefined ? {} : { replaces }),
      };
    },
    savedAs: () => this.#saving.origin?.draftId,
    opening: (offers) => {
      if (offers) void this.#offer();
    },
    opened: ({ content, origin, savedAt }, chosen) => {
      this.#outcome.value?.clear();
      this.#reopen(content, origin, savedAt);
      if (chosen) this.focusOn("#title");
    },
  });

  readonly #unfinished = new Part<Unfinished>(this, async () => {
    const { Unfinished: Made } = await fetched(() => import("./unfinished.controller.ts"));
    return new Made(this, {
      replaced: () => this.i18n,
      leave: () => this.#leave(),
      chosen: (draft) => {
        this.#discarding.settle();
        this.#documents.take(draft);
      },
    });
  });

  readonly #discarding = new Discarding(this, this.#saving, {
    content: () => this.#sheet.content,
    discarded: () => {
      this.#begin();
      this.announce(this.#words.discarded);
    },
    restored: (content) => {
      this.#reopen(content);
      this.#saving.touch();
      this.announce(this.#words.restored);
      this.focusOn("#title");
    },
  });

  readonly #lines = new Lines(this, this.#sheet, {
    pasted: (lines, leftOut) => this.announce(this.#words.pasted(lines, leftOut)),
    removed: (line) => this.announce(`${this.#words.removed(line)} ${this.#words.undo}`),
    moved: (line, to) => this.announce(this.#words.moved(line, to)),
    full: () => this.announce(this.#words.full, "assertive"),
    restored: () => this.announce(this.#words.restored),
  });

  readonly #partners = new Partners(this, {
    fits: ({ asSupplier }) => this.#contentSide === "supplier" || asSupplier !== undefined,
    found: (count) => this.announce(this.#words.partnersFound(count)),
    chosen: (partner) => {
      const side = otherSide(this.#contentSide);
      this.#sheet.edit((content) => withPartner(content, side, partner));
      for (const path of partyPaths(side)) this.#sheet.leave(path);
      this.announce(this.#words.partnerTaken(partner.name));
      this.focusOn("#writtenDate");
    },
    byHand: (text) => {
      const side = otherSide(this.#contentSide);
      this.#sheet.edit((content) => withTyped(content, side, text));
      this.focusOn(`#${nextAfter(side, text)}`);
    },
  });

  readonly #sending: Sending = new Sending(this, this.#checking, this.#saving, {
    content: () => this.#sheet.content,
    price: (content) => priceOf({ content, side: content.side, checking: this.#checking }),
    wrong: () => {
      this.#sheet.tryNow();
      this.focusOn("#wrong-summary");
    },
    held: (reason) => this.announce(reason ?? this.#words.held, "assertive"),
    requested: (view) => {
      this.#documents.forget();
      this.#outcome.value?.requested(view);
    },
    prepared: (made) => this.#outcome.value?.prepared(made),
  });

  /** Saves at once what is not saved yet. */
  async save(): Promise<void> {
    await this.#saving.flush();
  }

  get #words(): SheetWords {
    return wordsOf(editorMessages, this.language, this.i18n);
  }

  get #contentSide(): Side {
    return this.#sheet.content?.side ?? (this.side === "supplier" ? "supplier" : "buyer");
  }

  #reopen(content: Content, origin?: DraftViews.Origin, when?: Date): void {
    this.#remarkFields = 1;
    this.#lines.reset();
    this.#partners.reset();
    this.#sending.clear();
    this.#sheet.open(content);
    this.#saving.open(origin, when);
    this.#checking.clear();
    this.#checking.touch(0);
  }

  /** A blank sheet, as the same side. */
  #begin(): void {
    const side = this.#contentSide;
    this.#saving.open(undefined);
    this.#outcome.value?.clear();
    this.#documents.begin(side);
  }

  async #startNew(): Promise<void> {
    if (!(await this.#leave())) return;
    this.#discarding.settle();
    this.#begin();
  }

  /** What was written since is not lost by it. */
  async #undiscard(): Promise<void> {
    if (!(await this.#leave())) return;
    this.#discarding.undo();
    if (this.#documents.offers) await this.#offer();
  }

  /** Saves what is not saved yet, so that something else can be opened; false if it cannot be, and why is shown. */
  async #leave(): Promise<boolean> {
    await this.#saving.flush();
    if (!this.#saving.unsaved) return true;
    this.focusOn(this.#saving.state.at === "conflict" ? "#conflict" : "#save-again");
    return false;
  }

  /** Shows which drafts one could go on with instead. */
  async #offer(): Promise<void> {
    const unfinished = await this.#unfinished.fetch();
    unfinished?.reset();
    await unfinished?.ask();
  }

  async #send(): Promise<void> {
    if (this.#saving.state.at === "conflict") {
      this.focusOn("#conflict");
      return;
    }
    this.#discarding.settle();
    // Nothing is sent before what follows can be shown.
    if ((await this.#outcome.fetch()) !== undefined) await this.#sending.send();
  }

  #takeTheirs(theirs: DraftViews.DraftView): void {
    const { content, origin, savedAt } = ofDraft(theirs, true);
    this.#reopen(content, origin, savedAt);
    this.focusOn("#title");
  }

  #desk(): Desk | undefined {
    const { content } = this.#sheet;
    return content === undefined
      ? undefined
      : {
          host: this,
          words: this.#words,
          language: this.language,
          side: content.side,
          content,
          sheet: this.#sheet,
          checking: this.#checking,
          today: this.#documents.opened?.today,
          locked: this.#documents.opened?.refusal !== undefined,
        };
  }

  protected override render(): TemplateResult {
    return stateFrame(this, this.#documents.loading, {
      skeleton: html`<div class="waiting">
        <span class="skeleton title"></span>
        <span class="skeleton parties-waiting"></span>
        <span class="skeleton lines-waiting"></span>
      </div>`,
      content: (opened) => this.#page(opened),
      denied: { asking: this.#asking, what: { wants: "issue-only" } },
    });
  }

  #page(opened: Opened): TemplateResult {
    const desk = this.#desk();
    if (desk === undefined) return html``;
    const { words, content } = desk;
    const outcome = this.#outcome.value?.render();
    const title = content.replaces === undefined ? words.title[content.side] : words.titleReplacing;
    return html`<div class="page">
      <div class="head">
        <div>
          <p class="title" id="title" role="heading" aria-level=${this.headingLevel ?? 2} tabindex="-1">
            ${this.#outcome.value?.title ?? title}
          </p>
          ${outcome === undefined ? html`<p class="muted">${words.lead[content.side]}</p>` : nothing}
        </div>
        ${
          outcome === undefined
            ? tools(desk, {
                saving: this.#saving,
                discarding: this.#discarding,
                preview: () => void this.#preview.open(content, opened.today),
              })
            : nothing
        }
      </div>
      ${outcome ?? this.#writing(desk, opened)} ${this.#preview.render(content, words)}
    </div>`;
  }

  #offers({ content }: Desk, { origin }: Opened): TemplateResult | typeof nothing {
    if (!this.#documents.offers) return nothing;
    return (
      this.#unfinished.value?.render({
        content,
        draftId: this.#saving.origin?.draftId,
        blank: origin === undefined,
      }) ?? this.#unfinished.refusal()
    );
  }

  #notices(desk: Desk, opened: Opened): TemplateResult {
    const { state } = this.#saving;
    return html`${this.#discarding.canUndo ? discarded(desk, () => void this.#undiscard()) : nothing}
    ${
      opened.resumed && opened.savedAt !== undefined && !this.#discarding.canUndo
        ? resumed(desk, opened.savedAt, () => void this.#startNew())
        : nothing
    }
    ${this.#offers(desk, opened)}
    ${opened.refusal === undefined ? nothing : refusalPanel(this, opened.refusal, { tone: "plain", alert: false })}
    ${desk.content.replaces === undefined ? nothing : rejection(desk, opened.rejectedBecause)}
    ${
      state.at === "conflict"
        ? conflict(desk, state.theirs, {
            mine: () => {
              this.focusOn("#title");
              void this.#saving.keepMine();
            },
            theirs: () => this.#takeTheirs(state.theirs),
          })
        : saveTrouble(desk, state)
    }
    ${this.#discarding.problem === undefined ? nothing : refusalPanel(this, this.#discarding.problem)}`;
  }

  #writing(desk: Desk, opened: Opened): TemplateResult {
    const { words, content } = desk;
    const { running, held } = this.#sending;
    return html`${this.#notices(desk, opened)} ${wrongs(desk)}
      <div class="sheet" ?inert=${running}>
        ${parties(desk, this.#partners)} ${terms(desk)} ${lineTable(desk, this.#lines)} ${payments(desk)}
        ${remarks(desk, {
          count: this.#remarkFields,
          add: () => {
            this.#remarkFields = Math.max(this.#remarkFields, content.form.remarks.length, 1) + 1;
            this.focusOn(`#remarks-${this.#remarkFields - 1}`);
          },
        })}
      </div>
      ${
        held === undefined
          ? nothing
          : html`<p class="hint warn">${icon("warning")}<span>${held.reason ?? words.held}</span></p>`
      }
      ${this.#outcome.refusal()}
      ${
        desk.locked
          ? nothing
          : finish(desk, { running, problem: this.#sending.problem, send: () => void this.#send() })
      }`;
  }
}
