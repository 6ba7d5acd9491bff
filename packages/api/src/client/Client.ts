/**
 * The API from the other end: plain arguments in, views out, every failure a
 * `Refusal`. Stands on `fetch` alone, so it runs in pages and in servers.
 *
 * Three objects, one per kind of caller: {@link session} for a page,
 * {@link host} for the ERP's backend, {@link link} for whoever opened a mail.
 */
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type * as DateTime from "effect/DateTime";
import * as Redacted from "effect/Redacted";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpClientRequest from "effect/http/HttpClientRequest";
import * as HttpApiClient from "effect/http-api/HttpApiClient";
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint";
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware";

import { Api, HostKey, type CompanyPayload, type CompanyView, type HostGroup } from "../Api.ts";
import type * as Listing from "../Listing.ts";
import type * as Views from "../Views.ts";
import { company } from "./company.ts";
import { type Call, type Connection, once, over, refOf, segment, withSecret } from "./connection.ts";
import { joins, profile } from "./membership.ts";
import { hostPoints, points } from "./points.ts";
import { rights } from "./rights.ts";

export type { Call, Connection } from "./connection.ts";

/** A command to one invoice: the version its page showed, and a key under which it is carried out at most once. */
export interface Command {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

/** What the buyer asks for. */
export type InvoiceRequest = HttpApiEndpoint.Payload<typeof HostGroup.endpoints.requestInvoice>["Type"] & {
  /** The buyer. */
  readonly businessNumber: string;
  readonly idempotencyKey: string;
};

/** The right to act as somebody, minutes long. */
export interface Secret {
  readonly clientSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

const secretOf = <A extends { readonly clientSecret: string }>(answer: A) => ({
  ...answer,
  clientSecret: Redacted.make(answer.clientSecret),
});

/** What a page may do with its client secret. */
export const session = (
  connection: Connection & {
    /** Asked before every call, so that a renewed secret is used at once. */
    readonly secret: Call<Redacted.Redacted<string>>;
  },
) => {
  const { run, options, http } = over(connection);
  const secret = withSecret(http, connection.secret);
  const invoices = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "invoices", httpClient }),
    ).pipe(Effect.provide(secret)),
  );
  const command = ({ ref, version, idempotencyKey }: Command) =>
    Effect.map(refOf(ref), (params) => ({
      params,
      headers: { "idempotency-key": idempotencyKey },
      payload: { version },
    }));
  return {
    /** The company's invoices, a page at a time. */
    list: (query: Listing.Query = {}): Call<Views.InvoicePage> =>
      run(Effect.flatMap(invoices, (api) => api.list({ query }))),
    get: (ref: string): Call<Views.InvoiceView> =>
      run(Effect.flatMap(Effect.all([invoices, refOf(ref)]), ([api, params]) => api.get({ params }))),
    /** All that the approval page needs. */
    approval: (ref: string): Call<Views.Approval> =>
      run(Effect.flatMap(Effect.all([invoices, refOf(ref)]), ([api, params]) => api.approval({ params }))),
    /** The signed document, as text. */
    signedXml: (ref: string): Call<string> =>
      run(Effect.flatMap(Effect.all([invoices, refOf(ref)]), ([api, params]) => api.signedXml({ params }))),
    /** 발행: hands over the signed document and R, which proves whose certificate signed it. */
    issue: (
      input: Command & {
        readonly signedXml: string;
        /** R of the signing key, base64. */
        readonly r: Redacted.Redacted<string>;
      },
    ): Call<Views.Receipt> =>
      run(
        Effect.flatMap(Effect.all([invoices, command(input)]), ([api, request]) =>
          api.issue({
            ...request,
            payload: { ...request.payload, signedXml: input.signedXml, r: input.r },
          }),
        ),
      ),
    /** 요청 거절 */
    refuse: (
      input: Command & { readonly reason: Views.RefuseReason; readonly message?: string },
    ): Call<Views.InvoiceView> =>
      run(
        Effect.flatMap(Effect.all([invoices, command(input)]), ([api, request]) =>
          api.refuse({
            ...request,
            payload: {
              ...request.payload,
              reason: input.reason,
              ...(input.message === undefined ? {} : { message: input.message }),
            },
          }),
        ),
      ),
    /** 요청 취소, by the buyer. */
    cancelRequest: (input: Command): Call<Views.InvoiceView> =>
      run(
        Effect.flatMap(Effect.all([invoices, command(input)]), ([api, request]) =>
          api.cancelRequest(request),
        ),
      ),
    /** 발행 취소, before transmission. */
    cancelIssue: (input: Command): Call<Views.InvoiceView> =>
      run(
        Effect.flatMap(Effect.all([invoices, command(input)]), ([api, request]) => api.cancelIssue(request)),
      ),
    /** 수신 확인, by the buyer. */
    acknowledge: (input: Command): Call<Views.InvoiceView> =>
      run(
        Effect.flatMap(Effect.all([invoices, command(input)]), ([api, request]) => api.acknowledge(request)),
      ),
    /** Rights: the permission doctor, requests, and what administrators do. */
    rights: rights({ run, options, http: secret }),
    /** 회사인증: whether the company is verified, and how to verify it. */
    company: company({ run, options, http: secret }),
    /** People who ask to join the company, for its administrator. */
    joins: joins({ run, options, http: secret }),
    /** What the company says of itself (회사설정). */
    profile: profile({ run, options, http: secret }),
    /** Points: wallet, charging, statement, receipts. */
    points: points({ run, options, http: secret }),
  };
};
export type Session = ReturnType<typeof session>;

