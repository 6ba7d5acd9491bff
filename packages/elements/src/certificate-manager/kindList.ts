/** Which kinds of certificate can issue, as a list. */
import { html, nothing, type TemplateResult } from "lit";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Kinds } from "./kinds.ts";
import type { ManagerWords } from "./manager.messages.ts";

export const kindList = (kinds: Kinds, words: ManagerWords): TemplateResult =>
  html`<details class="more" @toggle=${() => void kinds.load()}>
    <summary>${words.kindsTitle}</summary>
    <ul class="kinds">
      ${kinds.all.map(
        ({ name, issues, authorities, price }) =>
          html`<li class=${issues ? "yes" : "no"}>
            ${icon(issues ? "check" : "stop")}
            <span>
              <strong>${words.kinds[name]}</strong>
              <span class="muted">${issues ? words.kindsYes : words.kindsNo}</span>
              ${price === undefined ? nothing : html`<span class="figure">· ${words.price(amount(price))}</span>`}
              ${issues ? html`<span class="detail">${authorities.join(", ")}</span>` : nothing}
            </span>
          </li>`,
      )}
    </ul>
    <p class="small muted">${words.kindsWhere}</p>
  </details>`;
