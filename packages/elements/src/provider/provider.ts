/** `<einv-provider>`: where the server is, in which language, and one voice for screen readers. */
import { ContextProvider } from "@lit/context";
import { css, html, LitElement, type PropertyDeclarations } from "lit";
import { Announcer } from "../foundation/announcer.ts";
import { type Language, languageOf, pageLanguage } from "../foundation/speech.ts";
import { rememberRequests, type Surroundings, surroundingsContext } from "../foundation/surroundings.ts";
import type { Runtime } from "../runtime/Runtime.ts";

/**
 * Connects the elements inside it to an einv server.
 *
 * @element einv-provider
 * @slot - The page's own content, with einv elements anywhere inside.
 * @example
 * ```html
 * <einv-provider language="ko">
 *   <einv-invoice-approval invoice-ref="inv_…"></einv-invoice-approval>
 * </einv-provider>
 * ```
 */
export class EinvProvider extends LitElement {
  static override properties: PropertyDeclarations = {
    language: {},
    runtime: { attribute: false },
  };

  static override styles = css`
    :host {
      display: contents;
    }
    .unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  /** `ko` or `en`; by default the language of the page (`<html lang>`). */
  declare language: Language | undefined;
  /** The connection to a server. */
  declare runtime: Runtime | undefined;

  readonly #provided: ContextProvider<typeof surroundingsContext>;
  #announcer: Announcer | undefined;
  #pageLanguageChanges: MutationObserver | undefined;

  constructor() {
    super();
    this.#provided = new ContextProvider(this, {
      context: surroundingsContext,
      initialValue: this.#surroundings(),
    });
  }

  override connectedCallback(): void {
    rememberRequests();
    super.connectedCallback();
    this.#pageLanguageChanges ??= new MutationObserver(() => this.#provide());
    this.#pageLanguageChanges.observe(document.documentElement, { attributeFilter: ["lang"] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pageLanguageChanges?.disconnect();
  }

  protected override willUpdate(): void {
    this.#provide();
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  readonly #announce: Surroundings["announce"] = (sentence, urgency) => {
    if (this.shadowRoot === null) return;
    this.#announcer ??= new Announcer(this.shadowRoot);
    this.#announcer.say(sentence, urgency);
  };

  #surroundings(): Surroundings {
    return {
      runtime: this.runtime,
      language: this.language === undefined ? pageLanguage() : languageOf(this.language),
      announce: this.#announce,
    };
  }

  #provide(): void {
    const now = this.#provided.value;
    const next = this.#surroundings();
    if (now.runtime !== next.runtime || now.language !== next.language) this.#provided.setValue(next);
  }
}
