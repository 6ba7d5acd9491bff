export * as Directories from "./Directories.ts";
export * as Files from "./Files.ts";
export * as Ldap from "./Ldap.ts";
export * as MailReceiver from "./MailReceiver.ts";
export * as Places from "./Places.ts";
export * as Program from "./Program.ts";
export * as Server from "./Server.ts";
export * as Smtp from "./Smtp.ts";
