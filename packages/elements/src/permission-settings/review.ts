/** Everything that was decided, in words, before it is saved; and what could not be saved, with why. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { icon } from "../foundation/icons.ts";
import { pressRefused } from "../foundation/refusalPanel.ts";
import type { Company, Grant, Person } from "./company.ts";
import { noteField } from "./dialogParts.ts";
import type { Drafted } from "./draft.controller.ts";
import type { Desk } from "./desk.ts";
import { type Given, givenTo, grants, nameOf, rightOf } from "./holders.ts";
import { naming } from "./permission-settings.messages.ts";

/** One change in words. */
interface Told {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly effect: string;
  readonly direction: "wider" | "narrower" | undefined;
}

const given =
  (company: Company): Given =>
  (holder) =>
    givenTo(company, holder);

const directionOf = (before: Grant | null, after: Grant | null): Told["direction"] => {
  if (before === null || after === null || before === after) return undefined;
  return grants.indexOf(after) < grants.indexOf(before) ? "wider" : "narrower";
};

const ofPerson = ({ company, draft, rights, words }: Desk, person: Person): Told => {
  const before = rightOf(person, given(company)).grant;
  const after = rightOf(person, draft.given).grant;
  const waits = person.service === "usable" ? "" : ` ${words.untilDistributed}`;
  return {
    name: person.name,
    before: rights.grants[before].name,
    after: rights.grants[after].name,
    effect: `${rights.grants[after].effect}${waits}`,
    direction: directionOf(before, after),
  };
};

const ofDepartment = ({ company, draft, rights, words }: Desk, change: Drafted): Told => {
  const named = (grant: Grant | null): string => (grant === null ? words.none : rights.grants[grant].name);
  const heirs = company.people.filter(
    ({ memberId, departmentId }) =>
      departmentId === change.holder.id && draft.given({ kind: "person", id: memberId }) === null,
  );
  const so = change.grant === null ? "" : `${rights.grants[change.grant].effect} `;
  return {
    name: nameOf(company, change.holder),
    before: named(change.now),
    after: named(change.grant),
    effect:
      heirs.length === 0
        ? words.inheritingNobody
        : `${so}${words.inheriting(heirs.length, naming(heirs.map(({ name }) => name)))}`,
    direction: directionOf(change.now, change.grant),
  };
};

/** 정하늘: 발행권한 → 전체권한 · 앞으로 회사의 모든 전자세금계산서를 봅니다. */
export const told = (desk: Desk, change: Drafted): Told => {
  const person = desk.company.people.find(({ memberId }) => memberId === change.holder.id);
  return change.holder.kind === "person" && person !== undefined
    ? ofPerson(desk, person)
    : ofDepartment(desk, change);
};

const row = (desk: Desk, change: Drafted): TemplateResult => {
  const { language, words, rights, draft, company, host } = desk;
  const { name, before, after, effect, direction } = told(desk, change);
  const named = (grant: Grant | null): string => (grant === null ? words.inherit : rights.grants[grant].name);
  const undo = (): void => {
    draft.undo(change.holder);
    host.focusOn(draft.size === 0 ? "#review-close" : "#review-top");
  };
  const stays = (): void => {
    draft.insist(change);
    host.focusOn("#review-top");
  };
  const trouble = change.gone
    ? html`<p class="hint warn">${icon("warning")}<span>${words.gone}</span></p>`
    : change.conflict
      ? html`<p class="hint warn">${icon("warning")}<span>${words.conflictNow(named(change.now))}</span></p>
          <p>${words.conflictMine(named(change.grant))}</p>
          <p class="inline">
            <button type="button" class="button" @click=${stays}>${words.keepMine}</button>
            <button type="button" class="button" @click=${undo}>${words.keepTheirs}</button>
          </p>`
      : html`<p class="effect">${effect}</p>
          ${
            change.refusal === undefined
              ? nothing
              : html`<p class="hint wrong">
                  ${icon("stop")}<span
                    >${change.refusal.what[language]} ${change.refusal.remedy[language]}
                    <code>${change.refusal.code}</code></span
                  >
                </p>`
          }`;
  return html`<li class="change ${change.conflict || change.gone ? "conflict" : ""}">
    <p class="line">
      <span
        ><b>${change.gone ? nameOf(company, change.holder) : name}</b>${
          change.conflict || change.gone
            ? nothing
            : html`: <del>${before}</del> <span aria-hidden="true">→</span>
                <ins>${after}</ins>
                ${direction === undefined ? nothing : html`<span class="muted small">(${words[direction]})</span>`}`
        }</span
      >
      ${
        change.conflict
          ? nothing
          : html`<button type="button" class="button quiet" aria-label=${words.undoOne(name)} @click=${undo}>
              ${words.undo}
            </button>`
      }
    </p>
    ${trouble}
  </li>`;
};

/** The dialog before saving. `save` is given when something can be saved. */
export const review = (desk: Desk, save: () => void): TemplateResult => {
  const { language, words, draft, press, close, host } = desk;
  const { changes, saved, calledOff } = draft;
  const ready = changes.filter(({ conflict, gone }) => !conflict && !gone).length;
  const running = press.runs("save");
  return html`${
      saved !== undefined && saved.rejected.length > 0
        ? html`<p class="notice" role="alert">
            ${icon("warning")}<span>${words.savedSome(saved.applied.length, saved.rejected.length)}</span>
          </p>`
        : nothing
    }
    <ul class="diff" id="review-top" part="diff" tabindex="-1" aria-label=${words.changes(changes.length)}>
      ${changes.map((change) => row(desk, change))}
    </ul>
    ${ready === 0 ? nothing : noteField(desk, save)}
    ${
      calledOff === undefined
        ? nothing
        : html`<p class="notice" role="alert">
            ${icon("info")}<span>${calledOff.reason ?? words.calledOff}</span>
          </p>`
    }
    ${pressRefused(host, press, "save")}
    <p class="actions">
      <button type="button" class="button" id="review-close" @click=${close}>
        ${commonMessages[language].close}
      </button>
      ${
        ready === 0
          ? nothing
          : commandButton({
              id: "save",
              running,
              working: words.saving,
              label: words.save(ready),
              run: save,
            })
      }
    </p>
    ${ready === 0 ? nothing : html`<p class="muted small">${words.countsAtOnce}</p>`}`;
};
