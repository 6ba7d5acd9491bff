/**
 * The mails that einv writes, by what they tell: in Korean with English under
 * it, as text and as HTML that fetches nothing.
 *
 * A business number never stands in a mail: it opens the page that the mail
 * links to. A link is in the first mail of an invoice only: the request to the
 * supplier, or the issue that the buyer did not ask for.
 */
import * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import { Kst, Wording, type TaxInvoice } from "@einv/invoice";
import { AspMail, ResultCode, type TransmissionPolicy } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { type Fact, type Letter, oneLine, render } from "./internal/letter.ts";
import type { Payer, RefuseReason } from "./Views.ts";

type Text = Refusal.Text;

/** A mail without its envelope. */
export type Rendered = ReturnType<typeof render>;

/** What every mail is about. */
export interface Subject {
  readonly invoice: TaxInvoice.TaxInvoice;
  /** The buyer's own document number (관리번호). */
  readonly managementNumber?: string;
}

/** Who reads the mail. */
export type Side = "supplier" | "buyer";

/** How a link's fingerprint is written in the mail and on the page: `7F-2A-91`. */
export const fingerprintLabel: Text = { ko: "지문", en: "Fingerprint" };

const labels = {
  from: { ko: "보낸 곳", en: "From" },
  supplier: { ko: "공급자", en: "Supplier" },
  buyer: { ko: "공급받는자", en: "Buyer" },
  person: { ko: "담당자", en: "Contact" },
  kind: { ko: "문서종류", en: "Kind" },
  item: { ko: "품목", en: "Item" },
  supply: { ko: "공급가액", en: "Supply amount" },
  tax: { ko: "세액", en: "Tax" },
  grand: { ko: "합계금액", en: "Total" },
  writtenDate: { ko: "작성일자", en: "Written date" },
  issueBy: { ko: "발행기한", en: "Issue by" },
  transmitBy: { ko: "전송기한", en: "Send by" },
  managementNumber: { ko: "관리번호", en: "Document number" },
  cost: { ko: "발행 비용", en: "Cost of issuing" },
  issueId: { ko: "승인번호", en: "Issue ID" },
  issuedAt: { ko: "발행일시", en: "Issued at" },
  reason: { ko: "거절 사유", en: "Reason" },
  code: { ko: "결과 코드", en: "Result code" },
  points: { ko: "필요한 포인트", en: "Points needed" },
  available: { ko: "사용할 수 있는 포인트", en: "Points available" },
  message: { ko: "메세지", en: "Message" },
} satisfies Readonly<Record<string, Text>>;

const won = (amount: bigint): Text => ({
  ko: `${Wording.won(amount)}원`,
  en: `${Wording.won(amount)} won`,
});

const points = (amount: bigint): string => `${Wording.won(amount)} P`;

const at = (instant: DateTime.Utc): Text => {
  const wall = Kst.toWallTime(instant).replace("T", " ").slice(0, 16);
  return { ko: `${wall} (한국시간)`, en: `${wall} KST` };
};

const bearers: Readonly<Record<Payer, Text>> = {
  supplier: { ko: "공급자 부담", en: "the supplier pays" },
  buyer: { ko: "공급받는자 부담", en: "the buyer pays" },
  partner: { ko: "연동사 부담", en: "the provider pays" },
  none: { ko: "무료", en: "free" },
};

/** What issuing costs the reader, and who bears it. */
const costOf = (payer: Payer, reader: Side, price: bigint): Text => {
  const cost = points(payer === reader ? price : 0n);
  return {
    ko: `${cost} (${bearers[payer].ko})`,
    en: `${cost}, ${payer === reader ? "you pay" : bearers[payer].en}`,
  };
};

const fact = (label: Text, value: string | Text | undefined): ReadonlyArray<Fact> =>
  value === undefined || value === "" ? [] : [{ label, value }];

const firstItem = ({ items }: TaxInvoice.TaxInvoice): Text | undefined => {
  const name = oneLine(items[0]?.name ?? "");
  if (name === "") return undefined;
  const more = items.length - 1;
  return more === 0 ? { ko: name, en: name } : { ko: `${name} 외 ${more}건`, en: `${name} and ${more} more` };
};

