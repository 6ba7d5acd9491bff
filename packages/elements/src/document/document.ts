/** `<einv-invoice-document>`: a tax invoice as the form of the law (시행규칙 별지 제14호서식). */
import type { PropertyDeclarations } from "lit";
import type { Views } from "@einv/api";
import type { Status, TaxInvoice } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { foundation } from "../foundation/base.styles.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { wordsOf } from "../foundation/speech.ts";
import { documentMessages, type DocumentWords } from "./document.messages.ts";
import { documentStyles } from "./document.styles.ts";
import { form } from "./form.ts";
import { narrowStyles } from "./narrow.styles.ts";
import { printStyles } from "./print.styles.ts";
import { printAlone } from "./print.ts";
import { type Sheet, sheetsOf } from "./sheets.ts";

/**
 * A tax invoice as the form of the law looks: supplier's copy in red, buyer's
 * in blue; a list where the page is narrow, one A4 page in print. Documents that
 * are issued together stand one below the other, each on a page of its own.
 *
 * @element einv-invoice-document
 * @fires einv-print-request - Before the print dialog; cancelable, with `waitUntil`. Detail: issueId, others.
 * @fires einv-print - The print dialog was closed.
 * @csspart document - The form and what is said around it.
 * @cssprop [--einv-supplier] - Colour of the supplier's copy.
 * @cssprop [--einv-buyer] - Colour of the buyer's copy.
 */
export class EinvInvoiceDocument extends EinvElement {
  static override properties: PropertyDeclarations = {
    invoice: { attribute: false },
    side: {},
    status: { attribute: false },
    signature: { attribute: false },
    views: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, documentStyles, narrowStyles, printStyles];

  /** The document to show. */
  declare invoice: TaxInvoice.TaxInvoice | undefined;
  /** Whose copy: `supplier` (red) or `buyer` (blue). */
  declare side: "supplier" | "buyer" | undefined;
  /** Where the invoice stands; said in words and across the form while it is no tax invoice in force. */
  declare status: Status.Status | undefined;
  /** Facts of a signature that was verified. */
  declare signature: Views.SignatureFacts | undefined;
  /** Instead of all these: as the server shows it, with what is issued together with it (수정). */
  declare views: ReadonlyArray<Views.InvoiceView> | undefined;
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<DocumentWords> | undefined;

  get #words(): DocumentWords {
    return wordsOf(documentMessages, this.language, this.i18n);
  }

  /** What is drawn, in this order. */
  get #shown(): ReadonlyArray<Sheet> {
    const { views = [], invoice, status, signature } = this;
    if (views.length > 0) return sheetsOf(views);
    return invoice === undefined ? [] : [{ invoice, status, signature }];
  }

  /** Asks the page, then prints the form alone on A4; several on a sheet of paper each. */
  async print(): Promise<void> {
    const [first, ...rest] = this.#shown.map(({ invoice }) => invoice);
    if (first === undefined) return;
    const { issueId } = first;
    const others = rest.map((other) => other.issueId);
    const answer = await ask(this, "einv-print-request", { issueId, others });
    if (!answer.proceed) return;
    await printAlone(this, [Wording.title(first.typeCode)[this.language], issueId, ...others].join(" "));
    tell(this, "einv-print", null);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.enter(this.#shown.length === 0 ? "idle" : "ready");
  }

  protected override render(): unknown {
    const sheets = this.#shown;
    const side = this.views?.[0]?.side ?? this.side;
    return sheets.map((sheet, index) =>
      form(sheet, {
        words: this.#words,
        language: this.language,
        side: side === "buyer" ? "buyer" : "supplier",
        level: this.headingLevel ?? 2,
        number: index + 1,
        of: sheets.length,
        place: index === 0 ? "" : `-${index + 1}`,
      }),
    );
  }
}
