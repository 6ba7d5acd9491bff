/**
 * Joining and logging in at the server. Secrets stay in here: an element holds a
 * signup, a login or a runtime, and calls it.
 */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Account as Accounts, Challenge, Contract, Gate, Signup as Signups } from "@einv/api";
import { account } from "@einv/api/client/account";
import { connect, connectAs } from "@einv/api/client/connection";
import { gate } from "@einv/api/client/gate";
import type * as Secrets from "@einv/api/client/secrets";
import { signup } from "@einv/api/client/signup";
import { base64 } from "./base64.ts";
import type { Connection } from "./connect.ts";
import { promise } from "./promises.ts";
import type { OpenedCertificate, Runtime } from "./Runtime.ts";
import { serverOf } from "./server.ts";
import type { Session } from "./session.ts";
import type { SignText } from "./signing.ts";

type Step<Name extends keyof typeof Signups.calls> = Contract.Said<(typeof Signups.calls)[Name]>;
/** Where a signup stands, with all that its step needs. */
export type View = Contract.Answer<typeof Signups.calls.view>;
type Answer<Name extends keyof typeof Signups.calls> = Contract.Answer<(typeof Signups.calls)[Name]>;
type Owned<Name extends keyof typeof Accounts.calls> = Contract.Said<(typeof Accounts.calls)[Name]>;
/** How somebody wants to prove who it is. */
export type Wish = Step<"verify">;
type Pending = Contract.Answer<typeof Gate.calls.recover>["challenge"];
/** A proof under way: a page to go to, or a code to type. */
export type Proving = NonNullable<Pending>;
/** What is there already, and the ways on. */
export type Duplicate = NonNullable<View["duplicate"]>;
/** What accounts there are elsewhere. */
export type Background = View["background"];
export type ProfileInput = Step<"registerCompany">["company"];
/** An answer to a challenge: a code, or what an agency's page sent back. */
interface Answered {
  readonly challenge: string;
  readonly answer: string;
}

/** A page for one company, for whoever has logged in. */
export interface Acting {
  readonly businessNumber: string;
  readonly runtime: Runtime;
}

/** The end of a signup: logged in, acting for the company, and back at the invoice that started it. */
export interface Joined extends Acting {
  readonly account: LoggedIn;
  readonly ref?: string;
}