const names = ({ invoice }: Subject): ReadonlyArray<Fact> => [
  ...fact(labels.supplier, invoice.supplier.name),
  ...fact(labels.buyer, invoice.buyer.name),
];

const terms = ({ invoice, managementNumber }: Subject): ReadonlyArray<Fact> => [
  ...fact(labels.kind, Wording.kind(invoice.typeCode)),
  ...fact(labels.managementNumber, managementNumber),
  ...fact(labels.item, firstItem(invoice)),
  ...fact(labels.supply, won(invoice.totals.supply)),
  ...(invoice.totals.tax === undefined ? [] : fact(labels.tax, won(invoice.totals.tax))),
  ...fact(labels.grand, {
    ko: `${Wording.won(invoice.totals.grand)}원 (${Wording.koreanAmount(invoice.totals.grand)})`,
    en: `${Wording.won(invoice.totals.grand)} won`,
  }),
  ...fact(labels.writtenDate, invoice.writtenDate),
];

const other = ({ invoice }: Subject, side: Side): string =>
  side === "supplier" ? invoice.buyer.name : invoice.supplier.name;

const about = (subject: Subject, side: Side): { readonly ko: string; readonly en: string } => {
  const { ko, en } = won(subject.invoice.totals.grand);
  return { ko: `${other(subject, side)}, ${ko}`, en };
};

const titled = (title: Text, subject: Subject, side: Side): Text => {
  const { ko, en } = about(subject, side);
  return { ko: `${title.ko}: ${ko}`, en: `${title.en}, ${en}` };
};

const letter = (parts: Partial<Letter> & Pick<Letter, "subject" | "heading">): Rendered =>
  render({ lead: [], facts: [], notes: [], ...parts });

/** What a request to amend (수정 요청) is about. */
export interface AmendmentFacts {
  /** Issue ID of the original. */
  readonly original: string;
  /** What happened, as people say it. */
  readonly situation: Text;
  /** Documents to be issued together. */
  readonly count: number;
}

const linkNotes = (expiresAt: DateTime.Utc): ReadonlyArray<Text> => [
  {
    ko: "열린 화면에서 귀사의 사업자등록번호를 입력하면 내용이 보입니다. 화면의 지문이 이 메일의 지문과 같은지 확인해 주세요.",
    en: "The page asks for your business number. Check that it shows the fingerprint of this mail.",
  },
  {
    ko: `이 링크는 ${at(expiresAt).ko}까지 열립니다. 다른 사람에게 전달하지 마세요.`,
    en: `The link opens until ${at(expiresAt).en}. Do not pass it on.`,
  },
  {
    ko: "메일로 인증서나 암호를 보내 달라고 하지 않습니다.",
    en: "You are never asked to mail a certificate or a password.",
  },
];

