/**
 * Where a signup that is not finished is remembered, if the page wants that: its
 * token and what was typed, no password. Without a wish nothing is kept.
 */
import type { ProfileInput } from "../runtime/joining.ts";

/** What is typed of a person and is no secret. */
export interface MemberDraft {
  readonly name?: string;
  readonly phone?: string;
  readonly loginId?: string;
  readonly email?: string;
}

export type CompanyDraft = Partial<ProfileInput>;

/** What was typed and not yet sent; no secret. */
export interface SignupDraft {
  readonly member?: MemberDraft;
  readonly company?: CompanyDraft;
}

/** `tab` until the tab closes, `browser` until the signup ends, `host` when the page keeps it itself. */
export type Keep = "tab" | "browser" | "host";

export interface Kept {
  readonly token: string;
  readonly draft: SignupDraft;
}

const storageOf = (keep: Keep | undefined): Storage | undefined => {
  try {
    return keep === "tab" ? sessionStorage : keep === "browser" ? localStorage : undefined;
  } catch {
    // A page may be forbidden to keep anything.
    return undefined;
  }
};

const nameOf = (about: string | undefined): string => `einv-signup:${about ?? ""}`;

const strings = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      )
    : {};

export const readKept = (keep: Keep | undefined, about: string | undefined): Kept | undefined => {
  const text = storageOf(keep)?.getItem(nameOf(about)) ?? null;
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("token" in kept) || typeof kept.token !== "string")
      return undefined;
    const draft = "draft" in kept && typeof kept.draft === "object" && kept.draft !== null ? kept.draft : {};
    return {
      token: kept.token,
      draft: {
        member: strings("member" in draft ? draft.member : undefined),
        company: strings("company" in draft ? draft.company : undefined),
      },
    };
  } catch {
    return undefined;
  }
};

export const writeKept = (
  keep: Keep | undefined,
  about: string | undefined,
  kept: Kept | undefined,
): void => {
  const storage = storageOf(keep);
  if (kept === undefined) storage?.removeItem(nameOf(about));
  else storage?.setItem(nameOf(about), JSON.stringify(kept));
};
