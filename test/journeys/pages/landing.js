document.querySelector("einv-invoice-viewer").token = new URLSearchParams(location.hash.slice(1)).get("einv");

globalThis.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
  globalThis.violations.push(`${violatedDirective} ${sourceFile}`),
);