/** What an ERP's backend may do with its API key, for every company it serves. */
export const host = (connection: Connection & { readonly key: Redacted.Redacted<string> }) => {
  const { run, options, http } = over(connection);
  const withKey = Layer.merge(
    http,
    HttpApiMiddleware.layerClient(HostKey, ({ request, next }) =>
      next(HttpClientRequest.bearerToken(request, connection.key)),
    ),
  );
  const companies = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "host", httpClient }),
    ).pipe(Effect.provide(withKey)),
  );
  const company = (businessNumber: string) =>
    Effect.map(segment("businessNumber", businessNumber), (value) => ({ businessNumber: value }));
  return {
    /** Registers or replaces a company and its members. */
    registerCompany: (
      input: typeof CompanyPayload.Type & { readonly businessNumber: string },
    ): Call<typeof CompanyView.Type> =>
      run(
        Effect.flatMap(Effect.all([companies, company(input.businessNumber)]), ([api, params]) =>
          api.registerCompany({
            params,
            payload: { name: input.name, representative: input.representative, members: input.members },
          }),
        ),
      ),
    company: (businessNumber: string): Call<typeof CompanyView.Type> =>
      run(
        Effect.flatMap(Effect.all([companies, company(businessNumber)]), ([api, params]) =>
          api.company({ params }),
        ),
      ),
    /** Adds points that were bought outside, or are given. */
    creditPoints: (input: {
      readonly businessNumber: string;
      readonly points: bigint;
      readonly as?: "bought" | "bonus";
      readonly idempotencyKey: string;
    }): Call<typeof CompanyView.Type> =>
      run(
        Effect.flatMap(Effect.all([companies, company(input.businessNumber)]), ([api, params]) =>
          api.creditPoints({
            params,
            headers: { "idempotency-key": input.idempotencyKey },
            payload: { points: input.points, ...(input.as === undefined ? {} : { as: input.as }) },
          }),
        ),
      ),
    /** The buyer asks the supplier to issue (역발행 요청). */
    requestInvoice: ({
      businessNumber,
      idempotencyKey,
      ...payload
    }: InvoiceRequest): Call<Views.InvoiceView> =>
      run(
        Effect.flatMap(Effect.all([companies, company(businessNumber)]), ([api, params]) =>
          api.requestInvoice({ params, headers: { "idempotency-key": idempotencyKey }, payload }),
        ),
      ),
    /** A client secret for a page of `origin`, for one member of one company. */
    createSession: (payload: {
      readonly businessNumber: string;
      readonly memberId: string;
      readonly origin: string;
    }): Call<Secret> =>
      run(Effect.flatMap(companies, (api) => Effect.map(api.createSession({ payload }), secretOf))),
    /** What happened to the invoices of this host's companies, oldest first. */
    events: (
      query: { readonly after?: string; readonly limit?: number } = {},
    ): Call<HttpApiEndpoint.Success<typeof HostGroup.endpoints.events>["Type"]> =>
      run(
        Effect.flatMap(companies, (api) =>
          api.events({
            query: {
              ...(query.after === undefined ? {} : { after: query.after }),
              ...(query.limit === undefined ? {} : { limit: query.limit }),
            },
          }),
        ),
      ),
    /** Sends issued invoices to the authority now: the named ones, or all that wait. */
    transmitNow: (
      refs?: ReadonlyArray<string>,
    ): Call<{ readonly submitted: number; readonly submissions: ReadonlyArray<string> }> =>
      run(
        Effect.flatMap(
          Effect.all([
            companies,
            Effect.forEach(refs ?? [], (ref) => Effect.map(refOf(ref), (it) => it.ref)),
          ]),
          ([api, named]) => api.transmitNow({ payload: refs === undefined ? {} : { refs: named } }),
        ),
      ),
    /** Asks the authority about everything that waits for its result. */
    collectResults: (): Call<{ readonly settled: number; readonly pending: number }> =>
      run(Effect.flatMap(companies, (api) => api.collectResults({}))),
    /** Points of its companies: wallet, statement, receipts, reconciliation. */
    points: hostPoints({ run, options, http: withKey }),
  };
};
export type Host = ReturnType<typeof host>;

/** What a mail link may do before anyone is known. */
export const link = (connection: Connection) => {
  const { run, options, http } = over(connection);
  const links = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "links", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  const token = (value: Redacted.Redacted<string>) =>
    Effect.map(segment("token", Redacted.value(value)), (token) => ({ token }));
  return {
    /** Who sent it; nothing of the invoice. */
    peek: (
      secret: Redacted.Redacted<string>,
    ): Call<{ readonly sender: string; readonly fingerprint: string; readonly expiresAt: DateTime.Utc }> =>
      run(Effect.flatMap(Effect.all([links, token(secret)]), ([api, params]) => api.peek({ params }))),
    /** The right business number opens a session for this one invoice. */
    open: (input: {
      readonly token: Redacted.Redacted<string>;
      readonly businessNumber: string;
    }): Call<Secret & { readonly ref: Views.InvoiceRef }> =>
      run(
        Effect.flatMap(Effect.all([links, token(input.token)]), ([api, params]) =>
          Effect.map(api.open({ params, payload: { businessNumber: input.businessNumber } }), secretOf),
        ),
      ),
  };
};
export type Link = ReturnType<typeof link>;

export {
  type AccountClient,
  type GateClient,
  type SignupClient,
  account,
  gate,
  signup,
} from "./membership.ts";
