/** A business that supplies or buys (회사), known by its business number. */
import * as Schema from "effect/Schema";
import { BusinessNumber } from "./BusinessNumber.ts";

export const Company = Schema.Struct({
  businessNumber: BusinessNumber,
  /** 상호 */
  name: Schema.NonEmptyString,
  /** 성명 (대표자) */
  representative: Schema.NonEmptyString,
}).annotate({ identifier: "Company" });
export type Company = typeof Company.Type;
