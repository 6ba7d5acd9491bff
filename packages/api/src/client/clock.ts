/** What time it is at the server. */
import { calls } from "../Clock.ts";
import type { Connected } from "./connection.ts";

export const clock = ({ call }: Connected<"anybody">) => ({ now: () => call(calls.now) });
