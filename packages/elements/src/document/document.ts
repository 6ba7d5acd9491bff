/** `<einv-invoice-document>`: a tax invoice as the form of the law (시행규칙 별지 제14호서식). */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { Status, TaxInvoice } from "@einv/invoice";
import { facets } from "@einv/invoice/TypeCode";
import * as Wording from "@einv/invoice/Wording";
import { documentBadge } from "../foundation/badges.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { amount, decimal, isoTime, issueIdGroups, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { wordsOf } from "../foundation/speech.ts";
import { foundation } from "../foundation/base.styles.ts";
import { documentMessages, type DocumentWords } from "./document.messages.ts";
import { documentStyles } from "./document.styles.ts";
import { narrowStyles } from "./narrow.styles.ts";
import { printStyles } from "./print.styles.ts";
import { printAlone } from "./print.ts";

type Party = TaxInvoice.Supplier | TaxInvoice.Buyer;

/** A line of a party's block, or of another block of labelled boxes. */
interface Box {
  readonly label: string;
  readonly value: string | undefined;
  readonly class?: string;
}

/** Rows that the paper form has even when they stay empty. */
const paperRows = 4;

const unissued: ReadonlyArray<Status.DocumentState> = [
  "draft",
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];
const standing: ReadonlyArray<Status.DocumentState> = ["issued", "amended"];

/** A document that is only being written has no issue ID yet: zeros stand in for it. */
const isNobodys = (issueId: string): boolean => issueId.endsWith("0".repeat(16));

/** A figure that breaks after a thousand where it must; a very long one takes a line of its own in the list. */
const figure = (text: string): TemplateResult | string =>
  html`<span class=${text.length > 15 ? "long" : "short"}
    >${text.split(/(?<=,)/).map((part) => html`${part}<wbr />`)}</span
  >`;

const money = (value: bigint | undefined): TemplateResult | string =>
  value === undefined ? "" : figure(amount(value));

