export * as MessageId from "./MessageId.ts";
export * as OutcomeUnknown from "./OutcomeUnknown.ts";
export * as Refusals from "./Refusals.ts";
export * as ResultCode from "./ResultCode.ts";
export * as SubmitId from "./SubmitId.ts";
export * as TaxAuthority from "./TaxAuthority.ts";
export * as TransmissionPolicy from "./TransmissionPolicy.ts";
