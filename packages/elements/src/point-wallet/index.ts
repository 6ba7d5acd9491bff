export { EinvPointWallet } from "./wallet.ts";
