/** The words of choosing a certificate and typing its password. */
import type { Catalogue } from "../foundation/speech.ts";

/** Days until a certificate ends, or since it ended. */
const ends = (days: number, date: string): string =>
  days > 0 ? `${days}일 남음 (${date}까지)` : days === 0 ? `오늘까지 (${date})` : `${date}에 만료됨`;

const endsEn = (days: number, date: string): string =>
  days > 0
    ? `${days === 1 ? "1 day" : `${days} days`} left (until ${date})`
    : days === 0
      ? `ends today (${date})`
      : `expired on ${date}`;

export interface CertificateWords {
  readonly certificate: string;
  readonly dropHere: string;
  readonly dropWhat: string;
  readonly dropNow: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly readingFiles: string;
  readonly staysHere: string;
  readonly whereTitle: string;
  readonly whereWindows: string;
  readonly whereMac: string;
  readonly whereUsb: string;
  readonly whereHint: string;
  readonly copyPlace: (place: string) => string;
  readonly placeCopied: string;
  readonly severalFound: (count: number) => string;
  readonly ends: (days: number, date: string) => string;
  readonly certificateFound: (owner: string) => string;
  readonly anotherCertificate: string;
  readonly usedBefore: string;
  readonly certificateFirst: string;
  readonly keptTitle: string;
  readonly keepHere: string;
  readonly keepHereMeans: string;
  readonly keptHere: string;
  readonly keptNoMore: string;

  readonly password: string;
  readonly passwordHint: string;
  readonly passwordFirst: string;
  readonly showPassword: string;
  readonly capsLock: string;
  readonly hangul: string;
}

export const certificateMessages: Catalogue<CertificateWords> = {
  ko: {
    certificate: "인증서",
    dropHere: "인증서 파일을 여기에 놓아 주세요",
    dropWhat: "signCert.der + signPri.key · .pfx",
    dropNow: "여기에 놓으면 인증서를 읽습니다",
    chooseFiles: "파일 선택하기",
    chooseFolder: "폴더 선택하기",
    readingFiles: "인증서를 읽고 있습니다.",
    staysHere: "암호와 개인키는 이 컴퓨터를 벗어나지 않습니다. 서명과 회사 확인값만 전송합니다.",
    whereTitle: "인증서 파일은 어디에 있나요?",
    whereWindows: "Windows",
    whereMac: "macOS",
    whereUsb: "이동식 디스크",
    whereHint:
      "위치를 복사해 파일 선택 창에 붙여 넣으면 바로 열립니다. 인증서 폴더를 통째로 선택해도 됩니다.",
    copyPlace: (place) => `${place} 위치 복사하기`,
    placeCopied: "위치를 복사했습니다.",
    severalFound: (count) => `인증서 ${count}개를 찾았습니다. 사용할 인증서를 선택해 주세요.`,
    ends,
    certificateFound: (owner) => `${owner} 인증서를 읽었습니다. 암호를 입력해 주세요.`,
    anotherCertificate: "다른 인증서 선택하기",
    usedBefore: "조금 전에 쓴 인증서입니다. 암호만 다시 입력해 주세요.",
    certificateFirst: "인증서를 먼저 선택해 주세요.",
    keptTitle: "이 컴퓨터에 보관한 인증서",
    keepHere: "이 컴퓨터에 보관하기",
    keepHereMeans:
      "다음부터 파일을 찾지 않아도 됩니다. 이 브라우저에만 암호가 걸린 파일 그대로 보관하며, 암호는 보관하지 않습니다. 여럿이 쓰는 컴퓨터에서는 선택하지 마세요.",
    keptHere: "이 컴퓨터에 인증서를 보관했습니다.",
    keptNoMore: "이 컴퓨터에 보관한 인증서를 지웠습니다.",

    password: "인증서 암호",
    passwordHint: "Enter를 눌러도 됩니다.",
    passwordFirst: "인증서 암호를 입력해 주세요.",
    showPassword: "암호 보기",
    capsLock: "Caps Lock이 켜져 있습니다.",
    hangul: "한글이 입력되었습니다. 한/영 키를 눌러 영문으로 바꿔 주세요.",
  },
  en: {
    certificate: "Certificate",
    dropHere: "Drop the certificate files here",
    dropWhat: "signCert.der + signPri.key · .pfx",
    dropNow: "Drop to read the certificate",
    chooseFiles: "Choose files",
    chooseFolder: "Choose a folder",
    readingFiles: "Reading the certificate.",
    staysHere:
      "Password and private key never leave this computer. Only the signature and what proves the company are sent.",
    whereTitle: "Where are the certificate files?",
    whereWindows: "Windows",
    whereMac: "macOS",
    whereUsb: "Removable disk",
    whereHint: "Copy the place and paste it into the file dialog. You may also choose the whole folder.",
    copyPlace: (place) => `Copy the place on ${place}`,
    placeCopied: "The place was copied.",
    severalFound: (count) => `${count} certificates were found. Choose the one to use.`,
    ends: endsEn,
    certificateFound: (owner) => `The certificate of ${owner} was read. Enter its password.`,
    anotherCertificate: "Choose another certificate",
    usedBefore: "You used it a moment ago. Only its password is needed again.",
    certificateFirst: "Choose a certificate first.",
    keptTitle: "Certificates kept on this computer",
    keepHere: "Keep it on this computer",
    keepHereMeans:
      "Its files need not be looked for again. They stay as they are, locked, in this browser only; the password is not kept. Not for computers that several people use.",
    keptHere: "The certificate is kept on this computer.",
    keptNoMore: "The certificate is no longer kept on this computer.",

    password: "Certificate password",
    passwordHint: "Enter works too.",
    passwordFirst: "Enter the certificate password.",
    showPassword: "Show password",
    capsLock: "Caps Lock is on.",
    hangul: "Hangul was typed. Switch the keyboard to English.",
  },
};
