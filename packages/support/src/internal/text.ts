import type { Refusal } from "@einv/refusal";

export const t = (ko: string, en: string): Refusal.Text => ({ ko, en });
