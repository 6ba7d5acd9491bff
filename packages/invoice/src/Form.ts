/**
 * An invoice while a person types it (작성 중인 세금계산서): every entry is text,
 * may be missing and may be wrong, so that nothing half typed is ever lost.
 *
 * Its fields stand where they stand in the document (`items[0].taxAmount`), so
 * that what `Reading` finds is shown at the field it is about.
 */
import * as BigDecimal from "effect/BigDecimal";
import * as Schema from "effect/Schema";
import { hasDigits } from "./internal/digits.ts";
import { maybe } from "./internal/maybe.ts";
import { PaymentMeans, Purpose, type TaxInvoice, TypeCode } from "./TaxInvoice.ts";

/** A document without its issue ID (승인번호). */
export type Terms = Omit<TaxInvoice, "issueId">;

/** Longer than any field of a document, so that a text too long is kept and complained of. */
const entry = Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500)));

/** 담당자 */
export const Contact = Schema.Struct({
  department: entry,
  person: entry,
  telephone: entry,
  email: entry,
}).annotate({ identifier: "FormContact" });
export type Contact = typeof Contact.Type;

const party = {
  name: entry,
  representative: entry,
  branchNumber: entry,
  businessType: entry,
  businessItem: entry,
  address: entry,
};

export const Supplier = Schema.Struct({
  businessNumber: entry,
  ...party,
  contact: Schema.optionalKey(Contact),
}).annotate({ identifier: "FormSupplier" });
export type Supplier = typeof Supplier.Type;

export const Buyer = Schema.Struct({
  kind: Schema.Literals(["business", "foreigner"]),
  number: entry,
  ...party,
  primaryContact: Schema.optionalKey(Contact),
  secondaryContact: Schema.optionalKey(Contact),
}).annotate({ identifier: "FormBuyer" });
export type Buyer = typeof Buyer.Type;

/** 품목; a line of which nothing is typed does not count. */
export const Item = Schema.Struct({
  suppliedOn: entry,
  name: entry,
  specification: entry,
  remark: entry,
  quantity: entry,
  unitPrice: entry,
  supplyAmount: entry,
  taxAmount: entry,
}).annotate({ identifier: "FormItem" });
export type Item = typeof Item.Type;

export const Payment = Schema.Struct({ means: PaymentMeans, amount: entry }).annotate({
  identifier: "FormPayment",
});
export type Payment = typeof Payment.Type;

export const Form = Schema.Struct({
  typeCode: TypeCode,
  writtenDate: entry,
  purpose: Schema.optionalKey(Purpose),
  remarks: Schema.Array(Schema.String.check(Schema.isMaxLength(500))).check(Schema.isMaxLength(10)),
  supplier: Supplier,
  buyer: Buyer,
  payments: Schema.Array(Payment).check(Schema.isMaxLength(10)),
  items: Schema.Array(Item).check(Schema.isMaxLength(150)),
}).annotate({ identifier: "Form" });
export type Form = typeof Form.Type;

/** Nothing typed yet. */
export const blank: Form = {
  typeCode: "0101",
  purpose: "claim",
  remarks: [],
  supplier: {},
  buyer: { kind: "business" },
  payments: [],
  items: [],
};

const decimals = (value: BigDecimal.BigDecimal | undefined): string | undefined =>
  value === undefined ? undefined : BigDecimal.format(BigDecimal.normalize(value));

const amounts = (value: bigint | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** The form that says what a document says; a person's resident number is left out. */
export const of = (document: Terms): Form => {
  const { buyer, supplier } = document;
  const { kind, number, primaryContact, secondaryContact, ...named } = buyer;
  return {
    typeCode: document.typeCode,
    writtenDate: document.writtenDate,
    ...maybe("purpose", document.purpose),
    remarks: document.remarks,
    supplier,
    buyer: {
      ...named,
      kind: kind === "foreigner" ? "foreigner" : "business",
      ...maybe("number", kind === "resident" ? undefined : number),
      ...maybe("primaryContact", primaryContact),
      ...maybe("secondaryContact", secondaryContact),
    },
    payments: document.payments.map(({ means, amount }) => ({ means, amount: String(amount) })),
    items: document.items.map((item) => ({
      ...maybe("suppliedOn", item.suppliedOn),
      ...maybe("name", item.name),
      ...maybe("specification", item.specification),
      ...maybe("remark", item.remark),
      ...maybe("quantity", decimals(item.quantity)),
      ...maybe("unitPrice", decimals(item.unitPrice)),
      ...maybe("supplyAmount", amounts(item.supplyAmount)),
      ...maybe("taxAmount", amounts(item.taxAmount)),
    })),
  };
};

/** A form as its paths: `items[0].name` → text. */
const flattened = (form: Form): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string") {
      if (value.trim() !== "") texts.set(path, value);
    } else if (Array.isArray(value)) value.forEach((one, index) => visit(one, `${path}[${index}]`));
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) visit(one, path === "" ? key : `${path}.${key}`);
  };
  visit(form, "");
  return texts;
};

/** One entry that two documents say differently; absent where it is not said. */
export interface Difference {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** Where two documents differ, entry by entry, in the order of the form. */
export const differences = (before: Terms, after: Terms): ReadonlyArray<Difference> => {
  const [was, is] = [flattened(of(before)), flattened(of(after))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, ...maybe("before", was.get(path)), ...maybe("after", is.get(path)) }));
};

/** What was typed looks like a person's resident number (주민등록번호), which is never stored. */
export const holdsResidentNumber = ({ buyer, supplier }: Form): boolean =>
  [supplier.businessNumber, ...(buyer.kind === "foreigner" ? [] : [buyer.number])].some((text) =>
    hasDigits(text ?? "", 13),
  );
