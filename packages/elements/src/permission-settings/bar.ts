/** The bar at the foot: what was selected, what was decided and is not saved. It stays in sight while one scrolls. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../foundation/icons.ts";
import type { Desk } from "./desk.ts";
import type { People } from "./people.ts";

export const bar = (desk: Desk, people: People): TemplateResult | typeof nothing => {
  const { words, draft, open, host } = desk;
  const { selected } = people;
  const conflicts = draft.changes.filter(({ conflict, gone }) => conflict || gone).length;
  if (selected.length === 0 && draft.size === 0) return nothing;
  const discard = (): void => {
    draft.discard();
    host.focusOn(people.grid.stop);
  };
  return html`<div class="bar" part="pending-bar" role="group" aria-label=${words.changes(draft.size)}>
    ${
      selected.length === 0
        ? nothing
        : html`<div class="line">
            <span role="status">${words.selected(selected.length)}</span>
            <span class="inline">
              <button
                type="button"
                class="button"
                @click=${() =>
                  open({ kind: "choose", holders: selected.map((id) => ({ kind: "person", id })) })}
              >
                ${words.changeSelected}
              </button>
              <button type="button" class="button" @click=${() => open({ kind: "move", members: selected })}>
                ${words.moveSelected}
              </button>
              <button
                type="button"
                class="button quiet"
                @click=${() => {
                  people.unselect();
                  host.focusOn(people.grid.stop);
                }}
              >
                ${words.unselect}
              </button>
            </span>
          </div>`
    }
    ${
      draft.size === 0
        ? nothing
        : html`<div class="line">
            <span role="status"
              ><b>${words.changes(draft.size)}</b>${
                draft.restored
                  ? html` <span class="hint">${icon("info")}${words.restored(draft.size)}</span>`
                  : nothing
              }${
                conflicts === 0
                  ? nothing
                  : html` <span class="hint warn">${icon("warning")}${words.conflicts(conflicts)}</span>`
              }</span
            >
            <span class="inline">
              <button type="button" class="button quiet" @click=${discard}>${words.discard}</button>
              <button
                type="button"
                class="button primary"
                id="review"
                aria-haspopup="dialog"
                @click=${() => open({ kind: "review" })}
              >
                ${words.review}
              </button>
            </span>
          </div>`
    }
  </div>`;
};