/** To the supplier: a buyer asks it to issue (역발행 요청). Holds the link. */
export const requested = (
  subject: Subject & {
    readonly payer: Payer;
    readonly points: bigint;
    /** Last day to issue without penalty. */
    readonly issueBy: TaxInvoice.CalendarDate;
    readonly message?: string;
    /** Issue ID of the rejected invoice that this one corrects. */
    readonly replaces?: string;
    readonly amends?: AmendmentFacts;
    /** The page, with the link's token. A secret of this mail. */
    readonly url: Redacted.Redacted<string>;
    /** `7F-2A-91` */
    readonly fingerprint: string;
    readonly expiresAt: DateTime.Utc;
  },
): Rendered => {
  const { buyer } = subject.invoice;
  const { amends } = subject;
  const title =
    amends === undefined
      ? { ko: "세금계산서 발행 요청", en: "Request to issue a tax invoice" }
      : { ko: "수정세금계산서 발행 요청", en: "Request to amend a tax invoice" };
  const cost = costOf(subject.payer, "supplier", subject.points);
  return letter({
    subject: titled(title, subject, "supplier"),
    heading:
      amends === undefined
        ? {
            ko: `${buyer.name}에서 세금계산서 발행을 요청했습니다`,
            en: `${buyer.name} asks you to issue`,
          }
        : {
            ko: `${buyer.name}에서 수정세금계산서 발행을 요청했습니다`,
            en: `${buyer.name} asks you to amend an invoice`,
          },
    lead: [
      {
        ko: "아직 발행되지 않은 요청입니다. 내용을 확인하고 발행하거나 거절해 주세요.",
        en: "Nothing is issued yet. Check it, then issue or refuse.",
      },
      ...(subject.replaces === undefined
        ? []
        : [
            {
              ko: `국세청이 받지 않은 세금계산서(승인번호 ${subject.replaces})를 바로잡은 요청입니다. 그 세금계산서는 취소되었습니다.`,
              en: `It corrects the invoice ${subject.replaces}, which the tax authority rejected and which is cancelled.`,
            },
          ]),
      ...(amends === undefined
        ? []
        : [
            {
              ko: `당초 세금계산서(승인번호 ${amends.original})를 바로잡습니다. 사유: ${amends.situation.ko} 발행할 문서는 ${amends.count}장입니다.`,
              en: `It amends the invoice ${amends.original}. Reason: ${amends.situation.en} Documents to issue: ${amends.count}.`,
            },
          ]),
    ],
    facts: [
      ...fact(labels.from, buyer.name),
      ...fact(labels.person, buyer.primaryContact?.person),
      ...terms(subject),
      ...fact(labels.issueBy, {
        ko: `${subject.issueBy}까지. 이후에는 가산세가 있습니다`,
        en: `${subject.issueBy}; later costs a penalty`,
      }),
      ...fact(labels.cost, cost),
      ...fact(fingerprintLabel, subject.fingerprint),
    ],
    ...(subject.message === undefined || oneLine(subject.message) === ""
      ? {}
      : { quote: { label: labels.message, words: subject.message } }),
    button: { label: { ko: "요청 확인하기", en: "Open the request" }, url: Redacted.value(subject.url) },
    notes: linkNotes(subject.expiresAt),
  });
};

/** To the supplier: the buyer took its request back. */
export const requestCancelled = (subject: Subject): Rendered =>
  letter({
    subject: titled({ ko: "발행 요청 취소", en: "Request cancelled" }, subject, "supplier"),
    heading: {
      ko: `${subject.invoice.buyer.name}에서 발행 요청을 취소했습니다`,
      en: `${subject.invoice.buyer.name} cancelled its request`,
    },
    lead: [
      {
        ko: "하실 일은 없습니다. 먼저 받은 메일의 링크는 더 열리지 않습니다.",
        en: "There is nothing to do. The link of the earlier mail no longer opens.",
      },
    ],
    facts: [...names(subject), ...terms(subject)],
  });

/** To either side: nobody answered a request in time. */
export const requestExpired = (subject: Subject & { readonly side: Side }): Rendered =>
  letter({
    subject: titled({ ko: "발행 요청 만료", en: "Request expired" }, subject, subject.side),
    heading: { ko: "발행 요청이 만료되었습니다", en: "The request to issue has expired" },
    lead: [
      subject.side === "buyer"
        ? {
            ko: "공급자가 기한 안에 발행하지 않았습니다. 필요하면 공급자와 확인한 뒤 새로 요청해 주세요.",
            en: "The supplier did not issue in time. If it is still needed, talk to the supplier and ask anew.",
          }
        : {
            ko: "기한이 지나 이 요청으로는 발행할 수 없습니다. 거래처와 확인해 주세요.",
            en: "It can no longer be issued on this request. Talk to the buyer.",
          },
    ],
    facts: [...names(subject), ...terms(subject)],
  });

/** To the buyer: the supplier refused. */
export const refused = (
  subject: Subject & { readonly reason: RefuseReason; readonly message?: string },
): Rendered =>
  letter({
    subject: titled({ ko: "발행 요청 거절", en: "Request refused" }, subject, "buyer"),
    heading: {
      ko: `${subject.invoice.supplier.name}에서 발행 요청을 거절했습니다`,
      en: `${subject.invoice.supplier.name} refused the request`,
    },
    lead: [
      {
        ko: "사유를 확인하고, 필요하면 내용을 고쳐 새로 요청해 주세요. 포인트는 쓰이지 않았습니다.",
        en: "See the reason; if needed, correct it and ask anew. No points were spent.",
      },
    ],
    facts: [
      ...fact(labels.reason, Wording.refuseReason[subject.reason]),
      ...names(subject),
      ...terms(subject),
    ],
    ...(subject.message === undefined || oneLine(subject.message) === ""
      ? {}
      : { quote: { label: labels.message, words: subject.message } }),
  });

