import type { CodeWords } from "./code.messages.ts";
import type { NewPasswordWords } from "./newPassword.messages.ts";
import type { ProofWords } from "./proof.messages.ts";
import type { RecoveryWords } from "./recovery.messages.ts";
import type { SignInWords } from "./signIn.messages.ts";
import type { WaysWords } from "./ways.messages.ts";

/** All words of the room, each fetched with the part that says them. */
export interface AccountWords
  extends SignInWords, CodeWords, ProofWords, NewPasswordWords, RecoveryWords, WaysWords {
  /** In the window that an agency has come back to. */
  readonly handedBack: string;
}
