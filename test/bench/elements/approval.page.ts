/** The approval with its invoice, through the default runtime. */
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";
import { connect } from "@einv/elements";

/** What a server answers; the bench says it here. */
const answer = "__answer__";

export const show = async (): Promise<void> => {
  const provider = document.createElement("einv-provider");
  provider.runtime = connect({
    baseUrl: "/",
    fetchClientSecret: async () => "einv_session_bench",
    fetch: async () => new Response(answer, { headers: { "content-type": "application/json" } }),
  });
  const approval = document.createElement("einv-invoice-approval");
  const ready = new Promise((resolve) => approval.addEventListener("einv-ready", resolve, { once: true }));
  approval.invoiceRef = "inv_a1";
  provider.append(approval);
  document.body.append(provider);
  await ready;
  await approval.updateComplete;
};