/** To either side: issued. The buyer learns of its invoice, the supplier has its receipt. */
export const issued = (
  subject: Subject & {
    readonly side: Side;
    readonly issuedAt: DateTime.Utc;
    readonly payer: Payer;
    readonly points: bigint;
    readonly plan: TransmissionPolicy.Plan;
    /** To a buyer that did not ask for it: where it sees its invoice. */
    readonly link?: {
      readonly url: Redacted.Redacted<string>;
      readonly fingerprint: string;
      readonly expiresAt: DateTime.Utc;
    };
  },
): Rendered => {
  const { link } = subject;
  return letter({
    subject: titled({ ko: "세금계산서 발행 완료", en: "Tax invoice issued" }, subject, subject.side),
    heading:
      subject.side === "buyer"
        ? {
            ko: `${subject.invoice.supplier.name}에서 세금계산서를 발행했습니다`,
            en: `${subject.invoice.supplier.name} issued the tax invoice`,
          }
        : { ko: "세금계산서를 발행했습니다", en: "The tax invoice is issued" },
    lead: [subject.plan.sentence],
    facts: [
      ...names(subject),
      ...terms(subject),
      ...fact(labels.issueId, subject.invoice.issueId),
      ...fact(labels.issuedAt, at(subject.issuedAt)),
      ...fact(labels.cost, costOf(subject.payer, subject.side, subject.points)),
      ...fact(fingerprintLabel, link?.fingerprint),
    ],
    ...(link === undefined
      ? {}
      : {
          button: { label: { ko: "세금계산서 보기", en: "See the invoice" }, url: Redacted.value(link.url) },
          notes: linkNotes(link.expiresAt),
        }),
  });
};

/** To the buyer: the supplier cancelled the issue before it was sent to the tax authority. */
export const issueCancelled = (
  subject: Subject & { readonly refunded: bigint; readonly payer: Payer },
): Rendered =>
  letter({
    subject: titled({ ko: "세금계산서 발행 취소", en: "Issue cancelled" }, subject, "buyer"),
    heading: {
      ko: `${subject.invoice.supplier.name}에서 발행을 취소했습니다`,
      en: `${subject.invoice.supplier.name} cancelled the issue`,
    },
    lead: [
      {
        ko: "국세청에 전송되지 않습니다. 매입세액 공제에 사용하지 마세요.",
        en: "It is not sent to the tax authority. Do not deduct its tax.",
      },
      ...(subject.payer === "buyer" && subject.refunded > 0n
        ? [
            {
              ko: `${points(subject.refunded)}를 돌려드렸습니다.`,
              en: `${points(subject.refunded)} were given back.`,
            },
          ]
        : []),
    ],
    facts: [...names(subject), ...terms(subject), ...fact(labels.issueId, subject.invoice.issueId)],
  });

/** To either side: the tax authority's answer. */
export const settled = (
  subject: Subject & {
    readonly side: Side;
    readonly outcome: "accepted" | "rejected";
    /** `SUC001`, `ERR004` … */
    readonly code: string;
    readonly at: DateTime.Utc;
  },
): Rendered => {
  const entry = ResultCode.lookup(subject.code);
  const accepted = subject.outcome === "accepted";
  const title: Text = accepted
    ? { ko: "국세청 전송 완료", en: "Accepted by the tax authority" }
    : { ko: "국세청 전송 실패", en: "Rejected by the tax authority" };
  return letter({
    subject: titled(title, subject, subject.side),
    heading: accepted
      ? { ko: "국세청이 세금계산서를 접수했습니다", en: "The tax authority accepted the invoice" }
      : { ko: "국세청이 세금계산서를 받지 않았습니다", en: "The tax authority rejected the invoice" },
    lead: accepted
      ? [
          {
            ko: "이제 취소할 수 없고, 고칠 것은 수정세금계산서로 바로잡습니다.",
            en: "It can no longer be cancelled; corrections are made by an amendment.",
          },
        ]
      : [
          { ko: `${entry.text.ko} ${entry.cause.ko}`, en: `${entry.text.en} ${entry.cause.en}` },
          subject.side === "supplier"
            ? entry.remedy
            : {
                ko: "공급자에게도 알렸습니다. 사유를 바로잡은 내용으로 이 세금계산서를 대신할 발행 요청을 보내 주세요. 쓰인 포인트는 그때 돌아옵니다.",
                en: "The supplier was told. Ask for a corrected one in place of this; its points return then.",
              },
        ],
    facts: [
      ...names(subject),
      ...terms(subject),
      ...fact(labels.issueId, subject.invoice.issueId),
      ...fact(labels.code, subject.code),
    ],
  });
};

