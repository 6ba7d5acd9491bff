/** Rules of kind, amendment, purpose and date. */
import * as Option from "effect/Option";
import * as Deadline from "../../Deadline.ts";
import * as Kst from "../../Kst.ts";
import * as Wording from "../../Wording.ts";
import {
  at,
  expected,
  none,
  type Offence,
  penalised,
  practice,
  recorded,
  type Rule,
  type Subject,
  when,
} from "./Rule.ts";

const overdue = ({ invoice, facets, issuedOn }: Subject, timing: Deadline.Timing): ReadonlyArray<Offence> => {
  if (facets.customs) return none;
  const { writtenDate } = invoice;
  const outcome = Deadline.outcome(Deadline.subject(invoice), issuedOn);
  if (outcome.timing !== timing) return none;
  const articles = outcome.penalty?.articles ?? [];
  return at("writtenDate", {
    deadline: Deadline.issueBy(writtenDate),
    until: Deadline.lateUntil(writtenDate, facets.document),
    supplier: Wording.won(outcome.cost.supplier),
    buyer: Wording.won(outcome.cost.buyer),
    sentenceKo: outcome.sentence.ko,
    sentenceEn: outcome.sentence.en,
    articlesKo: articles.map(({ ko }) => ko).join(", "),
    articlesEn: articles.map(({ en }) => en).join(", "),
  });
};

