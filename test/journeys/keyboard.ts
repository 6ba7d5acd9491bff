/** A person who has a keyboard and no mouse. Counts what the person does, not the keys it takes. */
import type { Page } from "playwright-core";

/** What has the focus, through every shadow root: its name as a screen reader says it, and whether one can do something there. */
const focused = (page: Page): Promise<{ readonly name: string; readonly control: boolean }> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    if (at === null) return { name: "", control: false };
    const root = at.getRootNode() as Document | ShadowRoot;
    const labels =
      at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(({ textContent }) => textContent) : [];
    const described = (at.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => (id === "" ? "" : (root.getElementById(id)?.textContent ?? "")));
    const control = at.matches("a, button, input, select, textarea, summary");
    const name = [at.getAttribute("aria-label"), ...labels, ...described, at.textContent]
      .filter((text) => text != null && text.trim() !== "")
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
    return { name, control };
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
      if (here.control && here.name.includes(name)) return;
      met.push(here.name.slice(0, 60));
      await this.#page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not come to ${name}; it met ${met.join(" | ")}`);
  }

  /** Moves through the choices of a group until this one is chosen. */
  async picks(name: string): Promise<void> {
    for (let step = 0; step < 12; step++) {
      if ((await focused(this.#page)).name.includes(name)) return;
      await this.#page.keyboard.press("ArrowDown");
    }
    throw new Error(`there is no choice ${name}`);
  }

  /** Waits until the focus has come to something of this name by itself. */
  async finds(name: string): Promise<void> {
    const last = Date.now() + 15_000;
    while (!(await focused(this.#page)).name.includes(name)) {
      if (Date.now() > last)
        throw new Error(`the focus did not come to ${name}; it is at ${(await focused(this.#page)).name}`);
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
    const chosen = this.#page.waitForEvent("filechooser");
    // Interception has reached the browser once it answers something asked after it.
    await this.#page.evaluate("0");
    await this.press("Enter");
    const chooser = await chosen;
    await chooser.setFiles([...files]);
  }
}
