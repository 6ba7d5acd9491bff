import type { Refusal } from "@einv/refusal";
export const signupRefusals = {} as const satisfies Readonly<Record<string, Refusal.Entry>>;
