/**
 * The default runtime: an einv server over HTTP, and signing in the page.
 *
 * This module is small. What talks and what signs is fetched when first needed,
 * a group of calls at a time: a page that only lists invoices loads neither the
 * cryptography nor what rights, points or a signup are.
 */
import type { Views } from "@einv/api";
import { newIdempotencyKey } from "../foundation/idempotency.ts";
import { chunkUnreachable } from "../foundation/problem.ts";
import { fetched } from "../loader/fetched.ts";
import type { Runtime, SignedIssue } from "./Runtime.ts";
import type { Session } from "./session.ts";
import type { HandOver, Signed, Signing, SignText } from "./signing.ts";

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
interface Held extends Signed {
  readonly idempotencyKey: string;
}

/** Connects to a server; `invited` by a mail link, whose secret is then that of the session. */
const runtime = (connection: Connection, invited: boolean): Runtime => {
  const session = lazily(async () => (await fetched(() => import("./session.ts"))).session(connection));
  const group = <A>(load: () => Promise<(session: Session) => A>): (() => Promise<A>) =>
    lazily(async () => {
      const [make, over] = await Promise.all([load(), session()]);
      return make(over);
    });
  const invoices = group(async () => (await fetched(() => import("./invoices.ts"))).invoices);
  const links = lazily(async () => (await fetched(() => import("./links.ts"))).links(connection));
  let signer: Signing | undefined;
  const signing = lazily(async () => (signer = (await fetched(() => import("./signing.ts"))).signing()));
  const signText: SignText = async (...asked) => (await signing()).signText(...asked);
  const handOver: HandOver = async (...asked) => (await signing()).handOver(...asked);
  const signed = new WeakMap<SignedIssue, Held>();

  const sign: Runtime["sign"] = async (certificate, approval) => {
    const made = await (await signing()).sign(certificate, approval);
    const { view } = approval;
    const issue: SignedIssue = { ref: view.summary.ref, version: view.version };
    signed.set(issue, { ...made, idempotencyKey: newIdempotencyKey() });
    return issue;
  };

  const issue = async (what: SignedIssue): Promise<Views.Receipt> => {
    const server = await invoices();
    const held = signed.get(what);
    if (held === undefined) {
      const { refusals } = await fetched(() => import("./Refusals.ts"));
      throw refusals.refusal("elements.signature-forgotten");
    }
    return server.issue({ ...what, ...held });
  };

  const openLink: Runtime["openLink"] = async (token, businessNumber) => {
    const server = await links();
    const { ref, clientSecret } = await server.open(token, businessNumber);
    let first: string | undefined = clientSecret;
    const fetchClientSecret = async (): Promise<string> => {
      const secret = first ?? (await server.open(token, businessNumber)).clientSecret;
      first = undefined;
      return secret;
    };
    return { ref, runtime: runtime({ ...connection, fetchClientSecret }, true) };
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
    approval: async (...asked) => (await invoices()).approval(...asked),
    invoice: async (...asked) => (await invoices()).invoice(...asked),
    list: async (...asked) => (await invoices()).list(...asked),
    signedXml: async (...asked) => (await invoices()).signedXml(...asked),
    refuse: async (command) => (await invoices()).refuse(command),
    cancelRequest: async (command) => (await invoices()).cancelRequest(command),
    cancelIssue: async (command) => (await invoices()).cancelIssue(command),
    acknowledge: async (command) => (await invoices()).acknowledge(command),
    peekLink: async (...asked) => (await links()).peek(...asked),
    openLink,
    readCertificates: async (files, use) => (await signing()).read(files, use),
    openCertificate: async (certificate, password, use) =>
      (await signing()).unlock(certificate, password, use),
    sign,
    issue,
    forget,

    drafts: group(async () => (await fetched(() => import("./drafts.ts"))).drafts),
    rights: group(async () => (await fetched(() => import("./rights.ts"))).rights),
    points: group(async () => (await fetched(() => import("./points.ts"))).points),
    help: lazily(async () => {
      const [{ help }, over] = await Promise.all([fetched(() => import("./help.ts")), session()]);
      return help(connection, over);
    }),
    joins: group(async () => (await fetched(() => import("./joins.ts"))).joins),
    company: group(async () => {
      const { company } = await fetched(() => import("./company.ts"));
      return (over) => company(over, signText);
    }),
    device: lazily(async () => {
      const { device } = await fetched(() => import("./device.ts"));
      return device(async (certificate) => (await signing()).filesOf(certificate));
    }),
    registeredCertificates: group(async () => {
      const { registeredCertificates } = await fetched(() => import("./registeredCertificates.ts"));
      return (over) => registeredCertificates(over, handOver);
    }),
    clock: lazily(async () => (await fetched(() => import("./clock.ts"))).clock(connection)),
    joining: lazily(async () => {
      const [{ joining }, over] = await Promise.all([
        fetched(() => import("./joining.ts")),
        invited ? session() : undefined,
      ]);
      return joining(connection, {
        signText,
        runtimeOf: (fetchClientSecret) => runtime({ ...connection, fetchClientSecret }, false),
        ...(over === undefined ? {} : { invited: over }),
      });
    }),
  };
};

/** Connects to a server. Nothing is fetched before something is asked. */
export const connect = (connection: Connection): Runtime => runtime(connection, false);
