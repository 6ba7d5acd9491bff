export * as Config from "./Config.ts";
export * as Edge from "./Edge.ts";
export * as Handlers from "./Handlers.ts";
export * as Jobs from "./Jobs.ts";
export * as MovableClock from "./MovableClock.ts";
export * as Operations from "./Operations.ts";
export * as Refusals from "./Refusals.ts";
export * as Statuses from "./Statuses.ts";
