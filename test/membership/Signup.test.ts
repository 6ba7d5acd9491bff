import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { BusinessNumber } from "@einv/identity";
import { Consent, EmailAddress, type IdentityVerifier, Signup } from "@einv/membership";

const at = DateTime.makeUnsafe("2026-11-25T01:00:00Z");
const mine = BusinessNumber.BusinessNumber.make("1208800016");
const other = BusinessNumber.BusinessNumber.make("2228100007");

const everyTerm: ReadonlyArray<Consent.Answer> = Consent.standard.map(({ id, version }) => ({
  terms: id,
  version,
  given: true,
}));
const consents = Result.getOrThrow(Consent.decide(everyTerm, at));
const person: IdentityVerifier.VerifiedPerson = {
  method: "email",
  assurance: "possession",
  email: EmailAddress.EmailAddress.make("hong@gana.example"),
  at,
};

const fromMail: Signup.Entry = { via: "mail-link", invoice: "inv_1", businessNumber: mine };
const entries: ReadonlyArray<Signup.Entry> = [fromMail, { via: "direct" }];
const account: Signup.Joining = { accountId: "acct_1", how: "created" };
const loggedIn: Signup.Joining = { accountId: "acct_2", how: "logged-in" };

/** Every kind of state, with each entry and each way an account came in. */
const states: ReadonlyArray<Signup.State> = entries.flatMap((entry) => {
  const of = { entry, background: "none" as const };
  return [
    { _tag: "Terms", ...of },
    { _tag: "Terms", ...of, account: loggedIn },
    { _tag: "Identity", ...of, consents },
    { _tag: "Member", ...of, consents, person },
    { _tag: "Company", ...of, account },
    { _tag: "Company", ...of, account: loggedIn, declined: mine },
    { _tag: "Waiting", ...of, account, businessNumber: mine },
    { _tag: "Done", ...of, account, businessNumber: mine, role: "administrator" },
    { _tag: "Abandoned", ...of },
  ] satisfies ReadonlyArray<Signup.State>;
});

const commands: ReadonlyArray<Signup.Command> = [
  { _tag: "sayBackground", background: "legacy" },
  { _tag: "agree", consents },
  { _tag: "verify", person },
  { _tag: "create", accountId: "acct_1" },
  { _tag: "logIn", accountId: "acct_2", outstanding: 0 },
  { _tag: "logIn", accountId: "acct_2", outstanding: 2 },
  { _tag: "switchAccount" },
  { _tag: "back" },
  { _tag: "register", businessNumber: mine },
  { _tag: "register", businessNumber: other },
  { _tag: "recognise", businessNumber: mine, role: "member" },
  { _tag: "recognise", businessNumber: other, role: "member" },
  { _tag: "askToJoin", businessNumber: mine },
  { _tag: "askToJoin", businessNumber: other },
  { _tag: "withdraw" },
  { _tag: "admit", role: "member" },
  { _tag: "decline" },
  { _tag: "abandon" },
];

const run = (from: Signup.State, ...given: ReadonlyArray<Signup.Command>): Signup.State =>
  given.reduce((state, command) => Result.getOrThrow(Signup.step(state, command)), from);

const nameOf = (state: Signup.State) =>
  `${state._tag}${"account" in state && state.account !== undefined ? ` with account (${state.account.how})` : ""} from ${state.entry.via}`;

describe.each(states.map((state) => [nameOf(state), state] as const))("a signup at %s", (_, state) => {
  it.each(commands.map((command) => [JSON.stringify(command).slice(0, 70), command] as const))(
    "answers %s as the table says",
    (__, command) => {
      const rows = Signup.table.filter(
        (row) => row.command === command._tag && row.from.includes(state._tag),
      );
      const result = Signup.step(state, command);
      if (Result.isFailure(result)) {
        const { code, remedy } = result.failure;
        assert.isAbove(remedy.ko.length, 0);
        if (rows.length === 0) {
          const over = state._tag === "Done" || state._tag === "Abandoned";
          assert.strictEqual(code, over ? "signup.ended" : "signup.not-now");
        } else {
          assert.include(["signup.other-company", "signup.no-account"], code);
        }
        return;
      }
      const after = result.success;
      assert.isTrue(
        rows.some(({ to }) => to.includes(after._tag)),
        `${state._tag} → ${after._tag}`,
      );
      assert.deepStrictEqual(after.entry, state.entry, "where it began is never forgotten");
    },
  );
});

