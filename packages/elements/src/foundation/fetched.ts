/** What an element fetches when it is needed: modules, which may fail to arrive, and their styles. */
import type { CSSResult } from "lit";
import type { EinvElement } from "./element.ts";

/** How Chromium names a file that did not arrive. */
const lost = /^Failed to fetch dynamically imported module: (https?:\S+)$/;

/** How often each was asked for under another address. */
const tries = new Map<string, number>();

/**
 * Imports a module, again if it failed before. Browsers used to remember a
 * module that could not be fetched as one that never can be
 * (whatwg/html#6768), and Chromium still does: there it is asked for under an
 * address that is not remembered.
 */
export const fetched = async <Module>(load: () => Promise<Module>): Promise<Module> => {
  try {
    return await load();
  } catch (thrown) {
    const address = thrown instanceof Error ? lost.exec(thrown.message)?.[1] : undefined;
    if (address === undefined) throw thrown;
    const tried = tries.get(address);
    tries.set(address, (tried ?? 0) + 1);
    if (tried === undefined) throw thrown;
    const module: Module = await import(
      /* @vite-ignore */ /* webpackIgnore: true */ `${address}?again=${tried + 1}`
    );
    return module;
  }
};

/** Puts these styles on an element, over its own. */
export const wear = (host: EinvElement, ...styles: ReadonlyArray<CSSResult>): void => {
  for (const { styleSheet } of styles)
    if (styleSheet !== undefined) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
};
