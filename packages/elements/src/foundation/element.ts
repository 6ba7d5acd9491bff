/** What every einv element shares: its surroundings, language, state and voice. */
import { ContextConsumer } from "@lit/context";
import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Runtime } from "../runtime/Runtime.ts";
import { Announcer } from "./announcer.ts";
import type { AtHand } from "./atHand.ts";
import { errorDetail, tell } from "./events.ts";
import type { Problem } from "./problem.ts";
import { type Language, pageLanguage } from "./speech.ts";
import { rememberRequests, surroundingsContext } from "./surroundings.ts";

/** Where an element stands; mirrored as a custom state, so that a page may style `einv-…:state(loading)`. */
export type ViewState = "idle" | "loading" | "ready" | "empty" | "error" | "denied" | "busy";

export abstract class EinvElement extends LitElement {
  static override properties: PropertyDeclarations = {
    runtime: { attribute: false },
  };

  /** Talks to the server; replaces the provider's. */
  declare runtime: Runtime | undefined;

  readonly #surroundings = new ContextConsumer(this, { context: surroundingsContext, subscribe: true });
  readonly #internals = this.attachInternals();
  #viewState: ViewState = "idle";
  #ownLanguage: Language | undefined;
  #announcer: Announcer | undefined;
  #focusOn: string | undefined;

  override connectedCallback(): void {
    rememberRequests();
    super.connectedCallback();
  }

  protected override willUpdate(_changed?: PropertyValues): void {
    const language = this.language;
    if (this.#ownLanguage === language) return;
    if (this.#ownLanguage !== undefined || !this.hasAttribute("lang")) {
      this.#ownLanguage = language;
      this.lang = language;
    }
  }

  protected override updated(_changed?: PropertyValues): void {
    if (this.#focusOn === undefined) return;
    const target =
      this.renderRoot.querySelector<HTMLElement>(this.#focusOn) ??
      this.querySelector<HTMLElement>(this.#focusOn);
    this.#focusOn = undefined;
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    const here = this.shadowRoot?.activeElement != null || this.matches(":focus-within");
    if (target !== null && (nowhere || here)) target.focus();
  }

  /** Moves the focus after the next rendering, in its shadow or among its own children, unless the person is elsewhere on the page by then. */
  focusOn(selector: string): void {
    this.#focusOn = selector;
    this.requestUpdate();
  }

  /** Where the element stands. */
  get viewState(): ViewState {
    return this.#viewState;
  }

  /** The language spoken: the provider's, else the page's. */
  get language(): Language {
    return this.#surroundings.value?.language ?? pageLanguage();
  }

  /** The runtime to talk to, if there is one yet. */
  get activeRuntime(): Runtime | undefined {
    return this.runtime ?? this.#surroundings.value?.runtime;
  }

  /** The certificate that was used last within this provider. */
  get atHand(): AtHand | undefined {
    return this.#surroundings.value?.atHand;
  }

  /** Moves to a state; called by the element and its controllers only. */
  enter(state: ViewState): void {
    if (state === this.#viewState) return;
    this.#internals.states.delete(this.#viewState);
    this.#internals.states.add(state);
    this.#viewState = state;
    this.requestUpdate();
  }

  /** Speaks to a screen reader, through the provider if there is one. */
  announce(sentence: string, urgency: "polite" | "assertive" = "polite"): void {
    const announce = this.#surroundings.value?.announce;
    if (announce !== undefined) {
      announce(sentence, urgency);
      return;
    }
    if (this.shadowRoot === null) return;
    this.#announcer ??= new Announcer(this.shadowRoot);
    this.#announcer.say(sentence, urgency);
  }

  /** Tells the page about a problem with `einv-error`. */
  complain(problem: Problem): void {
    tell(this, "einv-error", errorDetail(problem, this.language));
  }
}
