/** Tabs: arrows move and open, one stop for Tab. */
import { html, nothing, type TemplateResult } from "lit";

export interface TabOf<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** How much waits there, and how that is said. */
  readonly count?: { readonly figure: number; readonly said: string };
}

export const tabList = <Name extends string>(
  label: string,
  all: ReadonlyArray<TabOf<Name>>,
  open: Name,
  choose: (name: Name) => void,
): TemplateResult => {
  const move = (event: KeyboardEvent): void => {
    const now = all.findIndex(({ name }) => name === open);
    const last = all.length - 1;
    const to = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = to === undefined ? undefined : all[to];
    if (tab === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    choose(tab.name);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" part="tabs" aria-label=${label} @keydown=${move}>
    ${all.map(
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
            count === undefined || count.figure === 0
              ? nothing
              : html` <span class="count" aria-hidden="true">${count.figure}</span
                  ><span class="unseen">, ${count.said}</span>`
          }
        </button>`,
    )}
  </div>`;
};
