/** What a page may do about the company's verification (회사인증). */
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpApiClient from "effect/http-api/HttpApiClient";

import { Api, type SessionSecret } from "../Api.ts";
import type { CompanyChallenge, CompanyVerificationView } from "../Company.ts";
import { type Call, type Connected, once, segment } from "./connection.ts";

export const company = ({ run, options, http }: Connected<SessionSecret>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "company", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  return {
    /** Whether the company is verified, and whether this member is proven to be of it. */
    verification: (): Call<CompanyVerificationView> =>
      run(Effect.flatMap(group, (api) => api.verification({}))),
    /** 회사인증: a text to be signed with the company's certificate. */
    beginVerification: (): Call<CompanyChallenge> =>
      run(Effect.flatMap(group, (api) => api.beginVerification({}))),
    /** Hands over what the page signed, and R, which proves whose certificate it is. */
    completeVerification: ({
      challengeId,
      idempotencyKey,
      ...payload
    }: {
      readonly challengeId: string;
      /** DER, base64. */
      readonly certificate: string;
      /** Base64. */
      readonly signature: string;
      /** R of the signing key, base64. */
      readonly r: Redacted.Redacted<string>;
      readonly idempotencyKey: string;
    }): Call<CompanyVerificationView> =>
      run(
        Effect.flatMap(Effect.all([group, segment("challengeId", challengeId)]), ([api, id]) =>
          api.completeVerification({
            params: { challengeId: id },
            headers: { "idempotency-key": idempotencyKey },
            payload,
          }),
        ),
      ),
  };
};
