/** Every element of this package, by tag. */
export const tags = [
  "einv-provider",
  "einv-invoice-approval",
  "einv-invoice-document",
  "einv-invoice-list",
  "einv-invoice-viewer",
] as const;

export type Tag = (typeof tags)[number];
