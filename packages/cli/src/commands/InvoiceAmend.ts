/** `einv invoice amend FILE --reason REASON [--on DATE] [--supply WON] [--corrected FILE] [-o DIR]` */
import * as path from "node:path";

import * as Amendment from "@einv/invoice/Amendment";
import * as IssueId from "@einv/invoice/IssueId";
import * as Kst from "@einv/invoice/Kst";
import { AmendmentReason, type CalendarDate, type TaxInvoice } from "@einv/invoice/TaxInvoice";
import * as TaxInvoiceXml from "@einv/invoice/TaxInvoiceXml";
import * as AmendmentRole from "@einv/invoice/AmendmentRole";
import * as Wording from "@einv/invoice/Wording";
import type { Refusal } from "@einv/refusal/Refusal";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";

import * as Amount from "../Amount.ts";
import * as Document from "../Document.ts";
import * as Files from "../Files.ts";
import * as Moment from "../Moment.ts";
import { refusals } from "../Refusals.ts";
import * as Terminal from "../Terminal.ts";

export interface Input {
  readonly file: string;
  /** `01`–`06`, or a situation. */
  readonly reason: string;
  readonly on: string | undefined;
  readonly supply: string | undefined;
  readonly tax: string | undefined;
  readonly corrected: string | undefined;
  readonly twin: string | undefined;
  readonly earlier: ReadonlyArray<string>;
  readonly now: string | undefined;
  readonly folder: string | undefined;
}

const reason = (text: string): Effect.Effect<AmendmentReason, Refusal> => {
  if (Schema.is(AmendmentReason)(text)) return Effect.succeed(text);
  if (Schema.is(Amendment.SituationId)(text)) return Effect.succeed(Amendment.reasonOf(text));
  return Effect.fail(
    refusals.refusal("cli.amend-reason", {
      path: "--reason",
      values: {
        found: text.slice(0, 60),
        reasonsKo: Amendment.situations
          .map(({ id, reason, text }) => `\n  ${reason} ${id}  ${text.ko}`)
          .join(""),
        reasonsEn: Amendment.situations
          .map(({ id, reason, text }) => `\n  ${reason} ${id}  ${text.en}`)
          .join(""),
      },
    }),
  );
};

const invoiceIn = (file: string): Effect.Effect<TaxInvoice, Refusal> =>
  Effect.gen(function* () {
    const bytes = yield* Files.read(file);
    return (yield* Effect.fromResult(TaxInvoiceXml.read(bytes))).invoice;
  });

/** What a reason cannot do without. */
const needed = <Value>(
  value: Value | undefined,
  flag: string,
  of: AmendmentReason,
): Effect.Effect<Value, Refusal> =>
  value === undefined
    ? Effect.fail(
        refusals.refusal("cli.amend-needs", {
          path: flag,
          values: {
            flag,
            reasonKo: `${of} ${Wording.amendmentReason[of].ko}`,
            reasonEn: `${of} (${Wording.amendmentReason[of].en})`,
          },
        }),
      )
    : Effect.succeed(value);

const change = (input: Input, code: AmendmentReason): Effect.Effect<Amendment.Change, Refusal> =>
  Effect.gen(function* () {
    const on = input.on === undefined ? undefined : yield* Moment.date(input.on, "--on");
    const supply = yield* Amount.optional(input.supply, "--supply");
    const tax = yield* Amount.optional(input.tax, "--tax");
    switch (code) {
      case "01": {
        const {
          issueId: _,
          amendment: __,
          ...corrected
        } = yield* invoiceIn(yield* needed(input.corrected, "--corrected", code));
        return { reason: code, corrected };
      }
      case "02":
      case "03":
        return {
          reason: code,
          on: yield* needed(on, "--on", code),
          supply: yield* needed(supply, "--supply", code),
          ...(tax === undefined ? {} : { tax }),
        };
      case "04":
        return { reason: code, on: yield* needed(on, "--on", code) };
      case "05":
        return { reason: code, openedOn: yield* needed(on, "--on", code) };
      case "06":
        return {
          reason: code,
          ...(input.twin === undefined ? {} : { twin: yield* invoiceIn(input.twin) }),
        };
    }
  });

/** Numbers of serials that begin with a letter, which counters reach last. */
const [firstMixed, mixed] = [100_000_000n, 26n * 36n ** 7n];

/** A serial at random, since there is no counter here. */
const serial = SecureRandom.SecureRandom.use((source) => source.randomBytes(8)).pipe(
  Effect.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)),
  Effect.map((number) => IssueId.serialOf(firstMixed + (number % mixed))),
);

interface Written {
  readonly file: string;
  readonly issueId: string;
}

