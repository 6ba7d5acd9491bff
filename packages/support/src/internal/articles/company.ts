/** Company details and 회사인증. */
import { type Article, t } from "../article.ts";

export const company: ReadonlyArray<Article> = [
  {
    id: "verify-company",
    topic: "company",
    title: t("회사인증은 어떻게 하나요", "How is a company verified?"),
    answer: t(
      "회사의 사업자 인증서를 한 번 열어 서명하면 됩니다. 발행할 때 쓰는 인증서로 하면 발행과 함께 끝납니다.",
      "Open the company's business certificate once and sign. Done with the certificate you issue with, it is part of issuing.",
    ),
    steps: [
      t("인증서 파일을 놓거나 선택합니다.", "Drop or choose the certificate files."),
      t(
        "인증서 암호를 입력합니다. 암호와 개인키는 이 화면 밖으로 나가지 않습니다.",
        "Enter its password. Password and key do not leave the page.",
      ),
      t(
        "인증서의 사업자등록번호가 회사와 같으면 인증됩니다.",
        "If the certificate belongs to the company's number, it is verified.",
      ),
    ],
    intent: "verify-company",
    codes: ["company-verification.*", "company.not-verified"],
    words: ["회사인증", "회사 인증", "사업자 인증", "회사설정", "회사인증 안됨", "인증하지 않은 회사"],
    see: ["company-details", "certificate-other-company", "certificate-kinds"],
  },
  {
    id: "company-details",
    topic: "company",
    title: t("회사 필수정보가 비어 있다고 나옵니다", "It says company details are missing"),
    answer: t(
      "대표자 이름, 업태, 종목, 주소, 전화번호가 필요합니다. 받은 요청에 적힌 회사 정보로 채워 드리므로 확인만 하면 됩니다.",
      "Representative, business type and item, address and phone are needed. They are filled in from the request; check them.",
    ),
    steps: [
      t("빨갛게 표시된 항목을 채웁니다.", "Fill in what is marked."),
      t("사업자등록증과 같은지 확인하고 저장합니다.", "Compare with the registration and save."),
    ],
    intent: "verify-company",
    codes: [
      "company.empty-field",
      "company.too-long",
      "company.digits",
      "company.described-elsewhere",
      "company.member-twice",
      "member.*",
      "corporate-number.*",
      "text.too-long",
    ],
    words: [
      "회사 필수정보 미입력",
      "필수 정보 입력",
      "기본정보",
      "대표자이름",
      "업종코드",
      "업태",
      "종목",
      "회사주소",
      "회사전화번호",
      "법인등록번호",
      "종사업장번호",
      "수정 버튼",
    ],
    see: ["verify-company", "company-name"],
  },
  {
    id: "company-name",
    topic: "company",
    title: t("회사 이름을 바꿀 수 있나요", "Can the company's name be changed?"),
    answer: t(
      "회사 이름은 가입한 뒤에도 바꿀 수 있습니다. 사업자등록번호는 바꿀 수 없고, 번호가 다르면 회사를 새로 추가합니다.",
      "The name can be changed after joining. The business number cannot: another number is another company.",
    ),
    steps: [
      t("회사 정보에서 이름을 고치고 저장합니다.", "Change the name in the company's details and save."),
    ],
    intent: "account",
    codes: ["company.number-stays"],
    words: [
      "회사명 변경",
      "상호 변경",
      "회사 이름 변경",
      "사업자번호 변경",
      "회사/단체 이름은 가입완료 후 변경할 수 없으므로",
    ],
    see: ["company-details", "several-companies"],
  },
];
