/**
 * What outlives leaving the page for an identity agency's and coming back, for
 * this tab alone: the secret of a signup under way.
 */
const storage = (): Storage | undefined => {
  try {
    return globalThis.sessionStorage;
  } catch {
    // A page may be denied it; the signup then lasts as long as the page.
    return undefined;
  }
};

/** One value under a name. */
export const kept = (name: string) => ({
  read: (): string | undefined => storage()?.getItem(name) ?? undefined,
  write: (value: string): void => {
    try {
      storage()?.setItem(name, value);
    } catch {
      // Full, or denied.
    }
  },
  forget: (): void => storage()?.removeItem(name),
});
