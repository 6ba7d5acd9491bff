/**
 * Words of rights that travel: kinds and states without the rules and texts
 * about them, so that a page that reads them carries no more.
 */
import * as Schema from "effect/Schema";

/**
 * 전체권한 `full` and 발행권한 `issue-only` as the guide defines them, 부서권한
 * `department` and 승인권한 `approver` between them, and `none`.
 */
export const Grant = Schema.Literals(["full", "department", "approver", "issue-only", "none"]);
export type Grant = typeof Grant.Type;

/** Where a person's right comes from: given to the person, to its department, or what the host says. */
export const Source = Schema.Literals(["person", "department", "host"]);
export type Source = typeof Source.Type;

/** Whether the service is the company's, and the person's. */
export const Service = Schema.Literals(["usable", "not-distributed", "not-bought"]);
export type Service = typeof Service.Type;

export const Role = Schema.Literals(["company-administrator", "service-administrator"]);
export type Role = typeof Role.Type;

/** What can be asked for: the service, or a right. */
export const Wants = Schema.Literals(["service", "full", "department", "approver", "issue-only"]);

/** How a request for a right stands. */
export const RequestState = Schema.Literals(["open", "granted", "declined", "withdrawn"]);
export type RequestState = typeof RequestState.Type;

/** What is done to an open request, and where it leads. */
export const Answer = Schema.Literals(["grant", "decline", "withdraw"]);
export type Answer = typeof Answer.Type;

/** How the service came to a company: bought in the market, with a request that was mailed to it, or by its ERP's contract. */
export const Origin = Schema.Literals(["market", "invitation", "host"]);
export type Origin = typeof Origin.Type;
