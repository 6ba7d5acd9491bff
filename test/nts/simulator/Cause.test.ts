/** Every way to every result code, met by a document or a submission that really is so. */
import { Mint } from "@einv/certificate/testing";
import { Crl } from "@einv/certificate";
import { TaxInvoice } from "@einv/invoice";
import { ResultCode, type TaxAuthority } from "@einv/nts";
import { Cause, type Simulator } from "@einv/nts/simulator";
import { assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { date, item, totals, won } from "../../invoice/fixtures.ts";
import { bytes, text } from "../samples.ts";
import {
  connected,
  Identities,
  identities,
  issued,
  issueId,
  morning,
  otherSupplier,
  submitId,
  supplier,
} from "../world.ts";
import * as Sender from "./sender.ts";

/** A code, and the name of its cause as the simulator shows it. */
type Found = readonly [code: string | undefined, cause: string | undefined];

type Options = Partial<Simulator.Options>;

const password = Redacted.make("einv-test-1");

const broker = { typeCode: "0103", broker: otherSupplier } as const;
const amendmentOf = (serial: number) =>
  ({ typeCode: "0201", amendment: { reason: "01", originalIssueId: issueId(serial) } }) as const;

/** What becomes of one invoice after others were sent; sent as `wrong` has it. */
const judged = Effect.fnUntraced(function* (
  invoice: TaxAuthority.SubmittedInvoice,
  options: Options = {},
  before: ReadonlyArray<TaxAuthority.SubmittedInvoice> = [],
  wrong: Partial<Sender.Wrong> = {},
) {
  const { simulator } = yield* connected(options);
  for (const earlier of before)
    yield* simulator.submit(yield* Sender.submission([earlier], { submitId: submitId() }));
  yield* simulator.submit(yield* Sender.submission([invoice], { submitId: submitId(), ...wrong }));
  const [received] = yield* simulator.received;
  const [first] = received?.invoices ?? [];
  return [first?.code, first?.cause] as Found;
});

/** Why a submission as a whole is turned down. */
const turnedDown = Effect.fnUntraced(function* (
  invoices: ReadonlyArray<TaxAuthority.SubmittedInvoice>,
  wrong: Partial<Sender.Wrong> = {},
  options: Options = {},
) {
  const { simulator } = yield* connected(options);
  yield* simulator.submit(yield* Sender.submission(invoices, { submitId: submitId(), ...wrong }));
  const [received] = yield* simulator.received;
  return [received?.refused, received?.refusal?.cause] as Found;
});

const certified = Effect.fnUntraced(function* (change: Partial<Mint.Business>) {
  const { above } = yield* Identities;
  const { businessNumber, name } = supplier;
  return yield* Mint.business(above, { businessNumber, name, password, ...change });
});

const replaced = (invoice: TaxAuthority.SubmittedInvoice, from: string | RegExp, to: string) => ({
  ...invoice,
  xml: bytes(text(invoice.xml).replace(from, to)),
});

const failReason = (answer: Uint8Array): string | undefined =>
  /<FailReasonStatusCode>(\w+)</.exec(text(answer))?.[1];

layer(identities)("a code and its cause", (it) => {
  /** One example for each of the simulator's own causes; the compiler misses none. */
  const examples = {
    accepted: Effect.flatMap(issued(1), (invoice) => judged(invoice)),
    "submit-id-used": Effect.gen(function* () {
      const { simulator } = yield* connected();
      const wrong = { submitId: submitId() };
      yield* simulator.submit(yield* Sender.submission([yield* issued(1)], wrong));
      const { body } = yield* simulator.submit(yield* Sender.submission([yield* issued(2)], wrong));
      assert.strictEqual((yield* simulator.received)[0]?.refused, undefined, "what came first stays");
      return [failReason(body), "submit-id-used"] as Found;
    }),
    "system-unregistered": Effect.flatMap(issued(1), (invoice) =>
      turnedDown([invoice], {}, { systems: new Set(["42000009"]) }),
    ),
    "sealed-for-another": Effect.flatMap(issued(1), (invoice) =>
      turnedDown([invoice], { sealed: bytes("no envelope") }),
    ),
    "package-malformed": Effect.flatMap(issued(1), (invoice) =>
      turnedDown([invoice], { plain: bytes("no package") }),
    ),
    "count-differs": Effect.flatMap(issued(1), (invoice) => turnedDown([invoice], { count: 2 })),
    nameless: Effect.flatMap(issued(1), (invoice) =>
      turnedDown([{ ...invoice, xml: bytes("<TaxInvoice/>") }]),
    ),
    "not-the-sender": Effect.gen(function* () {
      const { simulator } = yield* connected();
      const wrong = { submitId: submitId() };
      yield* simulator.submit(yield* Sender.submission([yield* issued(1)], wrong));
      const sender = { id: "1208800016", name: "다른 시스템" };
      const { body } = yield* simulator.results(yield* Sender.question({ ...wrong, sender }));
      return [failReason(body), "not-the-sender"] as Found;
    }),
    "not-an-invoice": Effect.flatMap(issued(1), (invoice) =>
      judged(replaced(invoice, /<ChargeTotalAmount>.*?<\/ChargeTotalAmount>/, "")),
    ),
    "signature-broken": Effect.flatMap(issued(1), (invoice) =>
      judged(replaced(invoice, "다라전자", "다라전기")),
    ),
    "certificate-untrusted": Effect.gen(function* () {
      const ended = yield* certified({
        notBefore: DateTime.subtract(morning, { days: 400 }),
        notAfter: DateTime.subtract(morning, { days: 35 }),
      });
      return yield* judged(yield* issued(1, {}, ended));
    }),
    "certificate-revoked": Effect.gen(function* () {
      const { above, supplier: owner, trust } = yield* Identities;
      const at = DateTime.subtract(morning, { hours: 12 });
      const list = yield* Mint.crl(above, [owner.certificate.serial], at);
      const crls = [Result.getOrThrow(Crl.parse(list))];
      return yield* judged(yield* issued(1), { trust: { ...trust, crls } });
    }),
    "certificate-of-another-purpose": Effect.gen(function* () {
      const banking = yield* certified({ policy: "1.2.410.200005.1.1.2" });
      return yield* judged(yield* issued(1, {}, banking));
    }),
    "certificate-of-another": Effect.gen(function* () {
      const { otherSupplier: other } = yield* Identities;
      const lacking = { ...(yield* issued(1)), r: Redacted.make<Uint8Array>(new Uint8Array(20)) };
      assert.deepStrictEqual(yield* judged(lacking), ["SYN002", "certificate-of-another"]);
      return yield* judged(yield* issued(1, {}, other));
    }),
    "issue-id-held": Effect.flatMap(issued(1), (invoice) => judged(invoice, {}, [invoice])),
    "supplier-unknown": Effect.flatMap(issued(1), (invoice) =>
      judged(invoice, { unknown: new Set([supplier.businessNumber]) }),
    ),
    "buyer-unknown": Effect.flatMap(issued(1), (invoice) =>
      judged(invoice, { unknown: new Set(["2228100007"]) }),
    ),
    "broker-unknown": Effect.gen(function* () {
      const { otherSupplier: other } = yield* Identities;
      const invoice = yield* issued(1, broker, other);
      return yield* judged(invoice, { unknown: new Set([otherSupplier.businessNumber]) });
    }),
    "sent-on-another-day": Effect.gen(function* () {
      const sentAt = DateTime.formatIso(DateTime.subtract(morning, { days: 1 }));
      return yield* judged(yield* issued(1), {}, [], { sentAt });
    }),
    "issued-after-sent": Effect.gen(function* () {
      return yield* judged(yield* issued(1, {}, undefined, "2026-11-25T10:00:01"));
    }),
    "issued-after-closing": Effect.gen(function* () {
      const closed = new Map([[supplier.businessNumber, "2026-11-24"]]);
      return yield* judged(yield* issued(1), { closed });
    }),
    "original-not-held": Effect.flatMap(issued(2, amendmentOf(1)), (invoice) => judged(invoice)),
    "original-of-another": Effect.gen(function* () {
      const { otherSupplier: other } = yield* Identities;
      const original = yield* issued(1, { supplier: otherSupplier }, other);
      return yield* judged(yield* issued(2, amendmentOf(1)), {}, [original]);
    }),
    internal: Effect.gen(function* () {
      const [code, cause] = yield* judged(yield* issued(1), {
        script: [{ on: "submit", kind: "code", code: "ERR099" }],
      });
      assert.strictEqual(cause, "script", "it is told to be scripted");
      return [code, "internal"] as Found;
    }),
  } satisfies Record<Cause.Own, Effect.Effect<Found, unknown, unknown>>;

  describe("of the simulator's own", () => {
    for (const [name, example] of Object.entries(examples)) {
      it.effect(name, () =>
        Effect.gen(function* () {
          const { code } = Cause.own[name as Cause.Own];
          assert.deepStrictEqual(yield* example, [code, name]);
        }),
      );
    }
  });

  describe("of the rules about content", () => {
    const foreigner: TaxInvoice.Buyer = {
      kind: "foreigner",
      number: "9999999999999",
      name: "Jane Doe",
      representative: "Jane Doe",
    };
    const wrong: ReadonlyArray<readonly [rule: string, Partial<TaxInvoice.TaxInvoice>]> = [
      [
        "buyer.number",
        { buyer: { kind: "business", number: "2228100008", name: "다", representative: "라" } },
      ],
      ["issue-id.date", { writtenDate: date("2026-11-21") }],
      ["total.signs", { totals: totals(5000n, -500n), items: item({ taxAmount: won(-500n) }) }],
      ["amendment.reason-forbidden", { amendment: { reason: "01" } }],
      ["issue-id.registration", { issueId: issueId(1, "42000009") }],
      ["amendment.original-forbidden", { amendment: { originalIssueId: issueId(9) } }],
      ["buyer.foreigner-remark", { buyer: foreigner, remarks: [] }],
    ];
    it.effect.each(wrong)("%s", ([rule, change]) =>
      Effect.gen(function* () {
        const [code, cause] = yield* judged(yield* issued(1, change));
        assert.deepStrictEqual([code, cause], [Cause.ofRules.get(rule)?.code, rule]);
      }),
    );
  });

  it("every code of the table has a cause, and every cause a code of the table", () => {
    const codes = new Set([...Object.values(Cause.own), ...Cause.ofRules.values()].map(({ code }) => code));
    assert.sameMembers(
      [...codes],
      ResultCode.table.map(({ code }) => code),
    );
    const scripted = Object.values(Cause.own).filter((cause) => cause.of === "script");
    assert.deepStrictEqual(
      scripted.map(({ code }) => code),
      ["ERR099"],
    );
  });

  it.effect("Korean time that is labelled Z is understood, and a message may travel over midnight", () =>
    Effect.gen(function* () {
      const labelled = yield* judged(yield* issued(1), {}, [], { sentAt: "2026-11-25T10:00:00.000Z" });
      assert.strictEqual(labelled[0], "SUC001");
      const clock = { at: DateTime.makeUnsafe("2026-11-25T15:00:01Z") };
      const late = yield* judged(yield* issued(1), { clock }, [], { sentAt: "2026-11-25T14:59:58.000Z" });
      assert.strictEqual(late[0], "SUC001");
      const never = yield* judged(yield* issued(1), {}, [], { sentAt: "soon" });
      assert.deepStrictEqual(never, ["ERR004", "sent-on-another-day"]);
    }),
  );

  it.effect("what was rejected for the day of transmission is taken when it is sent again", () =>
    Effect.gen(function* () {
      const { simulator } = yield* connected();
      const invoices = [yield* issued(1)];
      const wrong = { submitId: submitId(), sentAt: "2026-11-20T01:00:00.000Z" };
      yield* simulator.submit(yield* Sender.submission(invoices, wrong));
      yield* simulator.submit(yield* Sender.submission(invoices, { submitId: submitId() }));
      const codes = (yield* simulator.received).map((received) => received.invoices[0]?.code);
      assert.deepStrictEqual(codes, ["SUC001", "ERR004"]);
    }),
  );
});
