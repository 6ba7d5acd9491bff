/** What somebody sees who is no administrator: its own right, why not more, and asking for it. */
import { html, type TemplateResult } from "lit";
import type { RightsViews } from "@einv/api";
import { commonMessages } from "../foundation/common.messages.ts";
import type { Counter } from "./desk.ts";
import { doctor } from "./doctor.ts";
import { naming } from "./permission-settings.messages.ts";
import { ownRequests } from "./requests.ts";
import { meaning } from "./rightChooser.ts";

/** The view of whoever is no administrator. */
export const ownRight = (counter: Counter): TemplateResult => {
  const { language, words, rights, shown, press, command } = counter;
  const { grant, source, department, ways } = shown.me;
  const helpers = [...new Set(ways.flatMap(({ people }) => people.map(({ name }) => name)))];
  const ask = (wants: RightsViews.Wanted): void =>
    void command(
      "ask",
      [wants],
      async (runtime, idempotencyKey) => {
        await runtime.request({ wants, idempotencyKey });
      },
      { said: commonMessages[language].askedRight, focus: "#asked" },
    );
  const from =
    source === "department" && department !== undefined
      ? rights.fromDepartment(department.name)
      : source === "host"
        ? rights.sources.host
        : rights.sources.person;
  return html`<p class="muted">
      ${words.ownWhy(helpers.length === 0 ? rights.roles["service-administrator"] : naming(helpers))}
    </p>
    <section class="card" aria-labelledby="own-title">
      <p class="h3" role="heading" aria-level=${counter.level} id="own-title">
        ${words.ownTitle}: ${shown.me.grantName[language]}
      </p>
      <p>${meaning(rights, grant)}</p>
      <p class="muted small">${words.source}: ${from}</p>
      ${doctor(counter.host, shown.me, press, ask)}
    </section>
    ${ownRequests(counter)}
    <slot name="denied"></slot>`;
};
