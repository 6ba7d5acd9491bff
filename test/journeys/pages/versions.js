document.querySelector("einv-provider").fetchClientSecret = async () =>
  (await fetch("/einv-session", { method: "POST" })).text();
