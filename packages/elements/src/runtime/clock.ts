/** The server's time. */
import type { Contract } from "@einv/api";
import type { calls } from "@einv/api/Clock";
import { clock as client } from "@einv/api/client/clock";
import { connect } from "@einv/api/client/connection";
import type { Connection } from "./connect.ts";
import { promise } from "./promises.ts";
import { serverOf } from "./server.ts";

export interface Clock {
  /** Asks the server, with no session; refused like any call that does not reach it. */
  readonly now: (signal?: AbortSignal) => Promise<Contract.Answer<typeof calls.now>>;
}

export const clock = (connection: Connection): Clock => {
  const api = client(connect(serverOf(connection)));
  return { now: (signal) => promise(api.now(), signal) };
};
