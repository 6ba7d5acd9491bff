/** An `<einv-invoice-list>` on a page, and what a person sees of it and does. */
import { fixture, oneEvent } from "@open-wc/testing";
import { html } from "lit";
import { EinvInvoiceList, type EinvProvider, type ListQuery, type Runtime } from "@einv/elements";
import "@einv/elements/list/define";
import "@einv/elements/provider/define";
import type { Rights } from "@einv/elements/runtime/rights";
import { group } from "./group.ts";
import { world } from "./samples.ts";
import { until } from "./until.ts";

export interface Options {
  readonly language?: "ko" | "en";
  readonly width?: number;
  readonly given?: Partial<Pick<EinvInvoiceList, "box" | "pageSize" | "side" | "query">>;
  readonly request?: Rights["request"];
  /** What else the runtime answers. */
  readonly answers?: Partial<Runtime>;
}

const settled = (element: EinvInvoiceList) =>
  Promise.race([oneEvent(element, "einv-ready"), oneEvent(element, "einv-error")]);

export const show = async (
  list: Runtime["list"],
  { language = "ko", width = 1000, given = {}, request, answers = {} }: Options = {},
) => {
  const asked: Array<ListQuery> = [];
  const runtime = world({
    list: (query, signal) => {
      asked.push(query);
      return list(query, signal);
    },
    ...(request === undefined ? {} : { rights: group<Rights>({ request }) }),
    ...answers,
  });
  const provider = await fixture<EinvProvider>(
    html`<einv-provider .language=${language} .runtime=${runtime}></einv-provider>`,
  );
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = new EinvInvoiceList();
  Object.assign(element, given);
  const ready = settled(element);
  box.append(element);
  provider.append(box);
  await ready;
  await element.updateComplete;
  const root = element.shadowRoot!;
  /** Does something and waits for the page that it asks for. */
  const after = async (action: () => void) => {
    const done = settled(element);
    action();
    await done;
    await element.updateComplete;
  };
  const button = (name: string | RegExp) => {
    const found = [...root.querySelectorAll<HTMLElement>("button, summary")].find((one) => {
      const label = one.getAttribute("aria-label") ?? one.textContent.replace(/\s+/g, " ").trim();
      return typeof name === "string" ? label === name : name.test(label);
    });
    if (found === undefined) throw new Error(`no button ${String(name)}`);
    return found;
  };
  /** Waits until it is there, as what is fetched with its first use. */
  const shown = (what: string) => until(() => root.querySelector(what) !== null, what);
  return {
    element,
    root,
    asked,
    after,
    button,
    shown,
    /** Opens the panel of conditions. */
    narrow: async () => {
      button(/^(?:조건|Filter)/).click();
      await shown("#needs-me");
    },
    provider,
    text: () => root.textContent.replace(/\s+/g, " "),
    tabs: () =>
      [...root.querySelectorAll("[role=tab]")].map((tab) => [
        tab.textContent.replace(/\s+/g, " ").trim(),
        tab.getAttribute("aria-selected"),
      ]),
    partners: () => [...root.querySelectorAll(".open")].map((one) => one.textContent.trim()),
    field: () => root.querySelector<HTMLInputElement>("input[type=search]")!,
    spoken: () => provider.shadowRoot!.querySelector("[role=status]")?.textContent ?? "",
  };
};

export const press = (target: Element, key: string, init: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...init }),
  );
