/** One tax invoice as the form of the law (별지 제14호서식), and what is said around it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Status, TaxInvoice } from "@einv/invoice";
import * as AmendmentRole from "@einv/invoice/AmendmentRole";
import { facets } from "@einv/invoice/TypeCode";
import * as Wording from "@einv/invoice/Wording";
import { documentBadge } from "../foundation/badges.ts";
import { amount, decimal, isoTime, issueIdGroups, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { DocumentWords } from "./document.messages.ts";
import type { Sheet } from "./sheets.ts";

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
const inForceAs: ReadonlyArray<Status.DocumentState> = ["issued", "amended"];

/** A document that is only being written has no issue ID yet: zeros stand in for it. */
const isNobodys = (issueId: string): boolean => issueId.endsWith("0".repeat(16));

/** A figure that breaks after a thousand where it must; a very long one takes a line of its own in the list. */
const figure = (text: string): TemplateResult | string =>
  html`<span class=${text.length > 15 ? "long" : "short"}
    >${text.split(/(?<=,)/).map((part) => html`${part}<wbr />`)}</span
  >`;

const money = (value: bigint | undefined): TemplateResult | string =>
  value === undefined ? "" : figure(amount(value));

/** Whose copy it is, in which words, and where among those that are shown together. */
export interface Copy {
  readonly words: DocumentWords;
  readonly language: Language;
  readonly side: "supplier" | "buyer";
  /** Level of its heading. */
  readonly level: number;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** What tells its identifiers from those of the others; nothing at the first. */
  readonly place: string;
}

/** The identifiers of what names a part: of several documents, which of them it belongs to, too. */
const named = ({ of, place }: Copy, id: string): string => (of === 1 ? id : `which${place} ${id}`);

const standingOf = (status: Status.Status, { words, language }: Copy): TemplateResult | typeof nothing => {
  const sentence = words.standing[status.document];
  if (sentence === undefined) return nothing;
  const mark = unissued.includes(status.document)
    ? words.notIssued
    : Wording.documentState[status.document][language];
  return html`<p class="standing">${documentBadge(status.document, language)} ${sentence}</p>
    <div class="watermark" aria-hidden="true" data-mark=${mark}></div>`;
};

const party = (
  copy: Copy,
  kind: "supplier" | "buyer" | "broker",
  numberLabel: string,
  number: string,
  who: Party,
  contacts: ReadonlyArray<TaxInvoice.Contact | undefined>,
): TemplateResult => {
  const { words, place } = copy;
  const id = `${kind}-side${place}`;
  const boxes: ReadonlyArray<Box> = [
    { label: numberLabel, value: partyNumber(number), class: "key" },
    { label: words.branch, value: who.branchNumber },
    { label: words.name, value: who.name },
    { label: words.representative, value: who.representative },
    { label: words.address, value: who.address, class: "wide" },
    { label: words.businessType, value: who.businessType },
    { label: words.businessItem, value: who.businessItem },
    ...contacts
      .filter((contact, index) => index === 0 || contact !== undefined)
      .flatMap((contact): ReadonlyArray<Box> => {
        const person = [contact?.department, contact?.person].filter((text) => text !== undefined).join(" ");
        return [
          { label: words.person, value: person },
          { label: words.telephone, value: contact?.telephone },
          { label: words.email, value: contact?.email, class: "wide" },
        ];
      }),
  ];
  return html`<section
    class="party ${kind} ${contacts.filter((contact) => contact !== undefined).length > 1 ? "deep" : ""}"
    aria-labelledby=${named(copy, id)}
  >
    <div id=${id} class="side">${words[kind]}</div>
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
};

const parties = ({ supplier, buyer, broker }: TaxInvoice.TaxInvoice, copy: Copy): TemplateResult => {
  const { number } = copy.words;
  const deep = buyer.secondaryContact !== undefined;
  return html`<div class="parties ${deep ? "deep" : ""}">
    ${party(copy, "supplier", number.business, supplier.businessNumber, supplier, [supplier.contact])}
    ${party(copy, "buyer", number[buyer.kind], buyer.number, buyer, [
      buyer.primaryContact,
      buyer.secondaryContact,
    ])}
    ${
      broker === undefined
        ? nothing
        : party(copy, "broker", number.business, broker.businessNumber, broker, [broker.contact])
    }
  </div>`;
};

const summary = (
  invoice: TaxInvoice.TaxInvoice,
  { words, language }: Copy,
  exempt: boolean,
): TemplateResult => {
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
        : whole(words.amendmentReason, Wording.amendmentReason[amendment.reason][language])
    }
    ${whole(words.importNumber, importDeclaration?.number)}
    ${whole(words.importCount, importDeclaration?.count?.toString())}
    ${period.length === 0 ? nothing : whole(words.importPeriod, period.join(" – "))}
  </dl>`;
};

const table = ({ items }: TaxInvoice.TaxInvoice, { words }: Copy, exempt: boolean): TemplateResult => {
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
};

const foot = (invoice: TaxInvoice.TaxInvoice, { words, language }: Copy): TemplateResult => {
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
          <dt>${Wording.paymentMeans[means][language]}</dt>
          <dd class="amount">${money(value)}</dd>
        </div>`;
      })}
    </dl>
    <p class="claim">
      ${invoice.purpose === undefined ? nothing : Wording.purposeSentence[invoice.purpose][language]}
    </p>
    <p class="reading"><span lang="ko">${Wording.koreanAmount(invoice.totals.grand)}</span></p>
  </div>`;
};

const facts = (
  { signature, status }: Sheet,
  { words }: Copy,
  exempt: boolean,
): TemplateResult | typeof nothing => {
  if (signature === undefined) return nothing;
  const inForce = status === undefined || inForceAs.includes(status.document);
  return html`<div class="facts">
    <p class="valid">
      ${icon("check")}<span>${words.signature(signature.signer, isoTime(signature.signedAt))}</span>
    </p>
    <p>${words.certificateSerial(signature.serial)}</p>
    ${inForce ? html`<p>${words.legal(exempt)}</p>` : nothing}
  </div>`;
};

/** The form. Of several, each says its number and what it is. */
export const form = (sheet: Sheet, copy: Copy): TemplateResult => {
  const { invoice, status, role } = sheet;
  const { words, language, side, level, number, of, place } = copy;
  const title = `title${place}`;
  const what = role === undefined ? undefined : AmendmentRole.names[role][language];
  const exempt = facets(invoice.typeCode).document === "exemptInvoice";
  const kind = Wording.kind(invoice.typeCode)[language];
  return html`<article part="document" class=${side} aria-labelledby=${named(copy, title)}>
    ${
      of === 1
        ? nothing
        : html`<p id="which${place}" class="which" role="heading" aria-level=${level}>
            ${words.which(number, of, what)}
          </p>`
    }
    ${status === undefined ? nothing : standingOf(status, copy)}
    <div class="form">
      <div class="top">
        <p id=${title} class="title" role="heading" aria-level=${of === 1 ? level : level + 1}>
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
      ${parties(invoice, copy)} ${summary(invoice, copy, exempt)} ${table(invoice, copy, exempt)}
      ${foot(invoice, copy)}
    </div>
    ${facts(sheet, copy, exempt)}
  </article>`;
};
