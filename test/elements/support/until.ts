/** Waiting for what a person would see. */
import { waitUntil } from "@open-wc/testing";

/** Until it holds. Fails a little before its test would for hanging, so that it is told what did not happen; a slow machine is no fault. */
export const until = (
  holds: () => boolean | Promise<boolean>,
  what = `did not happen: ${holds.toString()}`,
): Promise<void> => waitUntil(holds, what, { timeout: 25_000, interval: 20 });
