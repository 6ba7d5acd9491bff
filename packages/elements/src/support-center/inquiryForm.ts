/** 문의: what is asked, what goes along and can be left out, and the ticket once it was sent. */
import { html, nothing, type TemplateResult } from "lit";
import { limits } from "@einv/support/Limits";
import * as Redactor from "@einv/support/Redactor";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { textArea, textField, wrongSummary } from "../foundation/field.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Press } from "../foundation/press.ts";
import { calledOffBy, pressRefused } from "../foundation/refusalPanel.ts";
import type { Draft } from "./draft.controller.ts";
import type { SupportWords } from "./support-center.messages.ts";

export interface InquiryForm {
  readonly host: EinvElement;
  readonly words: SupportWords;
  readonly level: number;
  readonly draft: Draft;
  readonly press: Press;
  /** Nobody knows where the answer would go. */
  readonly needsAddress: boolean;
  readonly calledOff: string | undefined;
  readonly send: () => void;
}

export const inquiryForm = (form: InquiryForm): TemplateResult => {
  const { host, words, level, draft, press, needsAddress, calledOff, send } = form;
  const { language } = host;
  const wrong = draft.wrong(needsAddress);
  const taken = draft.taken(language);
  const running = press.running;
  return html`<section class="inquiry" part="inquiry" aria-labelledby="view-heading">
    <p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">${words.inquire}</p>
    <p class="muted">${words.inquiryLead}</p>
    ${wrongSummary(
      language,
      [
        ...(wrong.message ? [{ id: "message", text: words.messageEmpty }] : []),
        ...(wrong.email ? [{ id: "email", text: words.emailWrong }] : []),
      ],
      (id) => host.focusOn(`#${id}`),
    )}
    ${textArea(language, {
      id: "message",
      label: words.message,
      hint: words.messageHint(amount(BigInt(limits.message))),
      wrong: wrong.message ? words.messageEmpty : undefined,
      good: taken.length === 0 ? undefined : words.taken(taken.join(", ")),
      value: draft.message,
      rows: 5,
      maxlength: limits.message,
      typed: (text) => {
        draft.message = text;
      },
    })}
    ${
      needsAddress
        ? textField(language, {
            id: "email",
            label: words.email,
            hint: words.emailHint,
            wrong: wrong.email ? words.emailWrong : undefined,
            type: "email",
            inputmode: "email",
            autocomplete: "email",
            maxlength: 254,
            value: draft.email,
            typed: (text) => {
              draft.email = text;
            },
            entered: send,
          })
        : nothing
    }
    <div class="attached" role="group" aria-labelledby="attached" aria-describedby="attached-hint">
      <p class="label" id="attached">${words.attached}</p>
      <p class="hint" id="attached-hint">${words.attachedHint}</p>
      ${
        draft.attached.length === 0
          ? html`<p class="muted">${words.attachedNone}</p>`
          : html`<ul part="attached">
              ${draft.attached.map(
                ({ label, value, removed, out }, index) =>
                  html`<li class=${out ? "out" : ""}>
                    <span class="fact">
                      <span class="muted small">${label}</span>
                      <span
                        >${out ? html`<s>${value}</s> <span class="muted small">${words.leftOut}</span>` : value}</span
                      >
                      ${
                        removed.length === 0 || out
                          ? nothing
                          : html`<span class="hint good"
                              >${icon("check")}<span
                                >${words.taken(removed.map((kind) => Redactor.kinds[kind][language]).join(", "))}</span
                              ></span
                            >`
                      }
                    </span>
                    <button
                      type="button"
                      class="copy"
                      id="line-${index}"
                      aria-pressed=${out ? "true" : "false"}
                      aria-label=${words.leaveOut(label)}
                      title=${out ? words.putBack(label) : words.leaveOut(label)}
                      @click=${() => draft.toggle(index)}
                    >
                      ${icon(out ? "undo" : "close")}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </div>
    ${pressRefused(host, press, "inquire")} ${calledOffBy(calledOff)}
    <p class="actions">
      ${commandButton({
        id: "send-inquiry",
        running,
        working: words.sending,
        label: words.sendInquiry,
        run: send,
      })}
    </p>
  </section>`;
};

/** It was sent: its number, and what comes next. */
export const sentView = (
  { words, level }: Pick<InquiryForm, "words" | "level">,
  { ticket, email }: { readonly ticket: string; readonly email: string | undefined },
): TemplateResult =>
  html`<section class="sent" part="sent" aria-labelledby="view-heading">
    <p class="heading" id="view-heading" role="heading" aria-level=${level} tabindex="-1">
      ${icon("check", 20)} ${words.sent}
    </p>
    <dl>
      <dt>${words.ticket}</dt>
      <dd class="ticket figure">${ticket}</dd>
    </dl>
    <p>${email === undefined ? words.sentNext : words.sentTo(email)}</p>
  </section>`;
