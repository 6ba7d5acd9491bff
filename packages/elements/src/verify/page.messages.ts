/** What the page `verify.html` says itself; what it finds speaks for itself in `verification`. */

/** More than a person drops at once. */
export const mostFiles = 400;

export const messages = {
  ko: {
    title: "전자세금계산서 서명 확인",
    call: "서명된 전자세금계산서(XML)를 여기에 놓으세요",
    beside:
      "인증기관 인증서(.der, .cer, .pem)와 폐기 목록(.crl)도 함께 놓으면 서명자까지 확인합니다. 폴더째 놓아도 됩니다.",
    stays: "파일은 이 브라우저 밖으로 나가지 않습니다.",
    choose: "파일 선택",
    chooseFolder: "폴더 선택",
    ownRoots: "함께 놓은 최상위 인증서도 신뢰 (시험용)",
    none: "놓은 파일 가운데 전자세금계산서(XML)가 없습니다.",
    many: `한 번에 ${mostFiles}개까지 확인합니다. 나머지는 읽지 않았습니다.`,
    groups: { bad: "문제", good: "증명된 것", open: "증명되지 않은 것" },
    knownTitle: "이 페이지가 신뢰하는 것과 증명하는 것",
    known:
      "아래 지문의 최상위 인증서만 신뢰합니다. 이름은 누구나 쓸 수 있으므로 이름으로는 아무것도 믿지 않습니다. 인증기관 인증서는 들어 있지 않으니 함께 놓아 주세요. 놓은 인증서도 최상위 인증서까지 서명으로 이어질 때만 믿습니다.",
    limits:
      "증명하는 것: 문서가 서명한 그대로인지, 누구의 인증서로 서명했는지, 그 인증서가 발행일에 유효했는지. 증명하지 않는 것: 국세청에 전송되었는지, 거래가 실제로 있었는지, 발행일시.",
    until: (date: string) => `${date}까지`,
  },
  en: {
    title: "Verify an electronic tax invoice",
    call: "Drop a signed tax invoice (XML) here",
    beside:
      "Drop the authority's certificate (.der, .cer, .pem) and revocation lists (.crl) too, and the signer is proven as well. A whole folder will do.",
    stays: "No file leaves this browser.",
    choose: "Choose files",
    chooseFolder: "Choose a folder",
    ownRoots: "Also trust root certificates dropped here (for tests)",
    none: "There is no tax invoice (XML) among the files.",
    many: `Up to ${mostFiles} files are verified at once; the rest were not read.`,
    groups: { bad: "Wrong", good: "Proven", open: "Not proven" },
    knownTitle: "What this page trusts, and what it proves",
    known:
      "Only roots with these fingerprints are trusted. Anybody can use a name, so nothing is believed by name. No authority's certificate is built in: drop it beside the invoice. It is believed only when signatures lead from it to such a root.",
    limits:
      "Proven: that the document is as it was signed, with whose certificate, and that the certificate was valid on the day of issue. Not proven: that it reached the tax authority, that the deal took place, and the time of issue.",
    until: (date: string) => `until ${date}`,
  },
} as const;

export type Language = keyof typeof messages;
