/** `<einv-invoice-editor>`: a buyer writes the invoice that it asks for, a supplier the one that it issues. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { DraftViews, Views } from "@einv/api";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { wrongSummary } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import { load } from "../loader/loader.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { Checking } from "./checking.controller.ts";
import { type Content, otherSide, type Side, withNumber, withParty } from "./content.ts";
import { type Desk, fieldsFor, labelOf, remarkText } from "./desk.ts";
import { finish, payerOf, quoteOf } from "./finish.ts";
import { editorMessages, type EditorWords } from "./invoice-editor.messages.ts";
import { editorStyles } from "./invoice-editor.styles.ts";
import { lineTable } from "./lines.ts";
import { Lines } from "./lines.controller.ts";
import { conflict, rejection, resumed, saveStatus, saveTrouble } from "./notices.ts";
import { open, type Opened, type Opening, remembered } from "./opening.ts";
import { prepared, sent } from "./outcome.ts";
import { parties, partyPaths, withPartner } from "./parties.ts";
import { Partners } from "./partners.controller.ts";
import { payments, remarks } from "./payments.ts";
import { Preview } from "./preview.controller.ts";
import { Saving } from "./saving.controller.ts";
import { Sending } from "./sending.controller.ts";
import { Sheet } from "./sheet.controller.ts";
import { terms } from "./terms.ts";

/** Where the person is. */
type Stage =
  | { readonly at: "writing" }
  | { readonly at: "sent"; readonly view: Views.InvoiceView }
  | { readonly at: "prepared"; readonly prepared: DraftViews.Prepared; readonly issued: boolean };

const given = (text: string | undefined): string | undefined =>
  text === undefined || text === "" ? undefined : text;

