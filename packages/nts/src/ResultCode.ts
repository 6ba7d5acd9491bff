/**
 * The result codes (처리 결과 코드) of the tax authority: what each means, why
 * it comes, what to do.
 *
 * Source: KEC standard v3.0 as implementations record it. The public sources
 * differ on `SYN003` and on `ERR999`/`ERR099`; both are noted at the entry.
 */
import type { Refusal } from "@einv/refusal";

/** What is known about one code. */
export interface ResultCode {
  readonly code: string;
  /** Whether the authority now holds the invoice. */
  readonly settled: "accepted" | "rejected";
  /** What happened. */
  readonly text: Refusal.Text;
  /** What usually causes it. */
  readonly cause: Refusal.Text;
  /** What to do now. */
  readonly remedy: Refusal.Text;
  /**
   * `none`: nothing to do. `resend`: the same signed document may be sent
   * again. `reissue`: the document itself must be corrected, signed anew and
   * sent under a new issue ID.
   */
  readonly next: "none" | "resend" | "reissue";
}

/** Every known code, in the standard's order. */
export const table: ReadonlyArray<ResultCode> = [
  {
    code: "SUC001",
    settled: "accepted",
    text: { ko: "국세청이 접수했습니다.", en: "The authority accepted the invoice." },
    cause: { ko: "모든 검증을 통과했습니다.", en: "It passed every check." },
    remedy: { ko: "더 할 일이 없습니다.", en: "Nothing to do." },
    next: "none",
  },
  {
    code: "SYN001",
    settled: "rejected",
    text: { ko: "암호화된 내용을 풀지 못했습니다.", en: "The authority could not decrypt the submission." },
    cause: {
      ko: "국세청의 암호화용 인증서가 바뀌었거나 전송 중에 손상되었습니다.",
      en: "The authority's encryption certificate changed, or the data was damaged on the way.",
    },
    remedy: {
      ko: "국세청 암호화용 인증서를 새로 설정한 뒤 다시 전송합니다. 문서는 그대로입니다.",
      en: "Configure the authority's current encryption certificate and send again. The document stays as it is.",
    },
    next: "resend",
  },
  {
    code: "SYN002",
    settled: "rejected",
    text: {
      ko: "공급자(위수탁은 수탁자)의 전자서명이 인정되지 않았습니다.",
      en: "The signature of the supplier (of the broker, on a consignment) was not accepted.",
    },
    cause: {
      ko: "인증서가 만료·폐지되었거나, 다른 사업자의 인증서이거나, 서명 뒤에 문서가 바뀌었습니다.",
      en: "The certificate expired or was revoked, belongs to another business, or the document changed after signing.",
    },
    remedy: {
      ko: "공급자의 유효한 사업자 인증서로 다시 발행해 주세요.",
      en: "Issue it again with a valid business certificate of the supplier.",
    },
    next: "reissue",
  },
  {
    code: "SYN003",
    // Sources differ: "duplicate" or "wrong form". A wrong form never leaves this
    // system, so what arrives here is a number the authority already holds.
    settled: "accepted",
    text: {
      ko: "이미 국세청에 있는 승인번호입니다.",
      en: "The authority already holds this issue ID.",
    },
    cause: {
      ko: "같은 세금계산서가 앞서 전송되었습니다.",
      en: "The same invoice had been sent before.",
    },
    remedy: {
      ko: "다시 발행하지 마세요. 홈택스에서 승인번호를 조회해 내용을 확인해 주세요.",
      en: "Do not issue it again. Look the issue ID up in Hometax and compare.",
    },
    next: "none",
  },
  {
    code: "SYN004",
    settled: "rejected",
    text: { ko: "문서 형식이 표준과 다릅니다.", en: "The document does not follow the standard's form." },
    cause: {
      ko: "항목이 빠졌거나 중복되었거나, 코드·자료형이 올바르지 않습니다.",
      en: "An element is missing or repeated, or a code or a data type is wrong.",
    },
    remedy: { ko: "문서를 바로잡아 다시 발행해 주세요.", en: "Correct the document and issue it again." },
    next: "reissue",
  },
  {
    code: "ERR001",
    settled: "rejected",
    text: { ko: "공급자가 등록된 사업자가 아닙니다.", en: "The supplier is not a registered business." },
    cause: {
      ko: "공급자의 사업자등록번호가 국세청에 없습니다.",
      en: "The authority does not know the supplier's business number.",
    },
    remedy: {
      ko: "공급자의 사업자등록번호를 확인해 다시 발행해 주세요.",
      en: "Check the supplier's business number and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR002",
    settled: "rejected",
    text: {
      ko: "공급받는자의 등록번호가 국세청에 없습니다.",
      en: "The authority does not know the buyer's number.",
    },
    cause: {
      ko: "사업자등록번호나 주민등록번호를 잘못 적었습니다.",
      en: "The buyer's business or resident number is wrong.",
    },
    remedy: {
      ko: "공급받는자의 등록번호를 확인해 다시 발행해 주세요.",
      en: "Check the buyer's number and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR003",
    settled: "rejected",
    text: { ko: "수탁자가 등록된 사업자가 아닙니다.", en: "The broker is not a registered business." },
    cause: {
      ko: "수탁자의 사업자등록번호가 국세청에 없습니다.",
      en: "The authority does not know the broker's business number.",
    },
    remedy: {
      ko: "수탁자의 사업자등록번호를 확인해 다시 발행해 주세요.",
      en: "Check the broker's business number and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR004",
    settled: "rejected",
    text: {
      ko: "전송일시가 전송한 날과 다릅니다.",
      en: "The transmission time is not the day of transmission.",
    },
    cause: {
      ko: "전송 시스템의 시계가 맞지 않습니다.",
      en: "The clock of the transmitting system is wrong.",
    },
    remedy: {
      ko: "시스템 시계를 맞춘 뒤 같은 문서를 다시 전송합니다.",
      en: "Set the system clock right and send the same document again.",
    },
    next: "resend",
  },
  {
    code: "ERR005",
    settled: "rejected",
    text: { ko: "발행일시가 올바르지 않습니다.", en: "The time of issue is invalid." },
    cause: {
      ko: "발행일시의 형식이 틀렸거나 전송일시보다 늦습니다.",
      en: "It is malformed or later than the transmission.",
    },
    remedy: {
      ko: "시스템 시계를 맞춘 뒤 다시 발행해 주세요.",
      en: "Set the system clock right and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR006",
    settled: "rejected",
    text: { ko: "작성일자가 올바르지 않습니다.", en: "The written date is invalid." },
    cause: {
      ko: "작성일자가 발행일시보다 늦거나 승인번호의 날짜와 다릅니다.",
      en: "It is later than the issue, or differs from the date inside the issue ID.",
    },
    remedy: {
      ko: "작성일자를 바로잡아 다시 발행해 주세요.",
      en: "Correct the written date and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR007",
    settled: "rejected",
    text: { ko: "금액의 부호가 맞지 않습니다.", en: "The signs of the amounts do not fit." },
    cause: {
      ko: "공급가액과 세액의 부호가 다르거나, 환입·계약해제에 양수 금액을 적었습니다.",
      en: "Supply and tax amounts differ in sign, or a return or rescission has a positive amount.",
    },
    remedy: { ko: "금액을 바로잡아 다시 발행해 주세요.", en: "Correct the amounts and issue again." },
    next: "reissue",
  },
  {
    code: "ERR008",
    settled: "rejected",
    text: { ko: "코드 값이 올바르지 않습니다.", en: "A code is invalid." },
    cause: {
      ko: "종류, 공급받는자 구분, 수정사유 코드 중 하나가 맞지 않습니다.",
      en: "The kind, the buyer's kind or the amendment code does not fit.",
    },
    remedy: {
      ko: "종류와 수정사유를 바로잡아 다시 발행해 주세요.",
      en: "Correct the kind or the amendment reason and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR009",
    settled: "rejected",
    text: {
      ko: "폐업일 뒤에 발행된 세금계산서입니다.",
      en: "It was issued after the business had closed.",
    },
    cause: {
      ko: "공급자나 수탁자가 폐업한 사업자입니다.",
      en: "The supplier or the broker is a closed business.",
    },
    remedy: {
      ko: "공급자의 사업자 상태를 확인해 주세요. 폐업 뒤에는 발행할 수 없습니다.",
      en: "Check the supplier's status. A closed business cannot issue.",
    },
    next: "reissue",
  },
  {
    code: "ERR010",
    settled: "rejected",
    text: {
      ko: "승인번호의 등록번호가 전송한 시스템의 것이 아닙니다.",
      en: "The registration number in the issue ID is not the transmitting system's.",
    },
    cause: {
      ko: "다른 시스템에서 발행한 문서이거나 등록번호 설정이 틀렸습니다.",
      en: "Another system issued the document, or the configured registration number is wrong.",
    },
    remedy: {
      ko: "등록번호 설정을 확인한 뒤 다시 발행해 주세요.",
      en: "Check the configured registration number and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR011",
    settled: "rejected",
    text: { ko: "당초승인번호가 올바르지 않습니다.", en: "The original issue ID is invalid." },
    cause: {
      ko: "당초 세금계산서가 국세청에 없거나, 다른 공급자의 것이거나, 수정이 아닌 문서에 적혀 있습니다.",
      en: "The authority does not hold the original, it is another supplier's, or the document is no amendment.",
    },
    remedy: {
      ko: "당초 세금계산서가 전송되었는지 확인하고 바로잡아 다시 발행해 주세요.",
      en: "Make sure that the original was transmitted, correct the number and issue again.",
    },
    next: "reissue",
  },
  {
    code: "ERR099",
    settled: "rejected",
    text: { ko: "그 밖의 오류로 반려되었습니다.", en: "Rejected for another reason." },
    cause: { ko: "국세청이 사유를 밝히지 않았습니다.", en: "The authority gave no reason." },
    remedy: {
      ko: "국세청(126)에 승인번호로 문의해 주세요.",
      en: "Ask the authority (phone 126 in Korea) about the issue ID.",
    },
    next: "reissue",
  },
  {
    code: "ERR999",
    settled: "rejected",
    text: { ko: "그 밖의 오류로 반려되었습니다.", en: "Rejected for another reason." },
    cause: { ko: "국세청이 사유를 밝히지 않았습니다.", en: "The authority gave no reason." },
    remedy: {
      ko: "국세청(126)에 승인번호로 문의해 주세요.",
      en: "Ask the authority (phone 126 in Korea) about the issue ID.",
    },
    next: "reissue",
  },
];

const byCode: ReadonlyMap<string, ResultCode> = new Map(table.map((entry) => [entry.code, entry]));

/**
 * The entry of a code. A code nobody has documented counts as rejected, with
 * texts that name it: an invoice is never taken for accepted by guesswork.
 */
export const lookup = (code: string): ResultCode =>
  byCode.get(code) ?? {
    code,
    settled: "rejected",
    text: {
      ko: `국세청이 알려지지 않은 코드(${code})로 답했습니다.`,
      en: `The authority answered with an unknown code (${code}).`,
    },
    cause: { ko: "공개된 코드표에 없는 코드입니다.", en: "The published tables do not list it." },
    remedy: {
      ko: "홈택스에서 승인번호를 조회하고 국세청(126)에 문의해 주세요.",
      en: "Look the issue ID up in Hometax and ask the authority (phone 126 in Korea).",
    },
    next: "reissue",
  };
