/** Modules that are fetched when they are needed, and may fail to arrive. */

/** How Chromium names a file that did not arrive. */
const lost = /^Failed to fetch dynamically imported module: (https?:\S+)$/;

/** How often each was asked for under another address. */
const tries = new Map<string, number>();

/**
 * Imports a module, again if it failed before. Browsers older than the autumn
 * of 2026 remember a module that could not be fetched as one that never can be
 * (whatwg/html#6768): Chromium, which names the file, is asked for it under an
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
