/**
 * People who come to the world by themselves. A company that nobody registered
 * is asked by the buyer to issue; its person joins not by the mail, so that
 * nothing shows before the company's certificate does. And whoever has an
 * account already, from before.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import {
  BeginSignup,
  CreateAccount,
  DeliverOutbox,
  FinishSignup,
  JoinCompany,
  type Mailer,
  MoveSignup,
  MyAccount,
  SignIn,
  VerifyPerson,
  type Views,
} from "@einv/application";
import { Kst } from "@einv/invoice";
import type { CompanyProfile } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import * as Cast from "./Cast.ts";
import type { Deeds } from "./Deeds.ts";
import type { Services } from "./internal/installation.ts";
import * as Past from "./Past.ts";

export interface Newcomer {
  /** Waits for the company to issue. */
  readonly ref: Views.InvoiceRef;
  /** A page's client secret for its person. */
  readonly clientSecret: Effect.Effect<Redacted.Redacted<string>, Refusal.Refusal>;
}

/** Of every account of the world. */
export const password: Redacted.Redacted<string> = Redacted.make("조용한 아침과 긴 연필");

/** Somebody with an account. */
export interface Person {
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const { person, businessNumber, name, representative, businessType, businessItem, address } = Cast.newcomer;

/** Everything that the law asks of a supplier, as the buyer wrote it. */
const document = Effect.map(DateTime.now, (now) => ({
  ...Past.documentOf(Kst.dateOf(now), [["복사용지", 40n, 21_000n]]),
  supplier: {
    ...Cast.supplier,
    businessNumber,
    name,
    representative,
    businessType,
    businessItem,
    address,
    contact: { person: person.name, telephone: person.phone, email: person.email },
  },
}));

/** The company as its person writes it. */
const company = { businessNumber, name, representative };

/** Goes through every step of joining; the code of the mail is read in `sent`. */
export const join = (
  origin: string,
  sent: ReadonlyArray<Mailer.Mail>,
  { loginId, name: own, email, phone }: Person,
  companies: ReadonlyArray<CompanyProfile.Input>,
) =>
  Effect.gen(function* () {
    const visitor = { origin };
    const { signupSecret, view } = yield* BeginSignup.begin({}, visitor);
    const joining = yield* BeginSignup.authenticate({ secret: signupSecret, origin });
    const answers = (view.terms ?? []).map(({ id, version, required }) => ({
      terms: id,
      version,
      given: required,
    }));
    yield* MoveSignup.agree(joining, { version: view.version, answers });
    const { challenge } = yield* VerifyPerson.begin(joining, { method: "email", target: email }, visitor);
    while ((yield* DeliverOutbox.deliver).delivered > 0);
    const mail = sent.findLast(({ to, text }) => to.address === email && /인증번호 \d{6}/.test(text));
    const [, code = ""] = /인증번호 (\d{6})/.exec(mail?.text ?? "") ?? [];
    const proven = yield* VerifyPerson.answer(joining, {
      challenge: challenge?.id ?? "",
      answer: Redacted.make(code),
    });
    const member = yield* CreateAccount.create(joining, {
      version: proven.version,
      loginId,
      password,
      name: own,
      phone,
    });
    const [first = company, ...others] = companies;
    yield* JoinCompany.register(joining, { version: member.version, company: first });
    const { account } = yield* FinishSignup.finish(joining, visitor);
    for (const other of others) {
      const more = yield* BeginSignup.begin({ accountSecret: account.accountSecret }, visitor);
      const adding = yield* BeginSignup.authenticate({ secret: more.signupSecret, origin });
      yield* JoinCompany.register(adding, { version: more.view.version, company: other });
    }
    return account.accountSecret;
  });

/** The buyer asks a company that is nobody yet. */
export const request = (
  deeds: Deeds,
  run: <A>(use: Effect.Effect<A, Refusal.Refusal, Services>) => Effect.Effect<A, Refusal.Refusal>,
): Effect.Effect<Views.InvoiceRef, Refusal.Refusal> =>
  Effect.gen(function* () {
    const { summary } = yield* deeds.request({ document: yield* run(document) });
    return summary.ref;
  });

/** The person of that company joins. */
export const arrive = ({
  ref,
  origin,
  sent,
  run,
}: {
  readonly ref: Views.InvoiceRef;
  readonly origin: string;
  readonly sent: ReadonlyArray<Mailer.Mail>;
  readonly run: <A>(use: Effect.Effect<A, Refusal.Refusal, Services>) => Effect.Effect<A, Refusal.Refusal>;
}): Effect.Effect<Newcomer, Refusal.Refusal> =>
  Effect.gen(function* () {
    const accountSecret = yield* run(join(origin, sent, person, [company]));
    return {
      ref,
      clientSecret: run(
        Effect.gen(function* () {
          const who = yield* SignIn.authenticate({ secret: accountSecret, origin });
          const { clientSecret } = yield* MyAccount.open(who, { businessNumber }, { origin });
          return clientSecret;
        }),
      ),
    };
  });
