/** Prints one element without the page around it: its shadow tree in a frame of its own, on A4. */

const page =
  "@page { size: A4; margin: 10mm } html { color-scheme: light } body { margin: 0; background: #fff }";

const styled = (view: Window & typeof globalThis, text: string): CSSStyleSheet => {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map((rule) => rule.cssText).join("\n");

/** Resolves when the print dialog is closed. `title` is what a PDF is called by default. */
export const printAlone = async (element: HTMLElement, title: string): Promise<void> => {
  const source = element.shadowRoot;
  if (source === null) return;
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  for (const [name, value] of [
    ["position", "fixed"],
    ["inset-block-start", "-9999px"],
    ["inline-size", "794px"],
    ["block-size", "1123px"],
    ["border", "0"],
  ] as const)
    frame.style.setProperty(name, value);
  document.body.append(frame);
  const view = frame.contentWindow;
  const inside = frame.contentDocument;
  if (view === null || inside === null) {
    frame.remove();
    return;
  }
  const realm = view as Window & typeof globalThis;
  inside.title = title;
  inside.documentElement.lang = element.lang;
  inside.adoptedStyleSheets = [styled(realm, page)];
  const host = inside.createElement("div");
  host.lang = element.lang;
  host.style.setProperty("font-family", getComputedStyle(element).fontFamily);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = source.adoptedStyleSheets.map((sheet) => styled(realm, textOf(sheet)));
  root.append(...[...source.childNodes].map((node) => inside.importNode(node, true)));
  inside.body.append(host);
  await inside.fonts.ready;
  await new Promise<void>((done) => {
    view.addEventListener("afterprint", () => done(), { once: true });
    view.focus();
    view.print();
    setTimeout(done, 60_000);
  });
  frame.remove();
};