export const kinds: ReadonlyArray<Rule> = [
  {
    ...expected("ERR008"),
    id: "kind.issuable",
    field: "typeCode",
    basis: "KEC v3.0",
    statement: {
      ko: "공급자가 발행하지 않는 종류입니다: {kind}",
      en: "A supplier does not issue this kind: {kindEn}.",
    },
    remedy: {
      ko: "수입 세금계산서는 세관이 발행합니다. 종류를 확인해 주세요.",
      en: "Customs issues import invoices; check the kind.",
    },
    offences: ({ invoice, facets }) =>
      when(!facets.issuable, "typeCode", {
        kind: Wording.kind(invoice.typeCode).ko,
        kindEn: Wording.kind(invoice.typeCode).en,
      }),
  },
  {
    ...recorded("ERR006"),
    id: "issue-id.date",
    field: "issueId",
    basis: "승인번호의 처음 여덟 자리 (INV100)",
    statement: {
      ko: "승인번호의 날짜가 작성일자와 다릅니다.",
      en: "The date in the issue ID is not the written date.",
    },
    remedy: {
      ko: "작성일자로 승인번호를 다시 만들어 주세요.",
      en: "Make the issue ID again from the written date.",
    },
    offences: ({ invoice }) =>
      when(invoice.issueId.slice(0, 8) !== invoice.writtenDate.replaceAll("-", ""), "issueId"),
  },
  {
    ...recorded("ERR008"),
    id: "amendment.reason-required",
    field: "amendment.reason",
    basis: "KEC v3.0 (INV110)",
    statement: { ko: "수정세금계산서에는 수정사유가 있어야 합니다.", en: "An amendment needs a reason." },
    remedy: { ko: "여섯 가지 수정사유 중 하나를 선택해 주세요.", en: "Choose one of the six reasons." },
    offences: ({ invoice, facets }) =>
      when(facets.amendment && invoice.amendment?.reason === undefined, "amendment.reason"),
  },
  {
    ...recorded("ERR008"),
    id: "amendment.reason-forbidden",
    field: "amendment.reason",
    basis: "KEC v3.0 (INV112)",
    statement: {
      ko: "수정이 아닌 세금계산서에는 수정사유를 쓸 수 없습니다.",
      en: "Only an amendment has a reason of amendment.",
    },
    remedy: {
      ko: "수정사유를 지우거나 종류를 수정으로 바꾸어 주세요.",
      en: "Remove the reason, or choose an amending kind.",
    },
    offences: ({ invoice, facets }) =>
      when(!facets.amendment && invoice.amendment?.reason !== undefined, "amendment.reason"),
  },
  {
    ...recorded("ERR011"),
    id: "amendment.original-required",
    field: "amendment.originalIssueId",
    basis: "KEC v3.0, since 2014-01-01",
    statement: {
      ko: "수정세금계산서에는 당초승인번호가 있어야 합니다.",
      en: "An amendment names the issue ID of the original.",
    },
    remedy: {
      ko: "바로잡을 세금계산서의 승인번호를 입력해 주세요.",
      en: "Enter the issue ID of the invoice to be amended.",
    },
    offences: ({ invoice, facets }) =>
      when(facets.amendment && invoice.amendment?.originalIssueId === undefined, "amendment.originalIssueId"),
  },
  {
    ...recorded("ERR011"),
    id: "amendment.original-forbidden",
    field: "amendment.originalIssueId",
    basis: "KEC v3.0",
    statement: {
      ko: "수정이 아닌 세금계산서에는 당초승인번호를 쓸 수 없습니다.",
      en: "Only an amendment names an original.",
    },
    remedy: { ko: "당초승인번호를 지워 주세요.", en: "Remove the original's issue ID." },
    offences: ({ invoice, facets }) =>
      when(
        !facets.amendment && invoice.amendment?.originalIssueId !== undefined,
        "amendment.originalIssueId",
      ),
  },
  {
    ...expected("ERR011"),
    id: "amendment.original-self",
    field: "amendment.originalIssueId",
    basis: "KEC v3.0: the original is held by the authority already",
    statement: {
      ko: "당초승인번호가 이 세금계산서의 승인번호와 같습니다.",
      en: "The invoice names itself as the original.",
    },
    remedy: {
      ko: "바로잡을 세금계산서의 승인번호를 입력해 주세요.",
      en: "Enter the issue ID of the invoice to be amended.",
    },
    offences: ({ invoice }) =>
      when(invoice.amendment?.originalIssueId === invoice.issueId, "amendment.originalIssueId"),
  },
  {
    ...recorded("ERR010"),
    id: "issue-id.registration",
    field: "issueId",
    basis: "KEC v3.0: a system transmits only what carries its own number",
    statement: {
      ko: "승인번호의 국세청 등록번호({found})가 이 시스템의 것({expected})과 다릅니다.",
      en: "The issue ID carries the registration number {found}, and this system is {expected}.",
    },
    remedy: {
      ko: "승인번호를 만든 시스템에서 전송하거나, 이 시스템의 번호로 다시 만들어 주세요.",
      en: "Transmit it from the system that made the issue ID, or make one with this system's number.",
    },
    offences: ({ invoice, registration }) => {
      const found = invoice.issueId.slice(8, 16);
      return registration === undefined || found === registration
        ? none
        : at("issueId", { found, expected: registration });
    },
  },
  {
    ...practice,
    id: "purpose.missing",
    field: "purpose",
    basis: "issuing systems (INV114)",
    statement: {
      ko: "영수와 청구 중 하나가 선택되지 않았습니다.",
      en: "Neither received nor claimed is chosen.",
    },
    remedy: {
      ko: "대금을 받았으면 영수, 받기 전이면 청구를 선택해 주세요.",
      en: "Choose received if it is paid, claimed if not.",
    },
    offences: ({ invoice, facets }) => when(!facets.customs && invoice.purpose === undefined, "purpose"),
  },
  {
    ...practice,
    id: "import.unexpected",
    field: "importDeclaration",
    basis: "KEC v3.0: on customs' kinds",
    statement: {
      ko: "수입 신고 정보는 수입 세금계산서에만 씁니다.",
      en: "Import data belongs on import invoices only.",
    },
    remedy: { ko: "수입 신고 정보를 지워 주세요.", en: "Remove the import data." },
    offences: ({ invoice, facets }) =>
      when(!facets.customs && invoice.importDeclaration !== undefined, "importDeclaration"),
  },
  {
    ...recorded("ERR006"),
    id: "date.future",
    field: "writtenDate",
    basis: "KEC v3.0",
    statement: { ko: "작성일자가 아직 오지 않은 날입니다.", en: "The written date lies in the future." },
    remedy: {
      ko: "공급한 날짜로 고치거나, 그날이 된 뒤 발행해 주세요.",
      en: "Correct it to the day of supply, or issue it on that day.",
    },
    offences: ({ invoice, now }) => when(invoice.writtenDate > now, "writtenDate"),
  },
  {
    ...recorded("ERR006"),
    id: "date.after-issue",
    field: "writtenDate",
    basis: "KEC v3.0: 작성일자 ≤ 발행일시",
    statement: {
      ko: "작성일자가 발행일({issued})보다 늦습니다.",
      en: "The written date is after the day of issue, {issued}.",
    },
    remedy: {
      ko: "작성일자를 공급한 날짜로 고쳐 다시 발행해 주세요.",
      en: "Correct the written date to the day of supply, and issue again.",
    },
    offences: ({ invoice, exchange, issuedOn }) =>
      when(exchange !== undefined && invoice.writtenDate > issuedOn, "writtenDate", { issued: issuedOn }),
  },
  {
    ...recorded("ERR005"),
    id: "issued.time",
    field: "exchange.issuedAt",
    basis: "KEC v3.0: 발행일시 ≤ 전송일시",
    statement: {
      ko: "발행일시가 없는 시각이거나 아직 오지 않은 날입니다.",
      en: "The time of issue does not exist, or lies in the future.",
    },
    remedy: {
      ko: "발행한 컴퓨터의 시계를 확인하고 다시 발행해 주세요.",
      en: "Check the clock of the computer that issued it, and issue again.",
    },
    offences: ({ exchange, issuedOn, now }) =>
      when(
        exchange !== undefined && (issuedOn > now || Option.isNone(Kst.fromWallTime(exchange.issuedAt))),
        "exchange.issuedAt",
      ),
  },
  {
    ...penalised,
    id: "date.late",
    field: "writtenDate",
    basis: "부가가치세법 §34③, §60②1, §60⑦; 소득세법 §81의10, 법인세법 §75의8",
    statement: {
      ko: "발행기한({deadline})이 지났습니다. 지금 발행하면 가산세가 공급자 {supplier}원, 공급받는자 {buyer}원으로 예상됩니다({articlesKo}).",
      en: "The deadline ({deadline}) has passed. Issued now, the estimated penalties are {supplier} won for the supplier and {buyer} won for the buyer ({articlesEn}).",
    },
    remedy: {
      ko: "{until}까지 발행해 주세요. 그 뒤에는 미발급으로 공급자 가산세가 2 %가 됩니다.",
      en: "Issue it by {until}; after that it counts as not issued, and the supplier's penalty is 2 %.",
    },
    offences: (subject) => overdue(subject, "late"),
  },
  {
    ...penalised,
    id: "date.missed",
    field: "writtenDate",
    basis: "부가가치세법 §60②2; 소득세법 §81의10, 법인세법 §75의8",
    statement: {
      ko: "{sentenceKo} 공급자 가산세는 {supplier}원으로 예상됩니다({articlesKo}).",
      en: "{sentenceEn} The supplier's penalty is estimated at {supplier} won ({articlesEn}).",
    },
    remedy: { ko: "발행하기 전에 세무 담당자와 확인해 주세요.", en: "Ask your tax adviser before issuing." },
    offences: (subject) => overdue(subject, "missing"),
  },
];
