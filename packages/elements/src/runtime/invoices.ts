/** Invoices at the server. The first group that a page loads, and for a list the only one. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Views } from "@einv/api";
import { invoices as client } from "@einv/api/client/invoices";
import { base64 } from "./base64.ts";
import { longPage } from "./longPage.ts";
import type { Runtime } from "./Runtime.ts";
import type { Session } from "./session.ts";
import type { SignedOther } from "./signing.ts";

/** A signed invoice on its way. */
export interface Sending {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
  /** The signed document. */
  readonly xml: Uint8Array;
  /** R of the signing key. */
  readonly r: Uint8Array;
  /** What is issued together with it. */
  readonly others: ReadonlyArray<SignedOther>;
}

export interface Invoices extends Pick<
  Runtime,
  "approval" | "invoice" | "list" | "signedXml" | "refuse" | "cancelRequest" | "cancelIssue" | "acknowledge"
> {
  readonly issue: (sending: Sending) => Promise<Views.Receipt>;
}

const text = (octets: Uint8Array): string => new TextDecoder().decode(octets);

export const invoices = ({ server, run }: Session): Invoices => {
  const api = client(server);
  return {
    approval: (ref, signal) => run(api.approval(ref), signal),
    invoice: (ref, signal) => run(api.get(ref), signal),
    list: (query, signal) => longPage((part) => run(api.list(part), signal), query),
    signedXml: (ref, signal) => run(api.signedXml(ref), signal),
    refuse: (command) => run(api.refuse(command)),
    cancelRequest: (command) => run(api.cancelRequest(command)),
    cancelIssue: (command) => run(api.cancelIssue(command)),
    acknowledge: (command) => run(api.acknowledge(command)),
    issue: ({ xml, r, others, ...command }) =>
      run(
        Effect.suspend(() =>
          api.issue({
            ...command,
            signedXml: text(xml),
            r: Redacted.make(base64(r), { label: "r" }),
            ...(others.length === 0
              ? {}
              : {
                  others: others.map(({ xml: signed, ...other }) => ({ ...other, signedXml: text(signed) })),
                }),
          }),
        ),
      ),
  };
};
