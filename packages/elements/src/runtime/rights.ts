/** Rights at the server: what is hidden and why, asking for a right, and what administrators do. */
import type { Contract, RightsViews, Rights as Wire } from "@einv/api";
import { rights as client } from "@einv/api/client/rights";
import type { AccessRequest } from "./Runtime.ts";
import type { Session } from "./session.ts";

type Client = ReturnType<typeof client>;
/** What a command is told, its idempotency key included. */
type Told<Name extends keyof Client> = Parameters<Client[Name]>[0];
type Answer<Name extends keyof typeof Wire.calls> = Contract.Answer<(typeof Wire.calls)[Name]>;

export interface Rights {
  /** What is hidden from me, why, and who can change it; with `ref` also what I may do to that invoice. */
  readonly diagnose: (ref?: string, signal?: AbortSignal) => Promise<RightsViews.Diagnosis>;
  /** What I asked for, and what waits for my answer. */
  readonly requests: (signal?: AbortSignal) => Promise<Answer<"requests">>;
  /** 권한 요청. Asks whoever can give it; they are mailed. */
  readonly request: (request: AccessRequest) => Promise<RightsViews.AccessRequestView>;
  /** Grants or declines a request, or takes one's own back. */
  readonly answer: (told: Told<"answer">) => Promise<void>;
  /** Everybody in the company with what each may. */
  readonly people: (signal?: AbortSignal) => Promise<RightsViews.People>;
  /** What a colleague sees; with `grant`, what it would see with that. */
  readonly person: (asked: Told<"person">, signal?: AbortSignal) => Promise<RightsViews.PersonView>;
  /** 권한설정: saves what was collected, each change against what was seen. */
  readonly change: (told: Told<"change">) => Promise<RightsViews.Outcomes>;
  /** Who changed what, when and why, the newest first. */
  readonly history: (
    query?: { readonly before?: string },
    signal?: AbortSignal,
  ) => Promise<Answer<"history">>;
  /** Buys the service for 0원. */
  readonly buy: (told: Told<"buy">) => Promise<void>;
  /** 서비스 배포 */
  readonly distribute: (told: Told<"distribute">) => Promise<void>;
  /** 배포 해제 */
  readonly withdraw: (told: Told<"withdraw">) => Promise<void>;
  /** 권한설정 */
  readonly grant: (told: Told<"grant">) => Promise<void>;
  /** Takes back what was given; what is inherited counts again. */
  readonly revoke: (told: Told<"revoke">) => Promise<void>;
  readonly arrangeDepartment: (told: Told<"arrangeDepartment">) => Promise<void>;
  readonly dissolveDepartment: (told: Told<"dissolveDepartment">) => Promise<void>;
  /** Appoints an administrator, or hands one's own role over (위임). */
  readonly delegate: (told: Told<"delegate">) => Promise<void>;
  /** Ends an administrator's role. */
  readonly dismiss: (told: Told<"dismiss">) => Promise<void>;
}

export const rights = ({ server, run }: Session): Rights => {
  const api = client(server);
  return {
    diagnose: (ref, signal) => run(api.diagnose(ref), signal),
    requests: (signal) => run(api.requests(), signal),
    request: (request) => run(api.request(request)),
    answer: (told) => run(api.answer(told)),
    people: (signal) => run(api.people(), signal),
    person: (asked, signal) => run(api.person(asked), signal),
    change: (told) => run(api.change(told)),
    history: (query, signal) => run(api.history(query), signal),
    buy: (told) => run(api.buy(told)),
    distribute: (told) => run(api.distribute(told)),
    withdraw: (told) => run(api.withdraw(told)),
    grant: (told) => run(api.grant(told)),
    revoke: (told) => run(api.revoke(told)),
    arrangeDepartment: (told) => run(api.arrangeDepartment(told)),
    dissolveDepartment: (told) => run(api.dissolveDepartment(told)),
    delegate: (told) => run(api.delegate(told)),
    dismiss: (told) => run(api.dismiss(told)),
  };
};
