const provider = document.querySelector("einv-provider");
const list = document.querySelector("einv-invoice-list");
const approval = document.querySelector("einv-invoice-approval");

// The ERP's own backend knows who is logged in, and holds the API key: examples/session-backend.ts.
provider.fetchClientSecret = async () => (await fetch("/einv-session", { method: "POST" })).text();

list.addEventListener("einv-invoice-open", ({ detail }) => {
  approval.invoiceRef = detail.ref;
  approval.hidden = false;
});
approval.addEventListener("einv-issued", () => list.reload());