/**
 * Writes an invoice: as the buyer to ask the supplier for it (역발행 요청), as the
 * supplier to issue it (정발행). It saves itself while one writes.
 *
 * @element einv-invoice-editor
 * @slot denied - What a person without the right may do: whom to ask.
 * @slot error - Below the refusal when nothing could be opened.
 * @slot points - Where points are charged, shown when they do not suffice.
 * @fires einv-draft-saved - It was saved. Detail: draftId, version.
 * @fires einv-request-send-request - Before the request is sent; cancelable, with `waitUntil`. Detail: payer, points.
 * @fires einv-request-sent - The supplier was asked. Detail: ref.
 * @fires einv-invoice-open - The person wants to see what was requested. Detail: ref.
 * @fires einv-load-start - The sheet is being fetched.
 * @fires einv-ready - The sheet is shown.
 * @fires einv-error - Detail: kind, code, message, retryable.
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

  #stage: Stage = { at: "writing" };
  /** Blank sheets begun one after another, whatever the properties say. */
  #round = 0;
  #opening: Opening | undefined;
  #shown: { readonly key: string; readonly runtime: Runtime; readonly opened: Opened } | undefined;
  #discarded: Content | undefined;
  #remarkFields = 1;
  #held: string | undefined;
  #missing = false;

  readonly #asking = new Asking(this);
  readonly #sheet = new Sheet(this, () => {
    this.#saving.touch();
    this.#checking.touch();
    this.#sending.clear();
    this.#held = undefined;
  });
  readonly #saving = new Saving(
    this,
    () => this.#sheet.content,
    (origin) => {
      if (this.#opening !== undefined) remembered(this.#opening).write(origin.draftId);
      tell(this, "einv-draft-saved", origin);
    },
  );
  readonly #checking = new Checking(this, () => this.#sheet.content);
  readonly #discarding = new Press<"discard">(this);
  readonly #preview = new Preview(this);

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
      const isNumber = /^[\d\s-]+$/.test(text);
      this.#sheet.edit((content) =>
        isNumber ? withNumber(content, side, text) : withParty(content, side, { name: text }),
      );
      this.focusOn(
        isNumber ? `#${side}-name` : side === "supplier" ? "#supplier-businessNumber" : "#buyer-number",
      );
    },
  });

  readonly #sending: Sending = new Sending(this, this.#checking, this.#saving, {
    content: () => this.#sheet.content,
    price: () => {
      const desk = this.#desk();
      return { payer: desk === undefined ? "supplier" : payerOf(desk), points: this.#points(desk) };
    },
    wrong: () => {
      this.#sheet.tryNow();
      this.focusOn("#wrong-summary");
    },
    held: (reason) => {
      this.#held = reason ?? this.#words.held;
      this.announce(this.#held, "assertive");
      this.requestUpdate();
    },
    requested: (view) => {
      this.#forget();
      this.#stage = { at: "sent", view };
      const { ref } = view.summary;
      this.announce(this.#words.sent(view.invoice.supplier.name));
      this.focusOn("#outcome");
      tell(this, "einv-request-sent", { ref });
    },
    prepared: (made) => {
      this.#stage = { at: "prepared", prepared: made, issued: false };
      void this.#fetchApproval();
      this.focusOn("#title");
    },
  });

  readonly #opened = new Loading<Opening, Opened>(this, {
    key: () => this.#asked(),
    load: async (runtime, opening, signal) => {
      const shown = this.#shown;
      return shown?.runtime === runtime && shown.key === JSON.stringify(opening)
        ? shown.opened
        : open(runtime, opening, signal);
    },
    loaded: (opened) => this.#show(opened),
  });

  /** Saves at once what is not saved yet. */
  async save(): Promise<void> {
    await this.#saving.flush();
  }

  get #words(): EditorWords {
    return wordsOf(editorMessages, this.language, this.i18n);
  }

  get #contentSide(): Side {
    return this.#sheet.content?.side ?? (this.side === "supplier" ? "supplier" : "buyer");
  }

  #points(desk: Desk | undefined): bigint {
    return desk === undefined ? 0n : (quoteOf(desk)?.yourPoints ?? 0n);
  }

  /** What is to be open. A page that learns the number of the draft that is open, and sets it, changes nothing. */
  #asked(): Opening {
    const draftId = given(this.draftId);
    const opening = this.#opening;
    if (opening !== undefined && draftId !== undefined && draftId === this.#saving.origin?.draftId)
      return opening;
    const side = this.side === "supplier" ? "supplier" : "buyer";
    const from = given(this.from);
    const replaces = given(this.replaces);
    const next: Opening =
      this.#round > 0
        ? { side: opening?.side ?? side, round: this.#round }
        : {
            side,
            round: 0,
            ...(draftId === undefined ? {} : { draftId }),
            ...(from === undefined ? {} : { from }),
            ...(replaces === undefined ? {} : { replaces }),
          };
    this.#opening = next;
    return next;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const named = ["draftId", "from", "replaces", "side"].some((name) => changed.has(name));
    if (named && this.draftId !== this.#saving.origin?.draftId) this.#round = 0;
  }

  #show(opened: Opened): void {
    const runtime = this.activeRuntime;
    const opening = this.#opening;
    if (runtime === undefined || opening === undefined || this.#shown?.opened === opened) return;
    this.#shown = { key: JSON.stringify(opening), runtime, opened };
    this.#stage = { at: "writing" };
    this.#reopen(opened.content, opened.origin, opened.savedAt);
  }

  #reopen(content: Content, origin?: DraftViews.Origin, when?: Date): void {
    this.#remarkFields = 1;
    this.#held = undefined;
    this.#lines.reset();
    this.#partners.reset();
    this.#sending.clear();
    this.#sheet.open(content);
    this.#saving.open(origin, when);
    this.#checking.clear();
    this.#checking.touch(0);
  }

  #forget(): void {
    if (this.#opening !== undefined) remembered(this.#opening).forget();
  }

  /** A blank sheet, as the same side. */
  #startNew(): void {
    const side = this.#contentSide;
    this.#forget();
    this.#saving.open(undefined);
    this.#round += 1;
    this.#opening = { side, round: this.#round };
    this.#stage = { at: "writing" };
    this.focusOn("#title");
  }

  async #discard(): Promise<void> {
    const { content } = this.#sheet;
    if (content === undefined) return;
    await this.#saving.hold();
    const { origin } = this.#saving;
    if (origin !== undefined) {
      const done = await this.#discarding.run("discard", [origin], async (runtime, idempotencyKey) =>
        (await runtime.drafts()).discard({ ...origin, idempotencyKey }),
      );
      if (done === undefined) {
        this.#saving.resume();
        return;
      }
    }
    this.#startNew();
    this.#discarded = content;
    this.announce(this.#words.discarded);
  }

  #undiscard(): void {
    const content = this.#discarded;
    if (content === undefined) return;
    this.#discarded = undefined;
    this.#reopen(content);
    this.#saving.touch();
    this.announce(this.#words.restored);
    this.focusOn("#title");
  }

  async #fetchApproval(): Promise<void> {
    const there = await load("einv-invoice-approval");
    this.#missing = !there;
    this.requestUpdate();
  }

  #send(): void {
    if (this.#saving.state.at === "conflict") {
      this.focusOn("#conflict");
      return;
    }
    this.#discarded = undefined;
    void this.#sending.send();
  }

  #takeTheirs(theirs: DraftViews.DraftView): void {
    const {
      draftId,
      version,
      updatedAt: _at,
      createdAt: _created,
      owner: _owner,
      refusal: _no,
      ...content
    } = theirs;
    this.#reopen(content, { draftId, version }, new Date());
    this.focusOn("#title");
  }

  /** Leads to what is wrong, unfolding what it is in. */
  #lead(path: string, content: Content): void {
    for (const id of fieldsFor(path, content)) {
      const target = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
      if (target === null) continue;
      const folded = target.closest("details");
      if (folded !== null) folded.open = true;
      const inside = target.matches("fieldset") ? target.querySelector<HTMLElement>("input") : target;
      inside?.focus();
      return;
    }
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
          today: this.#shown?.opened.today,
          locked: this.#shown?.opened.refusal !== undefined,
        };
  }

  protected override render(): TemplateResult {
    return stateFrame(this, this.#opened, {
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
    const stage = this.#stage;
    const title =
      stage.at === "prepared"
        ? words.prepared
        : content.replaces === undefined
          ? words.title[content.side]
          : words.titleReplacing;
    return html`<div class="page">
      <div class="head">
        <div>
          <p class="title" id="title" role="heading" aria-level=${this.headingLevel ?? 2} tabindex="-1">
            ${title}
          </p>
          ${stage.at === "writing" ? html`<p class="muted">${words.lead[content.side]}</p>` : nothing}
        </div>
        ${stage.at === "writing" ? this.#tools(desk, opened) : nothing}
      </div>
      ${
        stage.at === "sent"
          ? sent(this, stage.view, words, {
              open: () => tell(this, "einv-invoice-open", { ref: stage.view.summary.ref }),
              another: () => this.#startNew(),
            })
          : stage.at === "prepared"
            ? this.#prepared(stage, words)
            : this.#writing(desk, opened)
      }
      ${this.#preview.render(content, words)}
    </div>`;
  }

  #prepared(stage: Extract<Stage, { at: "prepared" }>, words: EditorWords): TemplateResult {
    return prepared(this, stage.prepared, words, {
      missing: this.#missing,
      issued: stage.issued,
      level: (this.headingLevel ?? 2) + 1,
      back: () => {
        this.#stage = { at: "writing" };
        this.focusOn("#title");
      },
      again: () => void this.#fetchApproval(),
      done: () => {
        this.#forget();
        this.#saving.open(undefined);
        this.#stage = { ...stage, issued: true };
        this.requestUpdate();
      },
      another: () => this.#startNew(),
    });
  }

  #tools(desk: Desk, opened: Opened): TemplateResult {
    const { words, content, locked } = desk;
    const { state } = this.#saving;
    const { running } = this.#discarding;
    return html`<div class="tools">
      <p class="status" role="status">${saveStatus(desk, state, () => void this.save())}</p>
      <button
        type="button"
        id="preview"
        class="button"
        @click=${() => void this.#preview.open(content, opened.today)}
      >
        ${icon("document")}${words.preview}
      </button>
      ${
        locked
          ? nothing
          : html`<button
              type="button"
              id="discard"
              class="button quiet danger"
              aria-disabled=${running ? "true" : nothing}
              aria-busy=${running ? "true" : nothing}
              @click=${() => void this.#discard()}
            >
              ${running ? words.discarding : words.discard}
            </button>`
      }
    </div>`;
  }

  #notices(desk: Desk, opened: Opened): TemplateResult {
    const { words } = desk;
    const { state } = this.#saving;
    return html`${
      this.#discarded === undefined
        ? nothing
        : html`<p class="undo">
            <span>${words.discarded}</span>
            <button type="button" class="link" id="undo-discard" @click=${() => this.#undiscard()}>
              ${icon("undo")} ${words.undo}
            </button>
          </p>`
    }
    ${
      opened.resumed && opened.savedAt !== undefined && this.#discarded === undefined
        ? resumed(desk, opened.savedAt, () => this.#startNew())
        : nothing
    }
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
    const { words, content, language } = desk;
    const { running } = this.#sending;
    const wrongs = this.#sheet.tried ? this.#checking.errors : [];
    return html`${this.#notices(desk, opened)}
      ${wrongSummary(
        language,
        wrongs.map((remark) => ({
          id: remark.path,
          text: words.fieldWrong(labelOf(remark.path, words), remarkText(remark, language)),
        })),
        (path) => this.#lead(path, content),
      )}
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
      ${this.#held === undefined ? nothing : html`<p class="hint warn">${icon("warning")}<span>${this.#held}</span></p>`}
      ${
        desk.locked
          ? nothing
          : finish(desk, { running, problem: this.#sending.problem, send: () => this.#send() })
      }`;
  }
}
