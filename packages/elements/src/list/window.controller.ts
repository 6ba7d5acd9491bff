/** Keeps in the document what of a long list is near the viewport, whatever scrolls: the page, or any box around the element. */
import type { ReactiveController } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { layout, type Part, partsOf } from "./windowing.ts";

/** Of a row that was never measured, px: as high as the styles make it at the usual size of text. */
const guess = 59.5;

/** Rows beyond the viewport on each side: a key press or a turn of the wheel finds them there. */
const ahead = 12;

/** Rows by which what is drawn may lag behind a scroll before it is drawn anew; fewer than stand beyond the viewport. */
const lag = 4;

export class ListWindow implements ReactiveController {
  readonly #host: EinvElement;
  readonly #count: () => number;
  #rowHeight = guess;
  /** The first frame shows the rows in sight; the next brings those beyond. */
  #beyond = 0;
  #parts: ReadonlyArray<Part> = [];
  #kept: number | undefined;
  #roots: ReadonlyArray<EventTarget> = [];

  /** `count`: rows of the list, 0 while it is short enough to stand whole. */
  constructor(host: EinvElement, count: () => number) {
    this.#host = host;
    this.#count = count;
    host.addController(this);
  }

  /** The list from beginning to end: rows to draw, and gaps. */
  get pieces(): ReturnType<typeof layout> {
    const count = this.#count();
    this.#parts = this.#now(count);
    return layout(this.#parts, count);
  }

  hostConnected(): void {
    // A scroll does not leave its tree: each tree around the element is listened to.
    const roots: Array<EventTarget> = [window];
    for (let root = this.#host.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      roots.push(root);
    this.#roots = roots;
    for (const root of roots) root.addEventListener("scroll", this.#look, { capture: true, passive: true });
    addEventListener("resize", this.#look);
    this.#host.addEventListener("focusin", this.#focused);
    this.#host.addEventListener("focusout", this.#focused);
  }

  hostDisconnected(): void {
    for (const root of this.#roots) root.removeEventListener("scroll", this.#look, { capture: true });
    this.#roots = [];
    removeEventListener("resize", this.#look);
    this.#host.removeEventListener("focusin", this.#focused);
    this.#host.removeEventListener("focusout", this.#focused);
  }

  hostUpdated(): void {
    const body = this.#body;
    if (this.#count() === 0 || body === null) return;
    for (const gap of body.querySelectorAll<HTMLElement>(".gap"))
      gap.style.blockSize = `${Number(gap.dataset["rows"]) * this.#rowHeight}px`;
    if (this.#beyond === ahead) this.#measure();
    else requestAnimationFrame(() => requestAnimationFrame(this.#widen));
  }

  get #body(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>("tbody") ?? null;
  }

  #now(count: number): ReadonlyArray<Part> {
    return partsOf({
      count,
      rowHeight: this.#rowHeight,
      top: this.#body?.getBoundingClientRect().top ?? 0,
      viewport: innerHeight,
      beyond: this.#beyond,
      kept: this.#kept,
    });
  }

  readonly #widen = (): void => {
    this.#beyond = ahead;
    this.#measure();
  };

  /** Asks for the layout, which the first frame is spared. */
  #measure(): void {
    const height = this.#body?.querySelector("tr[data-index]")?.getBoundingClientRect().height ?? 0;
    if (height > 0 && Math.abs(height - this.#rowHeight) > 0.5) {
      this.#rowHeight = height;
      this.#host.requestUpdate();
    } else this.#look();
  }

  readonly #look = (): void => {
    const count = this.#count();
    if (count === 0) return;
    const now = this.#now(count);
    const near = (one: number, other: number | undefined): boolean =>
      other !== undefined && Math.abs(one - other) <= lag;
    const same =
      now.length === this.#parts.length &&
      now.every(
        ({ from, until }, index) =>
          near(from, this.#parts[index]?.from) && near(until, this.#parts[index]?.until),
      ) &&
      this.#holds(count);
    if (!same) this.#host.requestUpdate();
  };

  /** Whether the row that has the focus is drawn, and its neighbours, to which Tab leads. */
  #holds(count: number): boolean {
    const kept = this.#kept;
    if (kept === undefined) return true;
    const [first, last] = [Math.max(0, kept - 1), Math.min(count - 1, kept + 1)];
    return this.#parts.some(({ from, until }) => from <= first && last < until);
  }

  readonly #focused = (): void => {
    const row = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>("tr[data-index]");
    this.#kept = row == null ? undefined : Number(row.dataset["index"]);
  };
}
