/** Requests for rights as people see them, and the mails about them. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { AccessRequest, type Doctor, Role } from "@einv/permission";
import type { AccessRequests, Rights } from "@einv/store";
import type { Rendered } from "../Mails.ts";
import * as RightsMails from "../RightsMails.ts";
import type * as Views from "../RightsViews.ts";
import * as Lines from "./lines.ts";
import * as Post from "./post.ts";

type People = ReadonlyArray<Pick<Rights.Standing, "memberId" | "name">>;

/** Somebody who has left keeps the identifier. */
const named = (memberId: string, people: People): Views.Person => ({
  memberId,
  name: people.find((one) => one.memberId === memberId)?.name ?? memberId,
});

const bare = ({ memberId, name }: Views.Person): Views.Person => ({ memberId, name });

/** A way out as its view shows it; nobody is sent to itself. */
export const way =
  (self: string) =>
  ({ wants, helpers }: Doctor.Way): Views.Way => ({
    wants,
    name: RightsMails.wantedName(wants),
    role: helpers.role,
    roleName: Role.names[helpers.role],
    people: helpers.people.filter(({ memberId }) => memberId !== self).map(bare),
  });

/** A request, seen by one member. */
export const view = (
  request: AccessRequests.StoredRequest,
  looker: string,
  people: People,
  administrators: ReadonlyArray<Role.Administrator>,
): Views.AccessRequestView => {
  const { requestId, wants, ref, message, state, askedAt, answeredAt, answeredBy, note } = request;
  const open = state === "open";
  return {
    requestId,
    asker: named(request.memberId, people),
    wants,
    name: RightsMails.wantedName(wants),
    ...(ref === undefined ? {} : { ref }),
    ...(message === undefined ? {} : { message }),
    state,
    askedAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(answeredBy === undefined ? {} : { answeredBy: named(answeredBy, people) }),
    ...(note === undefined ? {} : { note }),
    waitsFor: open ? AccessRequest.asked(request, administrators).people.map(bare) : [],
    mayAnswer: open && AccessRequest.mayAnswer(request, looker, administrators),
  };
};

/** A mail to a member; nothing, if it gave no address. */
export const tell = Effect.fnUntraced(function* (
  { name, email }: Pick<Rights.Standing, "name" | "email">,
  id: string,
  fromName: string,
  mail: Rendered,
  at: DateTime.Utc,
) {
  if (email === undefined || !Lines.isEmail(email)) return;
  yield* Post.put({ id, to: { name, address: email }, fromName, ...mail }, at);
});
