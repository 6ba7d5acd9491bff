/** A company's administrators, told by mail. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Companies, Rights } from "@einv/store";
import type { Rendered } from "../Mails.ts";
import * as AccessAsked from "./accessAsked.ts";

/** Who is told, and how members are called. */
export interface Told {
  readonly company: string;
  readonly named: (memberId: string) => string;
}

/** Puts a mail to each into the outbox; a fact is told once. Part of the caller's transaction. */
export const tell = Effect.fnUntraced(function* (
  businessNumber: string,
  id: string,
  mail: (told: Told) => Rendered,
  at: DateTime.Utc,
) {
  const company = (yield* Companies.find(businessNumber))?.name ?? businessNumber;
  const members = yield* Companies.members(businessNumber);
  const named = (memberId: string): string =>
    members.find((member) => member.memberId === memberId)?.name ?? memberId;
  const rendered = mail({ company, named });
  for (const { memberId } of yield* Rights.administrators(businessNumber)) {
    const member = members.find((one) => one.memberId === memberId);
    if (member !== undefined) yield* AccessAsked.tell(member, `${id}.${memberId}`, company, rendered, at);
  }
});
