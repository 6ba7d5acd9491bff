/**
 * A member asks for what it lacks (권한 요청): the service or a wider right. Who
 * can give it answers once, with a note if it likes; the asker may take the
 * request back while nobody has.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { type Person, type Wanted, giverOf } from "./Permission.ts";
import { type Administrator, whoCan } from "./Role.ts";
import * as Who from "./internal/who.ts";
import type { Answer, RequestState as State } from "./Words.ts";
import { refusals } from "./Refusals.ts";

export { Answer, RequestState as State, Wants } from "./Words.ts";

const after: Readonly<Record<Answer, State>> = {
  grant: "granted",
  decline: "declined",
  withdraw: "withdrawn",
};

export interface Request {
  readonly memberId: string;
  readonly wants: Wanted;
  readonly state: State;
}

/** Who is asked: the holders of the role that gives it, the asker left out. */
export const asked = (
  { memberId, wants }: Pick<Request, "memberId" | "wants">,
  administrators: ReadonlyArray<Administrator>,
) => {
  const { role, people } = whoCan(giverOf(wants), administrators);
  return { role, people: people.filter((person) => person.memberId !== memberId) };
};

/** Requests of one member in one day; each is a mail to every administrator. */
const mostADay = 10;

/**
 * Whether a member may ask for this. Refused with `permission.nothing-lacking`,
 * `permission.nobody-to-ask`, `permission.asked-too-often`.
 */
export const decideAsking = (
  person: Pick<Person, "service" | "grant">,
  request: Pick<Request, "memberId" | "wants">,
  administrators: ReadonlyArray<Administrator>,
  askedToday: number,
): Result.Result<void, Refusal.Refusal> => {
  const { wants } = request;
  const has =
    wants === "service" ? person.service === "usable" : person.grant === wants || person.grant === "full";
  if (has) return refusals.fail("permission.nothing-lacking");
  if (asked(request, administrators).people.length === 0) return refusals.fail("permission.nobody-to-ask");
  return askedToday >= mostADay ? refusals.fail("permission.asked-too-often") : Result.succeed(undefined);
};

/** Whether this member may say yes or no. */
export const mayAnswer = (
  request: Request,
  memberId: string,
  administrators: ReadonlyArray<Administrator>,
): boolean =>
  request.memberId !== memberId &&
  administrators.some((one) => one.memberId === memberId && one.roles.includes(giverOf(request.wants)));

/**
 * The state that the answer leads to. Refused with `permission.answered`,
 * `permission.asker-only` and `permission.not-yours-to-answer`.
 */
export const decide = (
  request: Request,
  answer: Answer,
  by: string,
  administrators: ReadonlyArray<Administrator>,
): Result.Result<State, Refusal.Refusal> => {
  if (request.state !== "open") return refusals.fail("permission.answered");
  if (answer === "withdraw")
    return by === request.memberId ? Result.succeed(after.withdraw) : refusals.fail("permission.asker-only");
  return mayAnswer(request, by, administrators)
    ? Result.succeed(after[answer])
    : refusals.fail("permission.not-yours-to-answer", {
        values: Who.values(
          giverOf(request.wants),
          administrators.filter(({ memberId }) => memberId !== request.memberId),
        ),
      });
};
