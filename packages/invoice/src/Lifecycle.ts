/**
 * What may happen to an invoice, when, and by whom.
 *
 * One table of rows (command, actors, guards, states before, states after,
 * events, money) is the statechart of all four regions; the transition function,
 * the buttons, the refusals, the permission matrix and the diagrams in the README
 * are derived from it.
 *
 * Issuing is two steps: `beginIssue` holds the points, `completeIssue` charges
 * them. A system that issues in one transaction applies both. What happened to
 * an issue or a transmission that gave no answer is `outcomeUnknown`/`unknown`:
 * it is asked about, never repeated blindly.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { diagram } from "./internal/diagram.ts";
import * as Guards from "./internal/lifecycleGuards.ts";
import * as Matrix from "./internal/lifecycleMatrix.ts";
import { explain } from "./internal/lifecycleReasons.ts";
import * as Table from "./internal/lifecycleTable.ts";
import type { DocumentState, Status } from "./Status.ts";

/** 공급자, 공급받는자, 수탁자, or einv itself. */
export const Actor = Schema.Literals(["supplier", "buyer", "broker", "system"]);
export type Actor = Table.Actor;

/** What can be asked of an invoice. */
export const Command = Schema.Literals([
  "request",
  "beginIssue",
  "completeIssue",
  "failIssue",
  "loseIssue",
  "reconcileIssued",
  "reconcileNotIssued",
  "proposeChange",
  "withdrawChange",
  "acceptChange",
  "declineChange",
  "refuse",
  "cancelRequest",
  "expireRequest",
  "cancelIssue",
  "replace",
  "delete",
  "queueTransmission",
  "beginSending",
  "loseSending",
  "resumeSending",
  "postponeSending",
  "accept",
  "reject",
  "open",
  "acknowledge",
  "amend",
  "requestAmendment",
  "restore",
]);
export type Command = Table.Command;

/** 정발행 `forward`, 역발행 `reverse`, 위수탁 `consignment`: who writes and who signs. */
export const Route = Schema.Literals(["forward", "reverse", "consignment"]);
export type Route = Guards.Route;

/** What guards look at. A fact that is left out satisfies every guard: whoever knows it says it. */
export type Facts = Guards.Facts;

/** What a row may ask of the {@link Facts}. */
export type Guard = Guards.Guard;

/** What happened, as events and webhooks name it. */
export type Event = Table.Event;

/** What a transition means for the payer's points: hold, charge what is held, release it, give it back. */
export type Money = Table.Money;

/** A row of the statechart. */
export type Row = Table.Row;

/** What a person may do, as buttons name it. */
export const Action = Schema.Literals(["issue", "refuse", "cancelRequest", "cancelIssue", "acknowledge"]);
export type Action = typeof Action.Type;

/** One button: allowed, or refused with its reason. */
export interface ActionDecision {
  readonly action: Action;
  readonly refusal?: Refusal.Refusal;
}

/** What may be written on the ground of an invoice: 수정발행 `amend`, 재발행 `correct`, 복사 `copy`. */
export const FollowUp = Schema.Literals(["amend", "correct", "copy"]);
export type FollowUp = typeof FollowUp.Type;

/** One of them: allowed, or refused with its reason. */
export interface FollowUpDecision {
  readonly followUp: FollowUp;
  readonly refusal?: Refusal.Refusal;
}

/** What a command did. */
export interface Transition {
  readonly status: Status;
  readonly events: ReadonlyArray<Event>;
  readonly money?: Money;
}

/** The whole statechart. */
export const table: ReadonlyArray<Row> = Table.table;

/** The four regions as Mermaid state diagrams, drawn from {@link table}. */
export const diagrams = {
  document: diagram(table, "document"),
  transmission: diagram(table, "transmission"),
  acknowledgement: diagram(table, "acknowledgement"),
  billing: diagram(table, "billing"),
} as const;

/** One side's right to one command. */
export type Permission = Matrix.Permission;

/** Who may give which command, from which states of the document, under which guards. */
export const permissions: ReadonlyArray<Permission> = Matrix.permissionsOf(table);

/** {@link permissions} as a table in Markdown, with events and money. */
export const matrix: string = Matrix.matrixOf(table);

/** A document that was just written. */
export const initial: Status = {
  document: "draft",
  transmission: "none",
  acknowledgement: "unread",
  billing: "quoted",
};

/**
 * A document that another system issued and sent us: it is the buyer's to open
 * and to acknowledge; transmitting, charging and cancelling it are the other
 * system's.
 */
