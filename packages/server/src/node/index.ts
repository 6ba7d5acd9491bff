export * as Files from "./Files.ts";
export * as Server from "./Server.ts";
export * as Smtp from "./Smtp.ts";
