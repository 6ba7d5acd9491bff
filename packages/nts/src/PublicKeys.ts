/**
 * The public keys of the other systems (사업자 공개키): an archive that the
 * authority keeps, with the mailbox of every service provider (ASP) and the
 * key-management certificate (암호화용) that mail to it is encrypted for
 * (nts-standard §5.6, §6.2).
 *
 * A file of the archive is named `<등록번호 8>` one character `<mailbox>.<ext>`
 * and holds one certificate; `.ini` files beside them are passed over.
 */
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Certificate } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import * as Envelope from "./Envelope.ts";
import * as Zip from "./internal/zip.ts";
import { refusals } from "./Refusals.ts";

/** Where another system takes invoices. */
export interface PublicKey {
  /** 등록번호 of the system, eight characters: the middle part of its issue IDs. */
  readonly registration: string;
  /** `etax@asp.example` */
  readonly mailbox: string;
  readonly certificate: Certificate.Certificate;
}

/** What the archive holds. */
export interface Archive {
  /** One for each system and mailbox. */
  readonly keys: ReadonlyArray<PublicKey>;
  /** Files that are no usable key, and why; they do not keep the others from being used. */
  readonly unusable: ReadonlyArray<{ readonly file: string; readonly refusal: Refusal.Refusal }>;
}

/** The port to the authority's archive. */
export class PublicKeys extends Context.Service<
  PublicKeys,
  {
    /**
     * Fetches the archive; asking changes nothing, so it may be asked again at
     * any time. Refused with `nts.unreachable`, `nts.public-keys-unanswered`,
     * `nts.answer-not-trusted`, `nts.multipart-malformed`, `nts.message-malformed`,
     * `nts.archive-malformed`, `nts.too-large`.
     */
    readonly request: Effect.Effect<Archive, Refusal.Refusal>;
  }
>()("@einv/nts/PublicKeys") {}

/** Some hundreds of systems are registered; a certificate has about two thousand octets. */
export const limits: Zip.Limits = { entries: 4096, file: 64 * 1024, total: 16 * 1024 * 1024 };

const mailboxPattern = /^[^\s@<>()",;:\\[\]]{1,64}@[0-9A-Za-z.-]{1,190}$/;

const malformed = (why: Refusal.Text, path?: string): Refusal.Refusal =>
  refusals.refusal("nts.archive-malformed", {
    values: { reasonKo: why.ko, reason: why.en },
    ...(path === undefined ? {} : { path }),
  });

const readKey = (file: Zip.File): Result.Result<PublicKey, Refusal.Refusal> => {
  const base = file.name.slice(file.name.lastIndexOf("/") + 1);
  const [, registration, mailbox] = /^([0-9A-Za-z]{8})[^0-9A-Za-z](.+)\.[0-9A-Za-z]{1,5}$/.exec(base) ?? [];
  if (registration === undefined || mailbox === undefined || !mailboxPattern.test(mailbox)) {
    return Result.fail(
      malformed(
        {
          ko: "파일 이름이 등록번호와 메일 주소가 아닙니다.",
          en: "The name is not a registration number and a mailbox.",
        },
        base.slice(0, 100),
      ),
    );
  }
  return Certificate.parse(file.content).pipe(
    Result.flatMap((certificate) =>
      Result.map(Envelope.checkRecipient(certificate), () => ({ registration, mailbox, certificate })),
    ),
  );
};

/** Of two keys of one mailbox, the one that is good for longer. */
const later = (one: PublicKey | undefined, other: PublicKey): PublicKey =>
  one !== undefined && DateTime.isGreaterThan(one.certificate.notAfter, other.certificate.notAfter)
    ? one
    : other;

/**
 * Reads the archive (ZIP). Refused as a whole with `nts.archive-malformed` when
 * it is damaged, ambiguous, or made to exhaust its reader.
 */
export const readArchive = (bytes: Uint8Array): Effect.Effect<Archive, Refusal.Refusal> =>
  Zip.read(bytes, limits).pipe(
    Effect.mapError(({ name, ...why }) => malformed(why, name)),
    Effect.map((files) => {
      const keys = new Map<string, PublicKey>();
      const unusable: Array<Archive["unusable"][number]> = [];
      for (const file of files) {
        if (/\.ini$/i.test(file.name)) continue;
        Result.match(readKey(file), {
          onFailure: (refusal) => unusable.push({ file: file.name.slice(0, 200), refusal }),
          onSuccess: (key) => {
            const id = `${key.registration} ${key.mailbox.toLowerCase()}`;
            keys.set(id, later(keys.get(id), key));
          },
        });
      }
      return { keys: [...keys.values()], unusable };
    }),
  );

/** Writes the archive as the authority does. */
export const writeArchive = (keys: ReadonlyArray<PublicKey>): Effect.Effect<Uint8Array<ArrayBuffer>> =>
  Zip.write(
    keys.map(({ registration, mailbox, certificate }) => ({
      name: `${registration}_${mailbox}.der`,
      content: new Uint8Array(certificate.der),
    })),
  );
