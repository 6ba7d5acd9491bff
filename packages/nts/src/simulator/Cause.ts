/**
 * Why the simulated authority gives a result code: every cause it knows, with
 * the code that comes of it. What is judged, the page that tells of it and the
 * test that meets every cause are held together by this table.
 */
import { Rules } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";

export interface Cause {
  readonly code: string;
  /**
   * `invoice`: one invoice is judged so; `submission`: the submission as a whole
   * is turned down; `request`: a request for results is; `script`: only a script
   * reaches it, because it tells of the authority's own trouble.
   */
  readonly of: "invoice" | "submission" | "request" | "script";
  readonly text: Refusal.Text;
}

const cause = (code: string, of: Cause["of"], ko: string, en: string): Cause => ({
  code,
  of,
  text: { ko, en },
});

/** What the simulator itself looks at, in the order in which it looks. */
export const own = {
  accepted: cause("SUC001", "invoice", "모든 검증을 통과했습니다.", "It passed every check."),
  "submit-id-used": cause(
    "SYN003",
    "submission",
    "같은 제출번호로 다른 내용이 이미 제출되었습니다.",
    "Something else was submitted under this submission ID before.",
  ),
  "system-unregistered": cause(
    "ERR010",
    "submission",
    "제출번호의 등록번호가 등록된 시스템의 것이 아닙니다.",
    "The submission ID begins with the registration number of no registered system.",
  ),
  "sealed-for-another": cause(
    "SYN001",
    "submission",
    "국세청의 키로 봉투를 풀 수 없습니다.",
    "The envelope does not open with the authority's key.",
  ),
  "package-malformed": cause(
    "SYN004",
    "submission",
    "봉투 안의 TaxInvoicePackage를 읽을 수 없습니다.",
    "What is in the envelope is no TaxInvoicePackage.",
  ),
  "count-differs": cause(
    "SYN004",
    "submission",
    "TotalCount가 들어 있는 건수와 다릅니다.",
    "TotalCount is not the number of invoices in the envelope.",
  ),
  nameless: cause(
    "SYN004",
    "submission",
    "승인번호를 알 수 없는 문서가 들어 있습니다.",
    "Something in the envelope names no issue ID.",
  ),
  "not-the-sender": cause(
    "SYN002",
    "request",
    "제출한 사업자가 아닌 곳에서 결과를 요청했습니다.",
    "The results are asked for by another than the one who submitted.",
  ),
  "not-an-invoice": cause(
    "SYN004",
    "invoice",
    "전자세금계산서 형식으로 읽을 수 없습니다.",
    "It cannot be read as a tax invoice.",
  ),
  "signature-broken": cause(
    "SYN002",
    "invoice",
    "전자서명이 없거나 내용과 맞지 않습니다.",
    "The signature is missing or does not fit the content.",
  ),
  "certificate-untrusted": cause(
    "SYN002",
    "invoice",
    "발행일시에 유효한, 신뢰하는 인증기관의 인증서가 아닙니다.",
    "At the time of issue the certificate was not valid under a trusted authority.",
  ),
  "certificate-revoked": cause("SYN002", "invoice", "폐지된 인증서입니다.", "The certificate was revoked."),
  "certificate-of-another-purpose": cause(
    "SYN002",
    "invoice",
    "전자세금계산서에 쓸 수 있는 인증서가 아닙니다.",
    "The certificate is of a kind that does not sign tax invoices.",
  ),
  "certificate-of-another": cause(
    "SYN002",
    "invoice",
    "인증서와 R값이 공급자(위수탁은 수탁자)의 사업자등록번호와 맞지 않습니다.",
    "Certificate and R do not tie to the business number of the supplier (of the broker, on a consignment).",
  ),
  "issue-id-held": cause("SYN003", "invoice", "이미 접수된 승인번호입니다.", "The issue ID is held already."),
  "supplier-unknown": cause(
    "ERR001",
    "invoice",
    "공급자의 번호가 등록되어 있지 않습니다.",
    "The supplier's number is not registered.",
  ),
  "buyer-unknown": cause(
    "ERR002",
    "invoice",
    "공급받는자의 번호가 등록되어 있지 않습니다.",
    "The buyer's number is not registered.",
  ),
  "broker-unknown": cause(
    "ERR003",
    "invoice",
    "수탁자의 번호가 등록되어 있지 않습니다.",
    "The broker's number is not registered.",
  ),
  "sent-on-another-day": cause(
    "ERR004",
    "invoice",
    "메시지의 TimeStamp가 국세청 시계의 오늘이 아닙니다.",
    "The message's TimeStamp is not today by the authority's clock.",
  ),
  "issued-after-sent": cause(
    "ERR005",
    "invoice",
    "발행일시가 국세청 시계보다 늦습니다.",
    "The time of issue is later than the authority's clock.",
  ),
  "issued-after-closing": cause(
    "ERR009",
    "invoice",
    "공급자나 수탁자의 폐업일 뒤에 발행되었습니다.",
    "It was issued after the supplier or the broker had closed.",
  ),
  "original-not-held": cause(
    "ERR011",
    "invoice",
    "당초승인번호의 세금계산서가 접수되어 있지 않습니다.",
    "The original that it names is not held.",
  ),
  "original-of-another": cause(
    "ERR011",
    "invoice",
    "당초 세금계산서가 다른 공급자의 것입니다.",
    "The original that it names is another supplier's.",
  ),
  internal: cause(
    "ERR099",
    "script",
    "국세청 내부 오류로, 어떤 문서로도 생기지 않습니다. 시나리오(kind: code)로만 만듭니다.",
    "Trouble inside the authority, which no document causes; only a script (kind: code) brings it about.",
  ),
} as const satisfies Readonly<Record<string, Cause>>;

export type Own = keyof typeof own;

/** What a rule says, without what it says of one invoice. */
const general = ({ ko, en }: Refusal.Text): Refusal.Text => ({
  ko: ko.replace(/\{\w+\}/g, "…"),
  en: en.replace(/\{\w+\}/g, "…"),
});

/** The authority's rules about content, by their names in `Rules`. */
export const ofRules: ReadonlyMap<string, Cause> = new Map(
  Rules.rules.flatMap(({ id, ntsCode, statement }): ReadonlyArray<readonly [string, Cause]> =>
    ntsCode === undefined ? [] : [[id, { code: ntsCode, of: "invoice", text: general(statement) }]],
  ),
);
