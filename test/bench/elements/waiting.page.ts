/** The approval as it first appears: before the server, and what talks to it, have answered. */
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";

export const show = async (): Promise<void> => {
  const provider = document.createElement("einv-provider");
  const approval = document.createElement("einv-invoice-approval");
  approval.invoiceRef = "inv_a1";
  provider.append(approval);
  document.body.append(provider);
  await approval.updateComplete;
};