export const received: Status = {
  document: "issued",
  transmission: "excluded",
  acknowledgement: "unread",
  billing: "quoted",
};

const originOf = (status: Status): "draft" | "requested" => status.origin ?? "requested";

const allows = <State>(states: ReadonlyArray<State> | undefined, state: State): boolean =>
  states === undefined || states.includes(state);

const applies = ({ from, when }: Row, status: Status, facts: Facts): boolean =>
  allows(from.document, status.document) &&
  allows(from.transmission, status.transmission) &&
  allows(from.billing, status.billing) &&
  allows(from.acknowledgement, status.acknowledgement) &&
  (from.origin === undefined || from.origin === originOf(status)) &&
  (when === undefined || when.every((guard) => Guards.guards[guard](facts)));

const apply = ({ to, events, money }: Row, status: Status): Transition => {
  const document = to.document === "origin" ? originOf(status) : (to.document ?? status.document);
  const origin = Table.remembering.includes(document)
    ? status.document === "draft" || status.document === "requested"
      ? status.document
      : originOf(status)
    : undefined;
  return {
    status: {
      document,
      transmission: to.transmission ?? status.transmission,
      acknowledgement: to.acknowledgement ?? status.acknowledgement,
      billing: to.billing ?? status.billing,
      ...(origin === undefined ? {} : { origin }),
    },
    events,
    ...(money === undefined ? {} : { money }),
  };
};

/**
 * The only way an invoice changes state. Pure, and total: every state, command
 * and actor either moves or is refused with `lifecycle.*`, naming the state it
 * is in and what to do instead.
 */
export const transition = (
  status: Status,
  command: Command,
  by: Actor,
  facts: Facts = {},
): Result.Result<Transition, Refusal.Refusal> => {
  for (const row of table) {
    if (row.command === command && row.by.includes(by) && applies(row, status, facts)) {
      return Result.succeed(apply(row, status));
    }
  }
  return Result.fail(explain(status, command, by, facts));
};

/** Whether the command would be carried out. */
export const can = (status: Status, command: Command, by: Actor, facts: Facts = {}): boolean =>
  table.some((row) => row.command === command && row.by.includes(by) && applies(row, status, facts));

const commandOf: Readonly<Record<Action, Command>> = {
  issue: "beginIssue",
  refuse: "refuse",
  cancelRequest: "cancelRequest",
  cancelIssue: "cancelIssue",
  acknowledge: "acknowledge",
};

/**
 * The buttons of one side: every action that side may ever do, each allowed now
 * or refused with its reason. What only the other side does is left out.
 */
export const actions = (
  status: Status,
  side: "supplier" | "buyer" | "broker",
  facts: Facts = {},
): ReadonlyArray<ActionDecision> => {
  const decisions: Array<ActionDecision> = [];
  for (const action of Action.literals) {
    const command = commandOf[action];
    if (!table.some((row) => row.command === command && row.by.includes(side))) continue;
    const outcome = transition(status, command, side, facts);
    decisions.push(Result.isSuccess(outcome) ? { action } : { action, refusal: outcome.failure });
  }
  return decisions;
};

/** The side that writes the document on a route. */
export const writerOf = (route: Route): Exclude<Actor, "system"> =>
  ({ forward: "supplier", reverse: "buyer", consignment: "broker" } as const)[route];

const unshared: ReadonlyArray<DocumentState> = ["draft", "deleted"];

/** What was not sent to anybody yet, or is no more, is its writer's only. */
export const isVisible = ({ document }: Status, side: Exclude<Actor, "system">, route: Route): boolean =>
  !unshared.includes(document) || writerOf(route) === side;

/** The command of a follow-up; a copy changes nothing. */
const followUpCommand = (followUp: FollowUp, side: Exclude<Actor, "system">): Command | undefined => {
  if (followUp === "copy") return undefined;
  if (followUp === "correct") return "replace";
  return side === "buyer" ? "requestAmendment" : "amend";
};

/** What one side may write on the ground of the invoice, or why not. */
export const followUps = (
  status: Status,
  side: "supplier" | "buyer" | "broker",
  facts: Facts = {},
): ReadonlyArray<FollowUpDecision> =>
  FollowUp.literals.map((followUp) => {
    const command = followUpCommand(followUp, side);
    const outcome = command === undefined ? undefined : transition(status, command, side, facts);
    return outcome === undefined || Result.isSuccess(outcome)
      ? { followUp }
      : { followUp, refusal: outcome.failure };
  });
