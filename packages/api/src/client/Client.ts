/**
 * The API from the other end: plain arguments in, views out, every failure a
 * `Refusal`. Stands on `fetch` alone, so it runs in pages and in servers.
 *
 * One object per kind of caller, with all that it may do: {@link session} for a
 * page, {@link host} for the ERP's backend, {@link link} for whoever opened a
 * mail, {@link help}, {@link gate}, {@link signup} and {@link account} for einv's own members.
 * A page that counts bytes takes the groups that it uses from
 * `@einv/api/client/<group>`.
 */
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";

import * as Account from "./account.ts";
import { certificates } from "./certificates.ts";
import { company } from "./company.ts";
import { drafts } from "./drafts.ts";
import { type Call, type Connection, connect, connectAs } from "./connection.ts";
import * as Gate from "./gate.ts";
import { help as helping } from "./help.ts";
import { host as companies } from "./host.ts";
import { hostInquiries } from "./hostInquiries.ts";
import { hostPoints } from "./hostPoints.ts";
import { inquiries } from "./inquiries.ts";
import { invoices } from "./invoices.ts";
import { joins } from "./joins.ts";
import { links } from "./links.ts";
import { points } from "./points.ts";
import { profile } from "./profile.ts";
import { rights } from "./rights.ts";
import * as Signup from "./signup.ts";

export type { AccountClient } from "./account.ts";
export type { Call, Connection } from "./connection.ts";
export type { GateClient } from "./gate.ts";
export type { InvoiceRequest } from "./host.ts";
export type { Command } from "./invoices.ts";
export type { Login, Page } from "./secrets.ts";
export type { SignupClient } from "./signup.ts";

/** What a page may do with its client secret. */
export const session = ({
  secret,
  ...connection
}: Connection & {
  /** Asked before every call, so that a renewed secret is used at once. */
  readonly secret: Call<Redacted.Redacted<string>>;
}) => {
  const page = connectAs("session", connection, secret);
  return {
    ...invoices(page),
    /** What a person writes: drafts, requests, issues of its own, amendments, partners. */
    drafts: drafts(page),
    /** Rights: the permission doctor, requests, and what administrators do. */
    rights: rights(page),
    /** 회사인증: whether the company is verified, and how to verify it. */
    company: company(page),
    /** 공동인증서 등록: the certificate that the server signs with. */
    certificates: certificates(page),
    /** People who ask to join the company, for its administrator. */
    joins: joins(page),
    /** What the company says of itself (회사설정). */
    profile: profile(page),
    /** Points: wallet, charging, statement, receipts. */
    points: points(page),
    /** 문의: asked, listed, closed. */
    inquiries: inquiries(page),
  };
};
export type Session = ReturnType<typeof session>;

/** What an ERP's backend may do with its API key, for every company it serves. */
export const host = ({ key, ...connection }: Connection & { readonly key: Redacted.Redacted<string> }) => {
  const backend = connectAs("host", connection, Effect.succeed(key));
  return {
    ...companies(backend),
    /** Points of its companies: wallet, statement, receipts, reconciliation. */
    points: hostPoints(backend),
    /** Inquiries of its companies, for its support desk. */
    inquiries: hostInquiries(backend),
  };
};
export type Host = ReturnType<typeof host>;

/** What a mail link may do before anyone is known. */
export const link = (connection: Connection) => links(connect(connection));
export type Link = ReturnType<typeof link>;

/** What anybody may do: begin to join, log in, find an account again. */
export const gate = (connection: Connection): Gate.GateClient => Gate.gate(connect(connection));

/** Help, for anybody: the guide, explanations, the guided conversation. */
export const help = (connection: Connection) => helping(connect(connection));
export type Help = ReturnType<typeof help>;

type Secret = { readonly secret: Redacted.Redacted<string> };

/** One signup. */
export const signup = ({ secret, ...connection }: Connection & Secret): Signup.SignupClient =>
  Signup.signup(connectAs("signup", connection, Effect.succeed(secret)));

/** What the owner of an account does. */
export const account = ({ secret, ...connection }: Connection & Secret): Account.AccountClient =>
  Account.account(connectAs("account", connection, Effect.succeed(secret)));
