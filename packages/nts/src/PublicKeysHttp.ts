/** The authority's archive of public keys over HTTP: asked for with our signature, believed with the authority's. */
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { type Signer, SoapSignature } from "@einv/signature";
import * as Authority from "./internal/authority.ts";
import * as Exchange from "./internal/exchange.ts";
import * as Multipart from "./Multipart.ts";
import * as PublicKeyMessage from "./PublicKeyMessage.ts";
import * as PublicKeys from "./PublicKeys.ts";
import { because, refusals } from "./Refusals.ts";

export interface Options {
  /** The service itself; see {@link endpointAt}. */
  readonly endpoint: string;
  readonly request: PublicKeyMessage.PublicKeyRequest;
  /** Our key, which signs messages. */
  readonly signer: Signer.Signer;
  readonly authority: Authority.Authority;
  readonly fetch?: Exchange.Fetch;
  /** A minute unless given. */
  readonly timeout?: Duration.Input;
  /** Octets of an answer; 16 MiB unless given. */
  readonly limit?: number;
}

/** The service below the authority's address, under its usual name (nts-standard §5.9). */
export const endpointAt = (base: string): string => `${base.replace(/\/+$/, "")}/RequestCert`;

const unanswered = ({ reason, status }: Exchange.Lost): Refusal.Refusal =>
  reason === "too-large"
    ? refusals.refusal("nts.too-large")
    : refusals.refusal("nts.public-keys-unanswered", {
        values: { reason: status === undefined ? reason : `${reason} (HTTP ${status})` },
      });

/** The service itself; {@link layer} provides it. */
export const make = (options: Options): PublicKeys.PublicKeys["Service"] => {
  const { endpoint, signer, authority } = options;
  const limit = options.limit ?? Multipart.limits.bytes;
  const http: Exchange.Options = {
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    timeout: options.timeout ?? "1 minute",
    limit,
  };

  const request = Effect.gen(function* () {
    const envelope = PublicKeyMessage.write(options.request);
    const body = yield* SoapSignature.sign({ envelope, attachments: [] }, signer);
    const root = { contentType: "text/xml; charset=UTF-8", contentId: "SOAPPart", body };
    const sent = Multipart.write([root], yield* Multipart.boundary);
    const received = yield* Exchange.post(endpoint, PublicKeyMessage.action.request, sent, http).pipe(
      Effect.catchTag("Lost", (lost) => Effect.fail(unanswered(lost))),
    );
    const [answer, ...parts] = yield* Effect.fromResult(Multipart.read(received, { bytes: limit }));
    const message = {
      envelope: answer?.body ?? new Uint8Array(),
      attachments: parts.map(({ contentId, body: content }) => ({ id: contentId, content })),
    };
    const { document, attachments, certificate } = yield* SoapSignature.verify(message).pipe(
      Effect.mapError(({ what }) => Result.merge(because("nts.answer-not-trusted", what))),
    );
    yield* Authority.check(certificate, authority);
    const named = yield* Effect.fromResult(PublicKeyMessage.readAnswer(document));
    const archive = attachments.find(({ id }) => named === undefined || id === named);
    if (archive === undefined) {
      return yield* Effect.fromResult(
        because("nts.message-malformed", {
          ko: "공개키 압축파일이 첨부되지 않았습니다.",
          en: "No archive of public keys is attached.",
        }),
      );
    }
    return yield* PublicKeys.readArchive(archive.content);
  }).pipe(Effect.withSpan("PublicKeys.request"));

  return PublicKeys.PublicKeys.of({ request });
};

export const layer = (options: Options): Layer.Layer<PublicKeys.PublicKeys> =>
  Layer.succeed(PublicKeys.PublicKeys, make(options));
