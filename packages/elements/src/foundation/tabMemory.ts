/** What this tab remembers through a reload: one text under a name, and nothing once the tab is closed. */

/** A page may be denied storage; nothing is remembered then. */
const storage = (): Storage | undefined => {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
};

export const tabMemory = (name: string) => ({
  read: (): string | undefined => storage()?.getItem(name) ?? undefined,
  write: (text: string): void => {
    try {
      storage()?.setItem(name, text);
    } catch {
      // Full, or denied.
    }
  },
  forget: (): void => storage()?.removeItem(name),
});
