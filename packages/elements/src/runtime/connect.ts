/**
 * The default runtime: an einv server over HTTP, and signing in the page.
 *
 * This module is small. What talks and what signs is fetched when first needed:
 * a page that only lists invoices never loads the cryptography.
 */
import type { Views } from "@einv/api";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { chunkUnreachable } from "../foundation/problem.ts";
import type { Runtime, SignedIssue } from "./Runtime.ts";
import type { Signing } from "./signing.ts";

/** Where the server is, and how the page says who is looking. */
export interface Connection {
  /** Absolute, or relative to the page. */
  readonly baseUrl: string;
  /** A client secret from the host's own backend. Asked when needed and again when it has expired. */
  readonly fetchClientSecret: () => Promise<string>;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Loads once; a failed load is tried again by the next request. */
const lazily = <A>(load: () => Promise<A>): (() => Promise<A>) => {
  let loading: Promise<A> | undefined;
  return () =>
    (loading ??= load().catch(() => {
      loading = undefined;
      throw chunkUnreachable;
    }));
};

/** A signed invoice until the server has answered. */
interface Held {
  readonly xml: Uint8Array;
  readonly r: Uint8Array;
  readonly idempotencyKey: string;
}

/** Connects to a server. Nothing is fetched before something is asked. */
export const connect = (connection: Connection): Runtime => {
  const calls = lazily(async () => (await import("./calls.ts")).calls(connection));
  let signer: Signing | undefined;
  const signing = lazily(async () => (signer = (await import("./signing.ts")).signing()));
  const signed = new WeakMap<SignedIssue, Held>();

  const sign: Runtime["sign"] = async (certificate, approval) => {
    const made = await (await signing()).sign(certificate, approval);
    const { view } = approval;
    const issue: SignedIssue = { ref: view.summary.ref, version: view.version };
    signed.set(issue, { ...made, idempotencyKey: newIdempotencyKey() });
    return issue;
  };

  const issue = async (what: SignedIssue): Promise<Views.Receipt> => {
    const server = await calls();
    const held = signed.get(what);
    if (held === undefined) {
      const { refusals } = await import("./Refusals.ts");
      throw refusals.refusal("elements.signature-forgotten");
    }
    return server.issue({ ...what, ...held });
  };

  const openLink: Runtime["openLink"] = async (token, businessNumber) => {
    const server = await calls();
    const { ref, clientSecret } = await server.openLink(token, businessNumber);
    let first: string | undefined = clientSecret;
    const fetchClientSecret = async (): Promise<string> => {
      const secret = first ?? (await server.openLink(token, businessNumber)).clientSecret;
      first = undefined;
      return secret;
    };
    return { ref, runtime: connect({ ...connection, fetchClientSecret }) };
  };

  const proveCompany: Runtime["proveCompany"] = async (certificate, { challengeId, text }) => {
    const signed = await (await signing()).signText(certificate, text);
    const server = await calls();
    return server.proveCompany(challengeId, signed).finally(() => signed.r.fill(0));
  };

  const forget: Runtime["forget"] = (...held) => {
    for (const one of held) {
      if (!("ref" in one)) {
        signer?.forget(one);
        continue;
      }
      signed.get(one)?.r.fill(0);
      signed.delete(one);
    }
  };

  return {
    approval: async (...asked) => (await calls()).approval(...asked),
    invoice: async (...asked) => (await calls()).invoice(...asked),
    list: async (...asked) => (await calls()).list(...asked),
    signedXml: async (...asked) => (await calls()).signedXml(...asked),
    refuse: async (command) => (await calls()).refuse(command),
    cancelRequest: async (command) => (await calls()).cancelRequest(command),
    cancelIssue: async (command) => (await calls()).cancelIssue(command),
    acknowledge: async (command) => (await calls()).acknowledge(command),
    requestAccess: async (request) => (await calls()).requestAccess(request),
    peekLink: async (...asked) => (await calls()).peekLink(...asked),
    openLink,
    readCertificates: async (files, use) => (await signing()).read(files, use),
    openCertificate: async (certificate, password, use) =>
      (await signing()).unlock(certificate, password, use),
    sign,
    issue,
    companyVerification: async (...asked) => (await calls()).companyVerification(...asked),
    beginCompanyVerification: async () => (await calls()).beginCompanyVerification(),
    proveCompany,
    forget,
  };
};
