/** An administrator names a department and says who is in it, or dissolves it. A member is in one department at most. */
import * as Effect from "effect/Effect";
import { Refusals, Role } from "@einv/permission";
import { Rights } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Administer from "./internal/administer.ts";
import * as Lines from "./internal/lines.ts";
import * as Standing from "./internal/standing.ts";

export interface Input extends Administer.Input {
  /** The company's own identifier. */
  readonly departmentId: string;
  readonly name: string;
  /** Everybody who is in it from now on. */
  readonly members: ReadonlyArray<string>;
  /** Who was in it when the page decided; left out, whoever is. */
  readonly seen?: ReadonlyArray<string>;
}

const sameMembers = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
  new Set(one).size === new Set(other).size && one.every((memberId) => other.includes(memberId));

/** Whoever moves people into or out of departments that hold a right gives and takes that right. */
const decideMoves = Effect.fnUntraced(function* (
  { memberId, administrators, may }: Administer.Office,
  moved: ReadonlyArray<string>,
) {
  if (moved.length === 0) return;
  yield* may("give-rights");
  yield* Effect.fromResult(Role.decideReceiver(memberId, moved, administrators));
});

/**
 * Refused with `session.one-invoice`, `permission.administrator-only`,
 * `permission.own-right`, `permission.too-many`, `member.not-found`,
 * `permission.changed-meanwhile`, `company.empty-field`, `text.too-long`, `idempotency.*`.
 */
export const arrange = (caller: Caller, input: Input): Use<void> =>
  Effect.gen(function* () {
    const departmentId = yield* Effect.fromResult(Lines.field(input.departmentId, "departmentId", 100));
    const name = yield* Effect.fromResult(Lines.field(input.name, "name", 100));
    const members = [...new Set(input.members)];
    yield* Administer.perform(
      caller,
      input,
      { action: "arrange-department", departmentId, name, members, seen: input.seen },
      (office) =>
        Effect.gen(function* () {
          const { businessNumber, may, record } = office;
          yield* may("arrange-departments");
          yield* Administer.bounded(members);
          const holding = (yield* Rights.departments(businessNumber)).flatMap((department) =>
            department.grant === undefined ? [] : [department.departmentId],
          );
          const moved: Array<string> = [];
          const before = yield* Rights.membersOf(businessNumber, departmentId);
          if (input.seen !== undefined && !sameMembers(input.seen, before)) {
            return yield* Refusals.refusals.refusal("permission.changed-meanwhile");
          }
          const left = before.filter((memberId) => !members.includes(memberId));
          if (holding.includes(departmentId)) moved.push(...left);
          for (const memberId of members) {
            const from = (yield* Standing.find(businessNumber, memberId)).departmentId;
            if (from === departmentId) continue;
            if (holding.includes(departmentId) || (from !== undefined && holding.includes(from))) {
              moved.push(memberId);
            }
          }
          yield* decideMoves(office, moved);
          yield* Rights.arrange(businessNumber, { departmentId, name }, members);
          yield* record("department-arranged", {
            department: departmentId,
            name,
            before: before.join(" "),
            after: members.join(" "),
          });
        }),
    );
  });

/** Dissolves it; what it was given ends. Refused besides with `permission.department-not-found`. */
export const dissolve = (
  caller: Caller,
  input: Administer.Input & { readonly departmentId: string },
): Use<void> =>
  Administer.perform(
    caller,
    input,
    { action: "dissolve-department", departmentId: input.departmentId },
    (office) =>
      Effect.gen(function* () {
        const { businessNumber, may, record } = office;
        const { departmentId } = input;
        yield* may("arrange-departments");
        const department = (yield* Rights.departments(businessNumber)).find(
          (one) => one.departmentId === departmentId,
        );
        if (department === undefined) {
          return yield* Refusals.refusals.refusal("permission.department-not-found");
        }
        const members = yield* Rights.membersOf(businessNumber, departmentId);
        yield* decideMoves(office, department.grant === undefined ? [] : members);
        yield* Rights.dissolve(businessNumber, departmentId);
        yield* record("department-dissolved", { department: departmentId, before: members.join(" ") });
      }),
  );