/** Unsigned documents, each under an issue ID of the original's issuing system. */
const write = (
  folder: string,
  original: TaxInvoice,
  { documents }: Amendment.Plan,
): Effect.Effect<ReadonlyArray<Written>, Refusal> =>
  Effect.gen(function* () {
    const { registration } = yield* Effect.fromResult(IssueId.parts(original.issueId));
    const issuedAt = Kst.toWallTime(yield* DateTime.now);
    yield* Files.makeFolder(folder);
    return yield* Effect.forEach(documents, ({ draft, role }, index) =>
      Effect.gen(function* () {
        const issueId = yield* Effect.fromResult(
          IssueId.make({ writtenDate: draft.writtenDate, registration, serial: yield* serial }),
        );
        const file = path.join(folder, `${index + 1}-${role}-${issueId}.xml`);
        yield* Files.write(
          file,
          TaxInvoiceXml.encode({ invoice: { ...draft, issueId }, exchange: { issuedAt } }),
          { replace: false },
        );
        return { file, issueId };
      }),
    );
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto));

const totalsJson = ({ supply, tax, grand }: TaxInvoice["totals"]): object => ({
  supply: supply.toString(),
  tax: (tax ?? 0n).toString(),
  grand: grand.toString(),
});

const json = (
  input: Input,
  { reason, documents, before, after, outlook, notices }: Amendment.Plan,
  files: ReadonlyArray<Written> | undefined,
): object => ({
  file: input.file,
  reason: { code: reason, ...Wording.amendmentReason[reason] },
  documents: documents.map(({ role, draft }, index) => ({
    role,
    ...(files === undefined ? {} : { file: files[index]?.file, issueId: files[index]?.issueId }),
    document: Document.json(draft),
  })),
  before: totalsJson(before),
  after: totalsJson(after),
  issueBy: outlook.issueBy ?? null,
  timing: outlook.now.timing,
  penalty: {
    supplier: outlook.now.cost.supplier.toString(),
    buyer: outlook.now.cost.buyer.toString(),
    articles: outlook.now.penalty?.articles ?? [],
  },
  notices,
});

const signed = (amount: bigint, language: "ko" | "en"): string =>
  `${amount > 0n ? "+" : ""}${Wording.won(amount)}${language === "ko" ? "원" : " won"}`;

const text = (
  { reason, documents, before, after, outlook, notices }: Amendment.Plan,
  files: ReadonlyArray<Written> | undefined,
  language: "ko" | "en",
): string => {
  const label = (ko: string, en: string): string => (language === "ko" ? ko : en);
  const deadline = (date: CalendarDate): string => `${label("발행기한", "Issue by")} ${date}. `;
  return [
    `${label("수정사유", "Reason")} ${reason} ${Wording.amendmentReason[reason][language]}`,
    ...documents.flatMap(({ role, draft }, index) => [
      "",
      `${index + 1}/${documents.length} ${AmendmentRole.names[role][language]}  ${signed(draft.totals.grand, language)}`,
      Document.text(draft, language),
      ...draft.remarks.map((remark) => `  ${label("비고", "Remark")}: ${remark}`),
      ...(files === undefined ? [] : [`  → ${files[index]?.file}`]),
    ]),
    "",
    `${label("합계금액", "Total")} ${Wording.won(before.grand)} → ${Wording.won(after.grand)}${label("원", " won")}`,
    (outlook.issueBy === undefined ? "" : deadline(outlook.issueBy)) + outlook.now.sentence[language],
    ...notices.map((notice) => notice[language]),
    ...(files === undefined
      ? [
          label(
            "미리보기입니다. -o 폴더 를 주면 서명 전 XML을 씁니다.",
            "A preview; with -o DIR the unsigned XML is written.",
          ),
        ]
      : []),
    "",
  ].join("\n");
};

/**
 * Shows the one or two documents that amend an invoice; writes them, unsigned,
 * only into a folder that is named. Codes: `amendment.*`, `xml.*`, `invoice.*`,
 * `cli.*`.
 */
export const amend = (input: Input): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const code = yield* reason(input.reason);
    const today = yield* Moment.today(input.now, "--now");
    const original = yield* invoiceIn(input.file);
    const earlier = yield* Effect.forEach(input.earlier, invoiceIn);
    const plan = yield* Effect.fromResult(
      Amendment.plan({ original, earlier, change: yield* change(input, code) }, today),
    );
    const files = input.folder === undefined ? undefined : yield* write(input.folder, original, plan);
    yield* Terminal.answer(json(input, plan, files), (language) => text(plan, files, language));
    return 0 as const;
  });
