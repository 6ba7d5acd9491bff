/**
 * What the written matrix says is what the application does: every state, side,
 * ownership and person, one by one and in the list; every command for real in
 * every group of states. Invoices are put into the store as they are: how they
 * came there is no matter of rights.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import {
  Acknowledge,
  AmendInvoice,
  ArrangeDepartment,
  CancelIssue,
  CancelRequest,
  IssueInvoice,
  ListInvoices,
  PrepareIssue,
  RefuseRequest,
  RegisterCompany,
  RequestIssue,
  ViewInvoice,
  WithdrawService,
  type Caller,
} from "@einv/application";
import { Form, type Status, TaxInvoice } from "@einv/invoice";
import type { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { Invoices, Transaction } from "@einv/store";
import * as Matrix from "../permission/matrix.ts";
import { buyerNumber, requested, supplierNumber } from "./fixtures.ts";
import { installation, newKey, noon, settled } from "./world.ts";

const written = Matrix.read(
  readFileSync(join(import.meta.dirname, "../../packages/permission/MATRIX.md"), "utf8"),
);

const numbers: Readonly<Record<Matrix.Side, string>> = { supplier: supplierNumber, buyer: buyerNumber };

/** The member of a column; a company that has not bought is nobody's service. */
const idOf = ({ service, grant }: Matrix.Column): string =>
  service === "not-distributed" ? "withdrawn" : grant;

const usable = Matrix.columns.filter(({ service }) => service !== "not-bought");
const unbought = Matrix.columns.filter(({ service }) => service === "not-bought");

/** Everybody but the stranger is in one department. */
const department = [...usable.map(idOf), "colleague"];

const people = [...department, "stranger"].map((memberId) => ({
  memberId,
  name: memberId,
  email: `${memberId}@example.com`,
  grant: usable.find((column) => idOf(column) === memberId)?.grant ?? ("full" as const),
}));

const world = Effect.gen(function* () {
  const host = yield* settled;
  for (const businessNumber of Object.values(numbers)) {
    const first: Caller.Caller = { businessNumber, memberId: "full" };
    yield* RegisterCompany.register(host, {
      businessNumber,
      name: "가나상사",
      representative: "김대표",
      members: people,
    });
    yield* WithdrawService.withdraw(first, { members: ["withdrawn"], idempotencyKey: newKey() });
    yield* ArrangeDepartment.arrange(first, {
      departmentId: "d",
      name: "영업팀",
      members: department,
      idempotencyKey: newKey(),
    });
  }
  return host;
});

let serial = 0;

/** An invoice in this state, handled by this member of that side; `undefined`: by nobody. */
const put = (hostId: string, { status, route }: Matrix.Place, side: Matrix.Side, by: string | undefined) =>
  Effect.gen(function* () {
    serial += 1;
    const of = by === undefined ? undefined : `${numbers[side]}/${by}`;
    const handled = side === "buyer" ? "requestedBy" : serial % 2 === 0 ? "issuedBy" : "refusedBy";
    const ref = Invoices.InvoiceRef.make(`inv-${serial}`);
    yield* Invoices.insert({
      ref,
      hostId,
      document: {
        ...requested,
        issueId: TaxInvoice.IssueId.make(`2026112041000008${String(serial).padStart(8, "0")}`),
      },
      status,
      ...(route === "forward" ? { route } : {}),
      payer: "buyer",
      points: 0n,
      requestedAt: noon,
      version: 1,
      ...(of === undefined ? {} : { [handled]: of }),
    });
    return ref;
  });

/** The code it is refused with; what it would have changed is undone. */
const tried = <A, R>(use: Effect.Effect<A, Refusal.Refusal, R>) =>
  Transaction.run(Effect.flatMap(Effect.result(use), Effect.fail)).pipe(
    Effect.matchEffect({
      onSuccess: () => Effect.die("committed"),
      onFailure: (outcome) => ("code" in outcome ? Effect.die(outcome) : Effect.succeed(outcome)),
    }),
  );

const codeOf = (outcome: { readonly _tag: string; readonly failure?: Refusal.Refusal }): string =>
  outcome._tag === "Failure" ? (outcome.failure?.code ?? "") : "ok";

