/** `einv invoice deadline --written DATE [--supply WON] [--tax WON] [--exempt] [--now WHEN]` */
import * as Calendar from "@einv/invoice/Calendar";
import * as Deadline from "@einv/invoice/Deadline";
import * as Penalty from "@einv/invoice/Penalty";
import type { CalendarDate } from "@einv/invoice/TaxInvoice";
import * as Wording from "@einv/invoice/Wording";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Amount from "../Amount.ts";
import * as Moment from "../Moment.ts";
import * as Terminal from "../Terminal.ts";

type Language = "ko" | "en";

/** A date with its day of the week. */
const day = (date: CalendarDate, language: Language): string => {
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
  return `${date} (${weekday})`;
};

const left = (days: number, language: Language): string => {
  if (language === "ko") return days < 0 ? `${-days}일 지남` : days === 0 ? "오늘까지" : `${days}일 남음`;
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"}`;
  return days < 0 ? `${count} past` : days === 0 ? "today is the last day" : `${count} left`;
};

const articles = ({ articles }: Penalty.Penalty, language: Language): string =>
  articles.map((article) => article[language]).join(", ");

/** Rates, and won where the amounts are known. */
const cost = (
  { penalty, cost, deduction, lostDeduction }: Deadline.Outcome,
  amountsKnown: boolean,
  language: Language,
): string => {
  if (penalty === undefined) return "";
  const label = (ko: string, en: string): string => (language === "ko" ? ko : en);
  const share = (rate: bigint, amount: bigint): string =>
    amountsKnown
      ? `${Wording.won(amount)}${label("원", " won")} (${Penalty.percent(rate)})`
      : Penalty.percent(rate);
  return [
    `${label("공급자", "supplier")} ${share(penalty.supplier, cost.supplier)}`,
    ...(penalty.buyer === 0n ? [] : [`${label("공급받는자", "buyer")} ${share(penalty.buyer, cost.buyer)}`]),
    ...(deduction === "lost"
      ? [
          label("공급받는자 매입세액 불공제", "buyer's deduction lost") +
            (amountsKnown ? ` ${Wording.won(lostDeduction)}${label("원", " won")}` : ""),
        ]
      : []),
  ].join(", ");
};

const moments = ["now", "tomorrow", "never"] as const;
const momentWords = {
  now: { ko: "지금 발행하면", en: "Issued now" },
  tomorrow: { ko: "내일 발행하면", en: "Issued tomorrow" },
  never: { ko: "발행하지 않으면", en: "Never issued" },
} as const;

/** Amounts are null while the supply amount is not known. */
const outcomeJson = ({ penalty, cost, ...outcome }: Deadline.Outcome, amountsKnown: boolean): object => ({
  ...outcome,
  lostDeduction: amountsKnown ? outcome.lostDeduction.toString() : null,
  supplier: amountsKnown ? cost.supplier.toString() : null,
  buyer: amountsKnown ? cost.buyer.toString() : null,
  penalty: penalty?.id ?? null,
  articles: penalty?.articles ?? [],
});

const penaltyJson = ({
  id,
  name,
  when,
  supplier,
  buyer,
  deductionLost,
  articles,
}: Penalty.Penalty): object => ({
  id,
  name,
  when,
  supplier: Penalty.percent(supplier),
  buyer: Penalty.percent(buyer),
  deductionLost,
  articles,
});

/**
 * The dates that follow from a written date, how many days are left, and what
 * issuing now, tomorrow or never costs, with the articles. Codes: `cli.date`,
 * `cli.amount`.
 */
export const deadline = (input: {
  readonly written: string;
  readonly now: string | undefined;
  readonly supply: string | undefined;
  readonly tax: string | undefined;
  readonly exempt: boolean;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const written = yield* Moment.date(input.written, "--written");
    const today = yield* Moment.today(input.now, "--now");
    const supply = yield* Amount.optional(input.supply, "--supply");
    const document = input.exempt ? "exemptInvoice" : "taxInvoice";
    const tax = (yield* Amount.optional(input.tax, "--tax")) ?? (input.exempt ? 0n : (supply ?? 0n) / 10n);
    const outlook = Deadline.outlook({ writtenDate: written, document, supply: supply ?? 0n, tax }, today);
    const issueBy = outlook.issueBy ?? Deadline.issueBy(written);
    const lateUntil = outlook.lateUntil ?? Deadline.lateUntil(written, document);
    const penalties = Penalty.penalties[document];
    const known = supply !== undefined;
    yield* Terminal.answer(
      {
        written,
        today,
        document,
        issueBy,
        daysLeft: Deadline.daysLeft(issueBy, today),
        lateUntil,
        daysUntilMissing: Deadline.daysLeft(lateUntil, today),
        ...(input.exempt ? {} : { deductibleUntil: Deadline.deductibleUntil(written) }),
        supply: supply?.toString() ?? null,
        tax: known ? tax.toString() : null,
        outlook: {
          now: outcomeJson(outlook.now, known),
          tomorrow: outcomeJson(outlook.tomorrow, known),
          never: outcomeJson(outlook.never, known),
        },
        penalties: penalties.map(penaltyJson),
        holidays: { version: Calendar.edition.version, known: outlook.holidaysKnown },
      },
      (language) => {
        const label = (ko: string, en: string): string => (language === "ko" ? ko : en);
        const dated = (date: CalendarDate): string =>
          `${day(date, language)}  ${left(Deadline.daysLeft(date, today), language)}`;
        return [
          `${label("작성일자", "Written")} ${day(written, language)}, ${label("오늘", "today")} ${day(today, language)}`,
          Terminal.table([
            [label("발행기한", "Issue by"), dated(issueBy)],
            [
              label("전송기한", "Send by"),
              outlook.now.transmitBy === undefined
                ? undefined
                : `${day(outlook.now.transmitBy, language)}  ${label("(지금 발행하면)", "(if issued now)")}`,
            ],
            [label("지연발급 마지막 날", "Late until"), dated(lateUntil)],
          ]),
          "",
          ...moments.flatMap((moment) => {
            const outcome = outlook[moment];
            const sum = cost(outcome, known, language);
            return [
              `${momentWords[moment][language]}: ${outcome.sentence[language]}`,
              ...(outcome.penalty === undefined
                ? []
                : [`  ${sum}  [${articles(outcome.penalty, language)}]`]),
            ];
          }),
          "",
          label("가산세 (공급가액에 대한 비율)", "Penalties, of the supply amount"),
          Terminal.table(
            penalties.map((penalty) => [
              penalty.name[language],
              [
                `${label("공급자", "supplier")} ${Penalty.percent(penalty.supplier)}`,
                ...(penalty.buyer === 0n
                  ? []
                  : [`${label("공급받는자", "buyer")} ${Penalty.percent(penalty.buyer)}`]),
                ...(penalty.deductionLost ? [label("매입세액 불공제", "deduction lost")] : []),
              ].join(", ") + `  [${articles(penalty, language)}]`,
            ]),
          ),
          ...(outlook.holidaysKnown
            ? []
            : [
                label(
                  `${Calendar.edition.from}–${Calendar.edition.to}년 밖의 공휴일은 반영되지 않았습니다.`,
                  `Public holidays outside ${Calendar.edition.from}–${Calendar.edition.to} are not counted.`,
                ),
              ]),
          "",
        ].join("\n");
      },
    );
    return 0 as const;
  });
