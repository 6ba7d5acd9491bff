/** What the doctor finds in certificates, in words for a bookkeeper (npki §6). Keys and files speak for themselves in `Refusals`. */
import * as Refusal from "@einv/refusal/Refusal";

const choose = {
  ko: "사업자 범용 또는 전자세금용 인증서를 선택해 주세요.",
  en: "Choose a business certificate for general use (사업자 범용) or for tax invoices (전자세금용).",
};

const left = {
  ko: "{date}까지 쓸 수 있고 {days}일 남았습니다.",
  en: "It is valid until {date}; days left: {days}.",
};

export const findings = Refusal.catalogue({
  "certificate.for-encryption": {
    what: { ko: "암호화용(km) 인증서입니다.", en: "This certificate is for encryption (km)." },
    why: {
      ko: "서명용이 아니어서 전자세금계산서에 서명할 수 없습니다.",
      en: "It is not for signing, so no invoice can be signed with it.",
    },
    remedy: {
      ko: "같은 폴더의 signCert.der와 signPri.key를 선택해 주세요.",
      en: "Choose signCert.der and signPri.key of the same folder.",
    },
  },
  "certificate.not-for-signing": {
    what: { ko: "인증기관의 인증서입니다.", en: "This is an authority's own certificate." },
    why: {
      ko: "다른 인증서를 발급하는 데 쓰며, 회사의 것이 아닙니다.",
      en: "It issues other certificates and belongs to no company.",
    },
    remedy: {
      ko: "signCert.der와 signPri.key를 선택해 주세요.",
      en: "Choose signCert.der and signPri.key.",
    },
  },
  "certificate.not-for-tax-invoices": {
    what: {
      ko: "전자세금계산서를 발행할 수 없는 인증서입니다: {ko}.",
      en: "Tax invoices cannot be issued with this certificate: {en}.",
    },
    why: {
      ko: "국세청은 사업자 범용과 전자세금용 인증서의 서명만 받습니다.",
      en: "The tax authority takes signatures of general-use and tax-invoice business certificates only.",
    },
    remedy: choose,
  },
  "certificate.bank-only": {
    what: {
      ko: "금융 거래에만 쓰는 인증서입니다: {ko}.",
      en: "This certificate is for dealings with banks only: {en}.",
    },
    why: {
      ko: "은행 업무에는 쓸 수 있지만 전자세금계산서에는 서명할 수 없습니다.",
      en: "It works at the bank, but tax invoices cannot be signed with it.",
    },
    remedy: {
      ko: "사업자 범용 또는 전자세금용(연 4,400원) 인증서를 거래 은행이나 인증기관에서 발급받아 주세요.",
      en: "Get a business certificate for general use (사업자 범용) or for tax invoices (전자세금용, 4,400 won a year) at your bank or an authority.",
    },
  },
  "certificate.personal": {
    what: { ko: "개인용 인증서입니다: {ko}.", en: "This is a personal certificate: {en}." },
    why: {
      ko: "세금계산서는 사업자 인증서로 발행합니다.",
      en: "Tax invoices are issued with a business certificate.",
    },
    remedy: choose,
  },
  "certificate.policy-unknown": {
    what: { ko: "종류를 알 수 없는 인증서입니다.", en: "The kind of this certificate is not known." },
    why: { ko: "인증서 정책: {oid}", en: "Certificate policy: {oid}" },
    remedy: choose,
  },
  "certificate.policy-unconfirmed": {
    what: {
      ko: "국세청이 받는 목록에서 확인하지 못한 종류입니다: {ko}.",
      en: "This kind was not found on the tax authority's list: {en}.",
    },
    remedy: {
      ko: "발행할 수 있지만 전송 결과를 확인해 주세요.",
      en: "You may issue with it; look at the result of the transmission.",
    },
  },
  "certificate.expires-soon": {
    what: { ko: "인증서가 한 달 안에 만료됩니다.", en: "The certificate expires within a month." },
    why: left,
    remedy: {
      ko: "인증기관에서 갱신해 주세요. 지금 발행하는 데는 문제가 없습니다.",
      en: "Renew it at its authority. You can still issue with it now.",
    },
  },
  "certificate.expires-within-a-week": {
    what: { ko: "인증서가 일주일 안에 만료됩니다.", en: "The certificate expires within a week." },
    why: left,
    remedy: {
      ko: "이번 주에 인증기관에서 갱신해 주세요. 만료된 뒤에는 갱신할 수 없어 새로 발급받아야 합니다.",
      en: "Renew it at its authority this week. Once it has expired it cannot be renewed, only issued anew.",
    },
  },
  "certificate.expires-within-a-day": {
    what: { ko: "인증서가 하루 안에 만료됩니다.", en: "The certificate expires within a day." },
    why: { ko: "{date}까지만 쓸 수 있습니다.", en: "It is valid until {date} only." },
    remedy: {
      ko: "지금 인증기관에서 갱신해 주세요. 발행할 세금계산서가 있으면 먼저 발행해 주세요.",
      en: "Renew it at its authority now. If an invoice is waiting, issue it first.",
    },
  },
  "certificate.replaced": {
    what: { ko: "더 새로운 인증서가 있습니다.", en: "There is a newer certificate." },
    why: {
      ko: '같은 이름으로 {date}에 발급된 인증서가 있습니다. 재발급하면 이전 인증서는 폐기되고, 이전 인증서를 등록해 둔 서비스에서는 "인증서 데이터값이 없습니다." 같은 오류가 납니다.',
      en: "One was issued to the same name on {date}. A reissue revokes the certificate before it, and services where that one is registered then say that there is no certificate.",
    },
    remedy: {
      ko: "새 인증서를 선택하고, 인증서를 등록해 둔 서비스에 새 인증서를 다시 등록해 주세요.",
      en: "Choose the new one, and register it again wherever the old one was registered.",
    },
  },
  "certificate.revocation-unknown": {
    what: {
      ko: "인증서가 폐기되었는지 확인하지 못했습니다.",
      en: "Whether the certificate was revoked could not be learned.",
    },
    why: {
      ko: "인증기관의 폐기 목록이 없거나 오래되었습니다.",
      en: "The authority's list of revocations is missing, or too old.",
    },
    remedy: {
      ko: "잠시 뒤 다시 확인해 주세요. 재발급한 적이 있으면 새 인증서인지 확인해 주세요.",
      en: "Look again later. If it was ever reissued, see that this is the new one.",
    },
  },
  "certificate.weak-key": {
    what: { ko: "오래된 방식의 짧은 키입니다.", en: "The key is of an old, short kind." },
    why: { ko: "{bits}비트이며 2048비트가 필요합니다.", en: "It has {bits} bits; 2048 are needed." },
    remedy: {
      ko: "인증기관에서 재발급받아 주세요.",
      en: "Have it reissued by its authority.",
    },
  },
  "certificate.other-company": {
    what: {
      ko: "다른 회사의 인증서입니다.",
      en: "This certificate belongs to another company.",
    },
    why: {
      ko: "인증서의 식별번호가 사업자등록번호({number})와 맞지 않습니다.",
      en: "Its identification does not fit the business number {number}.",
    },
    remedy: {
      ko: "이 사업자등록번호로 발급된 인증서를 선택해 주세요.",
      en: "Choose the certificate that was issued for this number.",
    },
  },
  "certificate.no-vid": {
    what: {
      ko: "어느 회사의 것인지 확인할 수 없는 인증서입니다.",
      en: "It cannot be proven whose this certificate is.",
    },
    why: { ko: "인증서에 식별번호(VID)가 없습니다.", en: "The certificate carries no identification (VID)." },
    remedy: choose,
  },
  "certificate.vid-hash": {
    what: {
      ko: "어느 회사의 것인지 확인할 수 없는 인증서입니다.",
      en: "It cannot be proven whose this certificate is.",
    },
    why: {
      ko: "식별번호(VID)를 만든 해시 알고리즘을 지원하지 않습니다.",
      en: "Its identification (VID) was made with a hash that is not supported.",
    },
    remedy: {
      ko: "인증기관에서 인증서를 재발급받아 주세요.",
      en: "Have the certificate reissued by its authority.",
    },
  },
  "certificate.no-r": {
    what: {
      ko: "개인키 파일에 회사 확인 정보가 없습니다.",
      en: "The key file lacks what proves the company.",
    },
    why: {
      ko: "다른 프로그램이 파일을 옮기면서 R 값을 지웠습니다.",
      en: "Another program dropped the value R when it copied the file.",
    },
    remedy: {
      ko: "인증기관 또는 은행 사이트에서 인증서를 다시 복사하거나 재발급받아 주세요.",
      en: "Copy the certificate again at its authority or bank, or have it reissued.",
    },
  },
});
