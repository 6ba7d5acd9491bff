/** A tax invoice as the JSON and the text of this command line. */
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import * as TaxInvoice from "@einv/invoice/TaxInvoice";
import * as Wording from "@einv/invoice/Wording";
import * as Schema from "effect/Schema";

import { table } from "./Terminal.ts";

/** An invoice, or one that has no issue ID yet. */
type Shown = Omit<TaxInvoice.TaxInvoice, "issueId"> & { readonly issueId?: TaxInvoice.IssueId };

const Shown = TaxInvoice.TaxInvoice.mapFields(({ issueId, ...rest }) => ({
  issueId: Schema.optionalKey(issueId),
  ...rest,
}));
const encode = Schema.encodeUnknownSync(Schema.toCodecJson(Shown));

/** JSON of an invoice: amounts and quantities as decimal strings, dates as `YYYY-MM-DD`. */
export const json = (invoice: Shown): object => Object(encode(invoice));

const number = (digits: string): string => (digits.length === 10 ? BusinessNumber.format(digits) : digits);

/** What a person wants to see of an invoice at once. */
export const text = (invoice: Shown, language: "ko" | "en"): string => {
  const label = (ko: string, en: string) => (language === "ko" ? ko : en);
  const won = (amount: bigint | undefined) =>
    amount === undefined ? undefined : `${Wording.won(amount)}${label("원", " won")}`;
  const items = invoice.items.length;
  return [
    [Wording.kind(invoice.typeCode)[language], invoice.issueId].filter(Boolean).join("  "),
    table([
      [label("작성일자", "Written"), invoice.writtenDate],
      [label("공급자", "Supplier"), `${invoice.supplier.name} (${number(invoice.supplier.businessNumber)})`],
      [label("공급받는자", "Buyer"), `${invoice.buyer.name} (${number(invoice.buyer.number)})`],
      [
        label("수탁자", "Broker"),
        invoice.broker === undefined
          ? undefined
          : `${invoice.broker.name} (${number(invoice.broker.businessNumber)})`,
      ],
      [
        label("품목", "Items"),
        [
          invoice.items[0]?.name ?? "-",
          ...(items > 1 ? [label(`외 ${items - 1}건`, `and ${items - 1} more`)] : []),
        ].join(" "),
      ],
      [label("공급가액", "Supply"), won(invoice.totals.supply)],
      [label("세액", "Tax"), won(invoice.totals.tax)],
      [label("합계금액", "Total"), won(invoice.totals.grand)],
      [
        label("수정 대상", "Amends"),
        invoice.amendment === undefined ? undefined : (invoice.amendment.originalIssueId ?? "-"),
      ],
    ]),
  ].join("\n");
};
