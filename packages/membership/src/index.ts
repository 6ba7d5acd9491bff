export * as EmailAddress from "./EmailAddress.ts";
export * as IdentityVerifier from "./IdentityVerifier.ts";
export * as Refusals from "./Refusals.ts";
export * as Verification from "./Verification.ts";
