/** Where the server is, for every chunk that talks to it. */
import type { Connection as Server } from "@einv/api/client/connection";
import type { Connection } from "./connect.ts";

export const serverOf = ({ baseUrl, fetch }: Pick<Connection, "baseUrl" | "fetch">): Server => ({
  baseUrl: new URL(baseUrl, document.baseURI).href,
  ...(fetch === undefined ? {} : { fetch }),
});
