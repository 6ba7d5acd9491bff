/** 내 문의: what a member asked, and where it stands; and what a host's companies asked. */
import * as Effect from "effect/Effect";
import { Inquiries } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller, Host } from "./Caller.ts";
import * as Kept from "./internal/inquiries.ts";

export type View = Kept.View;

const most = 50;
const mostOfHost = 200;

/** A member's own, the newest first. Whoever opened a mail link has none: others open it too. */
export const mine = (caller: Caller): Use<ReadonlyArray<View>> =>
  caller.invoice === undefined
    ? Effect.flatMap(Inquiries.mine(caller, most), (found) => Effect.forEach(found, Kept.view))
    : Effect.succeed([]);

/** An inquiry with whose it is, for the desk of a host. */
export interface HostView extends View {
  readonly businessNumber: string;
  readonly memberId: string;
}

/** Those of the companies that a host serves: what waits first. */
export const ofHost = (host: Host): Use<ReadonlyArray<HostView>> =>
  Effect.flatMap(Inquiries.ofHost(host.hostId, mostOfHost), (found) =>
    Effect.forEach(found, (stored) =>
      Effect.map(Kept.view(stored), (view) => ({
        ...view,
        businessNumber: stored.businessNumber ?? "",
        memberId: stored.memberId ?? "",
      })),
    ),
  );
