export { defineEinv, version } from "./foundation/defineEinv.ts";
export { EinvElement, type ViewState } from "./foundation/element.ts";
export type { ErrorDetail, RequestDetail } from "./foundation/events.ts";
export type { Problem, ProblemKind } from "./foundation/problem.ts";
export type { Language, Text } from "./foundation/speech.ts";
export { type Surroundings, surroundingsContext } from "./foundation/surroundings.ts";
export * from "./provider/index.ts";
export type * from "./runtime/Runtime.ts";
export { tags } from "./tags.ts";
