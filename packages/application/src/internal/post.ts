/**
 * Mail that a command sends: rendered and put into the outbox by the command's
 * transaction, sealed, since one of them holds a link. Its id is made of what
 * it tells, of which invoice, to whom: a fact is told once.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { TaxInvoice } from "@einv/invoice";
import { type Invoices, Outbox, Sealing } from "@einv/store";
import type { Mail } from "../Mailer.ts";
import type * as Mails from "../Mails.ts";
import * as Lines from "./lines.ts";
import type { Side } from "./reach.ts";

const Address = Schema.Struct({ name: Schema.optionalKey(Schema.String), address: Schema.String });

const Kept: Schema.Codec<Mail, string> = Schema.fromJsonString(
  Schema.Struct({
    id: Schema.String,
    to: Address,
    fromName: Schema.String,
    replyTo: Schema.optionalKey(Address),
    subject: Schema.String,
    text: Schema.String,
    html: Schema.String,
    attachment: Schema.optionalKey(
      Schema.Struct({ name: Schema.String, content: Schema.Uint8ArrayFromBase64 }),
    ),
  }),
);

type Address = Mail["to"];

const reachable = (contact: TaxInvoice.Contact | undefined, name: string): Address | undefined =>
  contact?.email !== undefined && Lines.isEmail(contact.email)
    ? { name: contact.person ?? name, address: contact.email }
    : undefined;

/** Whom a side of the invoice is reached by. */
export const addressOf = (
  { document: { supplier, buyer } }: Pick<Invoices.StoredInvoice, "document">,
  side: Side,
): Address | undefined =>
  side === "supplier"
    ? reachable(supplier.contact, supplier.name)
    : (reachable(buyer.primaryContact, buyer.name) ?? reachable(buyer.secondaryContact, buyer.name));

/** What a mail is about. */
export const about = ({ document, managementNumber }: Invoices.StoredInvoice): Mails.Subject => ({
  invoice: document,
  ...(managementNumber === undefined ? {} : { managementNumber }),
});

const place = (id: string): string => `mail|${id}`;

/** Puts a mail into the outbox, sealed. */
export const put = Effect.fnUntraced(function* (mail: Mail, at: DateTime.Utc) {
  const sealing = yield* Sealing.Sealing;
  const plain = new TextEncoder().encode(yield* Effect.orDie(Schema.encodeEffect(Kept)(mail)));
  const body = Base64.encode(yield* sealing.seal(Redacted.make(plain), place(mail.id)));
  yield* Outbox.put({ id: mail.id, kind: "mail", body, notBefore: at });
});

/** Puts a mail to one side into the outbox; nothing, if it gave no address. */
export const tell = Effect.fnUntraced(function* (
  stored: Pick<Invoices.StoredInvoice, "ref" | "document">,
  side: Side,
  what: string,
  { subject, text, html }: Mails.Rendered,
  at: DateTime.Utc,
) {
  const to = addressOf(stored, side);
  if (to === undefined) return;
  const { supplier, buyer } = stored.document;
  const replyTo = addressOf(stored, side === "supplier" ? "buyer" : "supplier");
  const mail: Mail = {
    id: `${what}.${side}.${stored.ref}`,
    to,
    fromName: side === "supplier" ? buyer.name : supplier.name,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text,
    html,
  };
  yield* put(mail, at);
});

/** The mail of an outbox message. Refused with `store.seal-broken`. */
export const open = Effect.fnUntraced(function* (message: Pick<Outbox.Taken, "id" | "body">) {
  const sealing = yield* Sealing.Sealing;
  const sealed = Result.getOrElse(Base64.decode(message.body), () => new Uint8Array());
  const plain = yield* sealing.open(sealed, place(message.id));
  return yield* Effect.orDie(
    Schema.decodeUnknownEffect(Kept)(new TextDecoder().decode(Redacted.value(plain))),
  );
});
