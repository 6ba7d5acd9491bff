/**
 * Which document is open: the one that the page asks for, until the person
 * begins a blank sheet or goes on with another draft.
 */
import type { DraftViews } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { Loading } from "../foundation/loading.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import type { Side } from "./content.ts";
import { ofDraft, open, type Opened, type Opening, remembered } from "./opening.ts";

export interface DocumentsEvents {
  /** What the page asks for. */
  readonly wanted: () => Omit<Opening, "round">;
  /** The draft that what is open was saved as. */
  readonly savedAs: () => string | undefined;
  /** A document is asked for; `offers` while the page has not named the draft. */
  readonly opening: (offers: boolean) => void;
  /** Another one is open; `chosen` by the person. */
  readonly opened: (opened: Opened, chosen: boolean) => void;
}

export class Documents {
  readonly loading: Loading<Opening, Opened>;
  readonly #host: EinvElement;
  readonly #events: DocumentsEvents;
  /** What the page asked for last: the draft, and everything else. */
  #named = "";
  #ground = "";
  /** What the person began or chose, whatever the page asks for. */
  #own: Opening | undefined;
  #rounds = 0;
  #opening: Opening | undefined;
  /** A draft that was fetched when it was chosen. */
  #taken: { readonly opening: Opening; readonly opened: Opened } | undefined;
  #shown: { readonly opening: Opening; readonly runtime: Runtime; readonly opened: Opened } | undefined;

  constructor(host: EinvElement, events: DocumentsEvents) {
    this.#host = host;
    this.#events = events;
    this.loading = new Loading<Opening, Opened>(host, {
      key: () => this.#asked(),
      load: async (runtime, opening, signal) => {
        events.opening(this.offers);
        const shown = this.#shown;
        if (shown?.runtime === runtime && shown.opening === opening) return shown.opened;
        const taken = this.#taken;
        return taken?.opening === opening ? taken.opened : open(runtime, opening, signal);
      },
      loaded: (opened) => this.#show(opened),
    });
  }

  /** What is open, as it was when it was opened. */
  get opened(): Opened | undefined {
    return this.#shown?.opened;
  }

  /** Whether the person may choose what to write: the page has named no draft, or the person chose another. */
  get offers(): boolean {
    return this.#opening === this.#own || this.#opening?.draftId === undefined;
  }

  /** A reload of the page goes on with this draft. */
  remember({ draftId }: DraftViews.Origin): void {
    if (this.#opening !== undefined) remembered(this.#opening).write(draftId);
  }

  forget(): void {
    if (this.#opening !== undefined) remembered(this.#opening).forget();
  }

  /** A blank sheet. */
  begin(side: Side): void {
    this.forget();
    this.#choose({ side, round: this.#nextRound() });
  }

  /** Goes on with this draft. */
  take(draft: DraftViews.DraftView): void {
    const opening = { side: draft.side, draftId: draft.draftId, round: this.#nextRound() };
    this.#taken = { opening, opened: ofDraft(draft, true) };
    this.#choose(opening);
  }

  #nextRound(): number {
    this.#rounds += 1;
    return this.#rounds;
  }

  #choose(opening: Opening): void {
    this.#own = opening;
    this.#host.requestUpdate();
  }

  /** A page that learns the number of the draft that is open, and sets it, or takes it away once that is gone, changes nothing. */
  #asked(): Opening {
    const wanted = this.#events.wanted();
    const { draftId, ...rest } = wanted;
    const [named, ground] = [draftId ?? "", JSON.stringify(rest)];
    if (named !== this.#named || ground !== this.#ground) {
      const isOpen = draftId === this.#events.savedAs() && (draftId !== undefined || ground === this.#ground);
      this.#own = isOpen ? this.#opening : undefined;
      this.#named = named;
      this.#ground = ground;
    }
    const opening = this.#own ?? { ...wanted, round: 0 };
    if (this.#opening === undefined || JSON.stringify(opening) !== JSON.stringify(this.#opening))
      this.#opening = opening;
    return this.#opening;
  }

  #show(opened: Opened): void {
    const runtime = this.#host.activeRuntime;
    const opening = this.#opening;
    if (runtime === undefined || opening === undefined || this.#shown?.opened === opened) return;
    this.#shown = { opening, runtime, opened };
    this.#events.opened(opened, opening === this.#own);
    const { origin } = opened;
    if (this.#taken?.opening !== opening || origin === undefined) return;
    this.remember(origin);
    tell(this.#host, "einv-draft-open", { draftId: origin.draftId });
  }
}
