/** The words of `<einv-certificate-manager>`. */
import type { Certificates } from "@einv/api";
import { certificateMessages, type CertificateWords } from "../certificate/certificate.messages.ts";
import type { Catalogue } from "../foundation/speech.ts";
import type { KindName } from "./kinds.ts";

type State = Certificates.RegisteredCertificate["state"];

export interface ManagerWords extends CertificateWords {
  readonly title: string;
  readonly certificatesOf: (company: string) => string;
  readonly none: string;
  readonly noneMeans: string;

  readonly atServer: string;
  readonly onDevice: string;
  readonly keptOn: (date: string) => string;
  readonly doKeepRenewed: string;
  readonly endsSoon: string;
  readonly states: Readonly<Record<State, string>>;
  readonly whyNot: Readonly<Record<Exclude<State, "valid">, string>>;
  readonly doReplace: string;
  readonly registeredBy: (who: string, date: string) => string;
  readonly usedOn: (date: string) => string;
  readonly neverUsed: string;
  readonly endedBy: (who: string, date: string) => string;
  readonly serial: string;

  readonly replace: string;
  readonly remove: string;
  readonly report: string;

  readonly addTitle: string;
  readonly addLead: string;
  readonly replaceTitle: string;
  readonly replaceLead: (owner: string) => string;
  readonly statement: string;
  readonly preparing: string;
  readonly agree: string;
  readonly agreeFirst: string;
  readonly register: string;
  readonly replaceNow: string;
  readonly registering: string;
  readonly steps: Readonly<Record<"open" | "seal" | "send", string>>;
  readonly stepsLabel: string;
  readonly done: string;
  readonly consequence: string;
  readonly consequenceReplace: (owner: string) => string;
  readonly registered: string;
  readonly replaced: string;
  readonly newStatement: string;
  readonly sendAgain: string;
  readonly lost: string;
  readonly cannotManage: string;

  readonly removeTitle: string;
  readonly removeConsequence: (owner: string) => string;
  readonly removeFormer: string;
  readonly removeKeptTitle: string;
  readonly removeKeptConsequence: (owner: string) => string;
  readonly removedKept: string;
  readonly keep: string;
  readonly removing: string;
  readonly removed: string;

  readonly reportTitle: string;
  readonly reportAt: (moment: string) => string;
  readonly reportGood: string;
  readonly reportChecked: string;
  readonly severity: Readonly<Record<"error" | "warning" | "info", string>>;
  readonly examining: string;
  readonly copyReport: string;
  readonly reportCopied: string;
  readonly kind: string;
  readonly issuer: string;
  readonly validUntil: string;
  readonly fingerprint: string;

  readonly former: (count: number) => string;

  readonly kindsTitle: string;
  readonly kinds: Readonly<Record<KindName, string>>;
  readonly kindsYes: string;
  readonly kindsNo: string;
  readonly kindsWhere: string;
  readonly price: (amount: string) => string;
}

