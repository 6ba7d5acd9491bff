import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Lifecycle, PeerCode, type Status } from "@einv/invoice";

/** Every status that can come about. */
const reachable = (): ReadonlyArray<Status.Status> => {
  const seen = new Map([[JSON.stringify(Lifecycle.initial), Lifecycle.initial]]);
  const open = [Lifecycle.initial];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    for (const command of Lifecycle.Command.literals) {
      for (const by of Lifecycle.Actor.literals) {
        const outcome = Lifecycle.transition(status, command, by);
        if (Result.isFailure(outcome)) continue;
        const next = outcome.success.status;
        if (seen.has(JSON.stringify(next))) continue;
        seen.set(JSON.stringify(next), next);
        open.push(next);
      }
    }
  }
  return [...seen.values()];
};

const statuses = reachable();

const of = (change: Partial<Status.Status>): Status.Status => ({ ...Lifecycle.initial, ...change });
const confirmed = of({ document: "issued", acknowledgement: "acknowledged", billing: "charged" });

/** A status that means no less than a code does. */
const as = ({ document, transmission = "none", acknowledgement = "unread" }: PeerCode.Meaning) =>
  of({ document, transmission, acknowledgement });

describe("PeerCode", () => {
  it("has a code of every system for every state but the deleted, and reads it as the same or its like", () => {
    for (const status of statuses) {
      const codes = [PeerCode.toPopbill(status), PeerCode.toBarobill(status), PeerCode.toWehago(status)];
      if (status.document === "deleted") {
        assert.deepStrictEqual(codes, [undefined, undefined, undefined]);
        continue;
      }
      for (const code of codes) assert.isDefined(code, JSON.stringify(status));
      const [popbill, barobill, wehago] = [
        PeerCode.fromPopbill(PeerCode.toPopbill(status)!),
        PeerCode.fromBarobill(
          PeerCode.toBarobill(status)!.document,
          PeerCode.toBarobill(status)!.transmission,
        ),
        PeerCode.fromWehago(PeerCode.toWehago(status)!),
      ];
      for (const meaning of [popbill, barobill, wehago]) assert.isDefined(meaning);
      assert.strictEqual(PeerCode.toPopbill(as(popbill!)), PeerCode.toPopbill(status));
      assert.deepStrictEqual(PeerCode.toBarobill(as(barobill!)), PeerCode.toBarobill(status));
      assert.deepStrictEqual(PeerCode.toWehago(as(wehago!)), PeerCode.toWehago(status));
    }
  });

  it("writes every code back that it reads, unless it is read only", () => {
    for (const { code, meaning, readOnly } of PeerCode.popbill)
      assert.strictEqual(PeerCode.toPopbill(as(meaning)) === code, readOnly !== true, String(code));
    for (const { code, meaning, readOnly } of PeerCode.barobill)
      assert.strictEqual(
        PeerCode.toBarobill(as(meaning), meaning.route)?.document === code,
        readOnly !== true,
        String(code),
      );
    for (const { code, meaning } of PeerCode.wehago)
      assert.deepStrictEqual(PeerCode.toWehago(as(meaning)), code);
  });

  it("knows the codes that its peers' programs know", () => {
    assert.deepStrictEqual(
      PeerCode.popbill.map(({ code }) => code).toSorted((a, b) => a - b),
      [100, 200, 300, 301, 302, 303, 304, 305, 400, 500, 600],
    );
    assert.deepStrictEqual(
      PeerCode.barobill.map(({ code }) => code).toSorted((a, b) => a - b),
      [1000, 2010, 2011, 2020, 3011, 3014, 3021, 4012, 4022, 5013, 5023, 5031],
    );
    assert.deepStrictEqual(
      PeerCode.barobillTransmission.map(({ code }) => code),
      [1, 2, 3, 4, 5],
    );
  });

  it("shows an issue on request as the list does: 확인 미전송, and 발행요청 before", () => {
    assert.deepStrictEqual(PeerCode.toWehago(confirmed), { issue: "확인", report: "미전송" });
    assert.deepStrictEqual(PeerCode.toWehago(of({ document: "requested" })), {
      issue: "발행요청",
      report: "-",
    });
    assert.deepStrictEqual(PeerCode.fromWehago({ issue: "확인", report: "미전송" }), {
      document: "issued",
      transmission: "none",
      acknowledgement: "acknowledged",
    });
  });

  it("tells Barobill's routes apart, and keeps an issue under way what it was", () => {
    assert.deepStrictEqual(PeerCode.toBarobill(confirmed, "forward"), { document: 3014, transmission: 1 });
    assert.deepStrictEqual(PeerCode.toBarobill(confirmed), { document: 3021, transmission: 1 });
    for (const document of ["issuing", "outcomeUnknown"] as const) {
      assert.strictEqual(PeerCode.toPopbill(of({ document, origin: "requested", billing: "held" })), 200);
      assert.strictEqual(PeerCode.toPopbill(of({ document, origin: "draft", billing: "held" })), 100);
    }
  });

  it("reads nothing into codes that are none", () => {
    assert.isUndefined(PeerCode.fromPopbill(999));
    assert.isUndefined(PeerCode.fromBarobill(3014, 9));
    assert.isUndefined(PeerCode.fromBarobill(9999, 1));
    assert.isUndefined(PeerCode.fromWehago({ issue: "확인", report: "-" }));
  });
});
