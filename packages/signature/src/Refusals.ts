/** Why a document is not signed, or its signature not accepted. `path` is the element. */
import * as Refusal from "@einv/refusal/Refusal";

const askSender = {
  ko: "문서를 보낸 곳에서 서명된 파일을 다시 받아 주세요.",
  en: "Get the signed file again from whoever sent it.",
};

export const refusals = Refusal.catalogue({
  "signature.unsigned": {
    what: { ko: "전자서명이 없는 문서입니다.", en: "The document is not signed." },
    remedy: askSender,
  },
  "signature.already-signed": {
    what: { ko: "이미 서명된 문서입니다.", en: "The document is already signed." },
    remedy: { ko: "서명 전 문서를 사용해 주세요.", en: "Use the document as it was before signing." },
  },
  "signature.character": {
    what: {
      ko: "문서에 XML로 쓸 수 없는 문자가 있습니다.",
      en: "The document holds a character that XML cannot carry.",
    },
    remedy: {
      ko: "붙여 넣은 값에 보이지 않는 제어 문자가 없는지 확인해 주세요.",
      en: "Look for invisible control characters in what was pasted.",
    },
  },
  "signature.malformed": {
    what: {
      ko: "전자서명의 형식이 표준과 다릅니다.",
      en: "The signature does not have the form of the standard.",
    },
    why: { ko: "이 자리에 있어야 할 것: {expected}", en: "Expected here: {expected}" },
    remedy: askSender,
  },
  "signature.algorithm": {
    what: {
      ko: "허용되지 않는 서명 알고리즘입니다: {found}",
      en: "The signature uses an algorithm that is not accepted: {found}",
    },
    why: {
      ko: "표준은 RSA-SHA256과 SHA-256만 씁니다.",
      en: "The standard uses RSA-SHA256 and SHA-256 only.",
    },
    remedy: askSender,
  },
  "signature.transform": {
    what: {
      ko: "서명이 보호하는 범위가 표준과 다릅니다.",
      en: "The signature does not cover what the standard says.",
    },
    why: {
      ko: "변환(Transforms)이 표준의 것과 다릅니다: {found}",
      en: "A transform differs from the standard's: {found}",
    },
    remedy: askSender,
  },
  "signature.reference": {
    what: {
      ko: "서명이 이 문서를 가리키지 않습니다: {found}",
      en: "The signature does not refer to this document: {found}",
    },
    remedy: askSender,
  },
  "signature.key-info": {
    what: {
      ko: "서명에 인증서가 정확히 하나 들어 있어야 합니다.",
      en: "A signature must carry exactly one certificate.",
    },
    why: { ko: "이 자리에 있어야 할 것: {expected}", en: "Expected here: {expected}" },
    remedy: askSender,
  },
  "signature.key-too-short": {
    what: { ko: "서명 키가 너무 짧습니다: {bits}비트", en: "The signing key is too short: {bits} bits" },
    why: { ko: "2048비트 이상이어야 합니다.", en: "It must have 2048 bits or more." },
    remedy: {
      ko: "새로 발급받은 공동인증서로 서명해 주세요.",
      en: "Sign with a joint certificate that was issued recently.",
    },
  },
  "signature.digest-mismatch": {
    what: {
      ko: "서명한 뒤에 내용이 바뀐 문서입니다.",
      en: "The document was changed after it was signed.",
    },
    why: {
      ko: "서명된 해시값과 지금 내용의 해시값이 다릅니다.",
      en: "The digest in the signature differs from the digest of what stands here.",
    },
    remedy: askSender,
  },
  "signature.wrong": {
    what: {
      ko: "들어 있는 인증서의 키로 만든 서명이 아닙니다.",
      en: "The signature was not made with the key of the certificate it carries.",
    },
    remedy: askSender,
  },
  "signature.statement": {
    what: {
      ko: "서명할 문장이 아닙니다.",
      en: "This is not a text that can be signed.",
    },
    why: { ko: "1~{limit}자의 글이어야 합니다.", en: "It must have 1 to {limit} characters." },
    remedy: { ko: "화면을 새로 고쳐 다시 시작해 주세요.", en: "Reload the page and start again." },
  },
  "signature.statement-differs": {
    what: {
      ko: "화면에 보인 문장에 이 인증서로 서명한 것이 아닙니다.",
      en: "This certificate's key did not sign the text that was shown.",
    },
    remedy: {
      ko: "화면을 새로 고쳐 새 문장에 다시 서명해 주세요.",
      en: "Reload the page and sign the new text.",
    },
  },
  "signature.not-a-response": {
    what: {
      ko: "국세청 응답 문서(TaxInvoiceResponse)가 아닙니다.",
      en: "This is not a response of the tax authority (TaxInvoiceResponse).",
    },
    why: { ko: "이 자리에 있어야 할 것: {expected}", en: "Expected here: {expected}" },
    remedy: {
      ko: "국세청이 보낸 파일인지 확인해 주세요.",
      en: "Check that the file is what the tax authority sent.",
    },
  },
  "signature.not-an-envelope": {
    what: { ko: "국세청 SOAP 메시지가 아닙니다.", en: "This is not a SOAP message of the tax authority." },
    why: { ko: "이 자리에 있어야 할 것: {expected}", en: "Expected here: {expected}" },
    remedy: {
      ko: "메시지를 처음부터 다시 받아 주세요.",
      en: "Fetch the message again from the start.",
    },
  },
  "signature.attachment-unsigned": {
    what: {
      ko: "서명되지 않은 첨부가 있습니다: {id}",
      en: "An attachment is not covered by the signature: {id}",
    },
    remedy: {
      ko: "메시지를 처음부터 다시 받아 주세요.",
      en: "Fetch the message again from the start.",
    },
  },
  "signature.attachment-missing": {
    what: {
      ko: "서명된 첨부가 메시지에 없습니다: {id}",
      en: "A signed attachment is not in the message: {id}",
    },
    remedy: {
      ko: "메시지를 처음부터 다시 받아 주세요.",
      en: "Fetch the message again from the start.",
    },
  },
});

/** The codes of this package. */
export type Code = keyof typeof refusals.entries;
