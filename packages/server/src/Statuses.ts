/**
 * With which HTTP status each refusal travels: the one place where codes meet
 * statuses. A code of its own line wins over the line of its family; what
 * neither names is understood and refused (422).
 */
import { Problem } from "@einv/api";
import type { Refusal } from "@einv/refusal";

const statuses: Readonly<Record<string, (typeof Problem.all)[number]>> = {
  "api-key.invalid": Problem.Unauthenticated,
  "session.invalid": Problem.Unauthenticated,
  "session.expired": Problem.Unauthenticated,
  "session.origin": Problem.Forbidden,
  "session.one-invoice": Problem.Forbidden,
  permission: Problem.Forbidden,
  "permission.bought-already": Problem.Conflict,
  "permission.buy-first": Problem.Conflict,
  "permission.answered": Problem.Conflict,
  "permission.last-administrator": Problem.Conflict,
  "permission.nothing-lacking": Problem.Conflict,
  "permission.nobody-to-ask": Problem.Conflict,
  "permission.asked-too-often": Problem.TooManyRequests,
  "permission.too-many": Problem.Unprocessable,
  "permission.request-not-found": Problem.NotFound,
  "permission.department-not-found": Problem.NotFound,
  "lifecycle.not-supplier": Problem.Forbidden,
  "lifecycle.not-buyer": Problem.Forbidden,
  "lifecycle.not-party": Problem.Forbidden,
  "lifecycle.system-only": Problem.Forbidden,

  "company.not-found": Problem.NotFound,
  "member.not-found": Problem.NotFound,
  "invoice.not-found": Problem.NotFound,
  "link.invalid": Problem.NotFound,
  "link.expired": Problem.NotFound,
  "request.no-route": Problem.NotFound,

  "company.served-by-another": Problem.Conflict,
  "invoice.changed": Problem.Conflict,
  "invoice.not-signed": Problem.Conflict,
  "request.management-number": Problem.Conflict,
  "link.closed": Problem.Conflict,
  lifecycle: Problem.Conflict,
  "idempotency.other-command": Problem.Conflict,

  "points.right": Problem.Forbidden,
  "charge.not-found": Problem.NotFound,
  "receipt.not-found": Problem.NotFound,
  "charge.changed": Problem.Conflict,
  "charge.over": Problem.Conflict,
  "payment.declined": Problem.PaymentRequired,
  "payment.unknown": Problem.Unavailable,
  "payment.not-configured": Problem.Unavailable,
  "billing.unsound": Problem.Fault,
  "store.books-unsound": Problem.Fault,
  "points.insufficient": Problem.PaymentRequired,
  "billing.insufficient": Problem.PaymentRequired,

  "link.wrong-number": Problem.Forbidden,
  "link.slow-down": Problem.TooManyRequests,

  "signup.invalid": Problem.Unauthenticated,
  "signup.expired": Problem.Unauthenticated,
  "signup.not-a-link": Problem.Forbidden,
  "signup.not-now": Problem.Conflict,
  "signup.changed": Problem.Conflict,
  "signup.ended": Problem.Conflict,
  "signup.unfinished": Problem.Conflict,
  "signup.account-exists": Problem.Conflict,
  "signup.terms-changed": Problem.Conflict,
  "login-id.taken": Problem.Conflict,
  "company.joined-already": Problem.Conflict,
  "company.not-joined": Problem.Conflict,
  "company.not-verified": Problem.Forbidden,
  "company.described-elsewhere": Problem.Conflict,
  "account.in-charge": Problem.Conflict,
  join: Problem.Conflict,
  "company-verification.not-open": Problem.Conflict,
  "company-verification.expired": Problem.Conflict,
  "company-verification.exhausted": Problem.Conflict,
  "account.invalid": Problem.Unauthenticated,
  "account.sign-in-refused": Problem.Forbidden,
  "account.second-factor": Problem.Forbidden,
  "account.reset-invalid": Problem.Forbidden,
  "account.changed": Problem.Conflict,
  "account.slow-down": Problem.TooManyRequests,
  "account.hashing": Problem.Unavailable,
  "membership.slow-down": Problem.TooManyRequests,
  "verification.not-open": Problem.Conflict,
  "verification.expired": Problem.Conflict,
  "verification.exhausted": Problem.Conflict,
  "verification.too-soon": Problem.TooManyRequests,
  "verification.sent-often": Problem.TooManyRequests,
  "verification.unavailable": Problem.Unavailable,

  "request.malformed": Problem.BadRequest,
  "idempotency.key": Problem.BadRequest,
  "origin.malformed": Problem.BadRequest,
  "events.cursor": Problem.BadRequest,
  "clock.malformed": Problem.BadRequest,
  "request.too-large": Problem.TooLarge,
  "request.media-type": Problem.UnsupportedMedia,

  "server.fault": Problem.Fault,
  "store.resident-number": Problem.Unprocessable,
  "store.row-unreadable": Problem.Fault,
  "store.audit-broken": Problem.Fault,
  "store.seal-broken": Problem.Fault,
  "server.not-ready": Problem.Unavailable,
  "nts.unreachable": Problem.Unavailable,
  transmission: Problem.Unavailable,
  mail: Problem.Unavailable,
  store: Problem.Unavailable,
};

/** The refusal as the API answers it. */
export const problem = (refusal: Refusal.Refusal): Problem.Problem => {
  const family = refusal.code.slice(0, Math.max(0, refusal.code.indexOf(".")));
  const Answer = statuses[refusal.code] ?? statuses[family] ?? Problem.Unprocessable;
  return new Answer(Problem.fieldsOf(refusal));
};
