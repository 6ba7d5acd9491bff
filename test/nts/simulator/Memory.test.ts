/** What is remembered for ever, and what of the newest only. */
import { Memory } from "@einv/nts/simulator";
import { assert, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import { invoice } from "../../invoice/fixtures.ts";
import { morning } from "../world.ts";
import { TaxInvoice } from "@einv/invoice";

const accepted = { code: "SUC001", cause: "accepted", reason: { ko: "접수", en: "accepted" } } as const;
const issueIdOf = (serial: number) =>
  TaxInvoice.IssueId.make(`2026112041000008${String(serial).padStart(8, "0")}`);

/** A submission of a hundred invoices. */
const add = (memory: Memory.Memory, nth: number, xml: Uint8Array): void => {
  const submitId = `41000008-20261125-${String(nth).padStart(32, "0")}`;
  const judged = Array.from({ length: 100 }, (_, index) => {
    const issueId = issueIdOf(nth * 100 + index);
    return { judgement: { ...accepted, issueId, invoice: { ...invoice, issueId } }, xml, holds: true };
  });
  memory.add(
    {
      submitId,
      receiptId: `NTS-20261125100000-${nth}`,
      sender: { id: "2208700003", name: "einv" },
      replyTo: undefined,
      fingerprint: String(nth),
      at: morning,
      decidedAt: morning,
      refused: undefined,
      verdicts: judged.map(({ judgement: { code, issueId } }) => ({ code, issueId })),
      struck: undefined,
      call: { state: "none", attempts: 0, at: morning },
    },
    judged,
  );
};

it("a hundred thousand invoices: every code and every issue ID, details and documents of the newest", () => {
  const memory = Memory.make(Memory.limits);
  const document = new Uint8Array(5000);
  for (let nth = 0; nth < 1000; nth++) add(memory, nth, document);
  const { invoices, held, codes } = memory.summary(morning);
  assert.deepStrictEqual(
    { invoices, held, codes },
    { invoices: 100_000, held: 100_000, codes: { SUC001: 100_000 } },
  );

  const [newest, ...others] = memory.received(morning);
  assert.strictEqual(newest?.invoices[0]?.supplier?.name, "가나상사");
  const detailed = [newest, ...others].filter((one) => one?.invoices[0]?.supplier !== undefined);
  assert.strictEqual(detailed.length * 100, Memory.limits.details);
  assert.deepStrictEqual(others.at(-1)?.invoices[0], { code: "SUC001", issueId: issueIdOf(0) });

  assert.isDefined(memory.held(issueIdOf(0)), "a duplicate is known for ever");
  assert.isUndefined(memory.document(issueIdOf(0)));
  const kept = Array.from({ length: 100_000 }, (_, serial) => memory.document(issueIdOf(serial)));
  const octets = kept.reduce((sum, xml) => sum + (xml?.length ?? 0), 0);
  assert.isAtMost(octets, Memory.limits.octets);
  assert.isAbove(octets, Memory.limits.octets - 500_000);
});

it("the newest messages only", () => {
  const memory = Memory.make({ ...Memory.limits, exchanges: 3 });
  for (let octets = 0; octets < 10; octets++)
    memory.log({ at: DateTime.formatIso(morning), service: "submit", octets, outcome: "answered" });
  assert.deepStrictEqual(
    memory.exchanges().map(({ octets }) => octets),
    [9, 8, 7],
  );
});
