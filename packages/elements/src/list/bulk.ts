/** What is done to many invoices at once: which of them it can be done to, what it costs, and each one's part in it. */
import type { Views } from "@einv/api";
import type { Status } from "@einv/invoice";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { problemOf } from "../foundation/problem.ts";
import { changed, isLost, signAsAgreed } from "../issuing/steps.ts";
import type { Command, OpenedCertificate, Runtime, SignedIssue } from "../runtime/Runtime.ts";
import type { RegisteredCertificates } from "../runtime/registeredCertificates.ts";
import type { Task } from "./batch.controller.ts";

/** 발행, 거절, 수신확인 */
export type BulkAction = "issue" | "refuse" | "acknowledge";

/** What one of them answered. */
export interface Done {
  /** 승인번호, of an issue: the row's own first, then of what was issued together with it. */
  readonly issued?: ReadonlyArray<Pick<Views.Receipt, "ref" | "issueId">>;
}

/** Why an invoice cannot be issued here. */
export type Obstacle =
  /** A right is missing. */
  | "right"
  /** Its supplier issues it, and this is its buyer. */
  | "supplier"
  /** Another company's certificate has to sign it. */
  | "certificate"
  | Status.DocumentState;

/** What stands against issuing; nothing when it can be issued. */
const obstacleOf = (row: Views.ListedInvoice, businessNumber: string): Obstacle | undefined => {
  if (row.status.document !== "requested") return row.status.document;
  if (row.side === "buyer") return "supplier";
  if (row.supplier.businessNumber !== businessNumber) return "certificate";
  return row.actions.includes("issue") ? undefined : "right";
};

/** Rows that can be issued with the company's certificate, and the others by what stands against it. */
export const issuable = (
  rows: ReadonlyArray<Views.ListedInvoice>,
  businessNumber: string,
): {
  readonly can: ReadonlyArray<Views.ListedInvoice>;
  readonly cannot: ReadonlyMap<Obstacle, ReadonlyArray<Views.ListedInvoice>>;
} => {
  const can: Array<Views.ListedInvoice> = [];
  const cannot = new Map<Obstacle, Array<Views.ListedInvoice>>();
  for (const row of rows) {
    const obstacle = obstacleOf(row, businessNumber);
    if (obstacle === undefined) can.push(row);
    else cannot.set(obstacle, [...(cannot.get(obstacle) ?? []), row]);
  }
  return { can, cannot };
};

/** The documents that a decision about a row is about: its own, and what waits together with it (수정). */
export const documentsOf = (row: Views.ListedInvoice): ReadonlyArray<Views.InvoiceSummary> => [
  row,
  ...(row.together?.others ?? []),
];

export const refsOf = (row: Views.ListedInvoice): ReadonlyArray<string> =>
  documentsOf(row).map(({ ref }) => ref);

/** Of documents that wait together one row, for one decision is about all of them. */
const once = (rows: ReadonlyArray<Views.ListedInvoice>): ReadonlyArray<Views.ListedInvoice> => {
  const covered = new Set<string>();
  return rows.filter((row) => {
    if (covered.has(row.ref)) return false;
    for (const ref of refsOf(row)) covered.add(ref);
    return true;
  });
};

/** Rows that this can be done to; of documents that wait together, one stands for all. */
export const able = (
  rows: ReadonlyArray<Views.ListedInvoice>,
  action: BulkAction,
  businessNumber: string,
): ReadonlyArray<Views.ListedInvoice> =>
  once(
    action === "issue"
      ? issuable(rows, businessNumber).can
      : rows.filter(
          ({ actions, side }) => actions.includes(action) && (action !== "acknowledge" || side === "buyer"),
        ),
  );

/** 합계금액 of several. */
export const sum = (rows: ReadonlyArray<Pick<Views.InvoiceSummary, "totals">>): bigint =>
  rows.reduce((total, { totals }) => total + totals.grand, 0n);

/** Points of a decision: all that is issued with it. */
const pointsOf = ({ points, together }: Views.ListedInvoice): bigint =>
  (together?.others ?? []).reduce((total, other) => total + other.points, points);

/** What issuing costs: the company's own points, and how many others pay for. */
export const price = (
  rows: ReadonlyArray<Views.ListedInvoice>,
): { readonly own: bigint; readonly ownCount: number; readonly others: ReadonlyMap<Views.Payer, number> } => {
  const others = new Map<Views.Payer, number>();
  let own = 0n;
  let ownCount = 0;
  for (const row of rows)
    if (row.payer === row.side) {
      own += pointsOf(row);
      ownCount += 1;
    } else others.set(row.payer, (others.get(row.payer) ?? 0) + 1);
  return { own, ownCount, others };
};

