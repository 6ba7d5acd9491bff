document.querySelector("einv-provider").fetchClientSecret = async () => (await fetch("/einv-session")).text();
document.querySelector("einv-invoice-approval").invoiceRef = location.hash.slice(1);

globalThis.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
  globalThis.violations.push(`${violatedDirective} ${sourceFile}`),
);
