/** What the pages of companies do: connect the elements to einv, show a page at a time, show the points. */
import "/einv/loader.js";

export const settings = await (await fetch("/erp/settings")).json();

export const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const content = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(content.what?.ko ?? String(answer.status)), { content });
  return content;
};

/** The elements ask the ERP's own backend for a client secret; the API key never comes here. */
const connect = (provider) => {
  provider.baseUrl = settings.server;
  provider.fetchClientSecret = async () => (await post("/erp/session")).clientSecret;
};

const won = new Intl.NumberFormat("ko-KR");
export const points = async () => {
  const { available } = await post("/erp/company");
  document.getElementById("points").textContent = `${won.format(BigInt(available))} P`;
};

/** The page where a button of the help does what it says. */
const pages = {
  "verify-company": "company",
  certificates: "certificates",
  permissions: "rights",
  market: "service",
  requests: "list",
  invoices: "list",
  points: "points",
  environment: "environment",
};
const leadsTo = (intent) =>
  document.querySelector(`nav button[data-page="${pages[intent]}"]`) === null ? undefined : pages[intent];

/** Puts a page's element there when the page is first shown. */
const fill = (section) => {
  const { einv, side } = section.dataset;
  if (einv === undefined || section.firstElementChild !== null) return;
  const element = document.createElement(einv);
  if (side !== undefined) element.setAttribute("side", side);
  if (einv === "einv-support-center") element.intents = Object.keys(pages).filter(leadsTo);
  section.append(element);
};

/** Shows one page; the others keep what was typed in them. */
export const show = (page) => {
  for (const section of document.querySelectorAll("section[data-page]")) {
    section.hidden = section.dataset.page !== page;
    if (!section.hidden) fill(section);
  }
  for (const button of document.querySelectorAll("nav button"))
    if (button.dataset.page === page) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  // Certificates lie at hand where one is asked for.
  const certificates = document.querySelector("aside.certificates");
  if (certificates !== null) {
    certificates.hidden = document.querySelector("section[data-certificates]:not([hidden])") === null;
    certificates.querySelector("[role=status]")?.replaceChildren();
  }
  if (page === "list") document.querySelector("einv-invoice-list")?.reload?.();
  const planner = document.querySelector("einv-amendment-planner");
  if (page === "amend") planner.invoiceRef = document.querySelector("einv-invoice-approval").invoiceRef;
};

/** Makes the menu, the list and the help lead to their pages. */
export const lead = () => {
  for (const button of document.querySelectorAll("button[data-page]"))
    button.addEventListener("click", () => show(button.dataset.page));
  document.addEventListener("einv-invoice-open", ({ detail }) => {
    document.querySelector("einv-invoice-approval").invoiceRef = detail.ref;
    show("open");
  });
  document.addEventListener("einv-help-action", (event) => {
    const page = leadsTo(event.detail.intent);
    if (page === undefined) return;
    event.preventDefault();
    show(page);
  });
};

export const start = (page) => {
  connect(document.querySelector("einv-provider"));
  lead();
  // The payment page leads back to the wallet, and says which order was paid.
  const back = new URLSearchParams(location.search);
  show(back.has("orderId") ? "points" : (back.get("page") ?? page));
  void points();
  // The other company's deeds change what this one has.
  setInterval(() => void points(), 3000);
};
