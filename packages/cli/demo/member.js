/** Suppliers without an ERP: they join, log in, and work as members of einv itself. */
import { offer } from "/certificates.js";
import { lead, settings, show } from "/erp.js";

const provider = document.querySelector("einv-provider");
provider.baseUrl = settings.server;

const enter = (runtime) => {
  provider.runtime = runtime;
  document.querySelector("nav").hidden = false;
  const list = document.querySelector("section[data-page=list]");
  if (list.firstElementChild === null) list.append(document.createElement("einv-invoice-list"));
  show("list");
};

lead();
const login = document.querySelector("einv-login");
login.addEventListener("einv-login", () => enter(login.session.runtime));
login.addEventListener("einv-signup-open", () => {
  const wizard = document.createElement("einv-signup-wizard");
  wizard.keep = "tab";
  wizard.account = login.account;
  wizard.addEventListener("einv-signup", () => enter(wizard.joined.runtime));
  wizard.addEventListener("einv-exit", ({ detail }) => detail.completed || show("login"));
  document.querySelector("section[data-page=join]").replaceChildren(wizard);
  show("join");
});
await offer(document.querySelector(".certificates"));
