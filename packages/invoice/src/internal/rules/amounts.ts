/** Rules of amounts, taxes, payments and lines. */
import * as BigDecimal from "effect/BigDecimal";
import * as Wording from "../../Wording.ts";
import { at, expected, forbidden, none, type Offence, practice, recorded, type Rule, when } from "./Rule.ts";

const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

const oppose = (one: bigint, other: bigint): boolean => (one > 0n && other < 0n) || (one < 0n && other > 0n);

const sum = (amounts: ReadonlyArray<bigint | undefined>): bigint | undefined =>
  amounts.every((amount) => amount === undefined)
    ? undefined
    : amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n);

const compare = (path: string, found: bigint, expected: bigint | undefined): ReadonlyArray<Offence> =>
  when(expected !== undefined && found !== expected, path, {
    found: Wording.won(found),
    expected: Wording.won(expected ?? 0n),
  });

/** Where a value stands that stood before. */
const repeated = (values: ReadonlyArray<unknown>): ReadonlyArray<number> => {
  const seen = new Set<unknown>();
  return values.flatMap((value, index) => {
    if (value === undefined || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [index];
  });
};

/** Decimals within the document's form; others are refused by form and not computed with. */
const inForm = (number: BigDecimal.BigDecimal | undefined): number is BigDecimal.BigDecimal =>
  number !== undefined && number.scale >= 0 && number.scale <= 2 && !BigDecimal.isZero(number);

const recount = { ko: "금액을 다시 계산해 주세요.", en: "Compute the amounts again." };

export const amounts: ReadonlyArray<Rule> = [
  {
    ...expected("ERR007"),
    id: "total.grand",
    field: "totals.grand",
    basis: "합계금액 = 공급가액 + 세액 (INV212, KEC v3.0)",
    statement: {
      ko: "합계금액이 공급가액과 세액의 합과 다릅니다. {found}원이 아니라 {expected}원입니다.",
      en: "The grand total is not supply amount plus tax: {found} instead of {expected} won.",
    },
    remedy: recount,
    offences: ({ invoice: { totals } }) =>
      compare("totals.grand", totals.grand, totals.supply + (totals.tax ?? 0n)),
  },
  {
    ...expected("ERR007"),
    id: "total.supply",
    field: "totals.supply",
    basis: "품목 공급가액의 합 (INV308)",
    statement: {
      ko: "공급가액 합계가 품목의 합과 다릅니다. {found}원이 아니라 {expected}원입니다.",
      en: "The total supply amount is not the sum of the lines: {found} instead of {expected} won.",
    },
    remedy: recount,
    offences: ({ invoice: { totals, items } }) =>
      compare("totals.supply", totals.supply, sum(items.map(({ supplyAmount }) => supplyAmount))),
  },
  {
    ...expected("ERR007"),
    id: "total.tax",
    field: "totals.tax",
    basis: "품목 세액의 합 (INV310)",
    statement: {
      ko: "세액 합계가 품목의 합과 다릅니다. {found}원이 아니라 {expected}원입니다.",
      en: "The total tax is not the sum of the lines: {found} instead of {expected} won.",
    },
    remedy: recount,
    offences: ({ invoice: { totals, items } }) =>
      compare("totals.tax", totals.tax ?? 0n, sum(items.map(({ taxAmount }) => taxAmount))),
  },
  {
    ...recorded("ERR007"),
    id: "total.signs",
    field: "totals.tax",
    basis: "KEC v3.0",
    statement: { ko: "공급가액과 세액의 부호가 다릅니다.", en: "Supply amount and tax have opposite signs." },
    remedy: { ko: "둘 다 양수이거나 둘 다 음수여야 합니다.", en: "Make both positive or both negative." },
    offences: ({ invoice: { totals } }) => when(oppose(totals.supply, totals.tax ?? 0n), "totals.tax"),
  },
  {
    ...recorded("ERR007"),
    id: "amendment.negative",
    field: "totals.supply",
    basis: "KEC v3.0",
    statement: {
      ko: "환입이나 계약의 해제로 수정할 때는 금액이 음수여야 합니다.",
      en: "Amending for a return or a rescission needs negative amounts.",
    },
    remedy: { ko: "금액 앞에 -를 붙여 주세요.", en: "Make the amounts negative." },
    offences: ({ invoice: { amendment, totals } }) =>
      when(
        (amendment?.reason === "03" || amendment?.reason === "04") &&
          (totals.supply > 0n || (totals.tax ?? 0n) > 0n),
        "totals.supply",
      ),
  },
  {
    ...forbidden,
    id: "tax.missing",
    field: "totals.tax",
    basis: "부가가치세법 §30, §32① (INV206)",
    statement: { ko: "과세 세금계산서인데 세액이 없습니다.", en: "A taxable invoice without tax." },
    remedy: {
      ko: "세액을 입력해 주세요. 영세율이면 종류를 영세율로 바꾸어 주세요.",
      en: "Enter the tax, or choose the zero-rated kind.",
    },
    offences: ({ invoice: { totals }, facets }) =>
      when(
        facets.taxation === "taxable" &&
          !facets.customs &&
          (totals.tax ?? 0n) === 0n &&
          magnitude(totals.supply) >= 10n,
        "totals.tax",
      ),
  },
  {
    ...forbidden,
    id: "tax.zero-rated",
    field: "totals.tax",
    basis: "부가가치세법 §21–§24",
    statement: { ko: "영세율 세금계산서의 세액은 0원입니다.", en: "The tax of a zero-rated invoice is 0." },
    remedy: {
      ko: "세액을 0으로 고치거나 종류를 일반으로 바꾸어 주세요.",
      en: "Set the tax to 0, or choose the general kind.",
    },
    offences: ({ invoice: { totals }, facets }) =>
      when(facets.taxation === "zeroRated" && (totals.tax ?? 0n) !== 0n, "totals.tax"),
  },
  {
    ...forbidden,
    id: "tax.exempt",
    field: "totals.tax",
    basis: "부가가치세법 §26 (INV208)",
    statement: { ko: "면세 계산서에는 세액을 쓸 수 없습니다.", en: "An exempt invoice has no tax." },
    remedy: {
      ko: "세액을 0으로 고치거나 세금계산서로 발행해 주세요.",
      en: "Set the tax to 0, or issue a tax invoice.",
    },
    offences: ({ invoice: { totals }, facets }) =>
      when(facets.taxation === "exempt" && (totals.tax ?? 0n) !== 0n, "totals.tax"),
  },
  {
    ...practice,
    id: "tax.rate",
    field: "totals.tax",
    basis: "부가가치세법 §30: 10 %, within one won per line",
    statement: {
      ko: "세액 {found}원이 공급가액의 10 %({expected}원)와 다릅니다.",
      en: "The tax of {found} won is not 10 % of the supply amount ({expected} won).",
    },
    remedy: { ko: "세액을 확인해 주세요.", en: "Check the tax." },
    offences: ({ invoice: { totals, items }, facets }) => {
      const tax = totals.tax ?? 0n;
      if (facets.taxation !== "taxable" || tax === 0n) return none;
      return magnitude(tax * 10n - totals.supply) > BigInt(10 * Math.max(1, items.length))
        ? at("totals.tax", { found: Wording.won(tax), expected: Wording.won(totals.supply / 10n) })
        : none;
    },
  },
  {
    ...practice,
    id: "total.negative",
    field: "totals.supply",
    basis: "a reduction is an amendment of the original",
    statement: {
      ko: "수정이 아닌 세금계산서의 금액이 음수입니다.",
      en: "An invoice that amends nothing has negative amounts.",
    },
    remedy: {
      ko: "원래 세금계산서를 수정발행하는 것이 맞는지 확인해 주세요.",
      en: "Check whether the original should be amended instead.",
    },
    offences: ({ invoice: { totals }, facets }) =>
      when(!facets.amendment && totals.supply < 0n, "totals.supply"),
  },
  {
    ...practice,
    id: "payment.total",
    field: "payments",
    basis: "issuing systems (INV210)",
    statement: {
      ko: "결제방법의 합({found}원)이 합계금액({expected}원)과 다릅니다.",
      en: "The payments ({found} won) do not add up to the grand total ({expected} won).",
    },
    remedy: { ko: "현금·수표·어음·외상미수금을 확인해 주세요.", en: "Check cash, cheque, note and credit." },
    offences: ({ invoice: { payments, totals } }) => {
      const paid = sum(payments.map(({ amount }) => amount));
      return paid === undefined ? none : compare("payments", paid, totals.grand);
    },
  },
  {
    ...practice,
    id: "payment.repeated",
    field: "payments[].means",
    basis: "one row for each means of payment",
    statement: { ko: "같은 결제수단이 두 번 있습니다.", en: "A means of payment stands twice." },
    remedy: { ko: "한 줄로 합쳐 주세요.", en: "Put them into one row." },
    offences: ({ invoice: { payments } }) =>
      repeated(payments.map(({ means }) => means)).map((index) => ({ path: `payments[${index}].means` })),
  },
  {
    ...practice,
    id: "item.signs",
    field: "items[].taxAmount",
    basis: "as for the totals (ERR007)",
    statement: {
      ko: "품목의 공급가액과 세액의 부호가 다릅니다.",
      en: "Supply amount and tax of a line have opposite signs.",
    },
    remedy: { ko: "품목의 금액을 확인해 주세요.", en: "Check the amounts of the line." },
    offences: ({ invoice: { items } }) =>
      items.flatMap(({ supplyAmount, taxAmount }, index) =>
        when(oppose(supplyAmount ?? 0n, taxAmount ?? 0n), `items[${index}].taxAmount`),
      ),
  },
  {
    ...practice,
    id: "item.product",
    field: "items[].supplyAmount",
    basis: "수량 × 단가 = 공급가액, within one won",
    statement: {
      ko: "수량과 단가를 곱한 값이 공급가액과 다릅니다.",
      en: "Quantity times unit price is not the supply amount.",
    },
    remedy: {
      ko: "할인이 아니라면 수량이나 단가를 확인해 주세요.",
      en: "Unless it is a discount, check quantity and unit price.",
    },
    offences: ({ invoice: { items } }) =>
      items.flatMap(({ quantity, unitPrice, supplyAmount }, index) => {
        if (!inForm(quantity) || !inForm(unitPrice) || supplyAmount === undefined) return none;
        const product = quantity.value * unitPrice.value;
        const unit = 10n ** BigInt(quantity.scale + unitPrice.scale);
        return when(magnitude(product - supplyAmount * unit) >= unit, `items[${index}].supplyAmount`);
      }),
  },
  {
    ...practice,
    id: "item.date",
    field: "items[].suppliedOn",
    basis: "issuing systems: lines are of the month of the written date",
    statement: {
      ko: "품목의 공급일자가 작성일자와 다른 달입니다.",
      en: "A line was supplied in another month than the written date.",
    },
    remedy: {
      ko: "달이 다른 공급은 세금계산서를 나누어 주세요.",
      en: "Put supplies of different months on different invoices.",
    },
    offences: ({ invoice: { items, writtenDate } }) =>
      items.flatMap(({ suppliedOn }, index) =>
        when(
          suppliedOn !== undefined && suppliedOn.slice(0, 7) !== writtenDate.slice(0, 7),
          `items[${index}].suppliedOn`,
        ),
      ),
  },
  {
    ...practice,
    id: "item.sequence",
    field: "items[].sequence",
    basis: "lines are numbered once",
    statement: { ko: "같은 일련번호의 품목이 있습니다.", en: "Two lines have the same number." },
    remedy: { ko: "품목 번호를 1부터 차례로 매겨 주세요.", en: "Number the lines from 1." },
    offences: ({ invoice: { items } }) =>
      repeated(items.map(({ sequence }) => sequence)).map((index) => ({ path: `items[${index}].sequence` })),
  },
];
