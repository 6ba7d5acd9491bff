/** SOLAPI's contract on this machine: HMAC authentication, sending, listing, and everything that gateways do. */
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import * as Effect from "effect/Effect";

export const apiKey = "NCSTESTKEY0000001";
export const apiSecret = "a secret of the gateway, in 32 ch";

export interface Message {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly type: string;
  readonly autoTypeDetect: boolean;
  readonly customFields: Readonly<Record<string, string>>;
}

/** What happens to the next request, whatever it is. */
export type Behaviour =
  /** As the contract says. */
  | "answer"
  /** It is carried out, and the answer does not arrive. */
  | "lose-answer"
  /** Nothing of it arrives. */
  | "lose-request"
  /** It is never answered. */
  | "silent"
  | "too-large"
  | "not-json"
  | "redirect"
  | { readonly status: number; readonly body: unknown };

export const solapi = Effect.gen(function* () {
  const messages: Array<Message> = [];
  const script: Array<Behaviour> = [];
  const requests: Array<{ readonly path: string; readonly authorization: string }> = [];
  const signatures = new Set<string>();

  /** Why a request is not ours. */
  const objection = (authorization: string): string | undefined => {
    const found =
      /^HMAC-SHA256 apiKey=(\S+), date=(\S+), salt=([0-9a-zA-Z]{12,64}), signature=([0-9a-f]{64})$/.exec(
        authorization,
      );
    if (found === null) return "InvalidAuthorization";
    const [, key = "", date = "", salt = "", signature = ""] = found;
    if (key !== apiKey) return "InvalidAPIKey";
    if (Math.abs(Date.parse(date) - Date.now()) > 15 * 60_000) return "RequestTimeTooSkewed";
    if (
      createHmac("sha256", apiSecret)
        .update(date + salt)
        .digest("hex") !== signature
    )
      return "SignatureDoesNotMatch";
    if (signatures.has(signature)) return "DuplicatedSignature";
    signatures.add(signature);
    return undefined;
  };

  const answer = (method: string, url: URL, body: string): { status: number; body: unknown } => {
    if (method === "POST" && url.pathname === "/messages/v4/send") {
      const { message } = JSON.parse(body) as { readonly message: Message };
      if (!/^0\d{8,10}$/.test(message.to))
        return { status: 400, body: { errorCode: "ValidationError", errorMessage: "to" } };
      messages.push(message);
      const { to, from, type } = message;
      const messageId = `M4V${messages.length}`;
      const groupId = `G4V${messages.length}`;
      const accountId = "12925149";
      const accepted = { statusCode: "2000", statusMessage: "정상 접수(이통사로 접수 예정) " };
      return {
        status: 200,
        body: { groupId, messageId, accountId, to, from, type, country: "82", ...accepted },
      };
    }
    if (method === "GET" && url.pathname === "/messages/v4/list") {
      const to = url.searchParams.get("criteria") === "to" ? url.searchParams.get("value") : null;
      const list = messages
        .map((message, index) => [`M4V${index + 1}`, { ...message, statusCode: "2000" }] as const)
        .filter(([, message]) => to === null || message.to === to);
      return { status: 200, body: { startKey: null, limit: 20, messageList: Object.fromEntries(list) } };
    }
    return { status: 404, body: { errorCode: "NotFound", errorMessage: "" } };
  };

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const behaviour = script.shift() ?? "answer";
      const { authorization = "" } = request.headers;
      requests.push({ path: url.pathname, authorization });
      if (behaviour === "lose-request") return request.socket.destroy();
      const chunks: Array<Buffer> = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const send = (status: number, body: string) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(body);
      };
      if (typeof behaviour === "object") return send(behaviour.status, JSON.stringify(behaviour.body));
      const wrong = objection(authorization);
      if (wrong !== undefined) return send(403, JSON.stringify({ errorCode: wrong, errorMessage: "" }));
      const given = answer(request.method ?? "GET", url, Buffer.concat(chunks).toString("utf8"));
      if (behaviour === "silent") return undefined;
      if (behaviour === "lose-answer") return request.socket.destroy();
      if (behaviour === "not-json") return send(200, "<html>");
      if (behaviour === "too-large") return send(200, JSON.stringify({ padding: "x".repeat(1024 * 1024) }));
      if (behaviour === "redirect") {
        response.writeHead(302, { location: "/messages/v4/list" });
        return response.end();
      }
      return send(given.status, JSON.stringify(given.body));
    })();
  });
  yield* Effect.acquireRelease(
    Effect.promise(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
    () =>
      Effect.promise(
        () =>
          new Promise<void>((resolve) => {
            server.closeAllConnections();
            server.close(() => resolve());
          }),
      ),
  );
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, messages, script, requests };
});
