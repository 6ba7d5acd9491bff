/** Requests to join at the server, for the company's administrator. */
import type { Joins as Wire } from "@einv/api";
import { joins as client } from "@einv/api/client/joins";
import type { Session } from "./session.ts";

export interface Joins {
  /** Who waits to be let in. */
  readonly list: (signal?: AbortSignal) => Promise<ReadonlyArray<Wire.JoinRequestView>>;
  /** Takes the person in, with this right; `note` is told to whoever asked. */
  readonly admit: (
    requestId: string,
    grant: Parameters<ReturnType<typeof client>["admit"]>[1],
    note?: string,
  ) => Promise<void>;
  readonly decline: (requestId: string, note?: string) => Promise<void>;
}

export const joins = ({ server, run }: Session): Joins => {
  const api = client(server);
  return {
    list: (signal) => run(api.list(), signal),
    admit: (requestId, grant, note) => run(api.admit(requestId, grant, note)),
    decline: (requestId, note) => run(api.decline(requestId, note)),
  };
};
