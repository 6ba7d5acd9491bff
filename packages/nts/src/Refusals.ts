/** What this package refuses, and what to do about each. */
import type * as Result from "effect/Result";
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "nts.submit-id": {
    what: { ko: "제출번호 형식이 올바르지 않습니다.", en: "This is not a submission ID." },
    why: {
      ko: "등록번호 8자, 날짜 8자, 16진수 32자를 붙임표로 이은 50자여야 합니다.",
      en: "It has 50 characters: registration number (8), date (8) and 32 hex digits, joined by hyphens.",
    },
    remedy: {
      ko: "접수할 때 저장한 제출번호를 확인해 주세요.",
      en: "Check the submission ID stored when sending.",
    },
  },
  "nts.registration": {
    what: { ko: "국세청 등록번호 형식이 올바르지 않습니다.", en: "This is not a registration number." },
    why: { ko: "영문자나 숫자 8자여야 합니다.", en: "It has eight letters or digits." },
    remedy: {
      ko: "표준인증 뒤 국세청에서 받은 등록번호를 설정해 주세요.",
      en: "Set the registration number the authority gave after certification.",
    },
  },
  "nts.package-size": {
    what: {
      ko: "한 번에 1건부터 100건까지 보낼 수 있습니다.",
      en: "One submission holds 1 to 100 invoices.",
    },
    why: { ko: "{count}건이 들어 있습니다.", en: "It holds {count}." },
    remedy: { ko: "100건 이하로 나누어 보내 주세요.", en: "Split it into groups of at most 100." },
  },
  "nts.package-malformed": {
    what: { ko: "세금계산서 묶음의 형식이 올바르지 않습니다.", en: "This is not a tax invoice package." },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: { ko: "보낸 쪽에 다시 요청해 주세요.", en: "Ask the sender for a new one." },
  },
  "nts.package-r": {
    what: { ko: "서명키의 R 값을 사용할 수 없습니다.", en: "The R value of the signing key is unusable." },
    why: {
      ko: "R 값이 없거나 길이가 올바르지 않습니다.",
      en: "It is missing or has an impossible length.",
    },
    remedy: {
      ko: "인증서를 발급기관에서 다시 내려받아 발행해 주세요.",
      en: "Fetch the certificate again from its issuer, and issue with that.",
    },
  },
  "nts.duplicate-in-submission": {
    what: {
      ko: "같은 승인번호가 한 묶음에 두 번 있습니다.",
      en: "One issue ID appears twice in the submission.",
    },
    why: { ko: "승인번호 {issueId}", en: "Issue ID {issueId}." },
    remedy: { ko: "한 건만 남기고 다시 보내 주세요.", en: "Keep one of them and send again." },
  },
  "nts.issue-id": {
    what: { ko: "승인번호 형식이 올바르지 않습니다.", en: "This is not an issue ID." },
    why: {
      ko: "작성일자 8자, 등록번호 8자, 일련번호 8자를 이은 24자여야 합니다.",
      en: "It has 24 characters: written date, registration number and serial, eight each.",
    },
    remedy: {
      ko: "발행한 문서의 승인번호를 확인해 주세요.",
      en: "Check the issue ID of the issued document.",
    },
  },
  "nts.envelope-malformed": {
    what: { ko: "암호화된 묶음의 형식이 올바르지 않습니다.", en: "This is not an encrypted envelope." },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: { ko: "보낸 쪽에 다시 요청해 주세요.", en: "Ask the sender for a new one." },
  },
  "nts.envelope-unreadable": {
    what: { ko: "암호화된 묶음을 풀 수 없습니다.", en: "The envelope cannot be decrypted." },
    why: {
      ko: "다른 인증서로 암호화했거나 내용이 손상되었습니다.",
      en: "It was made for another certificate, or it is damaged.",
    },
    remedy: {
      ko: "받는 쪽 암호화용 인증서를 확인해 주세요.",
      en: "Check the receiver's encryption certificate.",
    },
  },
  "nts.recipient-unusable": {
    what: { ko: "이 인증서로는 암호화할 수 없습니다.", en: "This certificate cannot be encrypted to." },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: {
      ko: "국세청의 암호화용(키 관리) 인증서를 설정해 주세요.",
      en: "Set the authority's key-management certificate.",
    },
  },
  "nts.message-malformed": {
    what: {
      ko: "국세청 연계 메시지의 형식이 올바르지 않습니다.",
      en: "This message is not of the standard.",
    },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: { ko: "보낸 쪽에 다시 요청해 주세요.", en: "Ask the sender for a new one." },
  },
  "nts.multipart-malformed": {
    what: { ko: "전송 본문(multipart)의 형식이 올바르지 않습니다.", en: "The multipart body is malformed." },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: { ko: "보낸 쪽에 다시 요청해 주세요.", en: "Ask the sender for a new one." },
  },
  "nts.too-large": {
    what: { ko: "받은 내용이 허용 크기를 넘었습니다.", en: "What was received is larger than allowed." },
    why: { ko: "{limit}바이트까지 받습니다.", en: "At most {limit} bytes are read." },
    remedy: { ko: "보낸 쪽에 확인해 주세요.", en: "Check with the sender." },
  },
  "nts.response-malformed": {
    what: { ko: "처리 결과 문서의 형식이 올바르지 않습니다.", en: "This is not a tax invoice response." },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: { ko: "처리 결과를 다시 요청해 주세요.", en: "Ask for the results again." },
  },
  "nts.answer-not-trusted": {
    what: {
      ko: "국세청이 보낸 답변인지 확인할 수 없습니다.",
      en: "The answer is not proven to come from the authority.",
    },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: {
      ko: "설정된 국세청 인증서를 확인하고 처리 결과를 다시 요청해 주세요.",
      en: "Check the configured authority certificate, then ask for the results again.",
    },
  },
  "nts.answer-for-another": {
    what: { ko: "다른 제출에 대한 답변을 받았습니다.", en: "The answer belongs to another submission." },
    why: { ko: "기다린 제출번호는 {submitId}입니다.", en: "Awaited was {submitId}." },
    remedy: { ko: "처리 결과를 다시 요청해 주세요.", en: "Ask for the results again." },
  },
  "nts.unreachable": {
    what: {
      ko: "국세청에 연결할 수 없습니다. 보낸 것은 없습니다.",
      en: "The authority cannot be reached. Nothing was sent.",
    },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: {
      ko: "잠시 뒤 자동으로 다시 보냅니다.",
      en: "It can be sent again later without risk.",
    },
  },
  "nts.submission-refused": {
    what: {
      ko: "국세청이 이 제출을 접수하지 않았습니다.",
      en: "The authority refused this submission as a whole.",
    },
    why: { ko: "{code} {text}", en: "{code} {text}" },
    remedy: {
      ko: "원인을 바로잡은 뒤 새 제출번호로 다시 보내 주세요.",
      en: "Correct the cause, then send under a new submission ID.",
    },
  },
  "nts.request-refused": {
    what: {
      ko: "국세청이 처리 결과 요청을 받아들이지 않았습니다.",
      en: "The authority refused the request for results.",
    },
    why: { ko: "{code} {text}", en: "{code} {text}" },
    remedy: { ko: "원인을 확인한 뒤 다시 요청해 주세요.", en: "See to the cause, then ask again." },
  },
  "nts.public-keys-unanswered": {
    what: {
      ko: "국세청에서 사업자 공개키를 받지 못했습니다.",
      en: "The authority did not give the public keys.",
    },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: {
      ko: "받아 둔 공개키를 계속 쓰며, 다음 날 다시 요청합니다.",
      en: "The keys known so far stay in use; ask again later.",
    },
  },
  "nts.archive-malformed": {
    what: {
      ko: "공개키 압축파일의 형식이 올바르지 않습니다.",
      en: "This is not an archive of public keys.",
    },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: {
      ko: "받아 둔 공개키를 계속 쓰며, 다음 날 다시 요청합니다.",
      en: "The keys known so far stay in use; ask again later.",
    },
  },
  "nts.mail-malformed": {
    what: {
      ko: "세금계산서 유통 메일의 형식이 올바르지 않습니다.",
      en: "This is not a mail that brings an invoice.",
    },
    why: { ko: "{reasonKo}", en: "{reason}" },
    remedy: {
      ko: "암호화한 세금계산서 한 건을 <승인번호>.msg로 첨부해 보내 주세요.",
      en: "Attach one sealed invoice, called by its issue ID: <승인번호>.msg.",
    },
  },
  "nts.mail-not-for-us": {
    what: {
      ko: "이 세금계산서는 다른 사업자의 인증서로 암호화되었습니다.",
      en: "The invoice is sealed for somebody else's certificate.",
    },
    remedy: {
      ko: "국세청에서 공개키를 다시 받아 암호화한 뒤 보내 주세요.",
      en: "Fetch the public keys from the authority again, and seal it with our present one.",
    },
  },
});

/** Refuses with a code whose `why` is told at the place that found it. */
export const because = (
  code:
    | "nts.package-malformed"
    | "nts.envelope-malformed"
    | "nts.recipient-unusable"
    | "nts.message-malformed"
    | "nts.multipart-malformed"
    | "nts.response-malformed"
    | "nts.answer-not-trusted"
    | "nts.mail-malformed"
    | "nts.unreachable",
  why: Refusal.Text,
  path?: string,
): Result.Result<never, Refusal.Refusal> =>
  refusals.fail(code, {
    values: { reasonKo: why.ko, reason: why.en },
    ...(path === undefined ? {} : { path }),
  });
