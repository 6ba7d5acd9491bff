/** The fields of a person, each with its hint and what is wrong with it; a login ID that is taken comes with others. */
import { html, nothing, type TemplateResult } from "lit";
import type { WaysWords } from "../account/ways.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { textField, wrongSummary } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import type { Duplicate, View } from "../runtime/joining.ts";
import type { MemberDraft } from "./keep.ts";
import type { LoginIdVerdict } from "./loginIdCheck.ts";
import type { MemberWords } from "./member.messages.ts";

export type MemberField = keyof MemberDraft;

/** In the order of the form. */
const shownFields = ["name", "phone", "loginId", "password", "again", "email"] as const;

export type MemberWrongs = Partial<Record<(typeof shownFields)[number], string>>;

export interface MemberForm {
  readonly host: EinvElement;
  readonly words: MemberWords;
  readonly waysWords: WaysWords;
  readonly view: View;
  readonly id: (name: string) => string;
  readonly values: Required<MemberDraft>;
  readonly wrong: MemberWrongs;
  /** The address is one that can be written to. */
  readonly emailGood: boolean;
  readonly verdict: LoginIdVerdict | undefined;
  /** The number asked for is the office's. */
  readonly office: boolean;
  /** The two fields of the new password. */
  readonly password: TemplateResult;
  readonly typed: (field: MemberField, value: string) => void;
  readonly left: (field: MemberField) => void;
  readonly entered: () => void;
  /** Another login ID is taken from those that are free. */
  readonly chosen: (loginId: string) => void;
  readonly logIn: (recover: boolean) => void;
}

export const memberForm = (form: MemberForm): TemplateResult => {
  const { host, words, view, id, values, wrong, verdict } = form;
  const { language } = host;
  const settled = view.member?.nameSettled === true;
  const typing = (field: MemberField) => ({
    value: values[field],
    wrong: wrong[field],
    typed: (value: string) => form.typed(field, value),
    left: () => form.left(field),
    entered: form.entered,
  });
  const wrongs = shownFields.flatMap((field) => {
    const text = wrong[field];
    return text === undefined ? [] : [{ id: id(field), text }];
  });
  return html`<p class="muted">${words.memberLead}</p>
    ${wrongSummary(language, wrongs, (field) => host.focusOn(`#${field}`))}
    <div class="stack">
      ${textField(language, {
        id: id("name"),
        label: words.name,
        autocomplete: "name",
        maxlength: 200,
        hint: settled ? words.nameSettled : undefined,
        locked: settled,
        ...typing("name"),
      })}
      ${textField(language, {
        id: id("phone"),
        label: words.phone,
        type: "tel",
        inputmode: "tel",
        autocomplete: "tel-national",
        maxlength: 40,
        hint: form.office ? words.officePhoneHint : words.phoneHint,
        ...typing("phone"),
      })}
      ${textField(language, {
        id: id("loginId"),
        label: words.loginId,
        autocomplete: "username",
        maxlength: 30,
        hint: verdict?.state === "checking" ? words.loginIdChecking : words.loginIdHint,
        good: verdict?.state === "free" ? words.loginIdFree : undefined,
        ...typing("loginId"),
        wrong: wrong.loginId ?? (verdict?.state === "taken" ? words.loginIdTaken : undefined),
      })}
      ${verdict?.state === "taken" ? suggestions(verdict.duplicate, form) : nothing} ${form.password}
      ${textField(language, {
        id: id("email"),
        label: words.email,
        type: "email",
        inputmode: "email",
        autocomplete: "email",
        maxlength: 300,
        hint: words.emailHint,
        good: form.emailGood ? words.emailGood : undefined,
        ...typing("email"),
      })}
    </div>
    <div class="note">
      ${icon("info")}
      <ul>
        ${words.beforeSubmit.map((line) => html`<li>${line}</li>`)}
      </ul>
    </div>`;
};

const suggestions = (
  { suggestions: free }: Duplicate,
  { words, waysWords, chosen, logIn }: MemberForm,
): TemplateResult =>
  html`<div class="note">
    ${icon("info")}
    ${
      free.length === 0
        ? nothing
        : html`<p>${words.suggestions}</p>
            <p class="actions">
              ${free.map(
                (loginId) =>
                  html`<button type="button" class="button" @click=${() => chosen(loginId)}>
                    ${words.choose(loginId)}
                  </button>`,
              )}
            </p>`
    }
    <p class="actions">
      <button type="button" class="button quiet" @click=${() => logIn(false)}>
        ${waysWords.ways["log-in"]}
      </button>
      <button type="button" class="button quiet" @click=${() => logIn(true)}>
        ${waysWords.ways.recover}
      </button>
    </p>
  </div>`;