/** To the supplier: the deadline comes near, and the tax authority has not settled these. */
export const transmissionAtRisk = (
  subject: Subject & {
    readonly stage: TransmissionPolicy.Alarm["stage"];
    /** How many of the supplier's invoices it is about; `invoice` is one of them. */
    readonly count: number;
    /** 전송기한. */
    readonly transmitBy: TaxInvoice.CalendarDate;
    readonly late: boolean;
  },
): Rendered =>
  letter({
    subject: titled(
      subject.late
        ? { ko: "국세청 전송기한 지남", en: "Deadline for sending is past" }
        : { ko: "국세청 전송 지연", en: "Sending is delayed" },
      subject,
      "supplier",
    ),
    heading: subject.late
      ? {
          ko: `세금계산서 ${subject.count}건이 전송기한 안에 국세청에 접수되지 않았습니다`,
          en: `${subject.count} tax invoices did not reach the tax authority in time`,
        }
      : {
          ko: `세금계산서 ${subject.count}건이 아직 국세청에 접수되지 않았습니다`,
          en: `${subject.count} tax invoices are not with the tax authority yet`,
        },
    lead: [
      subject.stage === "half"
        ? {
            ko: "남은 시간의 절반이 지났습니다. 계속 자동으로 전송하고 있어 지금 하실 일은 없습니다.",
            en: "Half of the time left is over. Sending goes on by itself; there is nothing to do now.",
          }
        : {
            ko: "마지막 알림입니다. 계속 자동으로 전송하지만, 서비스 운영자에게 확인해 주세요. 기한 뒤 전송에는 가산세가 있습니다.",
            en: "This is the last warning. Sending goes on by itself, but ask whoever runs the service. Sending late costs a penalty.",
          },
    ],
    facts: [
      ...fact(labels.transmitBy, subject.transmitBy),
      ...names(subject),
      ...terms(subject),
      ...fact(labels.issueId, subject.invoice.issueId),
    ],
  });

/** To the payer: the other side wanted to issue, and the points did not suffice. */
export const pointsShort = (
  subject: Subject & {
    readonly side: Side;
    readonly needed: bigint;
    readonly available: bigint;
    readonly issueBy: TaxInvoice.CalendarDate;
    readonly chargeUrl: string;
  },
): Rendered =>
  letter({
    subject: titled({ ko: "포인트 부족으로 발행 대기", en: "Issue waits for points" }, subject, subject.side),
    heading: {
      ko: "포인트가 부족해 세금계산서가 발행되지 않았습니다",
      en: "The invoice was not issued: points are short",
    },
    lead: [
      {
        ko: `${other(subject, subject.side)}에서 발행하려고 했지만 귀사의 포인트가 부족합니다. 충전하면 바로 발행할 수 있습니다.`,
        en: `${other(subject, subject.side)} tried to issue, and your points do not suffice. Once they are topped up, it can be issued.`,
      },
    ],
    facts: [
      ...fact(labels.points, points(subject.needed)),
      ...fact(labels.available, points(subject.available)),
      ...names(subject),
      ...terms(subject),
      ...fact(labels.issueBy, subject.issueBy),
    ],
    button: { label: { ko: "포인트 충전하기", en: "Top up points" }, url: subject.chargeUrl },
  });

/** To the buyer's service provider, for its machine: the invoice is attached. The subject is the standard's. */
export const distributed = (subject: Subject): Rendered => {
  const { issueId, supplier } = subject.invoice;
  const title = {
    ko: AspMail.subject(oneLine(supplier.name)),
    en: `${oneLine(supplier.name)} issued a tax invoice.`,
  };
  const { text, html } = letter({ subject: title, heading: title, facts: fact(labels.issueId, issueId) });
  return { subject: title.ko, text, html };
};
