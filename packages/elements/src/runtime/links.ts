/** Mail links at the server, before anyone is known. */
import * as Redacted from "effect/Redacted";
import { connect } from "@einv/api/client/connection";
import { links as client } from "@einv/api/client/links";
import { toDate } from "../foundation/format.ts";
import type { Connection } from "./connect.ts";
import { promise } from "./promises.ts";
import type { Runtime } from "./Runtime.ts";
import { serverOf } from "./server.ts";

export interface Links {
  readonly peek: Runtime["peekLink"];
  readonly open: (
    token: string,
    businessNumber: string,
  ) => Promise<{ readonly ref: string; readonly clientSecret: string }>;
}

export const links = (connection: Connection): Links => {
  const api = client(connect(serverOf(connection)));
  return {
    peek: async (token, signal) => {
      const { sender, fingerprint, expiresAt } = await promise(api.peek(Redacted.make(token)), signal);
      return { sender, fingerprint, expiresAt: toDate(expiresAt) };
    },
    open: async (token, businessNumber) => {
      const { ref, clientSecret } = await promise(api.open({ token: Redacted.make(token), businessNumber }));
      return { ref, clientSecret: Redacted.value(clientSecret) };
    },
  };
};
