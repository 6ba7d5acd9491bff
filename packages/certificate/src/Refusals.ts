/** Why a certificate or a key is refused. */
import * as Refusal from "@einv/refusal/Refusal";
import { keyRefusals } from "./internal/keyRefusals.ts";

const another = {
  ko: "signCert.der와 signPri.key가 있는 인증서 폴더를 다시 선택해 주세요.",
  en: "Choose the certificate's folder again, the one with signCert.der and signPri.key.",
};
const renew = {
  ko: "인증기관에서 인증서를 갱신하거나 새로 발급받은 뒤 다시 시도해 주세요.",
  en: "Renew the certificate at its authority, or get a new one, and try again.",
};

export const refusals = Refusal.catalogue({
  ...keyRefusals,
  "certificate.der": {
    what: {
      ko: "인증서나 키의 형식이 올바르지 않습니다.",
      en: "This is not a well-formed certificate or key.",
    },
    why: { ko: "DER: {reason}", en: "DER: {reason}" },
    remedy: another,
  },
  "certificate.malformed": {
    what: { ko: "인증서를 읽을 수 없습니다.", en: "The certificate cannot be read." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: another,
  },
  "certificate.too-large": {
    what: { ko: "인증서 파일이 너무 큽니다.", en: "The certificate file is too large." },
    why: { ko: "한도는 {limit}바이트입니다.", en: "The limit is {limit} bytes." },
    remedy: another,
  },
  "certificate.untrusted": {
    what: { ko: "인증서를 신뢰할 수 없습니다.", en: "The certificate is not trusted." },
    why: { ko: "{ko}", en: "{en}" },
    remedy: {
      ko: "국내 인증기관이 발급한 공동인증서를 선택해 주세요.",
      en: "Choose a joint certificate (공동인증서) that a Korean authority issued.",
    },
  },
  "certificate.authority-silent": {
    what: {
      ko: "인증기관에 폐기 여부를 물었지만 답을 받지 못했습니다.",
      en: "The authority was asked about revocations and gave no answer.",
    },
    why: { ko: "{place}: {ko}", en: "{place}: {en}" },
    remedy: { ko: "잠시 뒤 다시 확인해 주세요.", en: "Look again later." },
  },
  "certificate.handover": {
    what: {
      ko: "등록할 인증서의 키를 안전하게 전달하지 못했습니다.",
      en: "The certificate's key could not be handed over.",
    },
    why: {
      ko: "전달 중에 내용이 바뀌었거나, 다른 등록에 쓴 것입니다.",
      en: "It was changed on its way, or belongs to another registration.",
    },
    remedy: {
      ko: "등록을 처음부터 다시 진행해 주세요.",
      en: "Start the registration again.",
    },
  },
  "certificate.revoked": {
    what: { ko: "폐기된 인증서입니다.", en: "The certificate was revoked." },
    why: { ko: "{at}에 폐기되었습니다.", en: "It was revoked at {at}." },
    remedy: renew,
  },
  "certificate.expired": {
    what: { ko: "인증서의 유효기간이 지났습니다.", en: "The certificate has expired." },
    why: { ko: "{date}까지였습니다.", en: "It was valid until {date}." },
    remedy: renew,
  },
  "certificate.not-yet-valid": {
    what: { ko: "인증서의 유효기간이 아직 시작되지 않았습니다.", en: "The certificate is not valid yet." },
    why: { ko: "{date}부터 쓸 수 있습니다.", en: "It is valid from {date}." },
    remedy: {
      ko: "컴퓨터의 날짜와 시각을 확인해 주세요.",
      en: "Check the date and time of this computer.",
    },
  },
});
