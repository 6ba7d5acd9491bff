/**
 * Who calls a use case.
 *
 * A *host* is an ERP's backend with an API key; it serves the companies it
 * registered. A *caller* is the person in a page: one member of one company,
 * or whoever opened one invoice by its mail link.
 */

/** The backend of an ERP. */
export interface Host {
  readonly hostId: string;
  readonly name: string;
}

/** The person behind a client secret. */
export interface Caller {
  /** The company acted for. */
  readonly businessNumber: string;
  /** The member; for a mail link, `link` (nobody has logged in). */
  readonly memberId: string;
  /** Set when a mail link opened the session: only this one invoice is reachable. */
  readonly invoice?: string;
  /** The only origin whose pages may use the session. */
  readonly origin?: string;
  /** Names the session; its secret cannot be told from it. */
  readonly session?: string;
}

/** The member id of a session that a mail link opened. */
export const linkMember = "link";

/** Somebody in the middle of joining, by the signup's resume token. */
export interface Joining {
  readonly signupId: string;
}

/** Somebody who logged in with an account of einv's own. */
export interface Person {
  readonly accountId: string;
}

/** Whoever asks before anybody is known, as far as the line shows. */
export interface Visitor {
  /** The network address that asks; its guesses are counted together. */
  readonly address?: string;
  /** The page's origin. */
  readonly origin?: string;
}

/** Whoever acts on a company's points: its host, one of its members, or whoever opened a mail link. */
export type Treasurer =
  | { readonly _tag: "Host"; readonly host: Host; readonly businessNumber: string }
  | { readonly _tag: "Caller"; readonly caller: Caller };
