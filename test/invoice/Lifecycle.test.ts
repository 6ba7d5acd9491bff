import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Lifecycle, Status } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";

type S = Status.Status;

const origins = [undefined, "draft", "requested"] as const;
const everyStatus: ReadonlyArray<S> = Status.DocumentState.literals.flatMap((document) =>
  Status.TransmissionState.literals.flatMap((transmission) =>
    Status.AcknowledgementState.literals.flatMap((acknowledgement) =>
      Status.BillingState.literals.flatMap((billing) =>
        origins.map((origin): S => ({
          document,
          transmission,
          acknowledgement,
          billing,
          ...(origin === undefined ? {} : { origin }),
        })),
      ),
    ),
  ),
);
const commands = Lifecycle.Command.literals;
const actors = Lifecycle.Actor.literals;

const key = (status: S): string => JSON.stringify(status);

const moves = (
  status: S,
): ReadonlyArray<{ command: Lifecycle.Command; by: Lifecycle.Actor; to: Lifecycle.Transition }> =>
  commands.flatMap((command) =>
    actors.flatMap((by) =>
      !Lifecycle.can(status, command, by)
        ? []
        : Result.match(Lifecycle.transition(status, command, by), {
            onSuccess: (to) => [{ command, by, to }],
            onFailure: () => [],
          }),
    ),
  );

/** Every status that can come about. */
const reachable = (from: S): ReadonlyMap<string, S> => {
  const seen = new Map([[key(from), from]]);
  const open = [from];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    for (const { to } of moves(status)) {
      if (seen.has(key(to.status))) continue;
      seen.set(key(to.status), to.status);
      open.push(to.status);
    }
  }
  return seen;
};

const run = (
  steps: ReadonlyArray<readonly [Lifecycle.Command, Lifecycle.Actor]>,
  from = Lifecycle.initial,
): S =>
  steps.reduce(
    (status, [command, by]) => Result.getOrThrow(Lifecycle.transition(status, command, by)).status,
    from,
  );

const requested = run([["request", "buyer"]]);
const issued = run(
  [
    ["beginIssue", "supplier"],
    ["completeIssue", "supplier"],
  ],
  requested,
);
const accepted = run(
  [
    ["queueTransmission", "system"],
    ["beginSending", "system"],
    ["accept", "system"],
  ],
  issued,
);

const code = (status: S, command: Lifecycle.Command, by: Lifecycle.Actor): string =>
  Result.match(Lifecycle.transition(status, command, by), {
    onSuccess: () => "moved",
    onFailure: (refusal) => refusal.code,
  });

