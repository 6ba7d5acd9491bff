export { EinvEnvironmentCheck } from "./environment.ts";
