/**
 * Who in a company may use the service, and with which right: purchase,
 * distribution, administrators, departments, and what was given to whom. Tables
 * hold what counts now; who changed it, when and why is in the audit log.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { Member } from "@einv/identity";
import { Market, Permission, Role } from "@einv/permission";
import { exclusive } from "./internal/exclusive.ts";
import { type Stored, query } from "./internal/query.ts";
import { columns, reader, touched } from "./internal/rows.ts";

/** A member with everything that decides about its right. */
export const Standing = Schema.Struct({
  ...Member.Member.fields,
  /** What the host says. */
  host: Permission.Grant,
  /** Given to the person. */
  person: Schema.optionalKey(Permission.Grant),
  /** Given to the person's department. */
  department: Schema.optionalKey(Permission.Grant),
  departmentId: Schema.optionalKey(Schema.String),
  /** Absent while the company has not bought the service. */
  origin: Schema.optionalKey(Market.Origin),
  distribution: Schema.optionalKey(Schema.Literals(["distributed", "withdrawn"])),
});
export type Standing = typeof Standing.Type;

export const Department = Schema.Struct({
  departmentId: Schema.String,
  name: Schema.String,
  /** Given to all of the department. */
  grant: Schema.optionalKey(Permission.Grant),
});
export type Department = typeof Department.Type;

/** To whom a right is given. */
export const Holder = Schema.Struct({
  kind: Schema.Literals(["person", "department"]),
  id: Schema.NonEmptyString.check(Schema.isMaxLength(100)),
});
export type Holder = typeof Holder.Type;

const standings = reader(Standing);
const departmentRows = reader(Department);
const roleRows = reader(Schema.Struct({ memberId: Schema.String, name: Schema.String, role: Role.Role }));
const ids = reader(Schema.Struct({ memberId: Schema.String }));

/** Keeps the rights of a company from everybody else until the transaction ends. */
export const lock = (businessNumber: string): Stored<void> =>
  query("Rights.lock", (sql) => exclusive(sql, [`rights|${businessNumber}`]));

const standing = (businessNumber: string, memberId?: string): Stored<ReadonlyArray<Standing>> =>
  query("Rights.standing", (sql) =>
    standings.all(
      sql`SELECT members.business_number, members.member_id, members.name, members.email,
          members."grant" AS host, own."grant" AS person, shared."grant" AS department,
          placed.department_id, services.origin, distributions.state AS distribution
        FROM members
        LEFT JOIN services ON services.business_number = members.business_number
        LEFT JOIN distributions ON distributions.business_number = members.business_number
          AND distributions.member_id = members.member_id
        LEFT JOIN rights AS own ON own.business_number = members.business_number
          AND own.holder = 'person' AND own.holder_id = members.member_id
        LEFT JOIN department_members AS placed ON placed.business_number = members.business_number
          AND placed.member_id = members.member_id
        LEFT JOIN rights AS shared ON shared.business_number = members.business_number
          AND shared.holder = 'department' AND shared.holder_id = placed.department_id
        WHERE members.business_number = ${businessNumber}
          AND ${memberId === undefined ? sql`1 = 1` : sql`members.member_id = ${memberId}`}
        ORDER BY members.member_id`,
    ),
  );

/** One member. */
export const person = (businessNumber: string, memberId: string): Stored<Standing | undefined> =>
  Effect.map(standing(businessNumber, memberId), (found) => found[0]);

/** Every member of the company. */
export const people = (businessNumber: string): Stored<ReadonlyArray<Standing>> => standing(businessNumber);

/** Members who are in charge, with their roles. */
export const administrators = (businessNumber: string): Stored<ReadonlyArray<Role.Administrator>> =>
  query("Rights.administrators", (sql) =>
    Effect.map(
      roleRows.all(
        sql`SELECT administrators.member_id, members.name, administrators.role
          FROM administrators JOIN members ON members.business_number = administrators.business_number
            AND members.member_id = administrators.member_id
          WHERE administrators.business_number = ${businessNumber}
          ORDER BY administrators.at, administrators.member_id, administrators.role`,
      ),
      (rows) => {
        const found = new Map<string, Role.Administrator>();
        for (const { memberId, name, role } of rows) {
          const roles = [...(found.get(memberId)?.roles ?? []), role];
          found.set(memberId, { memberId, name, roles });
        }
        return [...found.values()];
      },
    ),
  );

/** Everybody in a department. */
export const membersOf = (businessNumber: string, departmentId: string): Stored<ReadonlyArray<string>> =>
  query("Rights.membersOf", (sql) =>
    Effect.map(
      ids.all(
        sql`SELECT member_id FROM department_members
          WHERE business_number = ${businessNumber} AND department_id = ${departmentId} ORDER BY member_id`,
      ),
      (rows) => rows.map(({ memberId }) => memberId),
    ),
  );

export const departments = (businessNumber: string): Stored<ReadonlyArray<Department>> =>
  query("Rights.departments", (sql) =>
    departmentRows.all(
      sql`SELECT departments.department_id, departments.name, rights."grant" FROM departments
        LEFT JOIN rights ON rights.business_number = departments.business_number
          AND rights.holder = 'department' AND rights.holder_id = departments.department_id
        WHERE departments.business_number = ${businessNumber}
        ORDER BY departments.name, departments.department_id`,
    ),
  );

