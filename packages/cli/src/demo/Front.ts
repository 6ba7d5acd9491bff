/** The demo's front page: both companies, the mail, what the authority got, and the clock. */
import type * as Client from "@einv/api/client";
import * as Kst from "@einv/invoice/Kst";
import * as ResultCode from "@einv/nts/ResultCode";
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as Layer from "effect/Layer";

import type * as Authority from "./Authority.ts";
import type { Clock } from "./Clock.ts";
import type { Inbox } from "./Inbox.ts";
import * as Site from "./Site.ts";

export interface Front {
  readonly places: Readonly<Record<"buyer" | "supplier" | "member", string>>;
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly host: Client.Client.Host;
  readonly received: Effect.Effect<ReadonlyArray<Authority.Submission>, Refusal>;
}

/** A mail as its reader shows it: nothing is fetched, nothing runs, links open beside it. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

const mailRoute = ({ mails }: Inbox) =>
  HttpRouter.add(
    "GET",
    "/inbox/mails/:id",
    Effect.map(HttpRouter.params, ({ id }) => {
      const mail = mails().find((one) => one.id === id);
      return mail === undefined
        ? HttpServerResponse.empty({ status: 404 })
        : HttpServerResponse.text(mail.html.replace(/<head>/i, '<head><base target="_blank">'), {
            contentType: "text/html; charset=utf-8",
            headers: { "content-security-policy": mailPolicy },
          });
    }),
  );

/** The routes of the front page. */
export const routes = ({ places, clock, inbox, host, received }: Front) =>
  Layer.mergeAll(
    Site.json("GET", "/demo/places", Effect.succeed(places)),
    Site.json(
      "GET",
      "/demo/clock",
      Effect.map(clock.now, (now) => ({ now: DateTime.formatIso(now) })),
    ),
    Site.json(
      "POST",
      "/demo/dawn",
      Effect.gen(function* () {
        const now = yield* clock.moveTo(Kst.nextDawn(yield* clock.now));
        return { now: DateTime.formatIso(now) };
      }),
    ),
    Site.json("POST", "/demo/results", host.collectResults()),
    Site.json(
      "GET",
      "/inbox",
      Effect.sync(() =>
        inbox.mails().map(({ id, at, to, subject }) => ({ id, at: DateTime.formatIso(at), to, subject })),
      ),
    ),
    Site.json(
      "GET",
      "/authority",
      Effect.map(received, (submissions) =>
        submissions
          .flatMap(({ invoices }) => invoices)
          .map(({ code, ...invoice }) => ({
            ...invoice,
            ...(code === undefined ? {} : { code, text: ResultCode.lookup(code).text.ko }),
          })),
      ),
    ),
    mailRoute(inbox),
  );