describe("a first-time supplier from a mail link", () => {
  it("goes through the five steps and ends at the invoice that started it, as administrator", () => {
    let state = Signup.begin(fromMail);
    const seen = [Signup.stepOf(state)];
    for (const command of [
      { _tag: "agree", consents },
      { _tag: "verify", person },
      { _tag: "create", accountId: "acct_1" },
      { _tag: "register", businessNumber: mine },
    ] satisfies ReadonlyArray<Signup.Command>) {
      state = run(state, command);
      seen.push(Signup.stepOf(state));
    }
    assert.deepStrictEqual(seen, [...Signup.Step.literals]);
    assert.deepStrictEqual(state, {
      _tag: "Done",
      entry: fromMail,
      background: "none",
      account,
      businessNumber: mine,
      role: "administrator",
    });
    assert.isTrue(Signup.steps(state).every(({ status }) => status === "done" || status === "current"));
  });

  it("cannot end at another company than the invoice's, and is told which", () => {
    const state: Signup.State = { _tag: "Company", entry: fromMail, background: "none", account };
    for (const _tag of ["register", "askToJoin"] as const) {
      const refused = Signup.step(state, { _tag, businessNumber: other });
      assert.isTrue(Result.isFailure(refused));
      if (Result.isFailure(refused)) {
        assert.strictEqual(refused.failure.code, "signup.other-company");
        assert.include(refused.failure.what.ko, "120-88-00016");
      }
    }
  });

  it("may go back, and what it agreed to stays while the identity is proven anew", () => {
    const at3 = run(Signup.begin(fromMail), { _tag: "agree", consents }, { _tag: "verify", person });
    assert.deepStrictEqual(run(at3, { _tag: "back" }), {
      _tag: "Identity",
      entry: fromMail,
      background: "none",
      consents,
    });
    assert.deepStrictEqual(run(at3, { _tag: "back" }, { _tag: "back" }), Signup.begin(fromMail));
  });
});

describe("somebody who has an account", () => {
  it.each(["Terms", "Identity", "Member"])("logs in at %s and only adds the company", (tag) => {
    for (const state of states.filter(({ _tag }) => _tag === tag)) {
      const after = run(state, { _tag: "logIn", accountId: "acct_2", outstanding: 0 });
      assert.deepInclude(after, { _tag: "Company", account: loggedIn });
      assert.deepStrictEqual(
        Signup.steps(after).map(({ status }) => status),
        ["done", "skipped", "skipped", "current", "ahead"],
      );
    }
  });

  it("agrees first where the terms of today are others than it agreed to", () => {
    const first = run(Signup.begin(fromMail), { _tag: "logIn", accountId: "acct_2", outstanding: 1 });
    assert.strictEqual(first._tag, "Terms");
    assert.deepInclude(run(first, { _tag: "agree", consents }), { _tag: "Company", account: loggedIn });
  });

  it("may take another account instead, and nothing else is left or logged out", () => {
    const state = run(Signup.begin(fromMail), { _tag: "logIn", accountId: "acct_2", outstanding: 0 });
    assert.deepStrictEqual(run(state, { _tag: "switchAccount" }), Signup.begin(fromMail));
  });

  it("goes on after an administrator declined", () => {
    const waiting = run(
      Signup.begin(fromMail),
      { _tag: "logIn", accountId: "acct_2", outstanding: 0 },
      { _tag: "askToJoin", businessNumber: mine },
    );
    assert.deepInclude(run(waiting, { _tag: "decline" }), { _tag: "Company", declined: mine });
    assert.deepInclude(run(waiting, { _tag: "withdraw" }), { _tag: "Company" });
    assert.deepInclude(run(waiting, { _tag: "admit", role: "member" }), { _tag: "Done", role: "member" });
  });
});

describe("an account of another product", () => {
  it("is left as it is, and e-mail is shown first because that account holds the phone", () => {
    const state = run(Signup.begin({ via: "direct" }), {
      _tag: "sayBackground",
      background: "other-product",
    });
    assert.strictEqual(state._tag, "Terms");
    assert.include(Signup.advice[state.background][0]?.ko, "로그아웃하지 않고");
    const methods = ["phone", "ipin", "sms", "email"] as const;
    assert.strictEqual(Signup.recommended(methods, state.background), "email");
    assert.strictEqual(Signup.recommended(methods, "none"), "phone");
  });
});

describe("the machine", () => {
  it("leads from its beginning to every state, and from every open state to an end", () => {
    const next = (tag: Signup.Tag) =>
      Signup.table.filter(({ from }) => from.includes(tag)).flatMap(({ to }) => to);
    const reachable = (from: Signup.Tag): ReadonlySet<Signup.Tag> => {
      const seen = new Set<Signup.Tag>([from]);
      for (const tag of seen) for (const target of next(tag)) seen.add(target);
      return seen;
    };
    assert.sameMembers([...reachable("Terms")], [...new Set(states.map(({ _tag }) => _tag))]);
    for (const { _tag } of states.filter((state) => state._tag !== "Abandoned")) {
      assert.isTrue(reachable(_tag).has("Done"), _tag);
    }
  });

  it("knows every command in its table, and draws each way between two states", () => {
    assert.sameMembers(
      [...new Set(Signup.table.map(({ command }) => command))],
      [...new Set(commands.map(({ _tag }) => _tag))],
    );
    assert.include(Signup.diagram, "Company --> Done: register");
    assert.include(Signup.diagram, "Member --> Company: logIn");
    assert.notInclude(Signup.diagram, "sayBackground");
  });

  it.each(states.map((state) => [nameOf(state), state] as const))(
    "is stored and read again at %s",
    (_, state) => {
      const codec = Schema.fromJsonString(Schema.toCodecJson(Signup.State));
      const stored = Schema.encodeSync(codec)(state);
      assert.deepStrictEqual(Schema.decodeUnknownSync(codec)(stored), state);
    },
  );
});
