/** Refusals about private keys, their files and their passwords. */
import type { Refusal } from "@einv/refusal";

const chooseFolder = {
  ko: "인증서 폴더를 다시 선택해 주세요. signCert.der와 signPri.key는 같은 폴더의 파일이어야 합니다.",
  en: "Choose the certificate's folder again: signCert.der and signPri.key must come from the same folder.",
};

const reissue = {
  ko: "인증기관에서 인증서를 다시 발급받거나, 인증서 관리 프로그램으로 다시 내보내 주세요.",
  en: "Have the certificate issued again, or export it again with the authority's certificate manager.",
};

const copyAgain = {
  ko: "인증서를 원래 있던 곳에서 다시 복사하거나 다시 내보내 주세요. 없으면 인증기관에서 재발급받아 주세요.",
  en: "Copy or export the certificate again from where it came from; if it is gone, have it reissued.",
};

export const keyRefusals = {
  "certificate.wrong-password": {
    what: { ko: "인증서 암호가 맞지 않습니다.", en: "The certificate password is wrong." },
    remedy: {
      ko: "한/영 상태와 Caps Lock을 확인하고 다시 입력해 주세요. 인증서 암호는 einv가 알거나 바꿀 수 없습니다.",
      en: "Check the keyboard language and Caps Lock and type it again. einv neither knows nor can reset a certificate password.",
    },
  },
  "certificate.key-missing": {
    what: { ko: "인증서의 개인키 파일이 없습니다.", en: "The certificate is here, but not its key." },
    remedy: {
      ko: "같은 폴더의 signPri.key도 함께 선택해 주세요.",
      en: "Choose signPri.key of the same folder too.",
    },
  },
  "certificate.key-damaged": {
    what: { ko: "개인키 파일이 손상되었습니다.", en: "The private key file is damaged." },
    why: {
      ko: "암호는 맞지만 파일의 내용이 바뀌어 있습니다.",
      en: "The password is right, but what it opens was changed.",
    },
    remedy: copyAgain,
  },
  "certificate.pfx-malformed": {
    what: { ko: "PFX(P12) 파일을 읽을 수 없습니다.", en: "The PFX (P12) file cannot be read." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: copyAgain,
  },
  "certificate.pfx-damaged": {
    what: { ko: "PFX(P12) 파일이 손상되었습니다.", en: "The PFX (P12) file is damaged." },
    why: {
      ko: "암호는 맞지만 파일의 검사값이 내용과 다릅니다.",
      en: "The password is right, but the file's checksum is not that of its contents.",
    },
    remedy: copyAgain,
  },
  "certificate.pfx-incomplete": {
    what: {
      ko: "PFX(P12) 파일에 인증서와 개인키가 함께 있지 않습니다.",
      en: "The PFX (P12) file does not hold a certificate with its private key.",
    },
    why: {
      ko: "개인키를 빼고 내보낸 파일일 수 있습니다.",
      en: "It may have been exported without the private key.",
    },
    remedy: {
      ko: "개인키를 포함하여 다시 내보내거나 signCert.der와 signPri.key를 선택해 주세요.",
      en: "Export it again with its private key, or choose signCert.der and signPri.key.",
    },
  },
  "certificate.new-password": {
    what: { ko: "쓸 수 없는 새 암호입니다.", en: "The new password cannot be used." },
    why: { ko: "{ko}", en: "{en}" },
    remedy: {
      ko: "영문자, 숫자, 특수문자를 섞어 10자 이상으로 정해 주세요.",
      en: "Choose ten characters or more, with letters, digits and special characters among them.",
    },
  },
  "certificate.key-does-not-match": {
    what: {
      ko: "개인키가 이 인증서의 것이 아닙니다.",
      en: "The private key does not belong to this certificate.",
    },
    why: {
      ko: "재발급이나 갱신 전의 파일이 섞였을 수 있습니다.",
      en: "A file from before a renewal may have been mixed in.",
    },
    remedy: chooseFolder,
  },
  "certificate.key-scheme": {
    what: {
      ko: "지원하지 않는 방식으로 암호화된 개인키입니다.",
      en: "The private key is encrypted in a way that is not supported.",
    },
    why: { ko: "암호화 방식: {oid} {name}", en: "Scheme: {oid} {name}" },
    remedy: reissue,
  },
  "certificate.key-algorithm": {
    what: { ko: "RSA 개인키가 아닙니다.", en: "The private key is not an RSA key." },
    why: { ko: "알고리즘: {oid}", en: "Algorithm: {oid}" },
    remedy: reissue,
  },
  "certificate.key-malformed": {
    what: { ko: "개인키 파일을 읽을 수 없습니다.", en: "The private key file cannot be read." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: chooseFolder,
  },
  "certificate.key-too-costly": {
    what: {
      ko: "개인키를 여는 데 지나치게 많은 계산을 요구하는 파일입니다.",
      en: "This private key file asks for too much computation to open.",
    },
    why: {
      ko: "반복 횟수 {iterations}, 한도 {limit}",
      en: "It asks for {iterations} rounds; the limit is {limit}.",
    },
    remedy: reissue,
  },
  "certificate.key-forgotten": {
    what: { ko: "이미 닫힌 인증서입니다.", en: "This certificate was already closed." },
    why: {
      ko: "서명이 끝나면 개인키를 메모리에서 지웁니다.",
      en: "The private key is erased from memory once the work is done.",
    },
    remedy: {
      ko: "인증서를 다시 선택하고 암호를 입력해 주세요.",
      en: "Choose the certificate and type its password again.",
    },
  },
  "certificate.insecure-page": {
    what: {
      ko: "보안 연결(HTTPS)이 아닌 페이지에서는 인증서를 열 수 없습니다.",
      en: "Certificates cannot be opened on a page without a secure connection (HTTPS).",
    },
    remedy: {
      ko: "주소가 https://로 시작하는 페이지에서 다시 시도해 주세요.",
      en: "Try again on a page whose address starts with https://.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