/** Refused for want of a right or by the lifecycle, rather than for what was sent along. */
const refusedFor = (code: string): string | undefined =>
  /^(?:permission|lifecycle|invoice\.not-found|member)/.test(code) ? code : undefined;

const commands: Readonly<
  Record<
    Exclude<Matrix.Deed, "see">,
    (
      caller: Caller.Caller,
      ref: string,
    ) => Effect.Effect<unknown, Refusal.Refusal, Effect.Services<ReturnType<typeof IssueInvoice.issue>>>
  >
> = {
  issue: (caller, ref) =>
    IssueInvoice.issue(caller, {
      ref,
      version: 1,
      signedXml: "<TaxInvoice/>",
      r: Redacted.make(""),
      idempotencyKey: newKey(),
    }),
  refuse: (caller, ref) =>
    RefuseRequest.refuse(caller, { ref, version: 1, reason: "duplicate", idempotencyKey: newKey() }),
  cancelRequest: (caller, ref) => CancelRequest.cancel(caller, { ref, version: 1, idempotencyKey: newKey() }),
  cancelIssue: (caller, ref) => CancelIssue.cancel(caller, { ref, version: 1, idempotencyKey: newKey() }),
  acknowledge: (caller, ref) =>
    Acknowledge.acknowledge(caller, { ref, version: 1, idempotencyKey: newKey() }),
  amend: (caller, ref) => {
    const asked = {
      ref,
      details: { situation: "rescinded", on: TaxInvoice.CalendarDate.make("2026-11-23") },
      idempotencyKey: newKey(),
    } as const;
    return caller.businessNumber === supplierNumber
      ? AmendInvoice.prepare(caller, asked)
      : AmendInvoice.request(caller, asked);
  },
  correct: (caller, ref) => {
    const own = { ...requested.buyer, number: caller.businessNumber };
    const form = Form.of(caller.businessNumber === supplierNumber ? requested : { ...requested, buyer: own });
    const asked = { form, replaces: Invoices.InvoiceRef.make(ref), idempotencyKey: newKey() };
    return caller.businessNumber === supplierNumber
      ? PrepareIssue.prepare(caller, asked)
      : RequestIssue.ask(caller, asked);
  },
};

const handlerOf = (ownership: Permission.Ownership, column: Matrix.Column): string | undefined =>
  ({ own: idOf(column), department: "colleague", others: "stranger", waiting: undefined })[ownership];

const callerOf = (side: Matrix.Side, column: Matrix.Column): Caller.Caller => ({
  businessNumber: numbers[side],
  memberId: idOf(column),
});

/** One invoice of a group, as one person has it before itself. */
interface Cell {
  readonly group: Matrix.Group;
  readonly ownership: Permission.Ownership;
  readonly column: Matrix.Column;
  readonly place: Matrix.Place;
  readonly ref: string;
}

/** Thousands of decisions on a busy machine. */
const patience = 60_000;

const nameOf = ({ group, ownership, column }: Cell): string => `${group.id} ${ownership} ${column.title}`;

/** Every cell for some states of every group. */
const cells = (
  hostId: string,
  columns: ReadonlyArray<Matrix.Column>,
  of: (group: Matrix.Group) => ReadonlyArray<Matrix.Place>,
) =>
  Effect.gen(function* () {
    const all: Array<Cell> = [];
    for (const group of Matrix.groups)
      for (const place of of(group))
        for (const ownership of Matrix.ownershipsIn(group)) {
          const refs = new Map<string | undefined, string>();
          for (const column of columns) {
            const handler = handlerOf(ownership, column);
            const ref = refs.get(handler) ?? (yield* put(hostId, place, group.side, handler));
            refs.set(handler, ref);
            all.push({ group, ownership, column, place, ref });
          }
        }
    return all;
  });

/** What a person sees and which buttons are live, by its view of the invoice. */
const shown = ({ group: { side }, column, ref }: Cell) =>
  Effect.map(
    Effect.result(ViewInvoice.view(callerOf(side, column), ref)),
    (outcome): ReadonlyArray<Matrix.Deed> =>
      outcome._tag === "Failure"
        ? []
        : [
            "see",
            ...outcome.success.actions.flatMap(({ action, refusal }) =>
              refusal === undefined ? [action] : [],
            ),
            ...(outcome.success.followUps ?? []).flatMap(({ followUp, refusal }) =>
              refusal === undefined && followUp !== "copy" ? [followUp] : [],
            ),
          ],
  );

