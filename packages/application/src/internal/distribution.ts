/**
 * An issued invoice goes to the provider of its buyer (ASP 유통), when the
 * buyer named a mailbox of one as its e-mail. Part of the issuing transaction:
 * sealed then, and sent by the outbox like every mail.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Certificate, CertificatePath } from "@einv/certificate";
import { Actor } from "@einv/identity";
import { AspMail } from "@einv/nts";
import { type Invoices, PublicKeys } from "@einv/store";
import * as Mails from "../Mails.ts";
import { Settings } from "../Settings.ts";
import * as Change from "./change.ts";
import * as Post from "./post.ts";

/** The first of the buyer's addresses that is another provider's mailbox. */
const providerOf = Effect.fnUntraced(function* ({ document: { buyer } }: Invoices.StoredInvoice) {
  const { registration } = yield* Settings;
  for (const contact of [buyer.primaryContact, buyer.secondaryContact]) {
    const found = contact?.email === undefined ? undefined : yield* PublicKeys.find(contact.email);
    if (found !== undefined && found.registration !== registration) return found;
  }
  return undefined;
});

/** The certificate must be in force: nobody may be able to open what was sealed for an old one. */
const sealed = Effect.fnUntraced(function* (
  signedXml: Uint8Array,
  { certificate }: PublicKeys.StoredKey,
  at: DateTime.Utc,
) {
  const parsed = yield* Effect.fromResult(Certificate.parse(certificate));
  yield* CertificatePath.validAt(parsed, at);
  return yield* AspMail.seal(signedXml, { certificate: parsed });
});

/**
 * Puts the mail into the outbox. What keeps it from being sealed is an event
 * and never keeps an invoice from being issued.
 */
export const distribute = Effect.fnUntraced(function* (
  stored: Invoices.StoredInvoice,
  signedXml: Uint8Array,
  at: DateTime.Utc,
) {
  const provider = yield* providerOf(stored);
  if (provider === undefined) return;
  const { registration, mailbox } = provider;
  const { issueId, supplier } = stored.document;
  const occasion = { at, actor: Actor.system };
  const content = yield* Effect.result(sealed(signedXml, provider, at));
  if (Result.isFailure(content)) {
    const { code } = content.failure;
    yield* Change.record(stored, "distribution.failed", {
      ...occasion,
      data: { registration, mailbox, code },
    });
    return;
  }
  yield* Post.put(
    {
      id: `distribution.${registration}.${stored.ref}`,
      to: { address: mailbox },
      fromName: supplier.name,
      ...Mails.distributed(Post.about(stored)),
      attachment: { name: AspMail.fileName(issueId), content: content.success },
    },
    at,
  );
  yield* Change.record(stored, "distribution.queued", { ...occasion, data: { registration, mailbox } });
});
