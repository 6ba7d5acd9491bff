import type { Views } from "@einv/api";
import { refuseReason } from "@einv/invoice/Wording";

const isReason = (value: string): value is Views.RefuseReason => Object.hasOwn(refuseReason, value);

/** The coded reasons of a refusal (거절 사유), as they are offered. */
export const refuseReasons: ReadonlyArray<Views.RefuseReason> = Object.keys(refuseReason).filter(isReason);
