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
        assert.include(["amend", "requestAmendment", "restore", "open", "acknowledge"], command, key(status));
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

  const routes = [undefined, ...Lifecycle.Route.literals];
  const answers = [undefined, true, false];
  const everyFacts: ReadonlyArray<Lifecycle.Facts> = routes.flatMap((route) =>
    answers.flatMap((exempt) =>
      answers.map((expired) => ({
        ...(route === undefined ? {} : { route }),
        ...(exempt === undefined ? {} : { exempt }),
        ...(expired === undefined ? {} : { expired }),
      })),
    ),
  );

  it("answers under every guard too, and a guard only ever forbids", () => {
    const codes = new Set<string>();
    for (const status of reachable(Lifecycle.initial).values()) {
      for (const command of commands) {
        for (const by of actors) {
          const free = Lifecycle.can(status, command, by);
          for (const facts of everyFacts) {
            const may = Lifecycle.can(status, command, by, facts);
            assert.isTrue(free || !may, `${key(status)} ${command} ${by}`);
            if (may || !free) continue;
            const outcome = Lifecycle.transition(status, command, by, facts);
            assert.isTrue(Result.isFailure(outcome));
            if (Result.isFailure(outcome)) codes.add(outcome.failure.code);
          }
        }
      }
    }
    assert.deepStrictEqual([...codes].sort(), [
      "lifecycle.exempt",
      "lifecycle.not-expired",
      "lifecycle.route",
    ]);
  }, 60_000);

  /** Every command that a side can ever give on a route, and whether the authority can ever accept. */
  const onRoute = (route: Lifecycle.Route) => {
    const given = new Set<string>();
    const seen = new Map([[key(Lifecycle.initial), Lifecycle.initial]]);
    const open = [Lifecycle.initial];
    for (let status = open.pop(); status !== undefined; status = open.pop()) {
      for (const command of commands) {
        for (const by of actors) {
          const outcome = Lifecycle.transition(status, command, by, { route });
          if (Result.isFailure(outcome)) continue;
          given.add(`${command} ${by}`);
          const next = outcome.success.status;
          if (seen.has(key(next))) continue;
          seen.set(key(next), next);
          open.push(next);
        }
      }
    }
    return { given, accepts: [...seen.values()].some(({ transmission }) => transmission === "accepted") };
  };

  it("takes each route to the authority through its own hands", () => {
    const [forward, reverse, consignment] = Lifecycle.Route.literals.map(onRoute);
    for (const route of [forward, reverse, consignment]) assert.isTrue(route?.accepts);
    assert.isTrue(forward?.given.has("beginIssue supplier"));
    for (const never of ["request buyer", "refuse supplier", "beginIssue broker", "delete buyer"])
      assert.isFalse(forward?.given.has(never), never);
    for (const always of [
      "request buyer",
      "beginIssue supplier",
      "proposeChange supplier",
      "acceptChange buyer",
    ])
      assert.isTrue(reverse?.given.has(always), always);
    assert.isFalse(reverse?.given.has("beginIssue broker"));
    for (const always of [
      "beginIssue broker",
      "cancelIssue broker",
      "amend broker",
      "queueTransmission broker",
    ])
      assert.isTrue(consignment?.given.has(always), always);
    for (const never of ["beginIssue supplier", "cancelIssue supplier", "amend supplier", "request buyer"])
      assert.isFalse(consignment?.given.has(never), never);
  });

  it("sends an exempt invoice only when its issuer asks, and expires a request only when its time is over", () => {
    const facts = { exempt: true, route: "reverse" } as const;
    const sent = Lifecycle.transition(issued, "queueTransmission", "system", facts);
    assert.isTrue(Result.isFailure(sent) && sent.failure.code === "lifecycle.exempt");
    assert.isTrue(Lifecycle.can(issued, "queueTransmission", "supplier", facts));
    assert.isFalse(Lifecycle.can(requested, "expireRequest", "system", { expired: false }));
    assert.isTrue(Lifecycle.can(requested, "expireRequest", "system", { expired: true }));
  });

  it("lets the supplier propose a change and the buyer decide; what is changed has to be read again", () => {
    const read = run([["acknowledge", "supplier"]], requested);
    const proposed = run([["proposeChange", "supplier"]], read);
    assert.strictEqual(proposed.document, "changeProposed");
    assert.strictEqual(code(proposed, "beginIssue", "supplier"), "lifecycle.change-proposed");
    assert.strictEqual(code(proposed, "acceptChange", "supplier"), "lifecycle.not-buyer");
    assert.deepStrictEqual(run([["acceptChange", "buyer"]], proposed), requested);
    assert.deepStrictEqual(run([["declineChange", "buyer"]], proposed), read);
    assert.deepStrictEqual(run([["withdrawChange", "supplier"]], proposed), read);
    assert.strictEqual(run([["refuse", "supplier"]], proposed).document, "refused");
    assert.strictEqual(run([["cancelRequest", "buyer"]], proposed).document, "requestCancelled");
  });

  it("says in the permission matrix exactly what transitions allow", () => {
    for (const { command, actor, from, when } of Lifecycle.permissions) {
      const facts: Lifecycle.Facts = when.includes("consignment") ? { route: "consignment" } : {};
      for (const document of from)
        assert.isTrue(
          everyStatus.some(
            (status) => status.document === document && Lifecycle.can(status, command, actor, facts),
          ),
          `${command} ${actor} ${document}`,
        );
    }
    const allowed = new Set(
      Lifecycle.permissions.flatMap(({ command, actor, from }) =>
        from.map((document) => `${command} ${actor} ${document}`),
      ),
    );
    for (const status of reachable(Lifecycle.initial).values())
      for (const { command, by } of moves(status))
        assert.isTrue(allowed.has(`${command} ${by} ${status.document}`), `${command} ${by} ${key(status)}`);
  });
});