/**
 * A tax invoice as the form of the law looks: supplier's copy in red, buyer's
 * in blue; a list where the page is narrow, one A4 page in print.
 *
 * @element einv-invoice-document
 * @fires einv-print-request - Before the print dialog; cancelable, with `waitUntil`. Detail: issueId.
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
  /** Level of its heading in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<DocumentWords> | undefined;

  get #words(): DocumentWords {
    return wordsOf(documentMessages, this.language, this.i18n);
  }

  /** Asks the page, then prints the form alone on A4. */
  async print(): Promise<void> {
    const { invoice, shadowRoot } = this;
    if (invoice === undefined || shadowRoot === null) return;
    const answer = await ask(this, "einv-print-request", { issueId: invoice.issueId });
    if (!answer.proceed) return;
    await printAlone(this, `${Wording.title(invoice.typeCode)[this.language]} ${invoice.issueId}`);
    tell(this, "einv-print", null);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.enter(this.invoice === undefined ? "idle" : "ready");
  }

  protected override render(): unknown {
    const { invoice, status, language } = this;
    if (invoice === undefined) return nothing;
    const words = this.#words;
    const side = this.side === "buyer" ? "buyer" : "supplier";
    const exempt = facets(invoice.typeCode).document === "exemptInvoice";
    const kind = Wording.kind(invoice.typeCode)[language];
    return html`<article part="document" class=${side} aria-labelledby="title">
      ${status === undefined ? nothing : this.#standing(status, words)}
      <div class="form">
        <div class="top">
          <p id="title" class="title" role="heading" aria-level=${this.headingLevel ?? 2}>
            ${Wording.title(invoice.typeCode)[language]}
            <span class="copy-name">(${words.copy[side]})</span>
          </p>
          <dl class="ids">
            ${
              isNobodys(invoice.issueId)
                ? nothing
                : html`<div>
                    <dt>${words.issueId}</dt>
                    <dd class="figure">${issueIdGroups(invoice.issueId)}</dd>
                  </div>`
            }
            ${
              invoice.amendment?.originalIssueId === undefined
                ? nothing
                : html`<div>
                    <dt>${words.originalIssueId}</dt>
                    <dd class="figure">${issueIdGroups(invoice.amendment.originalIssueId)}</dd>
                  </div>`
            }
            ${
              facets(invoice.typeCode).transaction === "general"
                ? nothing
                : html`<div>
                    <dt>${words.kind}</dt>
                    <dd>${kind}</dd>
                  </div>`
            }
          </dl>
        </div>
        ${this.#parties(invoice, words)} ${this.#summary(invoice, words, exempt)}
        ${this.#items(invoice, words, exempt)} ${this.#foot(invoice, words)}
      </div>
      ${this.#facts(words, exempt)}
    </article>`;
  }

  #standing(status: Status.Status, words: DocumentWords): TemplateResult | typeof nothing {
    const sentence = words.standing[status.document];
    if (sentence === undefined) return nothing;
    const mark = unissued.includes(status.document)
      ? words.notIssued
      : Wording.documentState[status.document][this.language];
    return html`<p class="standing">${documentBadge(status.document, this.language)} ${sentence}</p>
      <div class="watermark" aria-hidden="true" data-mark=${mark}></div>`;
  }

  #parties({ supplier, buyer, broker }: TaxInvoice.TaxInvoice, words: DocumentWords): TemplateResult {
    const deep = buyer.secondaryContact !== undefined;
    return html`<div class="parties ${deep ? "deep" : ""}">
      ${this.#party("supplier", words.supplier, words.number.business, supplier.businessNumber, supplier, [
        supplier.contact,
      ])}
      ${this.#party("buyer", words.buyer, words.number[buyer.kind], buyer.number, buyer, [
        buyer.primaryContact,
        buyer.secondaryContact,
      ])}
      ${
        broker === undefined
          ? nothing
          : this.#party("broker", words.broker, words.number.business, broker.businessNumber, broker, [
              broker.contact,
            ])
      }
    </div>`;
  }

  #party(
    id: string,
    role: string,
    numberLabel: string,
    number: string,
    party: Party,
    contacts: ReadonlyArray<TaxInvoice.Contact | undefined>,
  ): TemplateResult {
    const words = this.#words;
    const boxes: ReadonlyArray<Box> = [
      { label: numberLabel, value: partyNumber(number), class: "key" },
      { label: words.branch, value: party.branchNumber },
      { label: words.name, value: party.name },
      { label: words.representative, value: party.representative },
      { label: words.address, value: party.address, class: "wide" },
      { label: words.businessType, value: party.businessType },
      { label: words.businessItem, value: party.businessItem },
      ...contacts
        .filter((contact, index) => index === 0 || contact !== undefined)
        .flatMap((contact): ReadonlyArray<Box> => {
          const person = [contact?.department, contact?.person]
            .filter((text) => text !== undefined)
            .join(" ");
          return [
            { label: words.person, value: person },
            { label: words.telephone, value: contact?.telephone },
            { label: words.email, value: contact?.email, class: "wide" },
          ];
        }),
    ];
    return html`<section
      class="party ${id} ${contacts.filter((contact) => contact !== undefined).length > 1 ? "deep" : ""}"
      aria-labelledby="${id}-side"
    >
      <div id="${id}-side" class="side">${role}</div>
      <dl class="boxes">
        ${boxes.map(
          ({ label, value = "", class: look = "" }) =>
            html`<div class="${look} ${value === "" ? "none" : ""}">
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  #summary(invoice: TaxInvoice.TaxInvoice, words: DocumentWords, exempt: boolean): TemplateResult {
    const { totals, amendment, importDeclaration } = invoice;
    const whole = (label: string, value: string | undefined): TemplateResult | typeof nothing =>
      value === undefined
        ? nothing
        : html`<div class="whole">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`;
    const period = [importDeclaration?.from, importDeclaration?.until].filter((date) => date !== undefined);
    return html`<dl class="summary ${exempt ? "exempt" : ""}">
      <div>
        <dt>${words.writtenDate}</dt>
        <dd class="figure">${invoice.writtenDate}</dd>
      </div>
      <div>
        <dt>${words.supply}</dt>
        <dd class="amount">${money(totals.supply)}</dd>
      </div>
      ${
        exempt
          ? nothing
          : html`<div>
              <dt>${words.tax}</dt>
              <dd class="amount">${money(totals.tax)}</dd>
            </div>`
      }
      <div>
        <dt>${words.remarks}</dt>
        <dd>${invoice.remarks.filter((remark) => remark !== "").map((remark) => html`<p>${remark}</p>`)}</dd>
      </div>
      ${
        amendment?.reason === undefined
          ? nothing
          : whole(words.amendmentReason, Wording.amendmentReason[amendment.reason][this.language])
      }
      ${whole(words.importNumber, importDeclaration?.number)}
      ${whole(words.importCount, importDeclaration?.count?.toString())}
      ${period.length === 0 ? nothing : whole(words.importPeriod, period.join(" – "))}
    </dl>`;
  }

  #items(invoice: TaxInvoice.TaxInvoice, words: DocumentWords, exempt: boolean): TemplateResult {
    const { items } = invoice;
    const columns: ReadonlyArray<readonly [look: string, name: string]> = [
      ["day", words.suppliedOn],
      ["name", words.itemName],
      ["specification", words.specification],
      ["quantity", words.quantity],
      ["price", words.unitPrice],
      ["supply", words.supply],
      ...(exempt ? [] : [["tax", words.tax] as const]),
      ["remark", words.itemRemark],
    ];
    const cell = (look: string, label: string, value: TemplateResult | string): TemplateResult =>
      html`<td role="cell" class="${look} ${value === "" ? "none" : ""}">
        <span class="label" aria-hidden="true">${label}</span>${value}
      </td>`;
    return html`<table role="table" aria-label=${words.itemsOf(items.length)}>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(([look, column]) => html`<th role="columnheader" scope="col" class=${look}>${column}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${items.map(
          (item) =>
            html`<tr role="row">
              ${cell(
                "day",
                words.suppliedOn,
                item.suppliedOn === undefined
                  ? ""
                  : html`<time datetime=${item.suppliedOn}
                      >${item.suppliedOn.slice(5).replace("-", "/")}</time
                    >`,
              )}
              ${cell("name", words.itemName, item.name ?? "")}
              ${cell("specification", words.specification, item.specification ?? "")}
              ${cell("amount", words.quantity, item.quantity === undefined ? "" : figure(decimal(item.quantity)))}
              ${cell("amount", words.unitPrice, item.unitPrice === undefined ? "" : figure(decimal(item.unitPrice)))}
              ${cell("amount", words.supply, money(item.supplyAmount))}
              ${exempt ? nothing : cell("amount", words.tax, money(item.taxAmount))}
              ${cell("remark", words.itemRemark, item.remark ?? "")}
            </tr>`,
        )}
        ${Array.from(
          { length: Math.max(0, paperRows - items.length) },
          () =>
            html`<tr class="blank" aria-hidden="true">
              ${columns.map(() => html`<td></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #foot(invoice: TaxInvoice.TaxInvoice, words: DocumentWords): TemplateResult {
    const paid = (means: TaxInvoice.PaymentMeans): bigint | undefined => {
      const amounts = invoice.payments.filter((payment) => payment.means === means);
      return amounts.length === 0 ? undefined : amounts.reduce((sum, payment) => sum + payment.amount, 0n);
    };
    return html`<div class="foot">
      <dl>
        <div>
          <dt>${words.grand}</dt>
          <dd class="amount grand">${money(invoice.totals.grand)}<span class="won"> ${words.won}</span></dd>
        </div>
        ${(["cash", "cheque", "note", "credit"] as const).map((means) => {
          const value = paid(means);
          return html`<div class=${value === undefined ? "none" : ""}>
            <dt>${Wording.paymentMeans[means][this.language]}</dt>
            <dd class="amount">${money(value)}</dd>
          </div>`;
        })}
      </dl>
      <p class="claim">
        ${invoice.purpose === undefined ? nothing : Wording.purposeSentence[invoice.purpose][this.language]}
      </p>
      <p class="reading"><span lang="ko">${Wording.koreanAmount(invoice.totals.grand)}</span></p>
    </div>`;
  }

  #facts(words: DocumentWords, exempt: boolean): TemplateResult | typeof nothing {
    const { signature, status } = this;
    if (signature === undefined) return nothing;
    const inForce = status === undefined || standing.includes(status.document);
    return html`<div class="facts">
      <p class="valid">
        ${icon("check")}<span>${words.signature(signature.signer, isoTime(signature.signedAt))}</span>
      </p>
      <p>${words.certificateSerial(signature.serial)}</p>
      ${inForce ? html`<p>${words.legal(exempt)}</p>` : nothing}
    </div>`;
  }
}
