/** 서비스별 배포관리: to whom the service was distributed, and the bar that distributes and withdraws it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { live } from "lit/directives/live.js";
import type { RightsViews } from "@einv/api";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { checkbox, standingFor, textField } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { calledOffBy, pressRefused } from "../foundation/refusalPanel.ts";
import type { Press } from "../foundation/press.ts";
import { searchField } from "../foundation/searchField.ts";
import { type Group, type Person, nowhere } from "../permission-settings/company.ts";
import type { RightsWords } from "../permission-settings/rights.messages.ts";
import { type Choosing, hasService } from "./people.controller.ts";
import type { MarketWords, Showing } from "./service-market.messages.ts";

/** What the parts share. */
export interface Stall {
  readonly host: EinvElement;
  readonly words: MarketWords;
  readonly rights: RightsWords;
  readonly level: number;
  readonly company: RightsViews.People;
  readonly me: string;
  /** Whether the person who looks distributes and withdraws. */
  readonly may: boolean;
  readonly choosing: Choosing;
  readonly press: Press;
  /** Why the page called it off. */
  readonly calledOff: string | undefined;
  readonly distribute: () => void;
  readonly withdraw: () => void;
}

const showings: ReadonlyArray<Showing> = ["all", "with", "without"];

const toolbar = ({ host, words, choosing, may }: Stall): TemplateResult => {
  const found = choosing.found.flatMap(({ people }) => people);
  const chosen = found.filter(({ memberId }) => choosing.isSelected(memberId)).length;
  return html`<div class="toolbar" part="toolbar">
      ${searchField({
        label: words.search,
        hint: words.searchHint,
        clear: words.clearSearch,
        value: choosing.search,
        typed: (search) => choosing.find(search),
      })}
      <fieldset class="showing">
        <legend class="unseen">${words.showing}</legend>
        ${showings.map(
          (showing) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="showing"
                value=${showing}
                .checked=${live(choosing.showing === showing)}
                @change=${() => choosing.show(showing)}
              /><span>${words.show[showing]}</span></label
            >`,
        )}
      </fieldset>
    </div>
    ${
      may && found.length > 0
        ? checkbox({
            id: "all",
            label: words.selectAll(found.length),
            ...standingFor(chosen, found.length),
            toggled: (on) => choosing.select(found, on),
          })
        : nothing
    }
    <span class="unseen" role="status">${choosing.search === "" ? nothing : words.count(found.length)}</span>
    ${
      found.length > 0
        ? nothing
        : html`<div class="nobody">
            <p>${choosing.search === "" ? words.nobody : words.noMatch(choosing.search)}</p>
            ${
              choosing.search === ""
                ? nothing
                : html`<p>
                    <button
                      type="button"
                      class="button"
                      @click=${() => {
                        choosing.find("");
                        host.focusOn("#search");
                      }}
                    >
                      ${words.clearSearch}
                    </button>
                  </p>`
            }
          </div>`
    }`;
};

const person = ({ words, rights, me, may, choosing }: Stall, one: Person): TemplateResult => {
  const { memberId, name, grant } = one;
  const label = html`${name} ${memberId === me ? html`<span class="badge">${words.me}</span>` : nothing}`;
  return html`<li part="person">
    ${
      may
        ? checkbox({
            id: `member-${memberId}`,
            label,
            checked: choosing.isSelected(memberId),
            toggled: (on) => choosing.select([one], on),
          })
        : html`<span>${label}</span>`
    }
    <span class="right muted small">${rights.grants[grant].name}</span>
    ${
      hasService(one)
        ? html`<span class="badge success">${icon("check")}${words.distributed}</span>`
        : html`<span class="badge">${icon("stop")}${words.notDistributed}</span>`
    }
  </li>`;
};

const group = (stall: Stall, { department, people }: Group): TemplateResult => {
  const { words, may, choosing } = stall;
  const id = department?.departmentId ?? nowhere;
  const chosen = people.filter(({ memberId }) => choosing.isSelected(memberId)).length;
  const label = words.group(
    department?.name ?? words.noDepartment,
    people.filter(hasService).length,
    people.length,
  );
  return html`<li>
    ${
      may
        ? checkbox({
            id: `department-${id}`,
            label,
            ...standingFor(chosen, people.length),
            toggled: (on) => choosing.select(people, on),
          })
        : html`<span class="plain">${label}</span>`
    }
    <ul>
      ${repeat(
        people,
        ({ memberId }) => memberId,
        (one) => person(stall, one),
      )}
    </ul>
  </li>`;
};

/** Everybody by department, with the bar for whom was chosen. */
export const distribution = (stall: Stall): TemplateResult => {
  const { words, level, company, choosing } = stall;
  const { groups, more } = choosing.shown;
  const all = company.people.length;
  return html`<p class="line">
      <span class="heading" id="distribution" role="heading" aria-level=${level} tabindex="-1"
        >${words.distribution}</span
      >
      <span class="muted"
        >${words.tally(company.people.filter(hasService).length, all)} · ${words.unlimited}</span
      >
    </p>
    <p class="muted">${words.without}</p>
    ${toolbar(stall)}
    ${
      groups.length === 0
        ? nothing
        : html`<ul class="people" part="people">
            ${repeat(
              groups,
              ({ department }) => department?.departmentId ?? nowhere,
              (one) => group(stall, one),
            )}
          </ul>`
    }
    ${
      more > 0
        ? html`<p class="inline">
            <button type="button" class="button" @click=${() => choosing.more()}>${words.more(more)}</button>
          </p>`
        : nothing
    }
    ${stall.may ? bar(stall) : nothing}`;
};

const bar = (stall: Stall): TemplateResult | typeof nothing => {
  const { host, words, choosing, press, calledOff, distribute, withdraw } = stall;
  const { selected } = choosing;
  if (selected.length === 0) return nothing;
  const having = selected.filter(hasService);
  const lacking = selected.filter((one) => !hasService(one));
  const running = press.runs("distribute");
  return html`<div class="bar" part="bar" role="group" aria-label=${words.selected(selected.length)}>
    <div class="line">
      <span role="status"><b>${words.selected(selected.length)}</b></span>
      <span class="inline">
        <button
          type="button"
          class="button quiet"
          @click=${() => {
            choosing.clear();
            host.focusOn("#distribution");
          }}
        >
          ${words.unselect}
        </button>
        ${
          having.length === 0
            ? nothing
            : html`<button type="button" class="button danger" aria-haspopup="dialog" @click=${withdraw}>
                ${words.withdraw(having.length)}
              </button>`
        }
        ${
          lacking.length === 0
            ? nothing
            : commandButton({
                id: "distribute",
                running,
                working: words.distributing,
                label: words.distribute(lacking.length),
                run: distribute,
              })
        }
      </span>
    </div>
    ${
      lacking.length === 0
        ? nothing
        : html`<p class="muted small">
            ${words.distributeThen(lacking.filter(({ grant }) => grant === "none").length)}
          </p>`
    }
    ${calledOffBy(calledOff)} ${pressRefused(host, press, "distribute")}
  </div>`;
};

/** Names that the dialog shows; the rest are counted. More than fit are scrolled, and by keys too. */
const named = 50;
const fits = 5;

/** Before the service is withdrawn: who loses what. */
export const withdrawal = (
  { host, words, rights, me, press, calledOff }: Stall,
  people: ReadonlyArray<Person>,
  {
    note,
    typed,
    run,
    close,
  }: {
    readonly note: string;
    readonly typed: (note: string) => void;
    readonly run: () => void;
    readonly close: () => void;
  },
): TemplateResult => {
  const { language } = host;
  const running = press.runs("withdraw");
  return html`<p>${words.withdrawThen}</p>
    <ul
      class="losing"
      tabindex=${people.length > fits ? 0 : nothing}
      aria-label=${words.withdrawTitle(people.length)}
    >
      ${people
        .slice(0, named)
        .map(
          ({ memberId, name, grant }) =>
            html`<li>
              ${words.loses(name, rights.grants[grant].name)}
              ${memberId === me ? html`<span class="badge">${words.me}</span>` : nothing}
            </li>`,
        )}
      ${people.length > named ? html`<li class="muted">${words.andMore(people.length - named)}</li>` : nothing}
    </ul>
    ${
      people.some(({ memberId }) => memberId === me)
        ? html`<p class="hint warn">${icon("warning")}<span>${words.withdrawMyself}</span></p>`
        : nothing
    }
    <p class="muted">${words.withdrawStays}</p>
    ${textField(language, {
      id: "note",
      label: words.why,
      hint: words.whyHint,
      optional: true,
      maxlength: 500,
      value: note,
      typed,
      entered: run,
    })}
    ${calledOffBy(calledOff)} ${pressRefused(host, press, "withdraw")}
    <p class="actions">
      <button type="button" class="button" autofocus @click=${close}>
        ${commonMessages[language].cancel}
      </button>
      ${commandButton({
        id: "withdraw",
        look: "danger",
        running,
        working: words.distributing,
        label: words.withdraw(people.length),
        run,
      })}
    </p>`;
};
