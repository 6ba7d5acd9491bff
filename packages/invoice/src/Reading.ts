/**
 * What a {@link Form} says: read entry by entry, held to the rules, and made
 * into a document. Whatever is wrong is found at its field.
 */
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type * as Form from "./Form.ts";
import * as Entries from "./internal/formEntries.ts";
import { maybe } from "./internal/maybe.ts";
import * as Rules from "./Rules.ts";
import { type CalendarDate, IssueId, type TypeCode, Won } from "./TaxInvoice.ts";
import { facets } from "./TypeCode.ts";

/** What a form says, as far as it can be read. */
export interface Reading {
  /** Stands in for the document where entries are missing; to be issued only if `complete`. */
  readonly terms: Form.Terms;
  /** Everything that does not hold, errors first. */
  readonly findings: ReadonlyArray<Rules.Finding>;
  /** Whether there are no errors. */
  readonly complete: boolean;
  /** Where in the form each line of `terms` stands. */
  readonly places: ReadonlyArray<number>;
}

const some = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length === 0 ? undefined : value;

const line = (text: string | undefined): string | undefined => {
  const trimmed = text?.normalize("NFC").trim() ?? "";
  return trimmed === "" ? undefined : trimmed;
};

const isTyped = (entries: object): boolean =>
  Object.values(entries).some((value) => typeof value === "string" && value.trim() !== "");

const contactOf = (contact: Form.Contact | undefined) =>
  some({
    ...maybe("department", line(contact?.department)),
    ...maybe("person", line(contact?.person)),
    ...maybe("telephone", line(contact?.telephone)),
    ...maybe("email", line(contact?.email)),
  });

const partyOf = (of: Form.Supplier | Form.Buyer) => ({
  name: line(of.name) ?? "",
  representative: line(of.representative) ?? "",
  ...maybe("branchNumber", line(of.branchNumber)),
  ...maybe("businessType", line(of.businessType)),
  ...maybe("businessItem", line(of.businessItem)),
  ...maybe("address", line(of.address)),
});

/** Reads entries, and keeps what cannot be read as findings. */
class Reader {
  readonly findings: Array<Rules.Finding> = [];

  read<A>(entryOf: Entries.Kind<A>, text: string | undefined, path: string): A | undefined {
    const typed = line(text);
    if (typed === undefined) return undefined;
    const value = entryOf.read(typed);
    if (value === undefined) this.findings.push(Entries.unreadable(entryOf, path));
    return value;
  }

  needed<A>(entryOf: Entries.Kind<A>, text: string | undefined, path: string): A | undefined {
    if (line(text) === undefined) this.findings.push(Entries.missing(entryOf, path));
    return this.read(entryOf, text, path);
  }
}

const product = (quantity: BigDecimal.BigDecimal, unitPrice: BigDecimal.BigDecimal): bigint =>
  BigDecimal.scale(BigDecimal.multiply(quantity, unitPrice), 0).value;

/** 공급가액 = 수량 × 단가, towards zero; nothing unless both are there. */
export const supplyOf = (
  quantity: BigDecimal.BigDecimal | undefined,
  unitPrice: BigDecimal.BigDecimal | undefined,
): Won | undefined =>
  quantity === undefined || unitPrice === undefined ? undefined : Won.make(product(quantity, unitPrice));

/** 세액: a tenth of the supply amount, towards zero; 0 when zero-rated, none when exempt. */
export const taxOf = (typeCode: TypeCode, supply: bigint): Won | undefined => {
  const { taxation } = facets(typeCode);
  if (taxation === "exempt") return undefined;
  return Won.make(taxation === "zeroRated" ? 0n : supply / 10n);
};

const itemOf = (reader: Reader, typeCode: TypeCode, item: Form.Item, path: string, sequence: number) => {
  const quantity = reader.read(Entries.decimal.quantity, item.quantity, `${path}.quantity`);
  const unitPrice = reader.read(Entries.decimal.unitPrice, item.unitPrice, `${path}.unitPrice`);
  const said = reader.read(Entries.amount.supply, item.supplyAmount, `${path}.supplyAmount`);
  const unsaid = line(item.supplyAmount) === undefined;
  const supplyAmount = said ?? (unsaid ? supplyOf(quantity, unitPrice) : undefined);
  if (supplyAmount === undefined && unsaid)
    reader.findings.push(Entries.missing(Entries.amount.supply, `${path}.supplyAmount`));
  const tax = reader.read(Entries.amount.tax, item.taxAmount, `${path}.taxAmount`);
  const taxAmount =
    tax ??
    (line(item.taxAmount) === undefined && supplyAmount !== undefined
      ? taxOf(typeCode, supplyAmount)
      : undefined);
  return {
    sequence,
    ...maybe("suppliedOn", reader.read(Entries.date.supplied, item.suppliedOn, `${path}.suppliedOn`)),
    ...maybe("name", line(item.name)),
    ...maybe("specification", line(item.specification)),
    ...maybe("remark", line(item.remark)),
    ...maybe("quantity", quantity),
    ...maybe("unitPrice", unitPrice),
    ...maybe("supplyAmount", supplyAmount),
    ...maybe("taxAmount", taxAmount),
  };
};

