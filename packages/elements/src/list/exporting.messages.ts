/** The words of a download, and of the file. */
import type { Catalogue } from "../foundation/speech.ts";

export interface ExportWords {
  readonly exporting: (done: number, total: number) => string;
  readonly exported: (count: number) => string;
  readonly exportFailed: string;
  readonly exportName: (box: string, today: string) => string;
  readonly csv: Readonly<
    Record<
      | "direction"
      | "kind"
      | "businessNumber"
      | "supply"
      | "tax"
      | "document"
      | "issueId"
      | "note"
      | "sales"
      | "purchase",
      string
    >
  >;
}

export const exportMessages: Catalogue<ExportWords> = {
  ko: {
    exporting: (done, total) => `내려받는 중 (${done} / ${total}건)`,
    exported: (count) => `${count}건을 내려받았습니다.`,
    exportFailed: "내려받지 못했습니다.",
    exportName: (box, today) => `세금계산서_${box.replaceAll("/", "·")}_${today}.csv`,
    csv: {
      direction: "매출매입",
      kind: "종류",
      businessNumber: "사업자등록번호",
      supply: "공급가액",
      tax: "세액",
      document: "발행상태",
      issueId: "승인번호",
      note: "사유",
      sales: "매출",
      purchase: "매입",
    },
  },
  en: {
    exporting: (done, total) => `Downloading (${done} of ${total})`,
    exported: (count) => (count === 1 ? "1 row was downloaded." : `${count} rows were downloaded.`),
    exportFailed: "The download failed.",
    exportName: (box, today) => `tax-invoices_${box.toLowerCase().replaceAll(" ", "-")}_${today}.csv`,
    csv: {
      direction: "Side",
      kind: "Kind",
      businessNumber: "Business number",
      supply: "Supply",
      tax: "Tax",
      document: "State",
      issueId: "Issue ID",
      note: "Reason",
      sales: "Sales",
      purchase: "Purchase",
    },
  },
};
