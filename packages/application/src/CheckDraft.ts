/** What stands in the editor, held to every rule, with its price: nothing is kept, and nobody is told. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Deadline, Form, Kst, type TaxInvoice, TypeCode, Reading } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { DraftCheck, Sided } from "./DraftViews.ts";
import * as Lines from "./internal/lines.ts";
import * as Quoting from "./internal/quoting.ts";
import * as Reach from "./internal/reach.ts";
import * as Writing from "./internal/writing.ts";
import type * as Views from "./Views.ts";

/** What would refuse it besides the rules. */
const objections = (
  { side, message, managementNumber }: Sided,
  terms: Form.Terms,
  businessNumber: string,
): ReadonlyArray<Refusal.Refusal> => {
  const checks: ReadonlyArray<Result.Result<unknown, Refusal.Refusal>> = [
    side === "buyer"
      ? Writing.checkRequest(terms, businessNumber)
      : Writing.checkForward(terms, businessNumber),
    Lines.message(message),
    Lines.optional(managementNumber, "managementNumber", 40),
  ];
  return checks.flatMap((check) => (Result.isFailure(check) ? [check.failure] : []));
};

const deadlineOf = (
  { writtenDate, totals, typeCode }: Form.Terms,
  today: TaxInvoice.CalendarDate,
): Views.DeadlineView => {
  const issueBy = Deadline.issueBy(writtenDate);
  const { supplier, buyer } = Deadline.latePenalty(totals.supply, TypeCode.facets(typeCode).document);
  return { issueBy, daysLeft: Deadline.daysLeft(issueBy, today), latePenalty: { supplier, buyer } };
};

/** Refused with `session.one-invoice`, `company.not-verified`, `member.not-found`; what is wrong with it is the answer. */
export const check = (caller: Caller, content: Sided): Use<DraftCheck> =>
  Effect.gen(function* () {
    yield* Reach.member(caller);
    const at = yield* DateTime.now;
    const today = Kst.dateOf(at);
    const { form, side } = content;
    const { terms, findings, complete, places } = Reading.read(form, { now: today });
    const refusals = objections(content, terms, caller.businessNumber);
    const route = side === "supplier" ? ({ route: "forward" } as const) : {};
    const price = yield* Effect.result(Writing.price(form.typeCode, route, at));
    const dated = findings.every(({ path, severity }) => path !== "writtenDate" || severity === "warning");
    return {
      findings,
      refusals,
      ready: complete && refusals.length === 0,
      totals: terms.totals,
      lines: terms.items.map(({ supplyAmount, taxAmount }, index) => ({
        at: places[index] ?? index,
        ...(supplyAmount === undefined ? {} : { supplyAmount }),
        ...(taxAmount === undefined ? {} : { taxAmount }),
      })),
      quotes: Result.isFailure(price) ? [] : yield* Quoting.before(caller, side, price.success),
      ...(dated ? { deadline: deadlineOf(terms, today) } : {}),
    };
  });
