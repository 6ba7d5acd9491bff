export * as Fault from "./Fault.ts";
export * as Judgement from "./Judgement.ts";
export * as Memory from "./Memory.ts";
export * as Simulator from "./Simulator.ts";
export * as SimulatorHttp from "./SimulatorHttp.ts";
