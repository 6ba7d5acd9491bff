/** `einv invoice check FILE… [--now WHEN]` */
import * as RuleReport from "@einv/invoice/RuleReport";
import type { Finding } from "@einv/invoice/Rules";
import * as TaxInvoiceXml from "@einv/invoice/TaxInvoiceXml";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Files from "../Files.ts";
import * as Moment from "../Moment.ts";
import * as Terminal from "../Terminal.ts";

const verdicts = {
  rejected: { ko: "국세청이 거절합니다.", en: "The tax authority rejects it." },
  unlawful: { ko: "법에 어긋나거나 가산세가 있습니다.", en: "It breaks the law, or earns a penalty." },
  unusual: {
    ko: "발행할 수 있습니다. 관행과 다른 곳이 있습니다.",
    en: "It may be issued; practice differs.",
  },
  sound: { ko: "문제가 없습니다.", en: "Nothing is wrong with it." },
} as const satisfies Readonly<Record<RuleReport.Verdict, object>>;

const sources = {
  authority: { ko: "국세청이 확인하는 규칙", en: "Checked by the tax authority" },
  law: { ko: "법이 정한 규칙", en: "Asked for by the law" },
  practice: { ko: "지키면 좋은 관행", en: "Good practice" },
} as const;

const findingText = (
  { ruleId, ntsCode, path, text, remedy, basis }: Finding,
  language: "ko" | "en",
): string =>
  [
    `    ${text[language]}`,
    `      → ${remedy[language]}`,
    `      (${[ntsCode, ruleId, path].filter((part) => part !== undefined && part !== "").join("  ")})  [${basis}]`,
  ].join("\n");

const reportText = (file: string, report: RuleReport.Report, language: "ko" | "en"): string => {
  const codes = report.ntsCodes.length === 0 ? "" : ` (${report.ntsCodes.join(", ")})`;
  return [
    `${file}: ${verdicts[report.verdict][language]}${codes}`,
    ...(["authority", "law", "practice"] as const).flatMap((source) =>
      report[source].length === 0
        ? []
        : [
            `  ${sources[source][language]}`,
            ...report[source].map((finding) => findingText(finding, language)),
          ],
    ),
    "",
  ].join("\n");
};

/**
 * Each file's rule report, files after the first also against those before
 * them. A signed file is judged by the day on which it says it was issued, an
 * unsigned one as if issued today. Exit 1 when a rule of the authority or the
 * law is broken. Codes: `cli.file-unreadable`, `cli.date`, `xml.*`, `invoice.*`.
 */
export const check = (input: {
  readonly files: ReadonlyArray<string>;
  readonly now: string | undefined;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const now = yield* Moment.today(input.now, "--now");
    const next = RuleReport.series({ now });
    return yield* Terminal.eachFile(input.files, (file) =>
      Effect.gen(function* () {
        const bytes = yield* Files.read(file);
        const { invoice, exchange, signature } = yield* Effect.fromResult(TaxInvoiceXml.read(bytes));
        const signed = signature !== undefined;
        const report = next(signed ? { invoice, exchange } : { invoice });
        yield* Terminal.answer({ file, signed, ...report }, (language) => reportText(file, report, language));
        return report.verdict === "rejected" || report.verdict === "unlawful" ? 1 : 0;
      }),
    );
  });
