import { assert, describe, it } from "@effect/vitest";
import { Search } from "@einv/support";

const first = (query: string): string | undefined => Search.search(query)[0]?.article.id;
const found = (query: string): ReadonlyArray<string> => Search.search(query).map(({ article }) => article.id);

describe("the words that people are told to search by", () => {
  it.each([
    ["나이스", "who-sent"],
    ["인증서 데이터값", "certificate-replaced"],
    ["PKI", "no-install"],
    ["역발행", "reverse-issue"],
  ])("%s", (query, article) => assert.strictEqual(first(query), article));
});

describe("messages as other systems print them", () => {
  it.each([
    ["인증서암호입력 후 로딩현상 또는 nxTS 오류가 나타나는 경우", "certificate-stuck"],
    ["nxTS", "certificate-stuck"],
    [
      "전자세금계산서를 발행 할 수 없는 사용자입니다. 발행권한 확인 후 진행하시기 바랍니다.",
      "rights-cannot-issue",
    ],
    ["인증서 데이터값이 없습니다.", "certificate-replaced"],
    ["“중복된 휴대전화번호입니다.”라고 노출되는 경우", "duplicate-phone"],
    ["Windows 7에서 net.framework 오류창이 뜨는 경우", "no-install"],
    ["회사 필수정보 미입력", "company-details"],
    ["사용 가능한 인증서 종류 확인하기", "certificate-kinds"],
    ["전자세금계산서 승인가능 인증서", "certificate-kinds"],
    ["사용자환경설정 메뉴가 안보이는 경우", "rights-who-gives"],
    ["역발행 세금계산서 조회가 안되는 경우", "rights-nothing-shows"],
    ["서비스 배포 및 배포해제하기", "service"],
    ["전자세금계산서 서비스 관리자 설정하기", "rights-who-gives"],
    ["사용자환경설정 전자세금계산서 권한설정하기", "rights-kinds"],
    ["역발행 세금계산서 이용가이드", "reverse-issue"],
    ["공동인증서 등록하기", "certificate-register"],
    ["WE봇", "ask-us"],
  ])("%s", (query, article) => assert.strictEqual(first(query), article));
});

describe("the same question asked in other ways", () => {
  it.each([
    ["인증서만료", "certificate-expired"],
    ["공인인증서가 만료됐어요", "certificate-expired"],
    ["인증서의 유효기간은 언제까지", "certificate-expired"],
    ["ＮＰＫＩ 폴더", "certificate-files"],
    ["포인트를 환불받으려면", "points-refund"],
    ["수정세금계산서 발행하려면 어떻게 하나요", "amend"],
    ["비번이 틀렸대요 인증서", "certificate-password"],
    ["프린트가 안 돼요", "print"],
    ["wrong certificate password", "certificate-password"],
    ["how do I cancel an issued invoice", "cancel"],
    ["where are my certificate files", "certificate-files"],
    ["penalty for late issue", "deadline"],
  ])("%s", (query, article) => assert.strictEqual(first(query), article));

  it("by initial consonants", () => {
    assert.strictEqual(first("ㅅㅂㅅㅁㅋ"), "service");
    assert.include(found("ㄱㅅㅅ"), "deadline");
  });

  it("while a syllable is still being typed", () => {
    assert.include(found("가산ㅅ"), "deadline");
    assert.include(found("탈토"), "close-account");
  });

  it("typed with the 한/영 key the wrong way round", () => {
    assert.deepStrictEqual(found("xkfxhl"), found("탈퇴"));
    assert.strictEqual(first("rktkstp"), "deadline");
  });

  it("with a slip of the finger", () => {
    assert.include(found("가산셰"), "deadline");
    assert.include(found("certifcate files"), "certificate-files");
  });
});

describe("bounds", () => {
  it("says nothing where there is nothing to say", () => {
    for (const query of ["", "   ", "?!", "ㅋㅋㅋㅋㅋㅋ", "qzxjvk"])
      assert.deepStrictEqual(found(query), [], query);
  });

  it("gives the same answer to the same words, at most as many as asked for", () => {
    assert.deepStrictEqual(Search.search("인증서"), Search.search("인증서"));
    assert.lengthOf(Search.search("인증서", 2), 2);
    assert.isAtMost(Search.search("세금계산서 인증서 권한 포인트 발행").length, 8);
  });

  it("reads the beginning of whatever is pasted", () => {
    assert.strictEqual(
      first(`인증서 데이터값이 없습니다. ${"가나다라 ".repeat(100_000)}`),
      "certificate-replaced",
    );
    assert.isArray(Search.search("a-".repeat(200_000)));
  });
});
