/** A person who has a keyboard and no mouse. Counts what the person does, not the keys it takes. */
import type { Page } from "playwright-core";

/** What has the focus, through every shadow root: its name as a screen reader says it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    if (at === null) return "";
    const root = at.getRootNode() as Document | ShadowRoot;
    const labels =
      at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(({ textContent }) => textContent) : [];
    const described = (at.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => (id === "" ? "" : (root.getElementById(id)?.textContent ?? "")));
    return [at.getAttribute("aria-label"), ...labels, ...described, at.textContent]
      .filter((text) => text != null && text.trim() !== "")
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
  });

export class Keyboard {
  readonly #page: Page;
  readonly done: Array<string> = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tabs until something of this name has the focus. */
  async to(name: string): Promise<void> {
    const met: Array<string> = [];
    for (let step = 0; step < 60; step++) {
      const here = await focused(this.#page);
      if (here.includes(name)) return;
      met.push(here);
      await this.#page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not come to ${name}; it met ${met.join(" | ")}`);
  }

  /** Waits until the focus has come to something of this name by itself. */
  async finds(name: string): Promise<void> {
    const last = Date.now() + 15_000;
    while (!(await focused(this.#page)).includes(name)) {
      if (Date.now() > last)
        throw new Error(`the focus did not come to ${name}; it is at ${await focused(this.#page)}`);
      await new Promise((again) => setTimeout(again, 25));
    }
  }

  /** One thing that a person does. */
  async does(what: string, act: () => Promise<unknown>): Promise<void> {
    await act();
    this.done.push(what);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Presses the button that opens the choice of files, and chooses. */
  async choose(files: ReadonlyArray<{ name: string; mimeType: string; buffer: Buffer }>): Promise<void> {
    const [chooser] = await Promise.all([this.#page.waitForEvent("filechooser"), this.press("Enter")]);
    await chooser.setFiles([...files]);
  }
}
