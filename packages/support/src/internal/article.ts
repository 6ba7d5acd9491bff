/** How the guide's articles are written down. */
import type { Refusal } from "@einv/refusal";
import type { Intent } from "../Intent.ts";
import type { Topic } from "../Topic.ts";
export { t } from "./text.ts";

export interface Article {
  /** Stable; part of links. */
  readonly id: string;
  readonly topic: Topic;
  readonly title: Refusal.Text;
  /** The short answer, first. */
  readonly answer: Refusal.Text;
  readonly steps: ReadonlyArray<Refusal.Text>;
  readonly intent?: Intent;
  /** Refusals that it helps with: `certificate.expired`, or a family `certificate.*`. */
  readonly codes: ReadonlyArray<string>;
  /** What people type who look for it, the messages of other systems included. */
  readonly words: ReadonlyArray<string>;
  /** Articles read next. */
  readonly see: ReadonlyArray<string>;
}
