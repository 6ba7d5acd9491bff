/** Words that mean the same to whoever searches; each group in lower case and without spaces. */
const groups: ReadonlyArray<ReadonlyArray<string>> = [
  ["공동인증서", "공인인증서", "인증서", "certificate", "cert", "npki"],
  ["암호", "비밀번호", "비번", "패스워드", "password"],
  ["세금계산서", "전자세금계산서", "계산서", "taxinvoice", "invoice"],
  ["발행", "발급", "issue"],
  ["승인", "approve", "approval"],
  ["거절", "반려", "거부", "refuse", "decline"],
  ["취소", "cancel"],
  ["수정", "정정", "amend", "amendment"],
  ["전송", "송신", "신고", "send", "transmission"],
  ["국세청", "홈택스", "nts", "hometax"],
  ["회원가입", "가입", "signup", "register", "join"],
  ["로그인", "접속", "login", "signin"],
  ["아이디", "id", "loginid"],
  ["휴대전화", "휴대폰", "핸드폰", "전화번호", "phone", "mobile"],
  ["이메일", "메일", "email", "mail"],
  ["회사인증", "사업자인증", "verification"],
  ["사업자등록번호", "사업자번호", "businessnumber"],
  ["권한", "right", "permission"],
  ["조회", "보기", "보이지", "안보여", "show", "visible"],
  ["포인트", "point"],
  ["충전", "결제", "charge", "topup", "payment"],
  ["환불", "반환", "refund"],
  ["만료", "유효기간", "기한만료", "expired", "expire"],
  ["갱신", "재발급", "renew", "reissue"],
  ["폐지", "폐기", "revoked"],
  ["설치", "다운로드", "install", "download"],
  ["인쇄", "출력", "프린트", "print", "pdf"],
  ["문의", "상담", "고객센터", "support", "contact"],
  ["오류", "에러", "실패", "error"],
  ["기한", "마감", "deadline"],
  ["가산세", "벌금", "penalty"],
  ["로딩", "멈춤", "무한로딩", "hang", "loading", "spinner"],
  ["공급자", "매출자", "supplier"],
  ["공급받는자", "매입자", "buyer"],
  ["개인정보", "보안", "privacy", "security"],
];

const known = new Map<string, Set<string>>();
for (const group of groups)
  for (const word of group) {
    const others = known.get(word) ?? new Set<string>();
    for (const other of group) if (other !== word) others.add(other);
    known.set(word, others);
  }

/** Other words for this one. */
export const synonyms = (word: string): ReadonlyArray<string> => [...(known.get(word) ?? [])];

/** Words that say nothing about what is looked for. */
export const empty: ReadonlySet<string> = new Set(
  (
    "어떻게 무엇 뭐 왜 언제 어디 누가 방법 하는 하나 나옵니다 나와 떠요 뜹니다 경우 때문 관련 문제 좀 요 그 이 저 것 수 있는 없는 합니다 " +
    "a an the is are was be do does did how what why when where who which can could i my me we our you your to of in on at for with it its and or not no that this there has have"
  ).split(" "),
);
