/** What a page may do about rights. */
import * as Effect from "effect/Effect";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpApiClient from "effect/http-api/HttpApiClient";
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint";

import { Api, type SessionSecret } from "../Api.ts";
import type { RightsGroup } from "../Rights.ts";
import type * as RightsViews from "../RightsViews.ts";
import { type Call, type Connected, once, refOf, segment } from "./connection.ts";

type Endpoints = typeof RightsGroup.endpoints;
type Payload<
  Name extends
    | "request"
    | "answer"
    | "buy"
    | "distribute"
    | "withdraw"
    | "grant"
    | "revoke"
    | "arrangeDepartment"
    | "dissolveDepartment"
    | "delegate"
    | "dismiss",
> = HttpApiEndpoint.Payload<Endpoints[Name]>["Type"];

/** A command is carried out at most once under its key. */
type Once<Said> = Said & { readonly idempotencyKey: string };

export const rights = ({ run, options, http }: Connected<SessionSecret>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "rights", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  const headers = (idempotencyKey: string) => ({ "idempotency-key": idempotencyKey });
  const department = (departmentId: string) =>
    Effect.map(segment("departmentId", departmentId), (value) => ({ departmentId: value }));
  return {
    /** What is hidden from me, why, and who can change it; with `ref` also what I may do to that invoice. */
    diagnose: (ref?: string): Call<RightsViews.Diagnosis> =>
      run(
        Effect.flatMap(
          Effect.all([group, ref === undefined ? Effect.succeed({}) : refOf(ref)]),
          ([api, query]) => api.diagnose({ query }),
        ),
      ),
    /** What I asked for, and what waits for my answer. */
    requests: (): Call<HttpApiEndpoint.Success<Endpoints["requests"]>["Type"]> =>
      run(Effect.flatMap(group, (api) => api.requests({}))),
    /** 권한 요청: what the doctor suggests, unless something is named. */
    request: ({
      idempotencyKey,
      ref,
      ...said
    }: Once<
      Omit<Payload<"request">, "ref"> & { readonly ref?: string }
    >): Call<RightsViews.AccessRequestView> =>
      run(
        Effect.flatMap(
          Effect.all([group, ref === undefined ? Effect.succeed({}) : refOf(ref)]),
          ([api, about]) => api.request({ headers: headers(idempotencyKey), payload: { ...said, ...about } }),
        ),
      ),
    /** Grants or declines a request, or takes one's own back. */
    answer: ({
      idempotencyKey,
      requestId,
      ...payload
    }: Once<Payload<"answer"> & { readonly requestId: string }>): Call<void> =>
      run(
        Effect.flatMap(Effect.all([group, segment("requestId", requestId)]), ([api, value]) =>
          api.answer({ params: { requestId: value }, headers: headers(idempotencyKey), payload }),
        ),
      ),
    /** Everybody in the company with what each may. */
    people: (): Call<RightsViews.People> => run(Effect.flatMap(group, (api) => api.people({}))),
    /** Who changed what, when and why, the newest first. */
    history: (
      query: { readonly before?: string } = {},
    ): Call<HttpApiEndpoint.Success<Endpoints["history"]>["Type"]> =>
      run(Effect.flatMap(group, (api) => api.history({ query }))),
    /** Buys the service for 0원. */
    buy: ({ idempotencyKey, ...payload }: Once<Payload<"buy">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.buy({ headers: headers(idempotencyKey), payload }))),
    /** 서비스 배포 */
    distribute: ({ idempotencyKey, ...payload }: Once<Payload<"distribute">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.distribute({ headers: headers(idempotencyKey), payload }))),
    /** 배포 해제 */
    withdraw: ({ idempotencyKey, ...payload }: Once<Payload<"withdraw">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.withdraw({ headers: headers(idempotencyKey), payload }))),
    /** 권한설정: gives a right to members and departments. */
    grant: ({ idempotencyKey, ...payload }: Once<Payload<"grant">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.grant({ headers: headers(idempotencyKey), payload }))),
    /** Takes back what was given; what is inherited counts again. */
    revoke: ({ idempotencyKey, ...payload }: Once<Payload<"revoke">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.revoke({ headers: headers(idempotencyKey), payload }))),
    /** Names a department and everybody in it. */
    arrangeDepartment: ({
      idempotencyKey,
      departmentId,
      ...payload
    }: Once<Payload<"arrangeDepartment"> & { readonly departmentId: string }>): Call<void> =>
      run(
        Effect.flatMap(Effect.all([group, department(departmentId)]), ([api, params]) =>
          api.arrangeDepartment({ params, headers: headers(idempotencyKey), payload }),
        ),
      ),
    /** Dissolves a department; what it was given ends. */
    dissolveDepartment: ({
      idempotencyKey,
      departmentId,
      ...payload
    }: Once<Payload<"dissolveDepartment"> & { readonly departmentId: string }>): Call<void> =>
      run(
        Effect.flatMap(Effect.all([group, department(departmentId)]), ([api, params]) =>
          api.dissolveDepartment({ params, headers: headers(idempotencyKey), payload }),
        ),
      ),
    /** Appoints an administrator, or hands one's own role over (위임). */
    delegate: ({ idempotencyKey, ...payload }: Once<Payload<"delegate">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.delegate({ headers: headers(idempotencyKey), payload }))),
    /** Ends an administrator's role. */
    dismiss: ({ idempotencyKey, ...payload }: Once<Payload<"dismiss">>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.dismiss({ headers: headers(idempotencyKey), payload }))),
  };
};