/** Whoever has logged in. */
export interface LoggedIn {
  /** With all its companies, for the switcher. */
  readonly view: (signal?: AbortSignal) => Promise<Accounts.AccountView>;
  /** Acts for one of them; the runtime renews its secret by itself. */
  readonly act: (businessNumber: string) => Promise<Acting>;
  readonly change: (told: Owned<"change">) => Promise<Accounts.AccountView>;
  /** Everywhere else is logged out. */
  readonly changePassword: (current: string, next: string) => Promise<void>;
  /** A stronger or another proof of who one is. */
  readonly prove: (wish: Owned<"prove">) => Promise<Pending>;
  readonly proven: (answered: Answered) => Promise<Accounts.AccountView>;
  /** Leaves one company. */
  readonly leave: (businessNumber: string) => Promise<void>;
  /** 탈퇴 */
  readonly close: (password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** One signup: every step answers all that the next one needs. */
export interface SigningUp {
  /** Goes on with it from any page, for a week. A secret. */
  readonly token: () => string;
  /** Where it stands; after any interruption. */
  readonly view: (signal?: AbortSignal) => Promise<View>;
  /** 01 약관동의 */
  readonly agree: (told: Step<"agree">) => Promise<View>;
  /** What accounts there are elsewhere. */
  readonly sayBackground: (told: Step<"sayBackground">) => Promise<View>;
  /** Back, another account, or a request taken back. */
  readonly move: (told: Step<"move">) => Promise<View>;
  readonly abandon: (told: Step<"abandon">) => Promise<void>;
  /** 02 본인인증: the view then holds the challenge. */
  readonly verify: (wish: Wish) => Promise<View>;
  readonly resend: (challenge: string) => Promise<View>;
  readonly answer: (answered: Answered) => Promise<View>;
  /** 아이디 중복확인 */
  readonly checkLoginId: (loginId: string, signal?: AbortSignal) => Promise<Answer<"checkLoginId">>;
  /** 03 회원정보입력 */
  readonly createAccount: (told: Omit<Step<"createAccount">, "password">, password: string) => Promise<View>;
  /** 기존회원 로그인 */
  readonly logIn: (version: number, loginId: string, password: string) => Promise<View>;
  /** The same for whoever has logged in already. */
  readonly continueAs: (version: number, account: LoggedIn) => Promise<View>;
  /** 사업자등록번호 중복확인 */
  readonly checkCompany: (businessNumber: string, signal?: AbortSignal) => Promise<Answer<"checkCompany">>;
  /** 04 회사정보입력 */
  readonly registerCompany: (told: Step<"registerCompany">) => Promise<View>;
  readonly askToJoin: (told: Step<"askToJoin">) => Promise<View>;
  /** Instead of asking: the certificate of a company that has joined already signs this text. */
  readonly beginProof: (businessNumber: string) => Promise<Challenge.CompanyChallenge>;
  /** Signs that text in the page: the person is a member of the company. */
  readonly prove: (
    certificate: OpenedCertificate,
    challenge: Challenge.CompanyChallenge,
    told: Pick<Step<"prove">, "version" | "businessNumber">,
  ) => Promise<View>;
  /** 05 회원가입완료 */
  readonly finish: () => Promise<Joined>;
}

/** Logged in, or a code to type first. */
export type SignedIn =
  | { readonly account: LoggedIn }
  | {
      readonly challenge: NonNullable<Pending>;
      readonly answer: (code: string) => Promise<LoggedIn>;
    };

/** An account that was found again, and its new password. */
export interface Found {
  readonly loginId: string;
  readonly since: Contract.Answer<typeof Gate.calls.recovered>["accounts"][number]["since"];
  readonly resetPassword: (password: string) => Promise<void>;
}

/** 아이디·비밀번호 찾기: a proof, whether there is such an account or not. */
export interface Recovery {
  readonly challenge: Pending;
  /** The accounts of whoever answers right. */
  readonly answer: (answered: Answered) => Promise<ReadonlyArray<Found>>;
}

/** A signup that was begun now. */
export interface Begun {
  readonly signup: SigningUp;
  readonly view: View;
}

export interface Joining {
  /** Begins to join; behind a mail link it ends at that invoice. With an account it adds a company. */
  readonly begin: (told?: {
    readonly background?: Step<"sayBackground">["background"];
    readonly account?: LoggedIn;
  }) => Promise<Begun>;
  /** Goes on with one that was begun before, here or elsewhere. */
  readonly resume: (token: string) => SigningUp;
  readonly signIn: (loginId: string, password: string) => Promise<SignedIn>;
  readonly recover: (wish: Wish) => Promise<Recovery>;
}

/** What joining needs of the page around it. */
export interface Surroundings {
  readonly signText: SignText;
  /** A runtime that acts with these client secrets. */
  readonly runtimeOf: (fetchClientSecret: () => Promise<string>) => Runtime;
  /** The session that a mail link opened. */
  readonly invited?: Session;
}

const hidden = ({ challenge, answer }: Answered) => ({ challenge, answer: Redacted.make(answer) });

export const joining = (connection: Connection, { signText, runtimeOf, invited }: Surroundings): Joining => {
  const server = serverOf(connection);
  const open = gate(connect(server));
  const secrets = new WeakMap<LoggedIn, () => Redacted.Redacted<string>>();

  /** Acts with `first` and, when that has expired, with what `next` gives. */
  const acting = (businessNumber: string, next: () => Promise<Secrets.Page>, first: Secrets.Page): Acting => {
    let unused: Secrets.Page | undefined = first;
    return {
      businessNumber,
      runtime: runtimeOf(async () => {
        const { clientSecret } = unused ?? (await next());
        unused = undefined;
        return Redacted.value(clientSecret);
      }),
    };
  };

  const owner = ({ accountSecret }: Secrets.Login) => {
    let secret = accountSecret;
    const api = account(
      connectAs(
        "account",
        server,
        Effect.sync(() => secret),
      ),
    );
    const page = (businessNumber: string) => promise(api.open(businessNumber));
    const loggedIn: LoggedIn = {
      view: (signal) => promise(api.view(), signal),
      act: async (businessNumber) =>
        acting(businessNumber, () => page(businessNumber), await page(businessNumber)),
      change: (told) => promise(api.change(told)),
      changePassword: async (current, next) => {
        const renewed = await promise(
          api.changePassword({ current: Redacted.make(current), next: Redacted.make(next) }),
        );
        secret = renewed.accountSecret;
      },
      prove: async (wish) => (await promise(api.prove(wish))).challenge,
      proven: (told) => promise(api.proven(hidden(told))),
      leave: (businessNumber) => promise(api.leave(businessNumber)),
      close: (password) => promise(api.close({ password: Redacted.make(password) })),
      signOut: () => promise(api.signOut()),
    };
    secrets.set(loggedIn, () => secret);
    return { loggedIn, page };
  };

  const secretOf = (loggedIn: LoggedIn | undefined) => {
    const accountSecret = loggedIn === undefined ? undefined : secrets.get(loggedIn)?.();
    return accountSecret === undefined ? {} : { accountSecret };
  };

  const signingUp = (secret: Redacted.Redacted<string>): SigningUp => {
    const api = signup(connectAs("signup", server, Effect.succeed(secret)));
    return {
      token: () => Redacted.value(secret),
      view: (signal) => promise(api.view(), signal),
      agree: (told) => promise(api.agree(told)),
      sayBackground: (told) => promise(api.sayBackground(told)),
      move: (told) => promise(api.move(told)),
      abandon: (told) => promise(api.abandon(told)),
      verify: (wish) => promise(api.verify(wish)),
      resend: (challenge) => promise(api.resend({ challenge })),
      answer: (told) => promise(api.answer(hidden(told))),
      checkLoginId: (loginId, signal) => promise(api.checkLoginId(loginId), signal),
      createAccount: (told, password) =>
        promise(api.createAccount({ ...told, password: Redacted.make(password) })),
      logIn: (version, loginId, password) =>
        promise(api.logIn({ version, loginId, password: Redacted.make(password) })),
      continueAs: (version, loggedIn) => promise(api.logIn({ version, ...secretOf(loggedIn) })),
      checkCompany: (businessNumber, signal) => promise(api.checkCompany(businessNumber), signal),
      registerCompany: (told) => promise(api.registerCompany(told)),
      askToJoin: (told) => promise(api.askToJoin(told)),
      beginProof: (businessNumber) => promise(api.beginProof({ businessNumber })),
      prove: async (opened, { challengeId, text }, told) => {
        const { certificate, signature, r } = await signText(opened, text);
        return promise(
          api.prove({
            ...told,
            challengeId,
            certificate: base64(certificate),
            signature: base64(signature),
            r: Redacted.make(base64(r), { label: "r" }),
          }),
        ).finally(() => r.fill(0));
      },
      finish: async () => {
        const { account: login, session, businessNumber, ref } = await promise(api.finish());
        const { loggedIn, page } = owner(login);
        return {
          ...acting(businessNumber, () => page(businessNumber), session),
          account: loggedIn,
          ...(ref === undefined ? {} : { ref }),
        };
      },
    };
  };

  return {
    begin: async ({ background, account: loggedIn } = {}) => {
      const linkSecret = invited === undefined ? undefined : await promise(invited.secret);
      const { signupSecret, view } = await promise(
        open.signup({
          ...(background === undefined ? {} : { background }),
          ...(linkSecret === undefined ? {} : { linkSecret }),
          ...secretOf(loggedIn),
        }),
      );
      return { signup: signingUp(signupSecret), view };
    },
    resume: (token) => signingUp(Redacted.make(token)),
    signIn: async (loginId, password) => {
      const { signedIn, secondFactor } = await promise(
        open.signIn({ loginId, password: Redacted.make(password) }),
      );
      if (signedIn !== undefined) return { account: owner(signedIn).loggedIn };
      if (secondFactor === undefined) throw new Error("neither logged in nor asked for a code");
      const { accountId, challenge } = secondFactor;
      return {
        challenge,
        answer: async (code) =>
          owner(
            await promise(
              open.secondFactor({ accountId, challenge: challenge.id, answer: Redacted.make(code) }),
            ),
          ).loggedIn,
      };
    },
    recover: async (wish) => {
      const { recoveryId, challenge } = await promise(open.recover(wish));
      return {
        challenge,
        answer: async (told) =>
          (await promise(open.recovered({ recoveryId, ...hidden(told) }))).map(
            ({ loginId, since, resetSecret }) => ({
              loginId,
              since,
              resetPassword: (password) =>
                promise(open.resetPassword({ resetSecret, password: Redacted.make(password) })),
            }),
          ),
      };
    },
  };
};
