/** Speaks to screen readers: one polite and one assertive region, invisible, inside a shadow root. */
export class Announcer {
  readonly #root: ShadowRoot;
  readonly #regions = new Map<"polite" | "assertive", HTMLElement>();

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Said once; the same sentence again is spoken again. */
  say(sentence: string, urgency: "polite" | "assertive" = "polite"): void {
    const region = this.#region(urgency);
    const line = document.createElement("p");
    line.textContent = sentence;
    region.replaceChildren(line);
  }

  #region(urgency: "polite" | "assertive"): HTMLElement {
    const known = this.#regions.get(urgency);
    if (known?.isConnected === true) return known;
    const region = document.createElement("div");
    region.className = "unseen";
    region.setAttribute("role", urgency === "polite" ? "status" : "alert");
    region.setAttribute("aria-live", urgency);
    this.#root.append(region);
    this.#regions.set(urgency, region);
    return region;
  }
}
