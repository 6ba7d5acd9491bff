/** What stands in the editor, and how one entry of it changes. Nothing here ever loses a letter that was typed. */
import type { DraftViews } from "@einv/api";
import type { Form, TaxInvoice } from "@einv/invoice";
import { facets } from "@einv/invoice/TypeCode";
import { partyNumber } from "../foundation/format.ts";
import { readWon } from "../foundation/won.ts";
import { readFigure, split, supplyOf, taxOf, unitPriceOf } from "./money.ts";

export type Content = DraftViews.Sided;
export type Side = DraftViews.Side;

/** Lines that a document may have. */
export const mostLines = 99;
/** 비고 that a document may have. */
export const mostRemarks = 3;

type Changes<Entries> = { readonly [Name in keyof Entries]?: Entries[Name] | undefined };

/** The entries with some changed; `undefined` takes one away. */
export const changed = <Entries extends object>(entries: Entries, changes: Changes<Entries>): Entries => {
  const next: Entries = { ...entries };
  for (const name in changes) {
    const value = changes[name];
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next;
};

export const withForm = (content: Content, changes: Changes<Form.Form>): Content => ({
  ...content,
  form: changed(content.form, changes),
});

export const withItem = (form: Form.Form, at: number, changes: Changes<Form.Item>): Form.Form => ({
  ...form,
  items: form.items.map((item, index) => (index === at ? changed(item, changes) : item)),
});

export const withPayment = (form: Form.Form, means: TaxInvoice.PaymentMeans, amount: string): Form.Form => ({
  ...form,
  payments: [
    ...form.payments.filter((payment) => payment.means !== means),
    ...(amount === "" ? [] : [{ means, amount }]),
  ],
});

/** Whom a side names for questions. */
export const contactOf = ({ form }: Content, side: Side): Form.Contact =>
  (side === "supplier" ? form.supplier.contact : form.buyer.primaryContact) ?? {};

export const withContact = (content: Content, side: Side, changes: Changes<Form.Contact>): Content => {
  const contact = changed(contactOf(content, side), changes);
  const { supplier, buyer } = content.form;
  return side === "supplier"
    ? withForm(content, { supplier: { ...supplier, contact } })
    : withForm(content, { buyer: { ...buyer, primaryContact: contact } });
};

/** The entries that both sides have. */
export type PartyEntries = Pick<
  Form.Supplier,
  "name" | "representative" | "branchNumber" | "businessType" | "businessItem" | "address"
>;

export const withParty = (content: Content, side: Side, changes: Changes<PartyEntries>): Content =>
  side === "supplier"
    ? withForm(content, { supplier: changed<Form.Supplier>(content.form.supplier, changes) })
    : withForm(content, { buyer: changed<Form.Buyer>(content.form.buyer, changes) });

/** 등록번호 of a side. */
export const numberOf = ({ form }: Content, side: Side): string =>
  (side === "supplier" ? form.supplier.businessNumber : form.buyer.number) ?? "";

export const withNumber = (content: Content, side: Side, number: string): Content =>
  side === "supplier"
    ? withForm(content, { supplier: changed(content.form.supplier, { businessNumber: number }) })
    : withForm(content, { buyer: changed(content.form.buyer, { number }) });

/** `1208800016` → `120-88-00016` */
export const readable = (number: string): string => partyNumber(number.replace(/[\s-]/g, ""));

export const otherSide = (side: Side): Side => (side === "supplier" ? "buyer" : "supplier");

const isTyped = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";

/** Whether nothing but a day is typed in a line. */
export const isIdle = ({ suppliedOn: _day, ...rest }: Form.Item): boolean =>
  !Object.values(rest).some(isTyped);

/** As it is sent: a line in which only a day stands says nothing. Places stay. */
export const spoken = (content: Content): Content =>
  withForm(content, { items: content.form.items.map((item) => (isIdle(item) ? {} : item)) });

/** What a line comes to. */
export interface Computed {
  /** 수량 × 단가 */
  readonly product: bigint | undefined;
  readonly supply: bigint | undefined;
  /** The tax that the supply amount bears. */
  readonly due: bigint | undefined;
  readonly tax: bigint | undefined;
}

export const compute = (typeCode: TaxInvoice.TypeCode, item: Form.Item): Computed => {
  const product = supplyOf(readFigure(item.quantity), readFigure(item.unitPrice));
  const supply = isTyped(item.supplyAmount) ? readWon(item.supplyAmount) : product;
  const due = supply === undefined ? undefined : taxOf(typeCode, supply);
  return { product, supply, due, tax: isTyped(item.taxAmount) ? readWon(item.taxAmount) : due };
};

export interface Totals {
  readonly supply: bigint;
  readonly tax: bigint | undefined;
  readonly grand: bigint;
}

export const totalsOf = ({ typeCode, items }: Form.Form): Totals => {
  let supply = 0n;
  let tax = 0n;
  for (const item of items) {
    const line = compute(typeCode, item);
    supply += line.supply ?? 0n;
    tax += line.tax ?? 0n;
  }
  const exempt = facets(typeCode).taxation === "exempt" && tax === 0n;
  return { supply, tax: exempt ? undefined : tax, grand: supply + tax };
};

/** Whether an amount stands in any line: 0원 is one, a line without is none. */
export const hasAmount = ({ typeCode, items }: Form.Form): boolean =>
  items.some((item) => compute(typeCode, item).supply !== undefined);

/** What was paid in each way, together; nothing if no way is named. */
export const paidOf = ({ payments }: Form.Form): bigint | undefined =>
  payments.length === 0 ? undefined : payments.reduce((sum, { amount }) => sum + (readWon(amount) ?? 0n), 0n);

/** 합계금액 of a line, taken apart; its unit price follows where there is a quantity. */
export const withGrand = (form: Form.Form, at: number, text: string): Form.Form => {
  const grand = readWon(text);
  const item = form.items[at];
  if (grand === undefined || item === undefined)
    return withItem(form, at, text.trim() === "" ? { supplyAmount: undefined, taxAmount: undefined } : {});
  const { supply, tax } = split(form.typeCode, grand);
  const unitPrice = unitPriceOf(supply, readFigure(item.quantity));
  return withItem(form, at, {
    supplyAmount: String(supply),
    taxAmount: tax === undefined ? undefined : String(tax),
    ...(unitPrice === undefined ? {} : { unitPrice }),
  });
};

/** Another kind (종류): its taxes are computed anew. */
export const withKind = (content: Content, typeCode: TaxInvoice.TypeCode): Content =>
  withForm(content, {
    typeCode,
    items: content.form.items.map((item) => changed(item, { taxAmount: undefined })),
  });

/** Another written date (작성일자): lines that bore the old one follow. */
export const withWrittenDate = (content: Content, writtenDate: string): Content => {
  const { form } = content;
  return withForm(content, {
    writtenDate,
    items: form.items.map((item) =>
      item.suppliedOn !== undefined && item.suppliedOn === form.writtenDate
        ? changed(item, { suppliedOn: writtenDate === "" ? undefined : writtenDate })
        : item,
    ),
  });
};

/** Whether two contents say the same. */
export const sameContent = (one: Content, other: Content): boolean => {
  const told = ({ form, side, payer, managementNumber, message, replaces }: Content): string =>
    JSON.stringify([side, payer, managementNumber, message, replaces, sorted(form)]);
  return told(one) === told(other);
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isPlain(value)
      ? Object.fromEntries(
          Object.keys(value)
            .toSorted()
            .map((name) => [name, sorted(value[name])]),
        )
      : value;
