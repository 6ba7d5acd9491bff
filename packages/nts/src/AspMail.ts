/**
 * Mail between service providers (유통): one issued invoice to the provider of
 * its buyer, as `<승인번호>.msg`, the bare signed XML in an {@link Envelope}
 * for that provider's key-management certificate (nts-standard §6.2).
 *
 * Reading is for mail from anybody: it is bounded before it is parsed, nothing
 * in it is believed, and what the envelope holds must be proven by its own
 * signature.
 */
import type * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import PostalMime, { type Attachment } from "postal-mime";
import * as Envelope from "./Envelope.ts";
import { equal } from "./internal/bytes.ts";
import type * as PublicKeys from "./PublicKeys.ts";
import { because, refusals } from "./Refusals.ts";

/** What one mail may cost: an invoice of 99 items has some hundred thousand octets. */
export const limits = { bytes: 4 * 1024 * 1024, headers: 64 * 1024, depth: 8, attachments: 16 } as const;

/** What a mail brings. */
export interface AspMail {
  /** 승인번호, as the attachment is called. */
  readonly issueId: string;
  /** The sealed invoice. */
  readonly envelope: Uint8Array;
}

/** The mail's subject as the standard has it. */
export const subject = (supplier: string): string => `전자세금계산서가 ${supplier}에서 발급되었습니다.`;

/** The name of the attachment. */
export const fileName = (issueId: string): string => `${issueId}.msg`;

/** Seals a signed invoice for another provider. Refused with `nts.recipient-unusable`. */
export const seal = (
  signedXml: Uint8Array,
  { certificate }: Pick<PublicKeys.PublicKey, "certificate">,
): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal, SecureRandom.SecureRandom> =>
  Envelope.seal(Redacted.make(signedXml), certificate);

const malformed = (ko: string, en: string) => because("nts.mail-malformed", { ko, en });

const octetsOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

/** The issue ID that an attachment is called by. */
const issueIdOf = ({ filename }: Attachment): string | undefined =>
  /^(\d{8}[0-9A-Za-z]{16})\.msg$/i.exec((filename ?? "").trim())?.[1];

/** Takes a mail apart. Refused with `nts.too-large`, `nts.mail-malformed`. */
export const read = Effect.fnUntraced(function* (
  message: Uint8Array,
): Effect.fn.Return<AspMail, Refusal.Refusal> {
  if (message.length > limits.bytes) {
    return yield* refusals.refusal("nts.too-large", { values: { limit: String(limits.bytes) } });
  }
  const parsed = yield* Effect.result(
    Effect.tryPromise(() =>
      PostalMime.parse(message, {
        maxNestingDepth: limits.depth,
        maxHeadersSize: limits.headers,
        forceRfc822Attachments: true,
      }),
    ),
  );
  if (Result.isFailure(parsed)) {
    return yield* Effect.fromResult(malformed("메일을 읽을 수 없습니다.", "It cannot be read as a mail."));
  }
  const { attachments } = parsed.success;
  const sealed = attachments.slice(0, limits.attachments).flatMap((attachment) => {
    const issueId = issueIdOf(attachment);
    return issueId === undefined ? [] : [{ issueId, envelope: octetsOf(attachment) }];
  });
  const [first, second] = sealed;
  if (first === undefined) {
    return yield* Effect.fromResult(
      malformed(
        "<승인번호>.msg 첨부가 없습니다.",
        "It has no attachment called by an issue ID, <승인번호>.msg.",
      ),
    );
  }
  return second === undefined
    ? first
    : yield* Effect.fromResult(malformed("첨부가 둘 이상입니다.", "It holds more than one invoice."));
});

/**
 * The signed invoice in an envelope, opened by the one of our keys that it is
 * for. Refused with `nts.mail-not-for-us`, `nts.envelope-malformed`,
 * `nts.envelope-unreadable`, `nts.too-large`. It is not proven yet.
 */
export const open = (
  envelope: Uint8Array,
  receivers: ReadonlyArray<Envelope.Receiver>,
): Result.Result<Uint8Array<ArrayBuffer>, Refusal.Refusal> =>
  Result.flatMap(Envelope.read(envelope), ({ recipients }) => {
    const mine = receivers.find(({ certificate }) =>
      recipients.some(
        ({ issuer, serial }) => serial === certificate.serial && equal(issuer, certificate.issuer.der),
      ),
    );
    return mine === undefined
      ? refusals.fail("nts.mail-not-for-us")
      : Result.map(Envelope.open(envelope, mine), Redacted.value);
  });
