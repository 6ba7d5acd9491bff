/** The name that somebody logs in with (아이디). It never changes. */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

const form = /^[a-z][a-z0-9._-]{3,29}$/;

/** 4 to 30 small letters, digits, `.`, `_`, `-`; begins with a letter. Capitals are the same name. */
export const LoginId = Schema.String.check(
  Schema.isPattern(form, { message: "login ID: 4 to 30 letters, digits, . _ -" }),
).pipe(Schema.brand("LoginId"));
export type LoginId = typeof LoginId.Type;

/** Names by which somebody could pass for whoever runs the service. */
const reserved = new Set([
  "admin",
  "administrator",
  "einv",
  "help",
  "helpdesk",
  "manager",
  "master",
  "operator",
  "root",
  "security",
  "support",
  "system",
  "webmaster",
]);

/** Reads what was typed. Refuses with `login-id.malformed`, `login-id.reserved`. */
export const parse = (input: string): Result.Result<LoginId, Refusal.Refusal> => {
  const text = input.slice(0, 200).normalize("NFKC").trim().toLowerCase();
  if (!form.test(text)) return refusals.fail("login-id.malformed", { path: "loginId" });
  return reserved.has(text)
    ? refusals.fail("login-id.reserved", { path: "loginId" })
    : Result.succeed(LoginId.make(text));
};

/** Enough for its owner to recognise: `test_bill` → `te*****ll`. */
export const mask = (loginId: string): string => {
  const shown = loginId.length < 6 ? 1 : 2;
  return `${loginId.slice(0, shown)}${"*".repeat(loginId.length - 2 * shown)}${loginId.slice(-shown)}`;
};

/** Names to offer when this one is taken; whoever offers them leaves out what is taken too. */
export const suggestions = (loginId: LoginId): ReadonlyArray<LoginId> => {
  const stem = loginId.slice(0, 24).replace(/[._-]+$/, "");
  return ["_tax", "_1", "_2", "_bill", "_01"].map((ending) => LoginId.make(`${stem}${ending}`));
};