/** With places in the form: lines that do not count stand in it too. */
interface Kept<A> {
  readonly value: A;
  readonly at: number;
}

const keep = <A>(all: ReadonlyArray<A>, counts: (one: A) => boolean): ReadonlyArray<Kept<A>> =>
  all.flatMap((value, at) => (counts(value) ? [{ value, at }] : []));

const totalOf = (amounts: ReadonlyArray<bigint | undefined>): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

/** Findings of the rules, at the places of the form. */
const placed = (
  found: ReadonlyArray<Rules.Finding>,
  places: Readonly<Record<string, ReadonlyArray<Kept<unknown>>>>,
): ReadonlyArray<Rules.Finding> =>
  found.map((finding) => ({
    ...finding,
    path: finding.path.replace(/^(\w+)\[(\d+)\]/, (whole, list: string, index: string) => {
      const at = places[list]?.[Number(index)]?.at;
      return at === undefined ? whole : `${list}[${at}]`;
    }),
  }));

/** Nobody's: only to be checked with. Its date is that of the document, as the rules want it. */
const provisional = (writtenDate: CalendarDate): IssueId =>
  IssueId.make(`${writtenDate.replaceAll("-", "")}${"0".repeat(16)}`);

/**
 * What the form says. What is left out is computed: supply amount from quantity
 * and unit price, tax from the supply amount, totals from the lines.
 */
export const read = (form: Form.Form, circumstances: Rules.Circumstances): Reading => {
  const { typeCode, supplier, buyer } = form;
  const reader = new Reader();
  const writtenDate =
    reader.needed(Entries.date.written, form.writtenDate, "writtenDate") ?? circumstances.now;
  const items = keep(form.items, isTyped);
  const payments = keep(form.payments, isTyped);
  const remarks = keep(form.remarks, (remark) => remark.trim() !== "");
  const lines = items.map(({ value, at }, index) =>
    itemOf(reader, typeCode, value, `items[${at}]`, index + 1),
  );
  const supply = totalOf(lines.map(({ supplyAmount }) => supplyAmount));
  const tax = totalOf(lines.map(({ taxAmount }) => taxAmount));
  const taxed = facets(typeCode).taxation !== "exempt" || tax !== 0n;
  const businessNumber =
    reader.needed(Entries.number.supplier, supplier.businessNumber, "supplier.businessNumber") ?? "";
  const number = reader.needed(Entries.number.buyer, buyer.number, "buyer.number") ?? "";
  const terms: Form.Terms = {
    typeCode,
    writtenDate,
    ...maybe("purpose", form.purpose),
    remarks: remarks.map(({ value }) => line(value) ?? ""),
    supplier: {
      businessNumber,
      ...partyOf(supplier),
      ...maybe("contact", contactOf(supplier.contact)),
    },
    buyer: {
      kind: buyer.kind,
      number,
      ...partyOf(buyer),
      ...maybe("primaryContact", contactOf(buyer.primaryContact)),
      ...maybe("secondaryContact", contactOf(buyer.secondaryContact)),
    },
    payments: payments.map(({ value, at }) => ({
      means: value.means,
      amount: reader.read(Entries.amount.paid, value.amount, `payments[${at}].amount`) ?? Won.make(0n),
    })),
    totals: {
      supply: Won.make(supply),
      ...(taxed ? { tax: Won.make(tax) } : {}),
      grand: Won.make(supply + tax),
    },
    items: lines,
  };
  const own = reader.findings;
  const told = new Set(own.map(({ path }) => path));
  const rules = placed(Rules.check({ ...terms, issueId: provisional(writtenDate) }, circumstances), {
    items,
    payments,
    remarks,
  }).filter(({ path }) => !told.has(path));
  const findings = [
    ...own,
    ...rules.filter(({ severity }) => severity === "error"),
    ...rules.filter(({ severity }) => severity === "warning"),
  ];
  return {
    terms,
    findings,
    complete: findings.every(({ severity }) => severity === "warning"),
    places: items.map(({ at }) => at),
  };
};

/** The document, if the form is complete. Refused with `invoice.rules`, telling the first error. */
export const finish = (
  form: Form.Form,
  circumstances: Rules.Circumstances,
): Result.Result<Form.Terms, Refusal.Refusal> => {
  const { terms, findings } = read(form, circumstances);
  return Result.map(Rules.refuseErrors(findings), () => terms);
};
