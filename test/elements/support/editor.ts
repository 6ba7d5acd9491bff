/** What a person does to an invoice editor, and what it sees. */
import "@einv/elements/invoice-editor/define";
import type { EinvInvoiceEditor } from "@einv/elements";
import type { Runtime } from "@einv/elements/runtime/Runtime";
import type { Office } from "./drafts.ts";
import { world } from "./samples.ts";

export const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

export const settled = async (element: EinvInvoiceEditor): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await turn();
    await element.updateComplete;
  }
};

export const open = async (
  given: Office | Partial<Runtime>,
  properties: Partial<Pick<EinvInvoiceEditor, "side" | "draftId" | "from" | "replaces">> = {},
): Promise<EinvInvoiceEditor> => {
  document.documentElement.lang = "ko";
  const element = document.createElement("einv-invoice-editor");
  element.runtime = world("kept" in given ? { drafts: given.drafts } : given);
  Object.assign(element, properties);
  document.body.append(element);
  await settled(element);
  return element;
};

export const find = <E extends HTMLElement = HTMLInputElement>(
  element: EinvInvoiceEditor,
  selector: string,
): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

export const shows = (element: EinvInvoiceEditor, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

export const text = (element: EinvInvoiceEditor, selector?: string): string => {
  const root = selector === undefined ? element.shadowRoot : find<HTMLElement>(element, selector);
  return (root?.textContent ?? "").replace(/\s+/g, " ").trim();
};

export const focused = (element: EinvInvoiceEditor): string => element.shadowRoot?.activeElement?.id ?? "";

export const press = async (
  element: EinvInvoiceEditor,
  key: string,
  init: KeyboardEventInit = {},
): Promise<void> => {
  element.shadowRoot?.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
  await settled(element);
};

/** Writes a whole entry and leaves the field. */
export const write = async (element: EinvInvoiceEditor, selector: string, entry: string): Promise<void> => {
  const field = find(element, selector);
  field.focus();
  field.value = entry;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.blur();
  await settled(element);
};

export const click = async (element: EinvInvoiceEditor, selector: string): Promise<void> => {
  const button = find<HTMLElement>(element, selector);
  button.focus();
  button.click();
  await settled(element);
};
