import * as Result from "effect/Result";
import { assert, describe, it } from "@effect/vitest";
import { Inquiry } from "@einv/support";

const refused = (message: string, attached: ReadonlyArray<Inquiry.Line> = []): string | undefined =>
  Result.match(Inquiry.make({ message, attached }), {
    onSuccess: () => undefined,
    onFailure: ({ code }) => code,
  });

describe("an inquiry", () => {
  it("keeps what was written and what goes along, without secrets", () => {
    const inquiry = Result.getOrThrow(
      Inquiry.make({
        message: "  발행이 안 됩니다. 010-1234-5678로 전화 주세요  ",
        attached: [
          { key: "오류 코드", value: "certificate.expired" },
          { key: "인증서 암호", value: "무지개" },
          { key: "페이지", value: "https://erp.example/in#einv=lnk_8f3kAbCd" },
        ],
      }),
    );
    assert.deepStrictEqual(inquiry, {
      message: "발행이 안 됩니다. [지움: 전화번호]로 전화 주세요",
      attached: [
        { key: "오류 코드", value: "certificate.expired" },
        { key: "인증서 암호", value: "[지움: 암호]" },
        { key: "페이지", value: "https://erp.example/in#einv=[지움: 접속 정보]" },
      ],
      removed: ["phone", "password", "token"],
    });
  });

  it("says what is missing or too much", () => {
    assert.strictEqual(refused(" \n "), "inquiry.empty");
    assert.strictEqual(refused("가".repeat(4001)), "inquiry.too-long");
    assert.strictEqual(refused("가".repeat(4000)), undefined);
    const line = { key: "a", value: "b" };
    assert.strictEqual(
      refused(
        "가",
        Array.from({ length: 41 }, () => line),
      ),
      "inquiry.too-much-attached",
    );
    assert.strictEqual(refused("가", [{ key: "a", value: "b".repeat(501) }]), "inquiry.too-much-attached");
  });
});

describe("a ticket number", () => {
  it("is read out and typed in without mistakes", () => {
    const ticket = Inquiry.ticketOf(Uint8Array.of(0, 1, 2, 3, 250, 251, 252, 253));
    assert.match(ticket, /^Q-[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
    assert.strictEqual(Inquiry.readTicket(ticket.toLowerCase().replaceAll("-", " ")), ticket);
    assert.strictEqual(Inquiry.readTicket(" nonsense "), "nonsense");
  });
});
