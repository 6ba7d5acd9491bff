/** The state of an invoice as badges: a word, an icon, a colour. */
import { html, type TemplateResult } from "lit";
import type { Status } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { commonMessages } from "./common.messages.ts";
import { icon, type IconName } from "./icons.ts";
import type { Language } from "./speech.ts";

/** How a badge is coloured. */
export type Tone = "plain" | "progress" | "success" | "warning" | "danger";

/** Colour and icon. */
export type Look = readonly [Tone, IconName];

const documentLooks: Readonly<Record<Status.DocumentState, Look>> = {
  draft: ["plain", "document"],
  requested: ["progress", "clock"],
  changeProposed: ["warning", "clock"],
  issuing: ["progress", "wait"],
  outcomeUnknown: ["warning", "clock"],
  issued: ["success", "check"],
  refused: ["danger", "stop"],
  requestCancelled: ["plain", "stop"],
  requestExpired: ["plain", "stop"],
  issueCancelled: ["plain", "undo"],
  amended: ["plain", "document"],
  deleted: ["plain", "stop"],
};

const transmissionLooks: Readonly<Record<Status.TransmissionState, Look>> = {
  none: ["plain", "send"],
  queued: ["plain", "clock"],
  sending: ["progress", "send"],
  unknown: ["warning", "clock"],
  accepted: ["success", "check"],
  rejected: ["danger", "warning"],
  excluded: ["plain", "stop"],
};

const acknowledgementLooks: Readonly<Record<Status.AcknowledgementState, Look>> = {
  unread: ["plain", "document"],
  opened: ["plain", "eye"],
  acknowledged: ["success", "check"],
};

/** One badge. */
export const badge = (word: string, [tone, name]: Look): TemplateResult =>
  html`<span class="badge ${tone}" part="badge">${icon(name)}${word}</span>`;

/** The badge of the document's state alone. */
export const documentBadge = (state: Status.DocumentState, language: Language): TemplateResult =>
  badge(Wording.documentState[state][language], documentLooks[state]);

const afterIssue: ReadonlyArray<Status.DocumentState> = ["issued", "amended", "issueCancelled"];

/** What a badge says and how it looks. */
export interface Sign {
  readonly word: string;
  readonly look: Look;
}

/** All signs of an invoice: the document's, and once issued the acknowledgement's and the transmission's. */
export const statusSigns = (
  { document, acknowledgement, transmission }: Status.Status,
  language: Language,
): ReadonlyArray<Sign> => [
  { word: Wording.documentState[document][language], look: documentLooks[document] },
  ...(afterIssue.includes(document)
    ? [
        {
          word: Wording.acknowledgementState[acknowledgement][language],
          look: acknowledgementLooks[acknowledgement],
        },
        { word: Wording.transmissionState[transmission][language], look: transmissionLooks[transmission] },
      ]
    : []),
];

/** All badges of an invoice. */
export const statusBadges = (status: Status.Status, language: Language): TemplateResult =>
  html`<span class="badges" part="badges">
    ${statusSigns(status, language).map(({ word, look }) => badge(word, look))}
  </span>`;

/** Days left to issue, in words. */
export const deadlineWords = (daysLeft: number, language: Language): string => {
  const words = commonMessages[language];
  return daysLeft > 0 ? words.daysLeft(daysLeft) : daysLeft === 0 ? words.lastDay : words.daysLate(-daysLeft);
};

/** Days left to issue, as a sign that grows more urgent. */
export const deadlineSign = (daysLeft: number, language: Language): Sign => ({
  word: deadlineWords(daysLeft, language),
  look: [daysLeft < 0 ? "danger" : daysLeft <= 3 ? "warning" : "plain", daysLeft < 0 ? "warning" : "clock"],
});

/** The same as a badge. */
export const deadlineBadge = (daysLeft: number, language: Language): TemplateResult => {
  const { word, look } = deadlineSign(daysLeft, language);
  return badge(word, look);
};
