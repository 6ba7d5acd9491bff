/** The invoice as it should have been: the entries of its form, each to be put right. */
import { html, nothing, type TemplateResult } from "lit";
import type { DraftViews } from "@einv/api";
import { kind } from "@einv/invoice/Wording";
import { selectField, textField } from "../foundation/field.ts";
import { figureField } from "../foundation/figureField.ts";
import type { Language } from "../foundation/speech.ts";
import type { PlannerWords } from "./amendment-planner.messages.ts";

export type Form = DraftViews.Content["form"];
type Situation = DraftViews.SituationView["situation"];
type Item = Form["items"][number];

const kinds = ["0101", "0102", "0301"] as const satisfies ReadonlyArray<Form["typeCode"]>;

const partyEntries = ["name", "representative", "address", "businessType", "businessItem"] as const;
const itemEntries = ["name", "specification", "quantity", "unitPrice", "supplyAmount", "taxAmount"] as const;
const figures: ReadonlySet<string> = new Set(["quantity", "unitPrice", "supplyAmount", "taxAmount"]);

export interface Correction {
  readonly language: Language;
  readonly words: PlannerWords;
  readonly situation: Situation;
  readonly form: Form;
  readonly change: (form: Form) => void;
}

const without = <Entry extends object>(entry: Entry, ...names: ReadonlyArray<keyof Entry>): Entry => {
  const copy = { ...entry };
  for (const name of names) delete copy[name];
  return copy;
};

/** Amounts that follow from another are worked out anew, unless they are typed themselves. */
const follows = (item: Item, name: (typeof itemEntries)[number]): Item =>
  name === "quantity" || name === "unitPrice"
    ? without(item, "supplyAmount", "taxAmount")
    : name === "supplyAmount"
      ? without(item, "taxAmount")
      : item;

const itemFields = ({ language, words, form, change }: Correction): TemplateResult =>
  html`${form.items.map(
    (item, index) =>
      html`<fieldset class="item">
        <legend class="label">${words.line(index + 1)}</legend>
        ${itemEntries.map((name) => {
          const field = {
            id: `item-${index}-${name}`,
            label: words.entries[name === "name" ? "item" : name],
            value: item[name] ?? "",
            optional: true,
            maxlength: 100,
            typed: (text: string) =>
              change({
                ...form,
                // Totals of payments no longer add up; how it is paid is settled anew.
                payments: [],
                items: form.items.map((one, at) =>
                  at === index ? { ...follows(one, name), [name]: text } : one,
                ),
              }),
          };
          return figures.has(name)
            ? figureField(language, { ...field, inputmode: "decimal" })
            : textField(language, field);
        })}
      </fieldset>`,
  )}`;

const partyFields = (
  side: "supplier" | "buyer",
  { language, words, form, change }: Correction,
): TemplateResult =>
  html`<fieldset class="party">
    <legend class="label">${words[side]}</legend>
    ${partyEntries.map((name) =>
      textField(language, {
        id: `${side}-${name}`,
        label: words.entries[name],
        value: form[side][name] ?? "",
        optional: name !== "name" && name !== "representative",
        maxlength: 200,
        typed: (text) => change({ ...form, [side]: { ...form[side], [name]: text } }),
      }),
    )}
  </fieldset>`;

const buyerNumber = ({ language, words, form, change }: Correction): TemplateResult =>
  textField(language, {
    id: "buyer-number",
    label: words.entries.number,
    value: form.buyer.number ?? "",
    inputmode: "numeric",
    maxlength: 20,
    hint: words.numberHint,
    typed: (number) => change({ ...form, buyer: { ...form.buyer, number } }),
  });

/** The entries that the situation is about. */
export const correction = (what: Correction): TemplateResult => {
  const { language, words, situation, form, change } = what;
  switch (situation) {
    case "wrong-party":
      return html`${buyerNumber(what)} ${partyFields("buyer", what)}
      ${textField(language, {
        id: "buyer-mail",
        label: words.entries.email,
        type: "email",
        value: form.buyer.primaryContact?.email ?? "",
        maxlength: 100,
        typed: (email) =>
          change({
            ...form,
            buyer: { ...form.buyer, primaryContact: { ...form.buyer.primaryContact, email } },
          }),
      })}`;
    case "wrong-rate":
      return selectField(language, {
        id: "kind",
        label: words.entries.kind,
        options: kinds.map((value) => ({ value, label: kind(value)[language] })),
        value: kinds.find((value) => value === form.typeCode),
        chosen: (typeCode) =>
          change({
            ...form,
            typeCode,
            payments: [],
            items: form.items.map((item) => without(item, "taxAmount")),
          }),
      });
    default:
      return html`${textField(language, {
          id: "written-date",
          label: words.entries.writtenDate,
          type: "date",
          value: form.writtenDate ?? "",
          typed: (writtenDate) => change({ ...form, writtenDate }),
        })}
        ${itemFields(what)}
        <details>
          <summary>${words.moreEntries}</summary>
          <div class="fields">
            ${partyFields("supplier", what)} ${partyFields("buyer", what)}
            ${textField(language, {
              id: "remark",
              label: words.entries.remark,
              value: form.remarks[0] ?? "",
              optional: true,
              maxlength: 150,
              typed: (text) =>
                change({ ...form, remarks: text === "" ? [] : [text, ...form.remarks.slice(1)] }),
            })}
          </div>
        </details>
        ${form.items.length === 0 ? nothing : html`<p class="hint">${words.computed}</p>`}`;
  }
};
