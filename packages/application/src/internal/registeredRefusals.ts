/** What is said about registered certificates (공동인증서 등록), and about who is at the page (본인 확인). */
import { reload } from "./remedies.ts";

const file = {
  ko: "인증서 파일로 발행하거나, 관리자가 인증서 관리에서 등록하면 됩니다.",
  en: "Issue with the certificate's file, or have an administrator register it.",
};

export const registeredRefusals = {
  "certificate.not-registered": {
    what: { ko: "등록된 인증서가 없습니다.", en: "No certificate is registered." },
    why: {
      ko: "등록한 적이 없거나, 등록이 삭제되었습니다.",
      en: "None ever was, or it was removed.",
    },
    remedy: file,
  },
  "certificate.registration-changed": {
    what: {
      ko: "그사이 등록된 인증서가 바뀌었습니다.",
      en: "The registered certificate has changed in the meantime.",
    },
    why: {
      ko: "다른 사용자가 교체하거나 삭제했습니다.",
      en: "Another member replaced or removed it.",
    },
    remedy: reload,
  },
  "certificate.registered-already": {
    what: { ko: "이미 등록되어 있는 인증서입니다.", en: "This certificate is registered already." },
    remedy: {
      ko: "다시 등록하지 않아도 됩니다. 바꾸려면 갱신한 인증서를 선택해 주세요.",
      en: "Nothing is to be done; to replace it, choose the renewed one.",
    },
  },
  "certificate.registered-another": {
    what: { ko: "다른 인증서가 등록되어 있습니다.", en: "Another certificate is registered." },
    why: { ko: "{owner}, {date}까지", en: "{owner}, until {date}" },
    remedy: {
      ko: "교체를 선택하면 새 인증서로 바뀌고 기존 인증서는 삭제됩니다.",
      en: "Choose to replace it: the new one comes in, and the old one is removed.",
    },
  },
  "certificate.registered-key": {
    what: {
      ko: "등록된 인증서의 키를 열 수 없습니다.",
      en: "The key of the registered certificate cannot be opened.",
    },
    why: {
      ko: "서버의 보관용 키가 바뀌었거나 보관한 내용이 손상되었습니다.",
      en: "The server's own key has changed, or what it kept is damaged.",
    },
    remedy: {
      ko: "인증서 파일로 발행하고, 인증서 관리에서 같은 인증서를 삭제한 뒤 다시 등록해 주세요.",
      en: "Issue with the certificate's file; remove the registered one and register it again.",
    },
  },
  "confirmation.needed": {
    what: { ko: "본인 확인이 필요합니다.", en: "Please confirm that it is you." },
    why: {
      ko: "등록된 인증서로 발행할 때는 누르는 사람을 다시 확인합니다.",
      en: "Whoever issues with the registered certificate is asked once more.",
    },
    remedy: {
      ko: "비밀번호를 입력한 뒤 다시 발행해 주세요.",
      en: "Type your password, then issue again.",
    },
  },
  "confirmation.wrong": {
    what: { ko: "비밀번호가 올바르지 않습니다.", en: "The password is not right." },
    remedy: {
      ko: "로그인할 때 쓰는 계정의 비밀번호를 입력해 주세요. 인증서 암호가 아닙니다.",
      en: "Type the password you log in with, not that of the certificate.",
    },
  },
  "confirmation.by-host": {
    what: {
      ko: "이 화면을 제공하는 서비스에서 본인 확인을 해야 합니다.",
      en: "The service that shows this page has to confirm who you are.",
    },
    why: {
      ko: "로그인한 지 시간이 지났거나, 그 서비스가 본인 확인을 알려 주지 않았습니다.",
      en: "You logged in a while ago, or the service did not tell.",
    },
    remedy: {
      ko: "그 서비스에서 다시 로그인하거나, 인증서 파일로 발행해 주세요.",
      en: "Log in there again, or issue with the certificate's file.",
    },
  },
} as const;
