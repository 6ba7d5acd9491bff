export { EinvAmendmentPlanner } from "./amendment-planner.ts";
export type { PlannerWords } from "./amendment-planner.messages.ts";
