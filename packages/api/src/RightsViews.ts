/** What the API shows of rights. */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";
import { Refusal } from "@einv/refusal";

import { InvoiceSummary } from "./Views.ts";
import { Person, Wanted, Way } from "./Ways.ts";

export { Person, Wanted, Way } from "./Ways.ts";

/** A request for a right (권한 요청), and what became of it. */
export const AccessRequestView = Schema.Struct({
  requestId: Schema.String,
  asker: Person,
  wants: Wanted,
  name: Refusal.Text,
  /** The invoice that it was asked at. */
  ref: Schema.optionalKey(Schema.String),
  message: Schema.optionalKey(Schema.String),
  state: Words.RequestState,
  askedAt: Schema.DateTimeUtcFromString,
  answeredAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  answeredBy: Schema.optionalKey(Person),
  note: Schema.optionalKey(Schema.String),
  /** Who can answer while it is open. */
  waitsFor: Schema.Array(Person),
  /** Whether the person who looks may. */
  mayAnswer: Schema.Boolean,
}).annotate({ identifier: "AccessRequestView" });
export type AccessRequestView = typeof AccessRequestView.Type;

const counts = Schema.Struct({
  received: Schema.Int,
  issued: Schema.Int,
  closed: Schema.Int,
  all: Schema.Int,
});

/** What the permission doctor says: what is hidden from me, why, and who can change it. */
export const Diagnosis = Schema.Struct({
  person: Person,
  service: Words.Service,
  grant: Words.Grant,
  grantName: Refusal.Text,
  grantMeans: Refusal.Text,
  source: Words.Source,
  roles: Schema.Array(Words.Role),
  department: Schema.optionalKey(Schema.Struct({ departmentId: Schema.String, name: Schema.String })),
  /** Invoices of the company that the person does not see, by tab. */
  hidden: counts,
  hiddenBecause: Schema.optionalKey(Refusal.Refusal),
  ways: Schema.Array(Way),
  /** The one invoice that was asked about, action by action. */
  invoice: Schema.optionalKey(
    Schema.Struct({
      ref: Schema.String,
      findings: Schema.Array(
        Schema.Struct({
          action: Schema.Literals([
            "see",
            "amend",
            "issue",
            "refuse",
            "cancelRequest",
            "cancelIssue",
            "acknowledge",
          ]),
          /** Absent when the right suffices. */
          refusal: Schema.optionalKey(Refusal.Refusal),
          /** What would help, the narrowest first. */
          ways: Schema.Array(Way),
        }),
      ),
    }),
  ),
  /** What the person has asked for and nobody has answered. */
  asked: Schema.Array(AccessRequestView),
}).annotate({ identifier: "Diagnosis" });
export type Diagnosis = typeof Diagnosis.Type;

/** Everybody in the company, with what each may. */
export const People = Schema.Struct({
  /** Absent while the company has not bought it. */
  service: Schema.optionalKey(
    Schema.Struct({
      origin: Words.Origin,
      plan: Refusal.Text,
      /** Won. */
      price: Schema.BigInt,
    }),
  ),
  departments: Schema.Array(
    Schema.Struct({
      departmentId: Schema.String,
      name: Schema.String,
      grant: Schema.optionalKey(Words.Grant),
    }),
  ),
  people: Schema.Array(
    Schema.Struct({
      ...Person.fields,
      service: Words.Service,
      grant: Words.Grant,
      source: Words.Source,
      /** What the host says. */
      host: Words.Grant,
      /** What counts when the person's own right is taken back. */
      inherited: Words.Grant,
      departmentId: Schema.optionalKey(Schema.String),
      roles: Schema.Array(Words.Role),
    }),
  ),
}).annotate({ identifier: "People" });
export type People = typeof People.Type;

/** What another person sees (이 사람에게 보이는 것), or would see with another right. */
export const PersonView = Schema.Struct({
  person: Person,
  service: Words.Service,
  grant: Words.Grant,
  source: Words.Source,
  seen: counts,
  hidden: counts,
  hiddenBecause: Schema.optionalKey(Refusal.Refusal),
  /** Of the newest; nothing that whoever asks may not see. */
  examples: Schema.Array(
    Schema.Struct({
      invoice: InvoiceSummary,
      sees: Schema.Boolean,
      /** Of a received request that waits for an answer: whether the person may issue it. */
      issues: Schema.optionalKey(Schema.Boolean),
    }),
  ),
  /** Why whoever asks is not shown examples of all. */
  withheld: Schema.optionalKey(Refusal.Refusal),
}).annotate({ identifier: "PersonView" });
export type PersonView = typeof PersonView.Type;

/** Of several changes, in their order: made, or why not. */
export const Outcomes = Schema.Struct({
  outcomes: Schema.Array(Schema.Struct({ refusal: Schema.optionalKey(Refusal.Refusal) })),
}).annotate({ identifier: "Outcomes" });
export type Outcomes = typeof Outcomes.Type;

/** One change of rights, as the audit log keeps it. */
export const RightsChange = Schema.Struct({
  cursor: Schema.String,
  /** `rights.given`, `rights.service-withdrawn` … */
  type: Schema.String,
  at: Schema.DateTimeUtcFromString,
  /** Who did it; absent when the host or einv itself did. */
  by: Schema.optionalKey(Schema.String),
  data: Schema.Record(Schema.String, Schema.String),
}).annotate({ identifier: "RightsChange" });
export type RightsChange = typeof RightsChange.Type;
