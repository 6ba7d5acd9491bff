/** The fields of a company: its number, and, unless it has joined already, what an invoice says of it. */
import { html, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { textField, wrongSummary } from "../foundation/field.ts";
import { partyNumber } from "../foundation/format.ts";
import type { Duplicate, ProfileInput } from "../runtime/joining.ts";
import type { CompanyWords } from "./company.messages.ts";

export type CompanyField = Exclude<keyof ProfileInput, "entityType">;

const needed: ReadonlyArray<CompanyField> = ["businessNumber", "name", "representative"];
const later = [
  "businessType",
  "businessItem",
  "industryCode",
  "phone",
  "postcode",
  "address",
  "branchNumber",
  "corporateNumber",
] as const satisfies ReadonlyArray<CompanyField>;
const all: ReadonlyArray<CompanyField> = [...needed, ...later];

export const isCompanyField = (path: string | undefined): path is CompanyField =>
  all.some((field) => field === path);

/** What the check of the number (중복확인) found. */
export type CompanyVerdict =
  | { readonly of: string; readonly state: "checking" | "free" | "mine" }
  | { readonly of: string; readonly state: "taken"; readonly duplicate: Duplicate };

export interface CompanyForm {
  readonly host: EinvElement;
  readonly words: CompanyWords;
  readonly input: ProfileInput;
  /** The number came with the invoice. */
  readonly settled: boolean;
  readonly verdict: CompanyVerdict | undefined;
  readonly wrong: Partial<Record<CompanyField, string>>;
  /** Whose account it is, and what became of a request before. */
  readonly account: TemplateResult;
  /** What can be done about a company that has joined already. */
  readonly ways: (duplicate: Duplicate) => TemplateResult;
  readonly typed: (field: CompanyField, value: string) => void;
  readonly left: (field: CompanyField, value: string) => void;
  readonly entered: () => void;
}

const typing = ({ input, wrong, typed, left, entered }: CompanyForm, field: CompanyField) => ({
  id: `company-${field}`,
  value: input[field] ?? "",
  wrong: wrong[field],
  typed: (value: string) => typed(field, value),
  left: (value: string) => left(field, value),
  entered,
});

export const companyForm = (form: CompanyForm): TemplateResult => {
  const { host, words, input, settled, verdict, wrong } = form;
  const { language } = host;
  const wrongs = all.flatMap((field) => {
    const text = wrong[field];
    return text === undefined ? [] : [{ id: `company-${field}`, text }];
  });
  return html`<p class="muted">${settled ? words.prefilled : words.companyLead}</p>
    ${form.account} ${wrongSummary(language, wrongs, (id) => host.focusOn(`#${id}`))}
    <div class="stack">
      ${textField(language, {
        ...typing(form, "businessNumber"),
        label: words.businessNumber,
        value: settled ? partyNumber(input.businessNumber) : input.businessNumber,
        inputmode: "numeric",
        maxlength: 40,
        locked: settled,
        hint: settled
          ? words.numberSettled
          : verdict?.state === "checking"
            ? words.numberChecking
            : words.businessNumberHint,
        good:
          verdict?.state === "free"
            ? words.numberFree
            : verdict?.state === "mine"
              ? words.numberMine
              : undefined,
      })}
      ${verdict?.state === "taken" ? form.ways(verdict.duplicate) : newcomer(form)}
    </div>`;
};

/** What is asked of a company that has not joined. */
const newcomer = (form: CompanyForm): TemplateResult => {
  const { host, words, input, wrong } = form;
  const { language } = host;
  const filled = later.filter((field) => (input[field] ?? "") !== "").length;
  return html`${textField(language, {
      ...typing(form, "name"),
      label: words.companyName,
      placeholder: words.companyNamePlaceholder,
      autocomplete: "organization",
      maxlength: 200,
    })}
    ${textField(language, {
      ...typing(form, "representative"),
      label: words.fields.representative,
      maxlength: 100,
    })}
    <details class="later" ?open=${later.some((field) => wrong[field] !== undefined)}>
      <summary>${words.later} <span class="muted figure">${filled}/${later.length}</span></summary>
      <p class="hint">${words.laterWhy}</p>
      <div class="grid">
        ${later.map((field) =>
          textField(language, {
            ...typing(form, field),
            label: words.fields[field],
            optional: true,
            maxlength: 300,
          }),
        )}
      </div>
    </details>`;
};
