/** What a person can ask for, and who can give it. */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";
import { Refusal } from "@einv/refusal";

/** A member by name. */
export const Person = Schema.Struct({ memberId: Schema.String, name: Schema.String }).annotate({
  identifier: "Person",
});
export type Person = typeof Person.Type;

/** What can be asked for: the service, or a right. */
export const Wanted = Words.Wants;
export type Wanted = typeof Wanted.Type;

/** What to ask for, and who can give it. */
export const Way = Schema.Struct({
  wants: Wanted,
  name: Refusal.Text,
  role: Words.Role,
  roleName: Refusal.Text,
  /** Members who hold the role. */
  people: Schema.Array(Person),
}).annotate({ identifier: "Way" });
export type Way = typeof Way.Type;