describe("Lifecycle", () => {
  it("answers every state × command × actor with a move or a refusal in both languages", () => {
    const texts = new Map<string, Refusal.Refusal>();
    const wrong: Array<string> = [];
    for (const status of everyStatus) {
      for (const command of commands) {
        for (const by of actors) {
          const outcome = Lifecycle.transition(status, command, by);
          if (Result.isSuccess(outcome) !== Lifecycle.can(status, command, by)) wrong.push(key(status));
          if (Result.isFailure(outcome)) texts.set(JSON.stringify(outcome.failure.what), outcome.failure);
        }
      }
    }
    assert.deepStrictEqual(wrong, []);
    assert.isAbove(texts.size, 20);
    for (const { what, why, remedy, code } of texts.values()) {
      assert.match(code, /^lifecycle\.[a-z-]+$/);
      for (const text of [what, why, remedy]) {
        if (text === undefined) continue;
        assert.notMatch(text.ko + text.en, /[{}]|undefined/, code);
        assert.isAbove(text.ko.length, 0);
        assert.isAbove(text.en.length, 0);
      }
    }
  }, 60_000);

  it("uses every row of the table on some path from a draft", () => {
    const used = new Set<Lifecycle.Row>();
    for (const status of reachable(Lifecycle.initial).values()) {
      for (const { command, by, to } of moves(status)) {
        for (const row of Lifecycle.table) {
          const { status: _, ...effect } = to;
          if (
            row.command === command &&
            row.by.includes(by) &&
            row.from.document.includes(status.document) &&
            row.events === effect.events
          )
            used.add(row);
        }
      }
    }
    assert.deepStrictEqual(
      Lifecycle.table.filter((row) => !used.has(row)),
      [],
    );
  });

  it("reaches every state", () => {
    const all = [...reachable(Lifecycle.initial).values()];
    for (const state of Status.DocumentState.literals)
      assert.isTrue(
        all.some((s) => s.document === state),
        state,
      );
    for (const state of Status.TransmissionState.literals)
      assert.isTrue(
        all.some((s) => s.transmission === state),
        state,
      );
    for (const state of Status.BillingState.literals)
      assert.isTrue(
        all.some((s) => s.billing === state),
        state,
      );
    for (const state of Status.AcknowledgementState.literals)
      assert.isTrue(
        all.some((s) => s.acknowledgement === state),
        state,
      );
  });

  it("never sends what was cancelled, refused or deleted", () => {
    for (const status of reachable(Lifecycle.initial).values()) {
      if (
        !["issueCancelled", "refused", "requestCancelled", "requestExpired", "deleted"].includes(
          status.document,
        )
      )
        continue;
      for (const later of reachable(status).values()) {
        assert.notInclude(
          ["queued", "sending", "unknown", "accepted"],
          later.transmission,
          `${key(status)} → ${key(later)}`,
        );
      }
    }
  });

  it("charges at most once on any path, only what is held, and holds nothing outside a running issue", () => {
    for (const status of reachable(Lifecycle.initial).values()) {
      assert.strictEqual(
        status.billing === "held",
        status.document === "issuing" || status.document === "outcomeUnknown",
        key(status),
      );
      for (const { to, command } of moves(status)) {
        const before = {
          hold: ["quoted", "released"],
          charge: ["held"],
          release: ["held"],
          refund: ["charged"],
        };
        if (to.money === undefined) assert.strictEqual(to.status.billing, status.billing, command);
        else assert.include(before[to.money], status.billing);
        if (to.money !== "charge") continue;
        for (const later of reachable(to.status).values()) {
          for (const again of moves(later)) assert.notStrictEqual(again.to.money, "charge", key(later));
        }
      }
    }
  });

  it("issues nothing that is not charged, and charges nothing that is not issued", () => {
    for (const status of reachable(Lifecycle.initial).values()) {
      if (status.document === "issued" || status.document === "amended")
        assert.strictEqual(status.billing, "charged");
      if (["draft", "requested", "refused", "requestCancelled", "requestExpired"].includes(status.document)) {
        assert.include(["quoted", "released"], status.billing);
      }
    }
  });

  it("leaves an accepted invoice as it is, but for amending, opening and confirming it", () => {
    for (const status of everyStatus) {
      if (status.transmission !== "accepted") continue;
      for (const { command, to } of moves(status)) {
        assert.include(["amend", "open", "acknowledge"], command, key(status));
        assert.strictEqual(to.status.transmission, "accepted");
        assert.isUndefined(to.money);
      }
    }
  });

  it("lets only the issuing side issue, cancel an issue and amend; only the supplier refuse; only the buyer request", () => {
    for (const status of everyStatus) {
      for (const { command, by } of moves(status)) {
        if (["beginIssue", "cancelIssue", "amend"].includes(command))
          assert.include(["supplier", "broker"], by);
        if (command === "refuse") assert.strictEqual(by, "supplier");
        if (command === "request" || command === "cancelRequest") assert.strictEqual(by, "buyer");
        if (["accept", "reject", "beginSending", "loseSending"].includes(command))
          assert.strictEqual(by, "system");
      }
    }
  });

  it("returns a failed issue to where it began, and forgets the way", () => {
    for (const from of [Lifecycle.initial, requested]) {
      const failed = run(
        [
          ["beginIssue", "supplier"],
          ["failIssue", "supplier"],
        ],
        from,
      );
      assert.deepStrictEqual(failed, { ...from, billing: "released" });
      const notIssued = run(
        [
          ["beginIssue", "supplier"],
          ["loseIssue", "system"],
          ["reconcileNotIssued", "system"],
        ],
        from,
      );
      assert.deepStrictEqual(notIssued, { ...from, billing: "released" });
      const after = run(
        [
          ["beginIssue", "supplier"],
          ["completeIssue", "supplier"],
        ],
        failed,
      );
      assert.strictEqual(after.billing, "charged");
      assert.notProperty(after, "origin");
    }
  });

  it("shows 확인 · 미전송 after an issue on request, and leaves a direct issue for the buyer to confirm", () => {
    assert.deepStrictEqual(issued, {
      document: "issued",
      transmission: "none",
      acknowledgement: "acknowledged",
      billing: "charged",
    });
    const direct = run([
      ["beginIssue", "supplier"],
      ["completeIssue", "supplier"],
    ]);
    assert.strictEqual(direct.acknowledgement, "unread");
    assert.strictEqual(
      run(
        [
          ["open", "buyer"],
          ["acknowledge", "buyer"],
        ],
        direct,
      ).acknowledgement,
      "acknowledged",
    );
  });

  it("lets a request be opened any number of times", () => {
    const once = run([["open", "supplier"]], requested);
    const again = Result.getOrThrow(Lifecycle.transition(once, "open", "supplier"));
    assert.deepStrictEqual(again, { status: once, events: [] });
  });

  it.each([
    ["a second click on 발행", issued, "beginIssue", "supplier", "lifecycle.already-issued"],
    ["the buyer pressing 발행", requested, "beginIssue", "buyer", "lifecycle.not-supplier"],
    ["the buyer pressing 발행 afterwards", issued, "beginIssue", "buyer", "lifecycle.not-supplier"],
    [
      "the supplier cancelling the buyer's request",
      requested,
      "cancelRequest",
      "supplier",
      "lifecycle.not-buyer",
    ],
    ["refusing what is issued", issued, "refuse", "supplier", "lifecycle.already-issued"],
    ["cancelling what is accepted", accepted, "cancelIssue", "supplier", "lifecycle.already-transmitted"],
    [
      "cancelling what is on its way",
      run(
        [
          ["queueTransmission", "system"],
          ["beginSending", "system"],
        ],
        issued,
      ),
      "cancelIssue",
      "supplier",
      "lifecycle.being-sent",
    ],
    [
      "issuing what was cancelled",
      run([["cancelRequest", "buyer"]], requested),
      "beginIssue",
      "supplier",
      "lifecycle.request-cancelled",
    ],
    [
      "issuing what was refused",
      run([["refuse", "supplier"]], requested),
      "beginIssue",
      "supplier",
      "lifecycle.already-refused",
    ],
    ["amending before it is sent", issued, "amend", "supplier", "lifecycle.not-sent"],
    ["a person accepting for the authority", issued, "accept", "supplier", "lifecycle.system-only"],
    ["sending twice", accepted, "beginSending", "system", "lifecycle.already-transmitted"],
    [
      "confirming twice",
      run([["acknowledge", "supplier"]], requested),
      "acknowledge",
      "supplier",
      "lifecycle.already-acknowledged",
    ],
    [
      "the supplier deleting a request",
      run([["refuse", "supplier"]], requested),
      "delete",
      "supplier",
      "lifecycle.not-buyer",
    ],
    [
      "issuing while the outcome is unknown",
      run(
        [
          ["beginIssue", "supplier"],
          ["loseIssue", "system"],
        ],
        requested,
      ),
      "beginIssue",
      "supplier",
      "lifecycle.outcome-unknown",
    ],
  ] as const)("refuses %s", (_name, status, command, by, expected) => {
    assert.strictEqual(code(status, command, by), expected);
  });

  it("names the state it is in and the state it would need", () => {
    const outcome = Lifecycle.transition(issued, "refuse", "supplier");
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.include(outcome.failure.why?.ko, "발행요청");
      assert.include(outcome.failure.why?.ko, "발행완료");
    }
  });

  it("offers each side its own buttons, with reasons on the closed ones", () => {
    const open = (status: S, side: "supplier" | "buyer") =>
      Lifecycle.actions(status, side)
        .filter(({ refusal }) => refusal === undefined)
        .map(({ action }) => action);
    assert.deepStrictEqual(open(requested, "supplier"), ["issue", "refuse", "acknowledge"]);
    assert.deepStrictEqual(open(requested, "buyer"), ["cancelRequest"]);
    assert.deepStrictEqual(open(issued, "supplier"), ["cancelIssue"]);
    assert.deepStrictEqual(open(accepted, "supplier"), []);
    for (const { action, refusal } of Lifecycle.actions(accepted, "supplier"))
      assert.isDefined(refusal, action);
    assert.notInclude(
      Lifecycle.actions(requested, "buyer").map(({ action }) => action),
      "issue",
    );
  });
});
