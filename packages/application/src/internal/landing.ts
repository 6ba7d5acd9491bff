/** The page that a mail's button opens. */
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * An address that a mail may link to: https (http only on this machine), no
 * user information. Refused with `request.landing-url`.
 */
export const check = (url: string): Result.Result<URL, Refusal.Refusal> => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const usable =
    parsed !== undefined &&
    url.length <= 2000 &&
    parsed.username === "" &&
    parsed.password === "" &&
    (parsed.protocol === "https:" || (parsed.protocol === "http:" && local.has(parsed.hostname)));
  return usable ? Result.succeed(parsed) : refusals.fail("request.landing-url", { path: "landingUrl" });
};

/** The address with the link's token where servers do not see it: `#einv=<token>`. */
export const withToken = (url: URL, token: Redacted.Redacted<string>): Redacted.Redacted<string> => {
  const linked = new URL(url);
  linked.hash = `einv=${Redacted.value(token)}`;
  return Redacted.make(linked.href);
};

/** An origin as browsers send it, `https://erp.example`. Refused with `origin.malformed`. */
export const origin = (text: string): Result.Result<string, Refusal.Refusal> =>
  URL.canParse(text) && new URL(text).origin === text
    ? Result.succeed(text)
    : refusals.fail("origin.malformed", { path: "origin" });