/** Every ref of a person's list, page after page. */
const listed = (caller: Caller.Caller) =>
  Effect.gen(function* () {
    const refs = new Set<string>();
    for (let page = 1; ; page += 1) {
      const { rows, total } = yield* ListInvoices.list(caller, { box: "all", page, pageSize: 100 });
      for (const { ref } of rows) refs.add(ref);
      if (rows.length === 0 || refs.size >= total) return refs;
    }
  });

/** States that no tab of the list has. */
const unlisted: ReadonlyArray<Status.DocumentState> = ["draft", "deleted"];

describe("the written matrix", () => {
  it.effect(
    "is what every person sees of every invoice in every state, one by one and in the list",
    () =>
      Effect.gen(function* () {
        const { hostId } = yield* world;
        const all = yield* cells(hostId, usable, ({ places }) => places);
        for (const cell of all)
          assert.deepStrictEqual(
            // Opening counts as an event; the next person finds the invoice as it was.
            yield* Effect.map(tried(shown(cell)), (outcome) =>
              outcome._tag === "Success" ? [...outcome.success].toSorted() : [],
            ),
            [...written(cell.group, cell.ownership, cell.column)].toSorted(),
            nameOf(cell),
          );
        for (const side of Matrix.sides)
          for (const column of usable) {
            const refs = yield* listed(callerOf(side, column));
            for (const cell of all.filter((one) => one.group.side === side && one.column === column)) {
              const visible = written(cell.group, cell.ownership, column).includes("see");
              const inTabs = !unlisted.includes(cell.place.status.document);
              assert.strictEqual(refs.has(cell.ref), visible && inTabs, nameOf(cell));
            }
          }
      }).pipe(Effect.provide(installation())),
    patience,
  );

  it.effect(
    "is what every command does for every person in every group of states, and for strangers nothing is there",
    () =>
      Effect.gen(function* () {
        const host = yield* world;
        const outsider = "1018100001";
        yield* RegisterCompany.register(host, {
          businessNumber: outsider,
          name: "남의회사",
          representative: "남",
          members: people,
        });
        const all = yield* cells(host.hostId, usable, ({ places }) => places.slice(0, 1));
        for (const cell of all) {
          const may = written(cell.group, cell.ownership, cell.column);
          for (const deed of Matrix.deeds) {
            if (deed === "see") continue;
            const caller = callerOf(cell.group.side, cell.column);
            const code = codeOf(yield* tried(commands[deed](caller, cell.ref)));
            const name = `${nameOf(cell)} ${deed}: ${code}`;
            assert.strictEqual(refusedFor(code) === undefined, may.includes(deed), name);
            if (may.length === 0)
              assert.match(
                code,
                cell.group.visible ? /^permission\./ : /^(?:permission\.|invoice\.not-found)/,
                name,
              );
          }
        }
        const stranger: Caller.Caller = { businessNumber: outsider, memberId: "full" };
        for (const ref of new Set(all.map((cell) => cell.ref)))
          for (const command of Object.values(commands))
            assert.strictEqual(codeOf(yield* tried(command(stranger, ref))), "invoice.not-found");
      }).pipe(Effect.provide(installation())),
    patience,
  );

  it.effect(
    "is nothing at all in a company that has not bought the service",
    () =>
      Effect.gen(function* () {
        const { hostId } = yield* world;
        const all = yield* cells(hostId, unbought, ({ places }) => places.slice(0, 1));
        const sql = yield* SqlClient.SqlClient;
        yield* sql`DELETE FROM services`;
        for (const cell of all) {
          const caller = callerOf(cell.group.side, cell.column);
          assert.deepStrictEqual(written(cell.group, cell.ownership, cell.column), []);
          for (const use of [
            ViewInvoice.view(caller, cell.ref),
            ...Object.values(commands).map((command) => command(caller, cell.ref)),
          ])
            assert.include(
              ["permission.not-bought", ...(cell.group.visible ? [] : ["invoice.not-found"])],
              codeOf(yield* tried(use)),
              nameOf(cell),
            );
        }
      }).pipe(Effect.provide(installation())),
    patience,
  );
});
