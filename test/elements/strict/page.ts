/** Every stage of an approval on a page of a careful host; the title says what its policies had against it. */
import "@einv/elements/define-all";
import { issued } from "../support/approval.ts";
import { bankOnly, certificate, scripted } from "../support/runtime.ts";

const found: Array<string> = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sourceFile, lineNumber }) => {
  found.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`);
});
window.addEventListener("error", ({ message }) => found.push(message));

const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

// What the policies forbid is noticed at all.
document.body.setAttribute("style", "color: red");
await turn();
const noticed = found.splice(0).length > 0;

let after = false;
const runtime = scripted({
  readCertificates: async () => [
    certificate(),
    certificate({ serial: "2", usable: false, findings: [bankOnly] }),
  ],
  issue: async () => {
    after = true;
    throw new Error("the answer is lost");
  },
});
const provider = document.createElement("einv-provider");
provider.runtime = {
  ...runtime,
  approval: (ref) => (after ? Promise.resolve(issued()) : runtime.approval(ref)),
};
const element = document.createElement("einv-invoice-approval");
element.invoiceRef = "inv_a1";
provider.append(element);
document.body.append(provider);

const press = async (selector: string): Promise<void> => {
  await turn();
  element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await turn();
};

await press(".tools button");
await press("dialog [autofocus]");
await press(".after .danger");
await press("dialog .danger");
await press("dialog .button:not(.danger)");
const input = element.shadowRoot?.querySelector<HTMLInputElement>("#files");
const transfer = new DataTransfer();
transfer.items.add(new File(["-"], "signCert.der"));
if (input instanceof HTMLInputElement) {
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
}
await turn();
const secret = element.shadowRoot?.querySelector<HTMLInputElement>("#secret");
if (secret instanceof HTMLInputElement) secret.value = "password";
await press("#issue");
await press("#issue-problem .button:not(.primary)");
await turn();
const reached = element.shadowRoot?.textContent?.includes("발행된 세금계산서입니다") === true;
document.title = JSON.stringify({ noticed, reached, found });
