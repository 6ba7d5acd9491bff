/** What a counterparty fills in on the other side of the sheet. */
import type { DraftViews } from "@einv/api";
import { partyNumber } from "../foundation/format.ts";
import { type Content, type Side, withForm, withNumber, withParty } from "./content.ts";
import { contactPath, idOf, numberPath } from "./paths.ts";

/** What is known of a partner, in the place of the other side. */
export const withPartner = (content: Content, side: Side, partner: DraftViews.PartnerView): Content =>
  side === "supplier"
    ? partner.asSupplier === undefined
      ? content
      : withForm(content, {
          supplier: { ...partner.asSupplier, businessNumber: partyNumber(partner.number) },
        })
    : withForm(content, { buyer: { ...partner.asBuyer, number: partyNumber(partner.number) } });

const isNumber = (text: string): boolean => /^[\d\s-]+$/.test(text);

/** One that nobody knows yet is begun with what was searched for: its number, or its name. */
export const withTyped = (content: Content, side: Side, text: string): Content =>
  isNumber(text) ? withNumber(content, side, text) : withParty(content, side, { name: text });

/** Which field comes next then. */
export const nextAfter = (side: Side, text: string): string =>
  isNumber(text) ? `${side}-name` : idOf(numberPath(side));

/** Paths of what a partner fills in. */
export const partyPaths = (side: Side): ReadonlyArray<string> => [
  numberPath(side),
  `${contactPath(side)}.email`,
  ...["name", "representative", "address", "businessType", "businessItem", "branchNumber"].map(
    (name) => `${side}.${name}`,
  ),
];
