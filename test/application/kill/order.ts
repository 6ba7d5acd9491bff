/** Where a night run may die (threats §1.6, 21–42), and what a process is told. */

/** Places that the process passes itself. */
export type Place =
  /** 21, 23, 33, 37, 40: everything that is written together is written, and not committed. */
  | "before a commit"
  /** 22, 24, 34, 36. */
  | "after a commit"
  /** 25 */
  | `${"sending" | "asking"}: before connecting`
  /** 28 */
  | `${"sending" | "asking"}: half is sent`
  /** 32 */
  | `${"sending" | "asking"}: answer read`
  /** 38 */
  | "mail sent";

/** Moments that only the authority's side knows; there it kills the process. */
export type Moment =
  /** 27 */
  | "headers received"
  /** 29: all of it arrived, and nothing is taken. */
  | "all received"
  /** 30, 39: taken, and no byte goes back. */
  | "taken"
  /** 31 */
  | "half is answered";

export interface Order {
  readonly database: { readonly file: string } | { readonly url: string };
  /** Address of the authority. */
  readonly authority: string;
  /** Folder of our key and the authority's certificates. */
  readonly keys: string;
  readonly password: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly die?: { readonly place: Place; readonly nth: number };
  /** File that stands for the mail system: a line for each mail. */
  readonly mails: string;
}
