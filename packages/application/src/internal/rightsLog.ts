/** What happened to the rights of a company, in the audit log: who, when, what it was before, and why. */
import type * as DateTime from "effect/DateTime";
import type { Actor } from "@einv/identity";
import { Events } from "@einv/store";

/** Kinds of change; in the log `rights.<change>`. */
export type Change =
  | "service-bought"
  | "service-distributed"
  | "service-withdrawn"
  | "administrator-appointed"
  | "administrator-dismissed"
  | "department-arranged"
  | "department-dissolved"
  | "given"
  | "revoked"
  | "member-left"
  | "access-asked"
  | "access-answered";

export const family = "rights.";

/** Part of the caller's transaction. */
export const record = (
  businessNumber: string,
  change: Change,
  occasion: {
    readonly at: DateTime.Utc;
    readonly actor: Actor.Actor;
    readonly data: Readonly<Record<string, string | undefined>>;
  },
) =>
  Events.append({
    ref: Events.companyRef(businessNumber),
    type: `${family}${change}`,
    at: occasion.at,
    actor: occasion.actor,
    data: Object.fromEntries(
      Object.entries(occasion.data).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  });
