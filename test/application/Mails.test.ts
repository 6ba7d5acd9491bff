import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import { Mails, Views } from "@einv/application";
import { Wording } from "@einv/invoice";
import { TransmissionPolicy } from "@einv/nts";
import { buyerNumber, date, invoice, supplierNumber } from "./fixtures.ts";

const token = "t0k3n-t0k3n-t0k3n";
const issuedAt = DateTime.makeUnsafe("2026-11-24T05:06:07Z");
const url = Redacted.make(`https://erp.example/inbox?a=1&b=2#einv=${token}`);

const every = (over: Partial<typeof invoice> = {}, message = "확인 부탁드립니다.\r\n감사합니다.") => {
  const subject = { invoice: { ...invoice, ...over }, managementNumber: "TX2026110001" };
  const plan = TransmissionPolicy.plannedFor({ typeCode: "0101", issuedAt });
  return {
    requested: Mails.requested({
      ...subject,
      payer: "buyer",
      points: 200n,
      issueBy: date("2026-12-10"),
      message,
      url,
      fingerprint: "7F-2A-91",
      expiresAt: DateTime.makeUnsafe("2027-01-23T05:06:07Z"),
    }),
    requestCancelled: Mails.requestCancelled(subject),
    requestExpired: Mails.requestExpired({ ...subject, side: "buyer" }),
    requestExpiredForSupplier: Mails.requestExpired({ ...subject, side: "supplier" }),
    refused: Mails.refused({ ...subject, reason: "wrong-amount", message }),
    issued: Mails.issued({ ...subject, side: "buyer", issuedAt, payer: "buyer", points: 200n, plan }),
    receipt: Mails.issued({ ...subject, side: "supplier", issuedAt, payer: "buyer", points: 200n, plan }),
    issueCancelled: Mails.issueCancelled({ ...subject, payer: "buyer", refunded: 200n }),
    accepted: Mails.settled({
      ...subject,
      side: "buyer",
      outcome: "accepted",
      code: "SUC001",
      at: issuedAt,
    }),
    rejected: Mails.settled({
      ...subject,
      side: "supplier",
      outcome: "rejected",
      code: "ERR001",
      at: issuedAt,
    }),
    pointsShort: Mails.pointsShort({
      ...subject,
      side: "buyer",
      needed: 200n,
      available: 50n,
      issueBy: date("2026-12-10"),
      chargeUrl: "https://erp.example/points",
    }),
  };
};

const mails = Object.entries(every());

/** Markup taken away, entities read: what a person sees. */
const seen = (html: string): string =>
  html
    .replace(/<br>/g, "\n")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

describe("Mails", () => {
  it.each(mails)("%s says the same as text and as HTML, Korean first, then English", (_, mail) => {
    assert.match(mail.subject, /^[^\n]*[가-힣][^\n]* · [^\n가-힣]*[A-Za-z]/);
    const words = (text: string) =>
      text.split(/[\s():]+/).filter((word) => !/^(?:[->]?|\/\/.*|https)$/.test(word));
    const sorted = (text: string) => [...new Set(words(text))].sort();
    assert.deepStrictEqual(sorted(seen(mail.html.replace(/<title>.*<\/title>/, ""))), sorted(mail.text));
    assert.match(mail.text, /^[^\n]*[가-힣]/);
    assert.match(mail.text.split("\n")[1] ?? "", /^[\x20-\x7e가-힣]+$/);
  });

  it.each(mails)("%s tells no business number, by which the page opens", (_, mail) => {
    const digits = (mail.subject + mail.text + mail.html).replace(/[-\s]/g, "");
    assert.notInclude(digits, supplierNumber);
    assert.notInclude(digits, buyerNumber);
  });

  it.each(mails)("%s fetches nothing and runs nothing when it is opened", (_, mail) => {
    assert.notMatch(mail.html, /<(?:img|link|script|style|iframe|form|object|video|svg)\b/i);
    assert.notMatch(mail.html, /\ssrc=|url\(|@import|\son\w+=/i);
  });

  it("puts the link into the request only, once in each form", () => {
    for (const [name, mail] of mails) {
      const times = (text: string) => text.split(token).length - 1;
      assert.strictEqual(times(mail.text), name === "requested" ? 1 : 0, name);
      assert.strictEqual(times(mail.html), name === "requested" ? 1 : 0, name);
      assert.strictEqual(times(mail.subject), 0);
    }
    const { requested } = every();
    assert.include(requested.html, `href="https://erp.example/inbox?a=1&amp;b=2#einv=${token}"`);
    assert.include(requested.text, `\nhttps://erp.example/inbox?a=1&b=2#einv=${token}\n`);
    for (const form of [requested.text, requested.html]) assert.include(form, "7F-2A-91");
  });

  it("tells the supplier what the decision needs: total and its reading, deadline, who pays, the message", () => {
    const { text } = every().requested;
    for (const words of [
      "합계금액 (Total): 5,500원 (금 오천오백원정)",
      "2026-12-10까지",
      "0 P (공급받는자 부담)",
      "TX2026110001",
      "> 확인 부탁드립니다.",
      "> 감사합니다.",
      "아직 발행되지 않은 요청입니다",
    ])
      assert.include(text, words);
  });

  it("tells both sides their own cost, and the supplier what the authority objects to", () => {
    const { issued, receipt, rejected } = every();
    assert.include(issued.text, "발행 비용 (Cost of issuing): 200 P");
    assert.include(receipt.text, "0 P (공급받는자 부담)");
    assert.include(issued.text, "11월 25일 새벽 3시에 국세청으로 전송합니다");
    assert.include(rejected.text, "공급자가 등록된 사업자가 아닙니다");
    assert.include(rejected.text, "ERR001");
  });

  it("names every reason of a refusal in both languages", () => {
    for (const reason of Views.RefuseReason.literals) {
      const { text } = Mails.refused({ invoice, reason });
      assert.include(text, Wording.refuseReason[reason].ko);
      assert.include(text, Wording.refuseReason[reason].en);
    }
  });

  const hostile = [
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `다라\r\nBcc: victim@example.org\r\n\r\n<b>x</b>`,
    `가나\u202e7102-13-21\u2066`,
    `</td></tr></table><a href="https://evil.example">여기</a>`,
    `${"가".repeat(70)}&amp;lt;`,
  ];

  it.each(hostile)("keeps foreign words as words: %j", (words) => {
    const over = {
      supplier: { ...invoice.supplier, name: words },
      buyer: { ...invoice.buyer, name: words, primaryContact: { person: words, email: "a@b.example" } },
      items: [{ ...invoice.items[0], name: words }],
    };
    const tagsOf = (html: string) => html.match(/<\/?[a-z0-9!]+/gi)?.filter((tag) => tag !== "<br") ?? [];
    const benign = every();
    for (const [name, mail] of Object.entries(every(over, words))) {
      assert.notMatch(mail.subject, /[\r\n]/, name);
      assert.notMatch(mail.text + mail.html + mail.subject, /[\u202a-\u202e\u2066-\u2069\r]/, name);
      assert.deepStrictEqual(tagsOf(mail.html), tagsOf(benign[name as keyof typeof benign].html), name);
      assert.notMatch(mail.text, /^Bcc:/m, name);
    }
  });
});
