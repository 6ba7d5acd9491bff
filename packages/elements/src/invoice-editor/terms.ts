/** 작성일자 and what it means, 종류, 영수/청구, 관리번호. */
import { html, nothing, type TemplateResult } from "lit";
import { deadlineWords } from "../foundation/badges.ts";
import { radioGroup } from "../foundation/field.ts";
import { amount, dayInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { changed, withForm, withKind, withWrittenDate } from "./content.ts";
import { type Desk, entry, section, verdict } from "./desk.ts";

const kinds = ["0101", "0102", "0301"] as const;
const purposes = ["claim", "receipt"] as const;

/** What the date means: until when to issue, and what a later day costs. */
const meaning = ({ checking, words, language, today }: Desk): TemplateResult | typeof nothing => {
  const deadline = checking.result?.deadline;
  if (deadline === undefined) return nothing;
  const { issueBy, daysLeft, latePenalty } = deadline;
  const late = daysLeft < 0;
  const day = dayInWords(issueBy, language, today);
  const left = deadlineWords(daysLeft, language);
  return html`<div class="meaning" id="deadline">
    <p class=${late ? "late" : ""}>
      ${icon("clock")}<span>${late ? words.issueByPast(day, left) : words.issueBy(day, left)}</span>
    </p>
    ${
      latePenalty.supplier === 0n && latePenalty.buyer === 0n
        ? nothing
        : html`<p class=${late ? "late" : "muted"}>
            ${icon("warning")}<span
              >${words.penalty(late, amount(latePenalty.supplier), amount(latePenalty.buyer))}</span
            >
          </p>`
    }
  </div>`;
};

export const terms = (desk: Desk): TemplateResult => {
  const { words, language, content, locked } = desk;
  const { form } = content;
  const kind = kinds.find((one) => one === form.typeCode);
  return section(
    desk,
    "terms",
    words.sections.terms,
    html`<div class="terms">
      <div class="dated">
        ${entry(desk, "writtenDate", {
          label: words.writtenDate,
          type: "date",
          hint: words.writtenDateHint,
          value: form.writtenDate,
          change: withWrittenDate,
        })}
        ${meaning(desk)}
      </div>
      ${radioGroup(language, {
        id: "typeCode",
        label: words.kind,
        value: kind,
        locked,
        ...verdict(desk, "typeCode"),
        options: kinds.map((value) => ({ value, ...words.kinds[value] })),
        chosen: (code) => desk.sheet.edit((now) => withKind(now, code)),
      })}
      ${radioGroup(language, {
        id: "purpose",
        label: words.purpose,
        value: form.purpose,
        locked,
        ...verdict(desk, "purpose"),
        options: purposes.map((value) => ({ value, ...words.purposes[value] })),
        chosen: (purpose) => desk.sheet.edit((now) => withForm(now, { purpose })),
      })}
      ${entry(desk, "managementNumber", {
        label: words.managementNumber,
        optional: true,
        hint: words.managementHint,
        maxlength: 200,
        value: content.managementNumber,
        change: (now, text) => changed(now, { managementNumber: text === "" ? undefined : text }),
      })}
    </div>`,
  );
};
