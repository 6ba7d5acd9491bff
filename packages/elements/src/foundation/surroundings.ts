/** What `<einv-provider>` gives to every element inside it. */
import { ContextRoot, createContext } from "@lit/context";
import type { Runtime } from "../runtime/Runtime.ts";
import type { AtHand } from "./atHand.ts";
import type { Language } from "./speech.ts";

export interface Surroundings {
  /** Absent until the provider knows where the server is. */
  readonly runtime: Runtime | undefined;
  readonly language: Language;
  /** Speaks through the provider's live regions. */
  readonly announce: (sentence: string, urgency?: "polite" | "assertive") => void;
  /** The certificate that was used last; absent with a provider of another copy that knows none. */
  readonly atHand?: AtHand;
}

const key = Symbol.for("einv/surroundings/v1");

/** Shared by every copy of this major version on a page. */
export const surroundingsContext = createContext<Surroundings>(key);

/** Remembers requests that no provider answered yet, so that a provider may come later. Once per document. */
export const rememberRequests = (): void => {
  const root = document.documentElement;
  if (key in root) return;
  Object.defineProperty(root, key, { value: true });
  new ContextRoot().attach(root);
};
