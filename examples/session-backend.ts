/**
 * The one thing an ERP's backend does for its pages: it asks einv for a client
 * secret, for the person who is logged in. The API key stays here.
 *
 * In this repository, with `einv serve` running:
 * EINV_API_KEY=… node --conditions=source examples/session-backend.ts
 */
import { createServer } from "node:http";

import { Client } from "@einv/api/client";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";

const einv = Client.host({
  baseUrl: process.env["EINV_URL"] ?? "http://localhost:4280",
  key: Redacted.make(process.env["EINV_API_KEY"] ?? ""),
});

/** Who is logged in is the ERP's own knowledge. */
const loggedIn = { businessNumber: "1208800016", memberId: "sales", origin: "http://localhost:8000" };

createServer((request, response) => {
  if (request.method !== "POST" || request.url !== "/einv-session") {
    response.writeHead(404).end();
    return;
  }
  Effect.runFork(
    Effect.match(einv.createSession(loggedIn), {
      onSuccess: ({ clientSecret }) => response.end(Redacted.value(clientSecret)),
      onFailure: ({ code, what }) => response.writeHead(502).end(`${code}: ${what.en}`),
    }),
  );
}).listen(8000, "localhost", () => console.log("http://localhost:8000/einv-session"));
