/** Files that do not arrive, as on a train. */
import { executeServerCommand } from "@web/test-runner-commands";

/** A test that loses files: only what drives Chromium can, so elsewhere it is left out. */
export const itLosing = navigator.userAgent.includes("Chrome/") ? it : it.skip;

/** These files do not arrive until what it answers is called. */
export const lose = async (path: string) => {
  await executeServerCommand("lose", [path]);
  return () => executeServerCommand("lose", []);
};

/** How often one was asked for in vain. */
export const lost = async () => (await executeServerCommand<{ count: number }, void>("lost")).count;
