/** Where the button of a mail leads: the token stays in the address's fragment, which no server sees. */
import { offer } from "/certificates.js";
import { settings } from "/erp.js";

document.querySelector("einv-provider").baseUrl = settings.server;
document.querySelector("einv-invoice-viewer").token = /^#einv=(.+)$/.exec(location.hash)?.[1] ?? "";
await offer(document.querySelector(".certificates"));
