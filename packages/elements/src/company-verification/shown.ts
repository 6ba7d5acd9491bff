/** What the element shows, from three answers of the server. */
import { problemOf } from "../foundation/problem.ts";
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

const withholdings: Readonly<Record<string, Shown["withheld"]>> = {
  "company.described-elsewhere": "elsewhere",
  "company.not-verified": "hidden",
};

const settingsOf = async (
  runtime: Runtime,
  signal: AbortSignal,
): Promise<Pick<Shown, "settings" | "withheld">> => {
  try {
    return { settings: await (await runtime.company()).profile(signal) };
  } catch (thrown) {
    const withheld = withholdings[problemOf(thrown).code];
    if (withheld === undefined) throw thrown;
    return { withheld };
  }
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
  const company = await runtime.company();
  const [view, kept, party] = await Promise.all([
    company.verification(signal),
    settingsOf(runtime, signal),
    partyOf(runtime, ref, signal),
  ]);
  return { view, ...kept, ...party };
};
