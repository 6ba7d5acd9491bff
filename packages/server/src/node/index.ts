export * as Files from "./Files.ts";
export * as MailReceiver from "./MailReceiver.ts";
export * as Program from "./Program.ts";
export * as Server from "./Server.ts";
export * as Smtp from "./Smtp.ts";
