/**
 * An invoice arrives from another service provider by mail (ASP 유통): its
 * envelope is opened with our key, what is in it is proven, and it is put into
 * the list of the buyer, who is a company here. The same invoice again is
 * answered the same way; whatever is refused is kept as evidence.
 *
 * Which mail system takes the octets is not known here. R does not travel with
 * this mail, so that the certificate belongs to the supplier's number is for
 * the authority to say, to whom it is sent with R.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Digest from "effect/crypto/Digest";
import { DistinguishedName } from "@einv/certificate";
import { Actor } from "@einv/identity";
import { Kst, Lifecycle } from "@einv/invoice";
import { AspMail } from "@einv/nts";
import type { Refusal } from "@einv/refusal";
import { TaxInvoiceSignature } from "@einv/signature";
import { Companies, Invoices, RefusedMails, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import { AspMailbox } from "./AspMailbox.ts";
import * as Change from "./internal/change.ts";
import * as Ids from "./internal/ids.ts";
import * as Proof from "./internal/proof.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

/** A mail as the mail system took it. */
export interface Message {
  /** All of it, headers included. */
  readonly octets: Uint8Array;
  /** Who said to send it (`MAIL FROM`). */
  readonly sender: string;
}

/** An invoice that is in the buyer's list. */
export interface Arrival {
  readonly ref: string;
  readonly issueId: string;
  /** It had come before. */
  readonly again: boolean;
}

/**
 * Whether the same mail may be taken when it comes again: our own store, our
 * trust, or who tells whether a certificate was revoked was out of reach.
 */
export const isTransient = ({ code }: Refusal.Refusal): boolean =>
  code.startsWith("store.") || code.startsWith("config.") || code === "issue.revocation-unknown";

/** The invoice in a mail, proven. */
const prove = Effect.fnUntraced(function* ({ octets }: Message, now: DateTime.Utc) {
  const { receivers } = yield* AspMailbox;
  const { issueId, envelope } = yield* AspMail.read(octets);
  const signedXml = yield* Effect.fromResult(AspMail.open(envelope, receivers));
  const { invoice, exchange, certificate } = yield* TaxInvoiceSignature.verify(signedXml);
  if (invoice.issueId !== issueId) return yield* refusals.refusal("exchange.issue-id");
  yield* Proof.checkSigner(certificate, now);
  const { buyer } = invoice;
  const company = buyer.kind === "business" ? yield* Companies.find(buyer.number) : undefined;
  if (company === undefined) return yield* refusals.refusal("exchange.not-our-company");
  const issuedAt = Option.getOrElse(Kst.fromWallTime(exchange.issuedAt), () => now);
  const signer = {
    subject: DistinguishedName.commonName(certificate.subject),
    serial: certificate.serialHex,
    signedAt: issuedAt,
  };
  return { signedXml, document: invoice, hostId: company.hostId, issuedAt, signer };
});

type Proven = Effect.Success<ReturnType<typeof prove>>;

const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && one.every((octet, at) => octet === other[at]);

/** Puts it into the buyer's list, unless it is there. */
const enter = ({ signedXml, ...facts }: Proven, ref: string, at: DateTime.Utc) =>
  Transaction.run(
    Effect.gen(function* () {
      const { registration } = yield* Settings;
      const { issueId } = facts.document;
      const known = yield* Invoices.byIssueId(issueId);
      if (known === undefined && issueId.slice(8, 16) === registration) {
        return yield* refusals.refusal("exchange.our-number", { values: { issueId } });
      }
      const invoice: Invoices.StoredInvoice = {
        ...facts,
        ref: Invoices.InvoiceRef.make(ref),
        status: Lifecycle.received,
        payer: "supplier",
        points: 0n,
        requestedAt: at,
        version: 1,
        signedXml,
      };
      if (known === undefined && (yield* Invoices.insert(invoice)) === "inserted") {
        const data = { signer: facts.signer.subject };
        yield* Change.record(invoice, "invoice.received", { at, actor: Actor.system, data });
        const arrival: Arrival = { ref, issueId, again: false };
        return arrival;
      }
      // Of two deliveries at the same time, the second finds the first one's.
      const present = known ?? (yield* Invoices.byIssueId(issueId));
      if (present === undefined || !same(present.signedXml, signedXml)) {
        return yield* refusals.refusal("exchange.other-document", { values: { issueId } });
      }
      const arrival: Arrival = { ref: present.ref, issueId, again: true };
      return arrival;
    }),
  );

const keep = Effect.fnUntraced(function* (
  { octets, sender }: Message,
  refusal: Refusal.Refusal,
  at: DateTime.Utc,
) {
  const digest = yield* Digest.Digest.use((service) => service.digestHex(Digest.sha256, octets));
  yield* RefusedMails.put({
    digest,
    at,
    sender: sender.slice(0, 320),
    code: refusal.code,
    reason: [refusal.what.en, refusal.why?.en ?? ""].join(" ").trim().slice(0, 500),
    message: octets,
  });
});

/**
 * Takes a mail. Refused with `nts.mail-malformed`, `nts.mail-not-for-us`,
 * `nts.envelope-*`, `nts.too-large`; with `xml.*`, `signature.*`, `invoice.*`
 * (no signed tax invoice); with `certificate.*`, `issue.policy` (its signer);
 * with `exchange.*`. Where {@link isTransient}, it may come again.
 */
export const receive = (message: Message): Use<Arrival, AspMailbox> =>
  Effect.gen(function* () {
    const now = yield* DateTime.now;
    const ref = yield* Ids.make("inv_");
    return yield* prove(message, now).pipe(
      Effect.flatMap((proven) => enter(proven, ref, now)),
      Effect.tapError((refusal) => (isTransient(refusal) ? Effect.void : keep(message, refusal, now))),
    );
  });
