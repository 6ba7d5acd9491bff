/** Every element of this package, by tag. */
export const tags = [
  "einv-provider",
  "einv-amendment-planner",
  "einv-environment-check",
  "einv-point-wallet",
  "einv-company-verification",
  "einv-certificate-manager",
  "einv-invoice-approval",
  "einv-invoice-document",
  "einv-invoice-editor",
  "einv-invoice-list",
  "einv-invoice-viewer",
  "einv-permission-settings",
  "einv-service-market",
  "einv-support-center",
  "einv-login",
  "einv-signup-wizard",
] as const;

export type Tag = (typeof tags)[number];
