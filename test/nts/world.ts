/** An authority, a system that sends, two suppliers, and the wire between them, in one process. */
import { Mint } from "@einv/certificate/testing";
import { type CertificatePath } from "@einv/certificate";
import { TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { SubmitId, type TaxAuthority, TaxAuthorityHttp } from "@einv/nts";
import { Simulator, SimulatorHttp } from "@einv/nts/simulator";
import { TaxInvoiceSignature } from "@einv/signature";
import * as Context from "effect/Context";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import { TestClock } from "effect/testing";
import { invoice } from "../invoice/fixtures.ts";

/** Ten in the morning of 25 November 2026 in Korea. */
export const morning = DateTime.makeUnsafe("2026-11-25T01:00:00Z");

export const registration = "41000008";
export const supplier = invoice.supplier;
export const otherSupplier = { ...supplier, businessNumber: "2208700003", name: "마바상사" } as const;

export interface World {
  readonly above: Mint.Hierarchy;
  readonly trust: CertificatePath.Trust;
  readonly authority: Mint.Identity;
  /** The authority's key, under a certificate that ends at noon. */
  readonly endsAtNoon: Mint.Identity;
  readonly system: Mint.Identity;
  readonly supplier: Mint.Minted;
  readonly otherSupplier: Mint.Minted;
  readonly person: Mint.Minted;
}

export class Identities extends Context.Service<Identities, World>()("test/nts/Identities") {}

const password = Redacted.make("einv-test-1");

/** Everybody's keys; made once for a file. */
export const identities = Layer.effect(
  Identities,
  Effect.gen(function* () {
    const above = yield* Mint.hierarchy({ at: DateTime.subtract(morning, { days: 1 }) });
    const authority = yield* Mint.service(above, { name: "국세청" });
    const business = (party: TaxInvoice.Supplier) =>
      Mint.business(above, { businessNumber: party.businessNumber, name: party.name, password });
    return {
      above,
      trust: { anchors: [above.root], intermediates: [above.authority], crls: [] },
      authority,
      endsAtNoon: yield* Mint.service(above, {
        name: "국세청",
        notAfter: DateTime.add(morning, { hours: 2 }),
      }),
      system: yield* Mint.service(above, { name: "einv" }),
      supplier: yield* business(supplier),
      otherSupplier: yield* business(otherSupplier),
      person: yield* Mint.person(above, {
        name: "김가나",
        password,
        residentNumber: Redacted.make("9001011234568"),
      }),
    };
  }),
).pipe(Layer.provideMerge(SecureRandom.layerWebCrypto), Layer.orDie);

/** Both sides, at ten in the morning. */
export const connected = Effect.fnUntraced(function* (
  options: Partial<Simulator.Options> & { readonly client?: Partial<TaxAuthorityHttp.Options> } = {},
) {
  yield* TestClock.setTime(DateTime.toEpochMillis(morning));
  const { trust, authority, system } = yield* Identities;
  const calls: Array<Request> = [];
  const simulator = yield* Simulator.make({
    signer: authority.key,
    encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
    trust,
    fetch: (request) => handlers.reply(request),
    ...options,
  });
  const handle = yield* SimulatorHttp.make(simulator);
  const requests: Array<Uint8Array> = [];
  const client = yield* TaxAuthorityHttp.make({
    endpoint: "http://authority.test/services",
    replyTo: "http://einv.test/nts/callback",
    sender: { id: "2208700003", name: "einv" },
    signer: system.key,
    authority: { encryption: authority.certificate, trust },
    fetch: async (request) => {
      requests.push(new Uint8Array(await request.clone().arrayBuffer()));
      return await handle(request);
    },
    ...options.client,
  });
  const handlers = {
    reply: async (request: Request): Promise<Response> => {
      calls.push(request);
      const call = {
        contentType: request.headers.get("content-type") ?? "",
        body: new Uint8Array(await request.arrayBuffer()),
      };
      const { answer } = await Effect.runPromiseWith(context)(client.receiveCallback(call));
      return new Response(new Uint8Array(answer.body), { headers: { "content-type": answer.contentType } });
    },
  };
  const context = yield* Effect.context();
  return { simulator, client, handle, requests, calls };
});

let submissions = 0;

/** A submission ID never used before. */
export const submitId = (): string => {
  submissions++;
  return SubmitId.SubmitId.make(`${registration}-20261125-${submissions.toString(16).padStart(32, "0")}`);
};

export const issueId = (serial: number, of: string = registration): TaxInvoice.IssueId =>
  TaxInvoice.IssueId.make(`20261120${of}${String(serial).padStart(8, "0")}`);

/** A signed invoice, ready to be sent. */
export const issued = Effect.fnUntraced(function* (
  serial: number,
  change: Partial<TaxInvoice.TaxInvoice> = {},
  by?: Mint.Minted,
  issuedAt = "2026-11-25T09:00:00",
) {
  const { supplier: owner } = yield* Identities;
  const { key } = by ?? owner;
  const document: TaxInvoice.TaxInvoice = { ...invoice, issueId: issueId(serial), ...change };
  const xml = yield* TaxInvoiceSignature.sign(
    TaxInvoiceXml.encode({ invoice: document, exchange: { issuedAt } }),
    key,
  );
  const r = key.r ?? Redacted.make<Uint8Array>(new Uint8Array(20));
  return { issueId: document.issueId, xml, r } satisfies TaxAuthority.SubmittedInvoice;
});
