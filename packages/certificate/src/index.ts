export * as Certificate from "./Certificate.ts";
export * as CertificatePath from "./CertificatePath.ts";
export * as Crl from "./Crl.ts";
export * as Der from "./Der.ts";
export * as DistinguishedName from "./DistinguishedName.ts";
export * as Policy from "./Policy.ts";
export * as Refusals from "./Refusals.ts";
