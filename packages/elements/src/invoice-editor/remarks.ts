/** 비고, and what is said to the other side. */
import { html, nothing, type TemplateResult } from "lit";
import { textArea } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { changed, mostRemarks, withForm } from "./content.ts";
import { type Desk, entry, section, verdict, verdicts } from "./desk.ts";

export const remarks = (
  desk: Desk,
  fields: { readonly count: number; readonly add: () => void },
): TemplateResult => {
  const { words, content, language, sheet, locked, side } = desk;
  const { form, message = "" } = content;
  const count = Math.max(fields.count, form.remarks.length, 1);
  return section(
    desk,
    "remarks",
    words.sections.remarks,
    html`${Array.from({ length: count }, (_, at) =>
      entry(desk, `remarks[${at}]`, {
        label: words.remark(at + 1),
        optional: true,
        value: form.remarks[at],
        change: (now, text) => {
          const next = Array.from({ length: Math.max(now.form.remarks.length, at + 1) }, (_old, index) =>
            index === at ? text : (now.form.remarks[index] ?? ""),
          );
          while (next.at(-1) === "") next.pop();
          return withForm(now, { remarks: next });
        },
      }),
    )}
    ${verdicts(desk, "remarks")}
    ${
      locked || count >= mostRemarks
        ? nothing
        : html`<button type="button" class="button quiet add-remark" id="add-remark" @click=${fields.add}>
            ${icon("plus")}${words.addRemark}
          </button>`
    }
    ${textArea(language, {
      id: "message",
      label: words.message[side],
      optional: true,
      hint: words.messageHint[side],
      rows: 2,
      maxlength: 2000,
      locked,
      ...verdict(desk, "message"),
      value: message,
      typed: (text) => {
        sheet.leave("message");
        sheet.edit((now) => changed(now, { message: text === "" ? undefined : text }));
      },
    })}`,
  );
};
