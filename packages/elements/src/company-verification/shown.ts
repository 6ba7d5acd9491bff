/** What the element shows, from up to three answers of the server. */
import type { CompanySettings, CompanyVerificationView } from "../runtime/company.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { type Fact, factsOf } from "./facts.controller.ts";

/** What the element shows. */
export interface Shown {
  readonly view: CompanyVerificationView;
  readonly settings?: CompanySettings;
  /** Why the company's data is not here: kept by an ERP, or not told to this person yet. */
  readonly withheld?: "elsewhere" | "hidden";
  /** What the invoice that waits says of the company. */
  readonly party?: Partial<Record<Fact, string>>;
}

/** Asks for the company's data only where it is told: a refusal that was to be expected frightens in the console. */
const standingOf = async (
  runtime: Runtime,
  signal: AbortSignal,
): Promise<Pick<Shown, "view" | "settings" | "withheld">> => {
  const company = await runtime.company();
  const view = await company.verification(signal);
  return view.data === "here"
    ? { view, settings: await company.profile(signal) }
    : { view, withheld: view.data };
};

/** Nothing hangs on it: an invoice that cannot be seen suggests nothing. */
const partyOf = async (
  runtime: Runtime,
  ref: string | undefined,
  signal: AbortSignal,
): Promise<Pick<Shown, "party">> => {
  if (ref === undefined || ref === "") return {};
  try {
    const { invoice, side } = await runtime.invoice(ref, signal);
    const { supplier, buyer } = invoice;
    return {
      party: side === "supplier" ? factsOf(supplier, supplier.contact) : factsOf(buyer, buyer.primaryContact),
    };
  } catch {
    return {};
  }
};

/** Everything at once. */
export const lookUp = async (
  runtime: Runtime,
  ref: string | undefined,
  signal: AbortSignal,
): Promise<Shown> => {
  const [standing, party] = await Promise.all([standingOf(runtime, signal), partyOf(runtime, ref, signal)]);
  return { ...standing, ...party };
};
