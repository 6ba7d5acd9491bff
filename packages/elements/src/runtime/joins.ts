/** Requests to join at the server, for the company's administrator. */
import type { Joins as Wire } from "@einv/api";
import { joins as client } from "@einv/api/client/joins";
import type { Session } from "./session.ts";

export interface Joins {
  /** Who waits to be let in. */
  readonly list: (signal?: AbortSignal) => Promise<ReadonlyArray<Wire.JoinRequestView>>;
  /** Takes the person in, with this right. */
  readonly admit: (
    requestId: string,
    grant: Parameters<ReturnType<typeof client>["admit"]>[1],
  ) => Promise<void>;
  readonly decline: (requestId: string) => Promise<void>;
}

export const joins = ({ server, run }: Session): Joins => {
  const api = client(server);
  return {
    list: (signal) => run(api.list(), signal),
    admit: (requestId, grant) => run(api.admit(requestId, grant)),
    decline: (requestId) => run(api.decline(requestId)),
  };
};
