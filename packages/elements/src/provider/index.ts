export { EinvProvider } from "./provider.ts";
