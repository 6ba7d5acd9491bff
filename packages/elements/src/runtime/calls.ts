/** The server, in promises. Loaded when an element first asks for something. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Client } from "@einv/api/client";
import type { Refusal } from "@einv/refusal";
import { toDate } from "../foundation/format.ts";
import { promise } from "./promises.ts";
import { refusals } from "./Refusals.ts";
import type { Connection } from "./connect.ts";
import type { LinkPeek, Runtime } from "./Runtime.ts";
import type { SignedText } from "./signing.ts";

/** A signed invoice on its way. */
export interface Sending {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
  /** The signed document. */
  readonly xml: Uint8Array;
  /** R of the signing key. */
  readonly r: Uint8Array;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const outdated: ReadonlySet<string> = new Set(["session.expired", "session.invalid"]);

/** The client secret, fetched from the page when it is first needed and again when the server no longer takes it. */
const secretOf = (fetchClientSecret: () => Promise<string>) => {
  let current: Promise<string> | undefined;
  const ask = (): Promise<string> => {
    const asked = (current ??= Promise.resolve(fetchClientSecret()));
    asked.catch(() => {
      if (current === asked) current = undefined;
    });
    return asked;
  };
  return {
    secret: Effect.tryPromise({
      try: async () => Redacted.make(await ask()),
      catch: () => refusals.refusal("elements.secret"),
    }),
    renewed: <A>(call: Effect.Effect<A, Refusal.Refusal>): Effect.Effect<A, Refusal.Refusal> =>
      Effect.suspend(() => {
        const used = ask();
        return Effect.catchIf(
          call,
          ({ code }) => outdated.has(code),
          () => {
            if (current === used) current = undefined;
            return call;
          },
        );
      }),
  };
};

export const calls = ({ baseUrl, fetchClientSecret, fetch }: Connection) => {
  const base = new URL(baseUrl, document.baseURI).href.replace(/\/$/, "");
  const connection = { baseUrl: base, ...(fetch === undefined ? {} : { fetch }) };
  const { secret, renewed } = secretOf(fetchClientSecret);
  const session = Client.session({ ...connection, secret });
  const link = Client.link(connection);
  const run = <A>(call: Effect.Effect<A, Refusal.Refusal>, signal?: AbortSignal): Promise<A> =>
    promise(renewed(call), signal);

  const answers: Pick<
    Runtime,
    | "approval"
    | "invoice"
    | "list"
    | "signedXml"
    | "refuse"
    | "cancelRequest"
    | "cancelIssue"
    | "acknowledge"
    | "requestAccess"
    | "companyVerification"
    | "beginCompanyVerification"
  > = {
    approval: (ref, signal) => run(session.approval(ref), signal),
    invoice: (ref, signal) => run(session.get(ref), signal),
    list: (query, signal) => run(session.list(query), signal),
    signedXml: (ref, signal) => run(session.signedXml(ref), signal),
    refuse: (command) => run(session.refuse(command)),
    cancelRequest: (command) => run(session.cancelRequest(command)),
    cancelIssue: (command) => run(session.cancelIssue(command)),
    acknowledge: (command) => run(session.acknowledge(command)),
    requestAccess: (request) => run(session.rights.request(request)),
    companyVerification: (signal) => run(session.company.verification(), signal),
    beginCompanyVerification: () => run(session.company.beginVerification()),
  };
  return {
    ...answers,
    issue: ({ xml, r, ...command }: Sending) =>
      run(
        Effect.suspend(() =>
          session.issue({
            ...command,
            signedXml: new TextDecoder().decode(xml),
            r: Redacted.make(base64(r), { label: "r" }),
          }),
        ),
      ),
    proveCompany: (challengeId: string, { certificate, signature, r }: SignedText) =>
      run(
        session.company.completeVerification({
          challengeId,
          certificate: base64(certificate),
          signature: base64(signature),
          r: Redacted.make(base64(r), { label: "r" }),
          // One text is signed for one verification, however often it is sent.
          idempotencyKey: `verify-company-${challengeId}`,
        }),
      ),
    peekLink: async (token: string, signal?: AbortSignal): Promise<LinkPeek> => {
      const { sender, fingerprint, expiresAt } = await promise(link.peek(Redacted.make(token)), signal);
      return { sender, fingerprint, expiresAt: toDate(expiresAt) };
    },
    openLink: async (
      token: string,
      businessNumber: string,
    ): Promise<{ readonly ref: string; readonly clientSecret: string }> => {
      const opened = await promise(link.open({ token: Redacted.make(token), businessNumber }));
      return { ref: opened.ref, clientSecret: Redacted.value(opened.clientSecret) };
    },
  };
};
