/** List, document, print and mail link on a page of a careful host; the title says what its policies had against them. */
import "@einv/elements/define-all";
import { approval } from "../support/approval.ts";
import { invoice, listOf, refusal, rows, signature, status, view, world } from "../support/samples.ts";

const found: Array<string> = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sourceFile, lineNumber }) => {
  found.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`);
});
window.addEventListener("error", ({ message }) => found.push(message));

const until = async (happened: () => boolean): Promise<void> => {
  while (!happened()) await new Promise((done) => setTimeout(done, 20));
};

document.body.setAttribute("style", "color: red");
await until(() => found.length > 0);
const noticed = found.splice(0).length > 0;

const provider = document.createElement("einv-provider");
provider.runtime = world({
  list: listOf(rows, { hidden: 2, hiddenBecause: refusal("permission.own-only") }),
  peekLink: async () => ({ sender: "나래평가정보(주)", fingerprint: "7F-2A-91", expiresAt: new Date(0) }),
  openLink: async () => ({
    ref: "inv_1",
    runtime: world({ invoice: async () => view(), approval: async () => approval() }),
  }),
});
const list = document.createElement("einv-invoice-list");
const sheet = document.createElement("einv-invoice-document");
const viewer = document.createElement("einv-invoice-viewer");
provider.append(list, sheet, viewer);
document.body.append(provider);

const enter = (root: ParentNode | null, selector: string, value: string): void => {
  const field = root?.querySelector<HTMLInputElement>(selector);
  if (field == null) throw new Error(`no field ${selector}`);
  field.value = value;
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
};

await until(() => list.viewState === "ready");
list.shadowRoot?.querySelector<HTMLElement>("summary")?.click();
enter(list.shadowRoot, "input", "없는 곳");
await until(() => list.viewState === "empty");

Object.assign(sheet, { invoice, side: "buyer", status: status("issueCancelled"), signature });
await sheet.updateComplete;
let paper = "";
new MutationObserver(() => {
  const inside = document.querySelector("iframe")?.contentWindow;
  if (inside == null) return;
  inside.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
    found.push(effectiveDirective),
  );
  inside.print = () => {
    const title = inside.document.body.firstElementChild?.shadowRoot?.querySelector(".title");
    paper = title == null ? "" : inside.getComputedStyle(title).fontWeight;
    inside.dispatchEvent(new Event("afterprint"));
  };
}).observe(document.body, { childList: true });
await sheet.print();

viewer.token = "tok";
await until(() => viewer.shadowRoot?.querySelector("#number") != null);
enter(viewer.shadowRoot, "#number", "12088");
await until(() => viewer.shadowRoot?.querySelector(".wrong") != null);
enter(viewer.shadowRoot, "#number", "120-88-00016");
await until(() => viewer.shadowRoot?.querySelector("einv-invoice-approval")?.viewState === "ready");

document.title = JSON.stringify({ noticed, reached: paper === "600", found });
