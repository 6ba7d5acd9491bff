export { EinvCompanyVerification } from "./verification.ts";