/** The service is the company's. False if it was already. */
export const buy = (bought: {
  readonly businessNumber: string;
  readonly origin: Market.Origin;
  readonly boughtAt: DateTime.Utc;
  readonly boughtBy?: string;
}): Stored<boolean> =>
  query("Rights.buy", (sql) =>
    touched(
      sql`INSERT INTO services ${sql.insert(columns({ boughtBy: undefined, ...bought }))}
        ON CONFLICT DO NOTHING RETURNING business_number`,
    ),
  );

/** Whether the company has the service. */
export const bought = (businessNumber: string): Stored<boolean> =>
  query("Rights.bought", (sql) =>
    touched(sql`SELECT business_number FROM services WHERE business_number = ${businessNumber}`),
  );

/** Distributes the service to a member, or withdraws it. */
export const distribute = (distribution: {
  readonly businessNumber: string;
  readonly memberId: string;
  readonly state: "distributed" | "withdrawn";
  readonly at: DateTime.Utc;
}): Stored<void> =>
  Effect.asVoid(
    query(
      "Rights.distribute",
      (sql) =>
        sql`INSERT INTO distributions ${sql.insert(columns(distribution))}
          ON CONFLICT (business_number, member_id) DO UPDATE SET state = excluded.state, at = excluded.at`,
    ),
  );

export const appoint = (appointed: {
  readonly businessNumber: string;
  readonly memberId: string;
  readonly role: Role.Role;
  readonly at: DateTime.Utc;
}): Stored<void> =>
  Effect.asVoid(
    query(
      "Rights.appoint",
      (sql) => sql`INSERT INTO administrators ${sql.insert(columns(appointed))} ON CONFLICT DO NOTHING`,
    ),
  );

export const dismiss = (businessNumber: string, memberId: string, role: Role.Role): Stored<void> =>
  Effect.asVoid(
    query(
      "Rights.dismiss",
      (sql) =>
        sql`DELETE FROM administrators
          WHERE business_number = ${businessNumber} AND member_id = ${memberId} AND role = ${role}`,
    ),
  );

/** Gives a right instead of the one that was given before. */
export const give = (
  businessNumber: string,
  { kind, id }: Holder,
  grant: Permission.Grant,
  at: DateTime.Utc,
): Stored<void> =>
  Effect.asVoid(
    query(
      "Rights.give",
      (sql) =>
        sql`INSERT INTO rights ${sql.insert(columns({ businessNumber, holder: kind, holderId: id, grant, at }))}
          ON CONFLICT (business_number, holder, holder_id)
          DO UPDATE SET "grant" = excluded."grant", at = excluded.at`,
    ),
  );

/** Takes back what was given: what is inherited counts again. */
export const revoke = (businessNumber: string, { kind, id }: Holder): Stored<void> =>
  Effect.asVoid(
    query(
      "Rights.revoke",
      (sql) =>
        sql`DELETE FROM rights
          WHERE business_number = ${businessNumber} AND holder = ${kind} AND holder_id = ${id}`,
    ),
  );

/** Names a department, and who is in it: whoever is not named leaves it, whoever is leaves another. */
export const arrange = (
  businessNumber: string,
  department: { readonly departmentId: string; readonly name: string },
  members: ReadonlyArray<string>,
): Stored<void> =>
  query("Rights.arrange", (sql) =>
    Effect.gen(function* () {
      const { departmentId, name } = department;
      yield* sql`INSERT INTO departments ${sql.insert(columns({ businessNumber, departmentId, name }))}
        ON CONFLICT (business_number, department_id) DO UPDATE SET name = excluded.name`;
      yield* sql`DELETE FROM department_members
        WHERE business_number = ${businessNumber} AND department_id = ${departmentId}`;
      for (const memberId of members) {
        yield* sql`INSERT INTO department_members ${sql.insert(columns({ businessNumber, memberId, departmentId }))}
          ON CONFLICT (business_number, member_id) DO UPDATE SET department_id = excluded.department_id`;
      }
    }),
  );

/** Dissolves a department, and what was given to it. */
export const dissolve = (businessNumber: string, departmentId: string): Stored<void> =>
  query("Rights.dissolve", (sql) =>
    Effect.gen(function* () {
      const department = sql`business_number = ${businessNumber} AND department_id = ${departmentId}`;
      yield* sql`DELETE FROM department_members WHERE ${department}`;
      yield* sql`DELETE FROM rights
        WHERE business_number = ${businessNumber} AND holder = 'department' AND holder_id = ${departmentId}`;
      yield* sql`DELETE FROM departments WHERE ${department}`;
    }),
  );

/** Forgets all that a former member had, so that it is nobody's when the identifier comes again. */
export const leave = (businessNumber: string, memberId: string): Stored<void> =>
  query("Rights.leave", (sql) =>
    Effect.gen(function* () {
      const member = sql`business_number = ${businessNumber} AND member_id = ${memberId}`;
      yield* sql`DELETE FROM distributions WHERE ${member}`;
      yield* sql`DELETE FROM administrators WHERE ${member}`;
      yield* sql`DELETE FROM department_members WHERE ${member}`;
      yield* sql`DELETE FROM rights
        WHERE business_number = ${businessNumber} AND holder = 'person' AND holder_id = ${memberId}`;
      yield* sql`UPDATE access_requests SET state = 'withdrawn' WHERE ${member} AND state = 'open'`;
    }),
  );
