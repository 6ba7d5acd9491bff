/** Links that are mailed: each opens one invoice for one company. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { type Invoices, Links } from "@einv/store";
import { Settings } from "../Settings.ts";
import * as Landing from "./landing.ts";
import * as Reach from "./reach.ts";
import * as Secrets from "./secrets.ts";

/** What a mail says of its link. */
export interface Invitation {
  /** The page, with the link's token: a secret of this mail. */
  readonly url: ReturnType<typeof Landing.withToken>;
  readonly fingerprint: string;
  readonly expiresAt: DateTime.Utc;
}

/** A link to the invoice for the company on this side. Part of the caller's transaction. */
export const invite = Effect.fnUntraced(function* (
  stored: Pick<Invoices.StoredInvoice, "ref" | "document">,
  side: Reach.Side,
  landing: URL,
  at: DateTime.Utc,
) {
  const { linkLife } = yield* Settings;
  const { supplier, buyer } = stored.document;
  const token = yield* Secrets.make("einv_link_");
  const fingerprint = yield* Secrets.fingerprint(token);
  const expiresAt = DateTime.addDuration(at, linkLife);
  yield* Links.put({
    digest: yield* Secrets.digest(token),
    ref: stored.ref,
    recipientNumber: Reach.numberOf(stored, side),
    fingerprint,
    sender: side === "supplier" ? buyer.name : supplier.name,
    expiresAt,
  });
  const invitation: Invitation = { url: Landing.withToken(landing, token), fingerprint, expiresAt };
  return invitation;
});
