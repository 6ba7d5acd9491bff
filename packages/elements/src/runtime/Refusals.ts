/** What the default runtime refuses on its own. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "elements.secret": {
    what: {
      ko: "로그인 정보를 받지 못했습니다.",
      en: "The page could not say who you are.",
    },
    remedy: {
      ko: "다시 시도해 주세요. 계속되면 로그인을 다시 해 주세요.",
      en: "Try again. If it stays so, log in again.",
    },
  },
  "elements.certificate-none": {
    what: { ko: "인증서 파일이 아닙니다.", en: "There is no certificate among these files." },
    why: {
      ko: "인증서는 signCert.der와 signPri.key 두 파일이거나 PFX(P12) 파일 하나입니다.",
      en: "A certificate is two files, signCert.der and signPri.key, or one PFX (P12) file.",
    },
    remedy: {
      ko: "그 파일이나 파일이 들어 있는 폴더를 선택해 주세요.",
      en: "Choose those files, or the folder that holds them.",
    },
  },
  "elements.certificate-missing": {
    what: {
      ko: "개인키만 있고 인증서 파일이 없습니다.",
      en: "The key is here, but not its certificate.",
    },
    remedy: {
      ko: "같은 폴더의 signCert.der도 함께 선택해 주세요.",
      en: "Choose signCert.der of the same folder too.",
    },
  },
  "elements.certificate-forgotten": {
    what: {
      ko: "인증서를 다시 선택해야 합니다.",
      en: "The certificate has to be chosen again.",
    },
    why: {
      ko: "보안을 위해 읽은 인증서를 지웠습니다.",
      en: "What was read is forgotten, for safety.",
    },
    remedy: {
      ko: "인증서 파일을 다시 선택해 주세요.",
      en: "Choose the certificate files again.",
    },
  },
  "elements.signature-forgotten": {
    what: { ko: "서명한 내용을 더 이상 갖고 있지 않습니다.", en: "What was signed is no longer held." },
    remedy: {
      ko: "지금 상태를 확인하고, 발행되지 않았으면 다시 발행해 주세요.",
      en: "See where the invoice stands; if it is not issued, issue again.",
    },
  },
});
