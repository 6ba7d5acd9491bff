/** `<einv-provider>`: where the server is, in which language, and one voice for screen readers. */
import { ContextProvider } from "@lit/context";
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { Announcer } from "../foundation/announcer.ts";
import { AtHand } from "../foundation/atHand.ts";
import { type Language, languageOf, pageLanguage } from "../foundation/speech.ts";
import { rememberRequests, type Surroundings, surroundingsContext } from "../foundation/surroundings.ts";
import { connect } from "../runtime/connect.ts";
import type { Runtime } from "../runtime/Runtime.ts";

/**
 * Connects the elements inside it to an einv server.
 *
 * @element einv-provider
 * @slot - The page's own content, with einv elements anywhere inside.
 * @example
 * ```html
 * <einv-provider base-url="https://einv.example">
 *   <einv-invoice-approval invoice-ref="inv_…"></einv-invoice-approval>
 * </einv-provider>
 * <script type="module">
 *   document.querySelector("einv-provider").fetchClientSecret = async () =>
 *     (await fetch("/einv-session", { method: "POST" })).text();
 * </script>
 * ```
 */
export class EinvProvider extends LitElement {
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: "base-url" },
    fetchClientSecret: { attribute: false },
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

  /** Where the einv server is; absolute, or relative to the page. */
  declare baseUrl: string | undefined;
  /**
   * Gets a client secret from the host's own backend; called when one is needed
   * and when it has expired. May be set later: until then elements wait. Another
   * function is used from its next call on; for another person call {@link renew}.
   */
  declare fetchClientSecret: (() => Promise<string>) | undefined;
  /** `ko` or `en`; by default the language of the page (`<html lang>`). */
  declare language: Language | undefined;
  /** A connection of the page's own, instead of the one to `baseUrl`. */
  declare runtime: Runtime | undefined;

  readonly #atHand = new AtHand();
  readonly #provided: ContextProvider<typeof surroundingsContext>;
  #connected: { readonly baseUrl: string; readonly runtime: Runtime } | undefined;
  #waiting: Array<() => void> = [];
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
    queueMicrotask(() => {
      if (!this.isConnected) this.#atHand.forget();
    });
  }

  /** Starts anew, as another person: elements inside load again with a fresh client secret. */
  renew(): void {
    this.#connected = undefined;
    this.#provide();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("fetchClientSecret") && this.fetchClientSecret !== undefined) {
      for (const goOn of this.#waiting.splice(0)) goOn();
    }
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

  readonly #secret = async (): Promise<string> => {
    for (;;) {
      if (this.fetchClientSecret !== undefined) return this.fetchClientSecret();
      await new Promise<void>((goOn) => this.#waiting.push(goOn));
    }
  };

  /** The connection to `baseUrl`, kept while it stays the same. */
  #default(): Runtime | undefined {
    const { baseUrl } = this;
    if (!baseUrl) return undefined;
    if (this.#connected?.baseUrl !== baseUrl)
      this.#connected = { baseUrl, runtime: connect({ baseUrl, fetchClientSecret: this.#secret }) };
    return this.#connected.runtime;
  }

  #surroundings(): Surroundings {
    return {
      runtime: this.runtime ?? this.#default(),
      language: this.language === undefined ? pageLanguage() : languageOf(this.language),
      announce: this.#announce,
      atHand: this.#atHand,
    };
  }

  #provide(): void {
    const now = this.#provided.value;
    const next = this.#surroundings();
    if (now.runtime !== next.runtime) this.#atHand.forget();
    if (now.runtime !== next.runtime || now.language !== next.language) this.#provided.setValue(next);
  }
}
