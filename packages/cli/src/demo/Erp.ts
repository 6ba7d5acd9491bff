/** The backend of one company's ERP: it alone holds the API key, and asks einv for what its pages need. */
import * as path from "node:path";

import type * as Client from "@einv/api/client";
import * as Kst from "@einv/invoice/Kst";
import type { Refusal } from "@einv/refusal/Refusal";
import { RequestedInvoice } from "@einv/api/Views";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";

import * as Files from "../Files.ts";
import { certificateFiles } from "../Minted.ts";
import { refusals } from "../Refusals.ts";
import * as Site from "./Site.ts";
import * as World from "./World.ts";

export interface Erp {
  readonly party: World.Customer;
  readonly host: Client.Client.Host;
  /** einv as the pages reach it. */
  readonly server: string;
  /** Where the pages of this ERP are. */
  readonly origin: string;
  /** Folder of the demo certificates. */
  readonly certificates: string;
  /** Where a supplier's mail leads. */
  readonly landingUrl: string;
  readonly now: Effect.Effect<DateTime.Utc, Refusal>;
}

const Digits = Schema.String.check(Schema.isPattern(/^\d{1,13}$/));

const suppliers: ReadonlyArray<World.Party> = [World.supplier, World.newcomer];

const Request = Schema.Struct({
  key: Schema.NonEmptyString,
  /** Business number of the company that is asked. */
  supplier: Schema.Literals(suppliers.map(({ businessNumber }) => businessNumber)),
  writtenDate: Schema.String,
  product: Schema.NonEmptyString,
  quantity: Digits,
  unitPrice: Digits,
  message: Schema.String,
  payer: Schema.Literals(["supplier", "buyer"]),
});

const decodeRequest = Schema.decodeUnknownEffect(Request);
const decodeDocument = Schema.decodeUnknownEffect(Schema.toCodecJson(RequestedInvoice));

const malformed = (error: { readonly message: string }): Refusal =>
  refusals.refusal("cli.usage", { values: { reason: error.message, help: "einv demo" } });

const body = Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ json }) => json).pipe(
  Effect.mapError(malformed),
);

/** What the form says, as a tax invoice that lacks only its issue ID. */
const documentOf = ({ supplier: number, writtenDate, product, quantity, unitPrice }: typeof Request.Type) => {
  const supply = BigInt(quantity) * BigInt(unitPrice);
  const tax = supply / 10n;
  const named = ({ name, representative, address, businessType, businessItem, contact }: World.Party) => ({
    party: { name, representative, address, businessType, businessItem },
    contact: { person: contact.name, email: contact.email },
  });
  const supplier = named(suppliers.find(({ businessNumber }) => businessNumber === number) ?? World.supplier);
  const buyer = named(World.buyer);
  return decodeDocument({
    typeCode: "0101",
    writtenDate,
    purpose: "claim",
    remarks: [],
    supplier: { businessNumber: number, ...supplier.party, contact: supplier.contact },
    buyer: {
      kind: "business",
      number: World.buyer.businessNumber,
      ...buyer.party,
      primaryContact: buyer.contact,
    },
    payments: [],
    totals: { supply: `${supply}`, tax: `${tax}`, grand: `${supply + tax}` },
    items: [
      {
        sequence: 1,
        suppliedOn: writtenDate,
        name: product,
        quantity,
        unitPrice,
        supplyAmount: `${supply}`,
        taxAmount: `${tax}`,
      },
    ],
  }).pipe(Effect.mapError(malformed));
};

const certificateRoute = (folder: string) =>
  HttpRouter.add(
    "GET",
    "/certificates/:name/:file",
    Effect.gen(function* () {
      const { name, file } = yield* HttpRouter.params;
      const known = World.certificates.find((one) => one.name === name);
      const files = certificateFiles(path.join(folder, known?.name ?? ""));
      const wanted = Object.values(files).find((one) => path.basename(one) === file);
      if (known === undefined || wanted === undefined) return HttpServerResponse.empty({ status: 404 });
      return HttpServerResponse.uint8Array(yield* Effect.orDie(Files.read(wanted)), {
        contentType: "application/octet-stream",
      });
    }),
  );

/** The routes of the ERP's site. */
export const routes = ({ party, host, server, origin, certificates, landingUrl, now }: Erp) => {
  const { businessNumber, memberId } = party;
  return Layer.mergeAll(
    Site.json(
      "GET",
      "/erp/settings",
      Effect.map(now, (at) => ({
        server,
        today: Kst.dateOf(at),
        certificates: {
          folder: certificates,
          kinds: World.certificates.map((one) => ({ ...one, password: World.password })),
        },
      })),
    ),
    Site.json(
      "POST",
      "/erp/session",
      Effect.map(
        // The demonstration's people are logged in at their ERP, which answers for them.
        host.createSession({ businessNumber, memberId, origin, confirmed: true }),
        ({ clientSecret }) => ({ clientSecret: Redacted.value(clientSecret) }),
      ),
    ),
    Site.json(
      "POST",
      "/erp/company",
      Effect.map(host.company(businessNumber), ({ available, held }) => ({
        available: available.toString(),
        held: held.toString(),
      })),
    ),
    Site.json(
      "POST",
      "/erp/requests",
      Effect.gen(function* () {
        const request = yield* Effect.mapError(decodeRequest(yield* body), malformed);
        const { summary } = yield* host.requestInvoice({
          businessNumber,
          memberId,
          document: yield* documentOf(request),
          payer: request.payer,
          landingUrl,
          idempotencyKey: request.key,
          ...(request.message === "" ? {} : { message: request.message }),
        });
        return { ref: summary.ref };
      }),
    ),
    certificateRoute(certificates),
  );
};