/** The nearest deadline, and how many are late already. */
export const deadlines = (
  rows: ReadonlyArray<Views.ListedInvoice>,
  today: string,
): { readonly nearest: string | undefined; readonly late: number } => {
  const days = rows.map((row) => documentsOf(row).map(({ issueBy }): string => issueBy));
  return {
    nearest: days
      .flat()
      .filter((day) => day >= today)
      .toSorted()[0],
    late: days.filter((its) => its.some((day) => day < today)).length,
  };
};

/** What a row showed and the person agreed to. */
const terms = (summary: Views.InvoiceSummary): string => {
  const { typeCode, writtenDate, supplier, buyer, firstItem, itemCount, totals, status } = summary;
  const amounts = [totals.supply, totals.tax, totals.grand].map(String);
  return JSON.stringify([
    typeCode,
    writtenDate,
    supplier,
    buyer,
    firstItem,
    itemCount,
    amounts,
    status.document,
  ]);
};

/** Whether it is, and costs, what its row showed. */
const isAsAgreed =
  (row: Views.ListedInvoice) =>
  ({ view, others = [], quote: { payer, points } }: Views.Approval): boolean => {
    const now = new Map([view, ...others].map(({ summary }) => [summary.ref, terms(summary)]));
    const then = documentsOf(row);
    return (
      now.size === then.length &&
      then.every((one) => now.get(one.ref) === terms(one)) &&
      payer === row.payer &&
      points === pointsOf(row)
    );
  };

const doneOf = ({ ref, issueId, others = [] }: Views.Receipt): Done => ({
  issued: [{ ref, issueId }, ...others],
});

/** Signs an invoice as its fresh view shows it, if that is what its row showed, and sends it. */
export const issueTask = (
  runtime: Runtime,
  opened: OpenedCertificate,
  row: Views.ListedInvoice,
): Task<Done> => {
  const { ref } = row;
  let signed: SignedIssue | undefined;
  const forget = (): void => {
    if (signed !== undefined) runtime.forget(signed);
    signed = undefined;
  };
  return {
    ref,
    pending: () => signed !== undefined,
    forget,
    run: async () => {
      signed ??= (await signAsAgreed(runtime, opened, ref, isAsAgreed(row))).signed;
      if (signed === undefined) throw changed;
      try {
        return doneOf(await runtime.issue(signed));
      } catch (thrown) {
        if (!isLost(problemOf(thrown))) forget();
        throw thrown;
      }
    },
  };
};

/** Has the server sign an invoice with the registered certificate, if it still is what its row showed; under one key however often it is sent. */
export const issueRegisteredTask = (
  runtime: Runtime,
  registrationId: string,
  row: Views.ListedInvoice,
): Task<Done> => {
  const { ref } = row;
  let command: Parameters<RegisteredCertificates["issue"]>[0] | undefined;
  return {
    ref,
    pending: () => command !== undefined,
    forget: () => (command = undefined),
    run: async () => {
      const group = await runtime.registeredCertificates();
      if (command === undefined) {
        const now = await runtime.approval(ref);
        if (!isAsAgreed(row)(now)) throw changed;
        const { view, others = [] } = now;
        command = {
          registrationId,
          ref,
          version: view.version,
          ...(others.length === 0
            ? {}
            : { others: others.map(({ summary, version }) => ({ ref: summary.ref, version })) }),
          idempotencyKey: newIdempotencyKey(),
        };
      }
      try {
        return doneOf(await group.issue(command));
      } catch (thrown) {
        if (!isLost(problemOf(thrown))) command = undefined;
        throw thrown;
      }
    },
  };
};

/** A command to the invoice as it stands now, if that is what its row showed; under one key however often it is sent. */
const commandTask = (
  runtime: Runtime,
  row: Views.ListedInvoice,
  call: (command: Command) => Promise<unknown>,
): Task<Done> => {
  const { ref } = row;
  let command: Command | undefined;
  return {
    ref,
    pending: () => command !== undefined,
    forget: () => (command = undefined),
    run: async () => {
      if (command === undefined) {
        const { summary, version } = await runtime.invoice(ref);
        if (terms(summary) !== terms(row)) throw changed;
        command = { ref, version, idempotencyKey: newIdempotencyKey() };
      }
      try {
        await call(command);
        return {};
      } catch (thrown) {
        if (!isLost(problemOf(thrown))) command = undefined;
        throw thrown;
      }
    },
  };
};

/** Why a request is refused (거절 사유), the same for all. */
export interface RefuseWords {
  readonly reason: Views.RefuseReason;
  readonly message?: string;
}

export const refuseTask = (runtime: Runtime, row: Views.ListedInvoice, because: RefuseWords): Task<Done> =>
  commandTask(runtime, row, (command) => runtime.refuse({ ...command, ...because }));

export const acknowledgeTask = (runtime: Runtime, row: Views.ListedInvoice): Task<Done> =>
  commandTask(runtime, row, (command) => runtime.acknowledge(command));
