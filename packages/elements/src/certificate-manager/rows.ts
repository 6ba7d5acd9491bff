/** A certificate as a row: whose, which kind, how long, and if it cannot be used, why and what now. */
import { html, nothing, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import { daysBetween, isoDate, type Instant } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { Kept } from "../runtime/device.ts";
import type { ManagerWords } from "./manager.messages.ts";

type Registered = Certificates.RegisteredCertificate;

/** Renewal is possible from thirty days before the end (npki §6). */
const soon = 30;

const looks = (
  { state, daysLeft }: Registered,
  words: ManagerWords,
): { readonly tone: string; readonly sign: IconName; readonly word: string } => {
  const word = words.states[state];
  if (state === "valid")
    return daysLeft <= soon
      ? { tone: "warning", sign: "warning", word: words.endsSoon }
      : { tone: "success", sign: "check", word };
  if (state === "replaced" || state === "removed") return { tone: "", sign: "undo", word };
  return { tone: "danger", sign: "stop", word };
};

export interface RowActions {
  readonly report: () => void;
  readonly replace?: () => void;
  readonly remove?: () => void;
}

/** Reason and remedy, in the row. */
const objection = ({ state }: Registered, words: ManagerWords): TemplateResult | typeof nothing =>
  state === "valid"
    ? nothing
    : html`<p class="objection">
        ${words.whyNot[state]} ${state === "expired" || state === "revoked" ? words.doReplace : nothing}
      </p>`;

const history = (
  { registeredBy, registeredAt, usedAt, endedAt, endedBy, state }: Registered,
  words: ManagerWords,
): string =>
  [
    words.registeredBy(registeredBy, isoDate(registeredAt)),
    ...(endedAt !== undefined && endedBy !== undefined
      ? [`${words.states[state]}: ${words.endedBy(endedBy, isoDate(endedAt))}`]
      : [usedAt === undefined ? words.neverUsed : words.usedOn(isoDate(usedAt))]),
  ].join(" · ");

/** The one that is registered, or one that was. */
export const registeredRow = (
  certificate: Registered,
  words: ManagerWords,
  language: Language,
  actions: RowActions,
): TemplateResult => {
  const { owner, kind, issuer, notAfter, daysLeft, state } = certificate;
  const { tone, sign, word } = looks(certificate, words);
  const ended = state === "replaced" || state === "removed";
  return html`<li class="row ${ended ? "ended" : ""}" part="certificate">
    <div class="about">
      <p class="line">
        <span class="owner">${owner}</span>
        <span class="badges">
          ${ended ? nothing : html`<span class="badge">${words.atServer}</span>`}
          <span class="badge ${tone}">${icon(sign)}${word}</span>
        </span>
      </p>
      <p class="detail">${kind[language]} · ${issuer}</p>
      <p class="detail figure ${state === "valid" && daysLeft <= soon ? "soon" : ""}">
        ${words.ends(daysLeft, isoDate(notAfter))}
      </p>
      <p class="detail">${history(certificate, words)}</p>
      ${objection(certificate, words)}
    </div>
    <p class="tools">
      ${
        actions.replace === undefined
          ? nothing
          : html`<button
              type="button"
              class="button ${state === "valid" ? "" : "primary"}"
              id="replace"
              @click=${actions.replace}
            >
              ${words.replace}
            </button>`
      }
      <button type="button" class="button quiet" @click=${actions.report}>${words.report}</button>
      ${
        actions.remove === undefined
          ? nothing
          : html`<button type="button" class="button quiet danger" id="remove" @click=${actions.remove}>
              ${words.remove}
            </button>`
      }
    </p>
  </li>`;
};

/** One that is kept on this computer; whose time is over is said, the rest shows once it is open. */
export const keptRow = (
  { owner, kind, issuer, notAfter, keptAt }: Kept,
  words: ManagerWords,
  language: Language,
  now: Instant,
  remove: () => void,
): TemplateResult => {
  const daysLeft = notAfter === undefined ? undefined : daysBetween(now, notAfter);
  const over = daysLeft !== undefined && daysLeft < 0;
  const near = daysLeft !== undefined && !over && daysLeft <= soon;
  return html`<li class="row" part="certificate">
    <div class="about">
      <p class="line">
        <span class="owner">${owner}</span>
        <span class="badges">
          <span class="badge">${words.onDevice}</span>
          ${
            over
              ? html`<span class="badge danger">${icon("stop")}${words.states.expired}</span>`
              : near
                ? html`<span class="badge warning">${icon("warning")}${words.endsSoon}</span>`
                : nothing
          }
        </span>
      </p>
      <p class="detail">${issuer === undefined ? kind[language] : `${kind[language]} · ${issuer}`}</p>
      ${
        notAfter === undefined || daysLeft === undefined
          ? nothing
          : html`<p class="detail figure ${near ? "soon" : ""}">
              ${words.ends(daysLeft, isoDate(notAfter))}
            </p>`
      }
      <p class="detail">${words.keptOn(isoDate(keptAt))}</p>
      ${over ? html`<p class="objection">${words.whyNot.expired} ${words.doKeepRenewed}</p>` : nothing}
    </div>
    <p class="tools">
      <button type="button" class="button quiet danger" @click=${remove}>${words.remove}</button>
    </p>
  </li>`;
};
