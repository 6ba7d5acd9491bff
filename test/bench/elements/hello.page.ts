/** The least that Lit can show: a base to compare with. */
import { css, html, LitElement } from "lit";

class Hello extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  protected override render() {
    return html`<p>Hello</p>`;
  }
}
customElements.define("bare-hello", Hello);

export const show = async (): Promise<void> => {
  const element = document.createElement("bare-hello") as Hello;
  document.body.append(element);
  await element.updateComplete;
};
