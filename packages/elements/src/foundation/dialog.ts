/** A native modal dialog: it floats in the top layer, Escape closes it, and focus returns where it came from. */
import { html, nothing, type TemplateResult } from "lit";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { createRef, ref, type Ref } from "lit/directives/ref.js";

export class Dialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #element: Ref<HTMLDialogElement> = createRef();
  #open = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Shows it once it is rendered; the element with `autofocus` gets the focus. */
  open(): void {
    this.#open = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = false;
    this.#element.value?.close();
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const element = this.#element.value;
    if (this.#open && element !== undefined && !element.open) element.showModal();
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  /**
   * The dialog, while it is open. `held` keeps Escape from closing it, as while a
   * command runs; `alert` says that something is lost by it, in the element `dialog-consequence`.
   */
  render(
    title: string,
    content: TemplateResult,
    { held = false, alert = false }: { readonly held?: boolean; readonly alert?: boolean } = {},
  ): TemplateResult | undefined {
    if (!this.#open) return undefined;
    return html`<dialog
      part="dialog"
      role=${alert ? "alertdialog" : nothing}
      aria-labelledby="dialog-title"
      aria-describedby=${alert ? "dialog-consequence" : nothing}
      ${ref(this.#element)}
      @cancel=${(event: Event) => {
        if (held) event.preventDefault();
      }}
      @close=${({ currentTarget }: Event) => {
        // The one that was closed before may say so only after another was opened.
        if (currentTarget !== this.#element.value || this.#element.value?.open === true) return;
        this.#open = false;
        this.#host.requestUpdate();
      }}
    >
      <div class="dialog">
        <h2 id="dialog-title">${title}</h2>
        ${content}
      </div>
    </dialog>`;
  }
}
