/** What the parts of the settings share: the company, what was decided, the task that is open, and how a command is given. */
import type { Joins as JoinViews, RightsViews } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import type { Press } from "../foundation/press.ts";
import type { Language } from "../foundation/speech.ts";
import type { Rights } from "../runtime/rights.ts";
import type { Company, Grant, Role } from "./company.ts";
import type { Draft } from "./draft.controller.ts";
import type { Holder } from "./holders.ts";
import type { SettingsWords } from "./permission-settings.words.ts";
import type { RightsWords } from "./rights.messages.ts";

export type Tab = "people" | "departments" | "administrators" | "requests" | "history";

export const tabs: ReadonlyArray<Tab> = ["people", "departments", "administrators", "requests", "history"];

export type AccessRequestView = RightsViews.AccessRequestView;
export type JoinRequestView = JoinViews.JoinRequestView;

/** Everything the settings show; without `company`, the person is no administrator. */
export interface Shown {
  readonly me: RightsViews.Diagnosis;
  readonly company?: Company;
  readonly asked: ReadonlyArray<AccessRequestView>;
  readonly toAnswer: ReadonlyArray<AccessRequestView>;
  readonly joins: ReadonlyArray<JoinRequestView>;
}

/** What is done in a dialog. */
export type Task =
  | { readonly kind: "choose"; readonly holders: ReadonlyArray<Holder> }
  | { readonly kind: "review" }
  | { readonly kind: "move"; readonly members: ReadonlyArray<string> }
  | { readonly kind: "department"; readonly departmentId?: string }
  | { readonly kind: "members"; readonly departmentId: string }
  | { readonly kind: "dissolve"; readonly departmentId: string }
  | { readonly kind: "appoint"; readonly memberId?: string; readonly role?: Role }
  | { readonly kind: "dismiss"; readonly memberId: string; readonly role: Role };

/** What was typed and chosen in the dialog. */
export interface Form {
  /** `null`: nothing of its own; `undefined`: not chosen yet. */
  readonly grant?: Grant | null | undefined;
  readonly name: string;
  readonly note: string;
  readonly members: ReadonlyArray<string>;
  /** `""`: no department. */
  readonly departmentId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly role?: Role | undefined;
  /** Whether one's own role is handed over. */
  readonly handOver: boolean;
  /** What is wrong, by field. */
  readonly wrong: Readonly<Record<string, string>>;
}

export const blank: Form = { members: [], name: "", note: "", handOver: false, wrong: {} };

/** The desk without a company, for whoever is no administrator. */
export interface Counter {
  readonly host: EinvElement;
  readonly language: Language;
  /** Level of the first headings. */
  readonly level: number;
  readonly words: SettingsWords;
  readonly rights: RightsWords;
  readonly shown: Shown;
  readonly press: Press;
  /** Gives a command and shows what came of it; whether it was carried out. `focus` is where the person goes on. */
  readonly command: (
    name: string,
    says: ReadonlyArray<unknown>,
    carryOut: (rights: Rights, idempotencyKey: string) => Promise<void>,
    then: { readonly said: string; readonly focus?: string },
  ) => Promise<boolean>;
}

export interface Desk extends Counter {
  readonly company: Company;
  readonly draft: Draft;
  readonly form: Form;
  readonly fill: (change: Partial<Form>) => void;
  readonly open: (task: Task) => void;
  readonly close: () => void;
}

export const isMe = ({ shown }: Counter, memberId: string): boolean => shown.me.person.memberId === memberId;

export const holdsRole = ({ shown }: Counter, role: Role): boolean => shown.me.roles.includes(role);

/** Words of why, if there are any. */
export const noted = (note: string): { readonly note?: string } => (note.trim() === "" ? {} : { note });
