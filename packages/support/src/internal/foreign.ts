/** Messages of other systems that people paste, as they are printed there; and what to do about each here. */
import type { Refusal } from "@einv/refusal";
import { t } from "./text.ts";

export interface Foreign {
  readonly id: string;
  /** How it reads; spacing and punctuation do not count. */
  readonly says: ReadonlyArray<string>;
  readonly what: Refusal.Text;
  readonly why: Refusal.Text;
  readonly remedy: Refusal.Text;
  readonly articles: ReadonlyArray<string>;
}

export const foreign: ReadonlyArray<Foreign> = [
  {
    id: "wehago.certificate-data",
    says: ["인증서 데이터값이 없습니다", "인증서 데이터값"],
    what: t(
      "등록된 인증서를 쓸 수 없다는 WEHAGO의 메시지입니다.",
      "WEHAGO cannot use the certificate registered there.",
    ),
    why: t(
      "등록한 인증서가 만료되었거나, 갱신·재발급되어 예전 것이 되었습니다.",
      "It has expired, or was renewed or reissued since.",
    ),
    remedy: t(
      "이 화면에서는 새 인증서로 바꿔 등록하거나 파일로 바로 발행해 주세요. WEHAGO에서는 기존 인증서를 삭제한 뒤 다시 등록합니다.",
      "Here, replace it or issue with the files. There, delete the old one and register again.",
    ),
    articles: ["certificate-replaced", "certificate-expired"],
  },
  {
    id: "wehago.cannot-issue",
    // The first sentence alone is also einv's own.
    says: [
      "전자세금계산서를 발행 할 수 없는 사용자입니다. 발행권한 확인 후 진행하시기 바랍니다",
      "발행권한 확인 후 진행하시기 바랍니다",
    ],
    what: t("발행할 권한이 없다는 WEHAGO의 메시지입니다.", "WEHAGO says that you lack the right to issue."),
    why: t(
      "전자세금계산서 서비스가 배포되지 않았거나 발행권한이 없습니다.",
      "The service was not distributed to you, or you have no right to issue.",
    ),
    remedy: t(
      "이 화면에서는 [권한 요청하기]를 눌러 주세요. WEHAGO T에서는 관리자가 배포를 해제한 뒤 다시 배포합니다.",
      "Here, ask for the right. In WEHAGO T the administrator withdraws and distributes the service again.",
    ),
    articles: ["rights-cannot-issue", "service"],
  },
  {
    id: "wehago.phone",
    says: ["중복된 휴대전화번호입니다"],
    what: t("그 휴대전화번호로 가입한 계정이 이미 있습니다.", "An account with this phone number exists."),
    why: t(
      "예전에 가입했거나 다른 요금제로 가입한 적이 있습니다.",
      "You joined before, perhaps under another plan.",
    ),
    remedy: t(
      "그 계정으로 로그인하거나 회사 전화번호를 입력해 주세요.",
      "Log in to that account, or give the company's number.",
    ),
    articles: ["duplicate-phone", "already-member"],
  },
  {
    id: "wehago.nxts",
    says: ["nxTS", "nxts 오류", "nxtspkisup"],
    what: t(
      "다른 서비스의 인증 서명 모듈에서 난 오류입니다.",
      "An error of another service's signing program.",
    ),
    why: t(
      "프로그램이 설치되지 않았거나, 버전이 다르거나, 응답하지 않습니다.",
      "It is not installed, of another version, or does not respond.",
    ),
    remedy: t(
      "여기에서는 프로그램이 필요 없습니다. 이 화면에서 인증서 파일로 발행해 주세요.",
      "No program is needed here. Issue on this page with the certificate files.",
    ),
    articles: ["certificate-stuck", "no-install"],
  },
  {
    id: "wehago.module",
    says: ["인증서명모듈 설치", "인증서명모듈이 설치", "필수에이전트가 설치", "PKI 모듈"],
    what: t(
      "다른 서비스가 설치 프로그램을 요구하는 메시지입니다.",
      "Another service asks for a program to be installed.",
    ),
    why: t(
      "그 서비스는 브라우저 대신 설치된 프로그램으로 서명합니다.",
      "It signs with an installed program rather than in the browser.",
    ),
    remedy: t(
      "여기에서는 설치하지 않고 이 화면에서 발행해 주세요.",
      "Nothing is installed here; issue on this page.",
    ),
    articles: ["no-install"],
  },
  {
    id: "wehago.dotnet",
    says: ["net.framework", ".NET Framework 4.5.1", "NET Framework가 설치"],
    what: t(
      "다른 서비스의 설치 프로그램이 .NET Framework를 찾지 못했습니다.",
      "Another service's installer did not find the .NET Framework.",
    ),
    why: t("오래된 Windows에서 나타납니다.", "It happens on old versions of Windows."),
    remedy: t(
      "여기에서는 설치할 것이 없습니다. 최신 브라우저로 이 화면에서 진행해 주세요.",
      "Nothing is installed here. Go on in this page with a current browser.",
    ),
    articles: ["no-install", "environment"],
  },
  {
    id: "wehago.company-details",
    says: ["회사 필수정보 미입력", "회사 필수정보"],
    what: t("회사의 필수 정보가 비어 있습니다.", "Required details of the company are missing."),
    why: t(
      "세금계산서에는 대표자, 업태, 종목, 주소가 들어갑니다.",
      "An invoice carries the representative, business type, item and address.",
    ),
    remedy: t(
      "빠진 항목을 채워 주세요. 받은 요청의 정보로 채워 드립니다.",
      "Fill in what is missing; the request's details are offered.",
    ),
    articles: ["company-details"],
  },
  {
    id: "wehago.email",
    says: ["중복된 이메일", "이미 사용중인 이메일", "이미 등록된 이메일"],
    what: t("그 메일 주소로 가입한 계정이 이미 있습니다.", "An account with this mail address exists."),
    why: t("한 주소는 한 계정에만 쓸 수 있습니다.", "One address serves one account."),
    remedy: t(
      "그 계정으로 로그인하거나 다른 주소를 입력해 주세요.",
      "Log in to it, or give another address.",
    ),
    articles: ["already-member", "find-id"],
  },
  {
    id: "certificate.password-foreign",
    says: [
      "인증서 암호가 일치하지",
      "인증서 비밀번호가 일치하지",
      "인증서 비밀번호가 틀립니다",
      "암호가 올바르지 않습니다",
      "인증서 암호 오류",
    ],
    what: t("인증서 암호가 맞지 않습니다.", "The certificate's password is wrong."),
    why: t(
      "Caps Lock이 켜져 있거나 한글로 입력되었거나 다른 인증서의 암호일 수 있습니다.",
      "Caps Lock or Hangul may be on, or it is another certificate's.",
    ),
    remedy: t(
      "암호를 보이게 하여 다시 입력해 주세요. 잊었으면 재발급받아야 합니다.",
      "Show it and type again. If forgotten, have the certificate reissued.",
    ),
    articles: ["certificate-password"],
  },
  {
    id: "certificate.vid-foreign",
    says: [
      "인증서와 사업자번호가 일치하지",
      "사업자번호가 인증서와 일치하지",
      "본인확인에 실패",
      "신원확인 실패",
      "VID 검증",
    ],
    what: t("인증서의 주인이 그 사업자가 아닙니다.", "The certificate is not that business's."),
    why: t(
      "다른 회사의 인증서를 골랐거나 사업자등록번호가 다릅니다.",
      "Another company's was chosen, or the business number differs.",
    ),
    remedy: t("공급자 회사의 인증서를 골라 주세요.", "Choose the supplier's certificate."),
    articles: ["certificate-other-company"],
  },
  {
    id: "network.fetch",
    says: [
      "Failed to fetch",
      "NetworkError when attempting",
      "Load failed",
      "ERR_CONNECTION",
      "ERR_INTERNET_DISCONNECTED",
      "ERR_NAME_NOT_RESOLVED",
      "net::ERR",
    ],
    what: t("브라우저가 서버에 닿지 못했습니다.", "The browser did not reach the server."),
    why: t(
      "인터넷이 끊겼거나 방화벽·광고 차단이 막고 있습니다.",
      "There is no network, or a firewall or ad blocker stands in between.",
    ),
    remedy: t(
      "연결을 확인하고 다시 시도해 주세요. 같은 요청은 한 번만 처리됩니다.",
      "Check the connection and try again; the same request is carried out once.",
    ),
    articles: ["connection"],
  },
  {
    id: "network.busy",
    says: [
      "502 Bad Gateway",
      "503 Service Unavailable",
      "504 Gateway Timeout",
      "500 Internal Server Error",
      "429 Too Many Requests",
    ],
    what: t(
      "서버나 그 앞의 장비가 지금 답하지 못합니다.",
      "The server, or what stands before it, cannot answer now.",
    ),
    why: t("잠시 요청이 몰렸거나 점검 중입니다.", "It is busy or being maintained."),
    remedy: t(
      "몇 분 뒤에 다시 시도해 주세요. 처리된 일은 그대로 남아 있습니다.",
      "Try again in some minutes; what was done stays done.",
    ),
    articles: ["connection"],
  },
];
