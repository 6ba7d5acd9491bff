/** Tabs over one panel: one stop for Tab, arrows, Home and End move and open. */
import { html, nothing, type TemplateResult } from "lit";

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** How much is there, and how that is said: 답을 기다리는 요청 3건. */
  readonly count?: { readonly figure: number; readonly said: string } | undefined;
}

export interface Tabs<Name extends string> {
  readonly label: string;
  readonly tabs: ReadonlyArray<Tab<Name>>;
  readonly open: Name;
  readonly choose: (name: Name) => void;
}

/** What a key leads to, from one of so many. */
const ledTo = (key: string, now: number, last: number): number | undefined =>
  ({
    ArrowRight: now === last ? 0 : now + 1,
    ArrowLeft: now === 0 ? last : now - 1,
    Home: 0,
    End: last,
  })[key];

export const tabList = <Name extends string>({ label, tabs, open, choose }: Tabs<Name>): TemplateResult => {
  const move = (event: KeyboardEvent): void => {
    const to = ledTo(
      event.key,
      tabs.findIndex(({ name }) => name === open),
      tabs.length - 1,
    );
    const tab = to === undefined ? undefined : tabs[to];
    if (tab === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    choose(tab.name);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" part="tabs" aria-label=${label} @keydown=${move}>
    ${tabs.map(
      ({ name, label: text, count }) =>
        html`<button
          type="button"
          class="tab"
          role="tab"
          id="tab-${name}"
          aria-controls="panel"
          aria-selected=${name === open ? "true" : "false"}
          tabindex=${name === open ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${text}${
            count === undefined
              ? nothing
              : html` <span class="count" aria-hidden="true">${count.figure}</span
                  ><span class="unseen">, ${count.said}</span>`
          }
        </button>`,
    )}
  </div>`;
};

/** The panel under the tabs. */
export const tabPanel = (
  open: string,
  content: unknown,
  { busy = false }: { readonly busy?: boolean } = {},
): TemplateResult =>
  html`<div
    class="panel"
    id="panel"
    role="tabpanel"
    aria-labelledby="tab-${open}"
    aria-busy=${busy ? "true" : "false"}
  >
    ${content}
  </div>`;
