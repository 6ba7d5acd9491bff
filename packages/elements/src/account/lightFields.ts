/**
 * Fields in the element's own children (light DOM), where password managers
 * find them; shown through a slot. Their styles are adopted by the root node in
 * a layer, so that a page's own rules win.
 */
import { html, nothing, type ReactiveController, render, type TemplateResult } from "lit";
import { base } from "../foundation/base.styles.ts";
import { controls } from "../foundation/controls.styles.ts";
import type { EinvElement } from "../foundation/element.ts";
import { accountStyles } from "./account.styles.ts";

let count = 0;
let sheet: CSSStyleSheet | undefined;

/** Tokens come by inheritance: what is slotted inherits from the element's own root. */
const styles = (): CSSStyleSheet => {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@layer einv{.einv-fields{${base.cssText}${controls.cssText}${accountStyles.cssText}}}`,
    );
  }
  return sheet;
};

export class LightFields implements ReactiveController {
  readonly #host: EinvElement;
  readonly #slot: string;
  readonly #content: () => TemplateResult | typeof nothing;
  readonly #prefix: string;
  #box: HTMLElement | undefined;

  constructor(host: EinvElement, slot: string, content: () => TemplateResult | typeof nothing) {
    this.#host = host;
    this.#slot = slot;
    this.#content = content;
    count += 1;
    this.#prefix = `einv-${count}`;
    host.addController(this);
  }

  /** An id that no other element of the page has. */
  readonly id = (name: string): string => `${this.#prefix}-${name}`;

  /** Where the fields are shown. */
  slot(): TemplateResult {
    return html`<slot name=${this.#slot}></slot>`;
  }

  /** What is typed in a field now, filled in by a manager or not. */
  value(name: string): string {
    const field = this.#box?.querySelector(`#${this.id(name)}`);
    return field instanceof HTMLInputElement ? field.value : "";
  }

  hostUpdated(): void {
    const content = this.#host.isConnected ? this.#content() : nothing;
    if (content === nothing) {
      this.#empty();
      return;
    }
    const box = (this.#box ??= this.#made());
    if (box.parentNode !== this.#host) this.#host.append(box);
    const root = this.#host.getRootNode();
    if (
      (root instanceof Document || root instanceof ShadowRoot) &&
      !root.adoptedStyleSheets.includes(styles())
    )
      root.adoptedStyleSheets.push(styles());
    render(content, box);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#empty();
    });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #made(): HTMLElement {
    const box = document.createElement("div");
    box.slot = this.#slot;
    box.className = "einv-fields";
    return box;
  }

  /** What was typed goes with its fields. */
  #empty(): void {
    if (this.#box === undefined) return;
    render(nothing, this.#box);
    this.#box.remove();
  }
}
