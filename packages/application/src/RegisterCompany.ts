import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export interface Company {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly members: ReadonlyArray<{
    readonly memberId: string;
    readonly name: string;
    readonly email: string;
    readonly grant: "full" | "issue-only" | "none";
  }>;
}
/** Registers or replaces a company and its members; the company then belongs to this host. */
export const register = (_host: Host, _company: Company): Use<Views.CompanyView> => pending;
/** A company that this host serves. */
export const view = (_host: Host, _businessNumber: string): Use<Views.CompanyView> => pending;
