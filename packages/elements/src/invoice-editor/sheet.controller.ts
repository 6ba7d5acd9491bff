/** What stands on the sheet, and where the person has been. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Content } from "./content.ts";

export class Sheet implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: () => void;
  #content: Content | undefined;
  #left = new Set<string>();
  #tried = false;

  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get content(): Content | undefined {
    return this.#content;
  }

  /** Whether sending was tried: from then on everything that is wrong shows. */
  get tried(): boolean {
    return this.#tried;
  }

  /** Another content, as it was loaded. A sheet always has a line to write in. */
  open(content: Content): void {
    const { form } = content;
    this.#content = form.items.length === 0 ? { ...content, form: { ...form, items: [{}] } } : content;
    this.#left.clear();
    this.#tried = false;
    this.#host.requestUpdate();
  }

  /** Changes it, as a person does. */
  edit(change: (content: Content) => Content): void {
    const content = this.#content;
    if (content === undefined) return;
    const next = change(content);
    if (next === content) return;
    this.#content = next;
    this.#changed();
    this.#host.requestUpdate();
  }

  /** The person has finished at this field. */
  leave(path: string): void {
    if (this.#left.has(path)) return;
    this.#left.add(path);
    this.#host.requestUpdate();
  }

  /** Whether what is wrong at this field is said: after it was left, not while it is first typed. */
  shows(path: string): boolean {
    return this.#tried || this.#left.has(path);
  }

  /** Sending is tried. */
  tryNow(): void {
    this.#tried = true;
    this.#host.requestUpdate();
  }

  /** Lines have moved: `to` says where each is now, `undefined` that it is gone. */
  moved(to: (line: number) => number | undefined): void {
    this.#left = new Set(
      [...this.#left].flatMap((path) => {
        const [, line, rest] = /^items\[(\d+)\](.*)$/.exec(path) ?? [];
        if (line === undefined) return [path];
        const now = to(Number(line));
        return now === undefined ? [] : [`items[${now}]${rest ?? ""}`];
      }),
    );
  }

  hostConnected(): void {}
}