export const managerMessages: Catalogue<ManagerWords> = {
  ko: {
    ...certificateMessages.ko,
    passwordHint: "암호는 이 컴퓨터를 벗어나지 않습니다.",
    staysHere: "파일과 암호는 이 컴퓨터를 벗어나지 않습니다. 등록을 누를 때만 키를 암호화해 서버에 보냅니다.",
    title: "인증서 관리",
    certificatesOf: (company) => `${company}의 인증서`,
    none: "등록된 인증서가 없습니다.",
    noneMeans: "등록하면 인증서 파일이 없는 컴퓨터에서도 전자세금계산서를 발행할 수 있습니다.",

    atServer: "서버에 등록",
    onDevice: "이 컴퓨터에 보관",
    keptOn: (date) => `${date} 보관 · 암호는 보관하지 않음`,
    doKeepRenewed: "삭제하고, 갱신한 인증서를 발행할 때 다시 보관해 주세요.",
    endsSoon: "곧 만료",
    states: {
      valid: "사용 가능",
      "not-yet-valid": "시작 전",
      expired: "만료됨",
      revoked: "폐기됨",
      replaced: "교체됨",
      removed: "삭제됨",
    },
    whyNot: {
      "not-yet-valid": "유효기간이 아직 시작되지 않았습니다.",
      expired: "유효기간이 끝나 발행할 수 없습니다.",
      revoked: "재발급받았거나 인증기관이 폐기한 인증서입니다.",
      replaced: "다른 인증서로 교체되어 키가 삭제되었습니다.",
      removed: "등록을 삭제하여 키가 없습니다.",
    },
    doReplace: "거래 은행이나 인증기관에서 갱신한 인증서로 교체해 주세요.",
    registeredBy: (who, date) => `${date} ${who} 등록`,
    usedOn: (date) => `${date} 마지막 발행`,
    neverUsed: "아직 발행에 쓰지 않음",
    endedBy: (who, date) => `${date} ${who}`,
    serial: "일련번호",

    replace: "인증서 교체하기",
    remove: "인증서 삭제하기",
    report: "점검 결과 보기",

    addTitle: "인증서 등록하기",
    addLead: "회사의 사업자 범용 또는 전자세금용 인증서를 선택해 주세요.",
    replaceTitle: "인증서 교체하기",
    replaceLead: (owner) =>
      `새 인증서를 선택하면 지금 등록된 ‘${owner}’ 인증서와 한 번에 바뀝니다. 먼저 삭제하지 않아도 됩니다.`,
    statement: "등록할 때 서명하는 내용",
    preparing: "등록 준비를 하고 있습니다.",
    agree: "위 내용을 읽었고, 이 인증서의 키를 서버에 보관하는 데 동의합니다.",
    agreeFirst: "내용을 읽고 동의해 주세요.",
    register: "인증서 등록하기",
    replaceNow: "이 인증서로 교체하기",
    registering: "등록하는 중…",
    steps: { open: "인증서 확인", seal: "서명·암호화", send: "등록" },
    stepsLabel: "진행 단계",
    done: "완료",
    consequence: "등록하면 관리자에게 메일로 알립니다. 언제든지 삭제할 수 있습니다.",
    consequenceReplace: (owner) =>
      `기존 ‘${owner}’ 인증서의 키는 바로 삭제됩니다. 관리자에게 메일로 알립니다.`,
    registered: "인증서를 등록했습니다.",
    replaced: "인증서를 교체했습니다.",
    newStatement: "시간이 지나 내용을 새로 만들었습니다. 다시 확인하고 암호를 입력해 주세요.",
    sendAgain: "다시 보내기",
    lost: "등록되었는지 아직 알 수 없습니다. 다시 보내면 같은 등록으로 한 번만 처리합니다.",
    cannotManage: "등록·교체·삭제는 관리자가 합니다",

    removeTitle: "등록된 인증서 삭제하기",
    removeConsequence: (owner) =>
      `‘${owner}’ 인증서의 키를 서버에서 바로 지웁니다. 되돌릴 수 없으며, 이후에는 인증서 파일이 있는 컴퓨터에서만 발행할 수 있습니다.`,
    removeFormer: "인증서를 갱신했다면 삭제하지 말고 교체해 주세요.",
    removeKeptTitle: "이 컴퓨터에서 인증서 삭제하기",
    removeKeptConsequence: (owner) =>
      `이 브라우저에 보관한 ‘${owner}’ 인증서 파일을 지웁니다. 원래 있던 파일은 그대로이며, 다음에는 그 파일을 선택해야 합니다.`,
    removedKept: "이 컴퓨터에 보관한 인증서를 삭제했습니다.",
    keep: "그대로 두기",
    removing: "삭제하는 중…",
    removed: "등록된 인증서를 삭제했습니다.",

    reportTitle: "인증서 점검 결과",
    reportAt: (moment) => `${moment} 점검`,
    reportGood: "문제를 찾지 못했습니다. 전자세금계산서를 발행할 수 있습니다.",
    reportChecked: "유효기간, 종류, 회사, 키, 발급 경로, 폐기 여부를 확인했습니다.",
    severity: { error: "발행 불가", warning: "주의", info: "참고" },
    examining: "점검하고 있습니다.",
    copyReport: "텍스트로 복사하기",
    reportCopied: "점검 결과를 복사했습니다.",
    kind: "종류",
    issuer: "발급 기관",
    validUntil: "유효기간",
    fingerprint: "지문(SHA-256)",

    former: (count) => `이전에 등록한 인증서 ${count}개`,

    kindsTitle: "발행할 수 있는 인증서 종류",
    kinds: {
      "tax-invoices": "전자세금계산서용(전자세금용)",
      general: "사업자 범용",
      limited: "그 밖에 국세청이 받는 사업자 인증서",
      financial: "은행·증권·신용카드용",
      personal: "개인용",
    },
    kindsYes: "발행할 수 있습니다",
    kindsNo: "발행할 수 없습니다",
    kindsWhere:
      "거래 은행이나 인증기관에서 발급받을 수 있습니다. 가격은 1년 기준이며 기관에 따라 다를 수 있습니다.",
    price: (amount) => `연 ${amount}원`,
  },
  en: {
    ...certificateMessages.en,
    passwordHint: "The password never leaves this computer.",
    staysHere:
      "Files and password never leave this computer. Only when you register is the key sent to the server, encrypted.",
    title: "Certificates",
    certificatesOf: (company) => `Certificates of ${company}`,
    none: "No certificate is registered.",
    noneMeans: "Once one is, tax invoices can be issued on computers without the certificate's file.",

    atServer: "At the server",
    onDevice: "On this computer",
    keptOn: (date) => `kept since ${date}, without its password`,
    doKeepRenewed: "Remove it, and keep the renewed one when you issue with it.",
    endsSoon: "Ends soon",
    states: {
      valid: "Usable",
      "not-yet-valid": "Not yet valid",
      expired: "Expired",
      revoked: "Revoked",
      replaced: "Replaced",
      removed: "Removed",
    },
    whyNot: {
      "not-yet-valid": "Its time has not begun yet.",
      expired: "Its time is over; nothing can be issued with it.",
      revoked: "It was reissued, or the authority revoked it.",
      replaced: "Another took its place; its key was deleted.",
      removed: "It was removed; its key was deleted.",
    },
    doReplace: "Replace it with the one renewed at your bank or at the authority.",
    registeredBy: (who, date) => `Registered by ${who} on ${date}`,
    usedOn: (date) => `last issued with on ${date}`,
    neverUsed: "not used yet",
    endedBy: (who, date) => `${who}, ${date}`,
    serial: "Serial number",

    replace: "Replace certificate",
    remove: "Remove certificate",
    report: "Examine",

    addTitle: "Register a certificate",
    addLead: "Choose the company's certificate for general use or for tax invoices.",
    replaceTitle: "Replace the certificate",
    replaceLead: (owner) =>
      `The new one takes the place of that of “${owner}” in one step; nothing needs to be removed first.`,
    statement: "What is signed by registering",
    preparing: "Preparing the registration.",
    agree: "I have read this and agree that the certificate's key is kept at the server.",
    agreeFirst: "Read it and agree first.",
    register: "Register the certificate",
    replaceNow: "Replace with this certificate",
    registering: "Registering…",
    steps: { open: "Check", seal: "Sign and encrypt", send: "Register" },
    stepsLabel: "Progress",
    done: "done",
    consequence: "Administrators are told by mail. It can be removed at any time.",
    consequenceReplace: (owner) =>
      `The key of the former certificate of “${owner}” is deleted at once. Administrators are told by mail.`,
    registered: "The certificate was registered.",
    replaced: "The certificate was replaced.",
    newStatement: "Its time was over, so the text was made anew. Check it again and type the password.",
    sendAgain: "Send it again",
    lost: "Nobody knows yet whether it was registered. Sent again, it counts once.",
    cannotManage: "Administrators register, replace and remove",

    removeTitle: "Remove the registered certificate",
    removeConsequence: (owner) =>
      `The key of the certificate of “${owner}” is deleted from the server at once, for good. Invoices can then be issued only where the certificate's file is.`,
    removeFormer: "If it was renewed, replace it instead.",
    removeKeptTitle: "Remove the certificate from this computer",
    removeKeptConsequence: (owner) =>
      `The files of the certificate of “${owner}” that this browser keeps are deleted. The files they came from stay, and have to be chosen next time.`,
    removedKept: "The certificate is no longer kept on this computer.",
    keep: "Keep it",
    removing: "Removing…",
    removed: "The registered certificate was removed.",

    reportTitle: "Examination",
    reportAt: (moment) => `Examined at ${moment}`,
    reportGood: "Nothing was found. Tax invoices can be issued with it.",
    reportChecked: "Its time, kind, company, key, issuers and revocation were looked at.",
    severity: { error: "Cannot issue", warning: "Take care", info: "Note" },
    examining: "Examining.",
    copyReport: "Copy as text",
    reportCopied: "The examination was copied.",
    kind: "Kind",
    issuer: "Issued by",
    validUntil: "Valid until",
    fingerprint: "Fingerprint (SHA-256)",

    former: (count) =>
      count === 1 ? "1 certificate registered before" : `${count} certificates registered before`,

    kindsTitle: "Which kinds can issue",
    kinds: {
      "tax-invoices": "for tax invoices (전자세금용)",
      general: "general use, business (사업자 범용)",
      limited: "other business certificates that the tax authority takes",
      financial: "for banks, securities and cards",
      personal: "personal",
    },
    kindsYes: "can issue",
    kindsNo: "cannot issue",
    kindsWhere: "Banks and the authorities issue them. Prices are for one year and may differ.",
    price: (amount) => `${amount} won a year`,
  },
};
