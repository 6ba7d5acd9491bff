/** What use cases show of rights, shaped exactly like the HTTP contract's views. */
import type * as DateTime from "effect/DateTime";
import type { AccessRequest, Doctor, Market, Permission, Role } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import type { InvoiceSummary } from "./Views.ts";

/** A member by name. */
export interface Person {
  readonly memberId: string;
  readonly name: string;
}

/** What to ask for, and who can give it. */
export interface Way {
  readonly wants: Permission.Wanted;
  readonly name: Refusal.Text;
  readonly role: Role.Role;
  readonly roleName: Refusal.Text;
  /** Members who hold the role. */
  readonly people: ReadonlyArray<Person>;
}

/** A request for a right, and what became of it. */
export interface AccessRequestView {
  readonly requestId: string;
  readonly asker: Person;
  readonly wants: Permission.Wanted;
  readonly name: Refusal.Text;
  /** The invoice that it was asked at. */
  readonly ref?: string;
  readonly message?: string;
  readonly state: AccessRequest.State;
  readonly askedAt: DateTime.Utc;
  readonly answeredAt?: DateTime.Utc;
  readonly answeredBy?: Person;
  readonly note?: string;
  /** Who can answer while it is open. */
  readonly waitsFor: ReadonlyArray<Person>;
  /** Whether the person who looks may. */
  readonly mayAnswer: boolean;
}

/** One action to one invoice, as far as rights go. */
export interface Finding {
  readonly action: Doctor.Deed;
  readonly refusal?: Refusal.Refusal;
  /** What would help, the narrowest first. */
  readonly ways: ReadonlyArray<Way>;
}

/** How many invoices, by tab. */
export interface Counts {
  readonly received: number;
  readonly issued: number;
  readonly closed: number;
  readonly all: number;
}

/** What the permission doctor says. */
export interface Diagnosis {
  readonly person: Person;
  readonly service: Permission.Service;
  readonly grant: Permission.Grant;
  readonly grantName: Refusal.Text;
  readonly grantMeans: Refusal.Text;
  readonly source: Permission.Source;
  readonly roles: ReadonlyArray<Role.Role>;
  readonly department?: { readonly departmentId: string; readonly name: string };
  /** Invoices of the company that the person does not see, by tab. */
  readonly hidden: Counts;
  readonly hiddenBecause?: Refusal.Refusal;
  readonly ways: ReadonlyArray<Way>;
  /** The one invoice that was asked about. */
  readonly invoice?: { readonly ref: string; readonly findings: ReadonlyArray<Finding> };
  /** What the person has asked for and nobody has answered. */
  readonly asked: ReadonlyArray<AccessRequestView>;
}

/** Everybody in the company, with what each may. */
export interface People {
  /** Absent while the company has not bought it. */
  readonly service?: {
    readonly origin: Market.Origin;
    readonly plan: Refusal.Text;
    /** Won. */
    readonly price: bigint;
  };
  readonly departments: ReadonlyArray<{
    readonly departmentId: string;
    readonly name: string;
    readonly grant?: Permission.Grant;
  }>;
  readonly people: ReadonlyArray<
    Person & {
      readonly service: Permission.Service;
      readonly grant: Permission.Grant;
      readonly source: Permission.Source;
      /** What the host says. */
      readonly host: Permission.Grant;
      /** What counts when the person's own right is taken back. */
      readonly inherited: Permission.Grant;
      readonly departmentId?: string;
      readonly roles: ReadonlyArray<Role.Role>;
    }
  >;
}

/** An invoice, and what a person can do with it. */
export interface Example {
  readonly invoice: InvoiceSummary;
  readonly sees: boolean;
  /** Of a received request that waits for an answer: whether the person may issue it. */
  readonly issues?: boolean;
}

/** What another person sees (이 사람에게 보이는 것), or would see with another right. */
export interface PersonView {
  readonly person: Person;
  readonly service: Permission.Service;
  readonly grant: Permission.Grant;
  readonly source: Permission.Source;
  readonly seen: Counts;
  readonly hidden: Counts;
  readonly hiddenBecause?: Refusal.Refusal;
  /** Of the newest; nothing that whoever asks may not see. */
  readonly examples: ReadonlyArray<Example>;
  /** Why whoever asks is not shown examples of all. */
  readonly withheld?: Refusal.Refusal;
}

/** Of several changes, in their order: made, or why not. */
export interface Outcomes {
  readonly outcomes: ReadonlyArray<{ readonly refusal?: Refusal.Refusal }>;
}

/** One change of rights, as the audit log keeps it. */
export interface RightsChange {
  readonly cursor: string;
  /** `rights.given`, `rights.service-withdrawn` … */
  readonly type: string;
  readonly at: DateTime.Utc;
  /** Who did it; absent when the host or einv itself did. */
  readonly by?: string;
  readonly data: Readonly<Record<string, string>>;
}
