/** 거래 당사자: our side as it is, the other one found among those known or typed by hand. */
import { html, nothing, type TemplateResult } from "lit";
import type { Form } from "@einv/invoice";
import { radioGroup } from "../foundation/field.ts";
import { partyNumber } from "../foundation/format.ts";
import {
  changed,
  contactOf,
  type Content,
  numberOf,
  otherSide,
  readable,
  type PartyEntries,
  type Side,
  withContact,
  withForm,
  withNumber,
  withParty,
} from "./content.ts";
import { type Desk, entry, section, verdicts } from "./desk.ts";
import { finder } from "./finder.ts";
import type { Partners } from "./partners.controller.ts";
import { contactPath, numberPath } from "./paths.ts";

const fact = (term: string, value: string | undefined): TemplateResult | typeof nothing =>
  value === undefined || value === ""
    ? nothing
    : html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;

const partyOf = (content: Content, side: Side): PartyEntries =>
  side === "supplier" ? content.form.supplier : content.form.buyer;

const partyEntry = (
  desk: Desk,
  side: Side,
  name: keyof PartyEntries,
  label: string,
  optional = false,
): TemplateResult =>
  entry(desk, `${side}.${name}`, {
    label,
    optional,
    value: partyOf(desk.content, side)[name],
    change: (content, text) => withParty(content, side, { [name]: text === "" ? undefined : text }),
  });

const contactEntry = (
  desk: Desk,
  side: Side,
  name: keyof Form.Contact,
  label: string,
  more: { readonly optional?: boolean; readonly hint?: string } = {},
): TemplateResult =>
  entry(desk, `${contactPath(side)}.${name}`, {
    label,
    ...more,
    ...(name === "email" ? { type: "email", inputmode: "email" } : {}),
    ...(name === "telephone" ? { inputmode: "tel" } : {}),
    value: contactOf(desk.content, side)[name],
    change: (content, text) => withContact(content, side, { [name]: text === "" ? undefined : text }),
  });

const ours = (desk: Desk): TemplateResult => {
  const { words, side, content } = desk;
  const party = partyOf(content, side);
  return html`<div class="party ours" role="group" aria-labelledby="section-${side}">
    <h4 id="section-${side}" tabindex="-1">${words.side[side]} <span class="tag">${words.ours}</span></h4>
    <p class="who">
      <strong>${party.name}</strong> <span class="figure muted">${partyNumber(numberOf(content, side))}</span>
    </p>
    <dl class="facts">
      ${fact(words.representative, party.representative)} ${fact(words.branchNumber, party.branchNumber)}
      ${fact(words.businessType, party.businessType)} ${fact(words.businessItem, party.businessItem)}
      ${fact(words.address, party.address)}
    </dl>
    ${verdicts(desk, numberPath(side), `${side}.name`, `${side}.representative`, `${side}.address`)}
    <div class="pair">
      ${contactEntry(desk, side, "person", words.person, { optional: true })}
      ${contactEntry(desk, side, "email", words.email, { optional: true })}
    </div>
  </div>`;
};

const secondContact = (desk: Desk): TemplateResult => {
  const { words, content } = desk;
  const contact = content.form.buyer.secondaryContact;
  const field = (name: keyof Form.Contact, label: string): TemplateResult =>
    entry(desk, `buyer.secondaryContact.${name}`, {
      label,
      optional: true,
      ...(name === "email" ? { type: "email", inputmode: "email" } : {}),
      value: contact?.[name],
      change: (now, text) =>
        withForm(now, {
          buyer: changed(now.form.buyer, {
            secondaryContact: changed(now.form.buyer.secondaryContact ?? {}, {
              [name]: text === "" ? undefined : text,
            }),
          }),
        }),
    });
  return html`<details ?open=${contact !== undefined && Object.keys(contact).length > 0}>
    <summary>${words.addSecondContact}</summary>
    <div class="pair" role="group" aria-label=${words.secondContact}>
      ${field("person", words.person)} ${field("email", words.email)}
    </div>
  </details>`;
};

const theirs = (desk: Desk, partners: Partners): TemplateResult => {
  const { words, content, language } = desk;
  const side = otherSide(desk.side);
  const { buyer } = content.form;
  const path = numberPath(side);
  return html`<div class="party theirs" role="group" aria-labelledby="section-${side}">
    <h4 id="section-${side}" tabindex="-1">${words.side[side]}</h4>
    ${desk.locked ? nothing : finder(desk, partners)}
    ${
      side === "buyer"
        ? radioGroup(language, {
            id: "buyer-kind",
            label: words.buyerKind,
            value: buyer.kind,
            locked: desk.locked,
            options: (["business", "foreigner"] as const).map((value) => ({
              value,
              label: words.buyerKinds[value],
            })),
            chosen: (kind) =>
              desk.sheet.edit((now) =>
                withForm(now, {
                  buyer: changed(now.form.buyer, {
                    kind,
                    number: kind === "foreigner" ? "9999999999999" : undefined,
                  }),
                }),
              ),
          })
        : nothing
    }
    <div class="pair">
      ${entry(desk, path, {
        label: side === "buyer" ? words.numberOf[buyer.kind] : words.numberOf.business,
        inputmode: "numeric",
        value: numberOf(content, side),
        maxlength: 20,
        change: (now, text) => withNumber(now, side, text),
        left: (text) => desk.sheet.edit((now) => withNumber(now, side, readable(text))),
      })}
      ${partyEntry(desk, side, "name", words.name)}
      ${partyEntry(desk, side, "representative", words.representative)}
      ${contactEntry(desk, side, "email", words.email, { hint: words.emailHint[side] })}
    </div>
    <details ?open=${hasMore(content, side)}>
      <summary>${words.moreOf(words.side[side])}</summary>
      <div class="pair">
        ${contactEntry(desk, side, "person", words.person, { optional: true })}
        ${contactEntry(desk, side, "telephone", words.telephone, { optional: true })}
        ${contactEntry(desk, side, "department", words.department, { optional: true })}
        ${partyEntry(desk, side, "branchNumber", words.branchNumber, true)}
        ${partyEntry(desk, side, "businessType", words.businessType, true)}
        ${partyEntry(desk, side, "businessItem", words.businessItem, true)}
        <div class="wide">${partyEntry(desk, side, "address", words.address, true)}</div>
      </div>
    </details>
    ${side === "buyer" ? secondContact(desk) : nothing}
  </div>`;
};

/** Whether anything of the rest is wrong, so that it must not stay folded away. */
const hasMore = (content: Content, side: Side): boolean => {
  const { address, businessType } = partyOf(content, side);
  return numberOf(content, side) !== "" && (address ?? businessType) === undefined;
};

export const parties = (desk: Desk, partners: Partners): TemplateResult =>
  section(
    desk,
    "parties",
    desk.words.sections.parties,
    html`<div class="parties">${ours(desk)} ${theirs(desk, partners)}</div>`,
  );
