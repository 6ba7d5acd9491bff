/**
 * The tax authority over HTTP: packages, seals and signs what goes out; proves
 * and reads what comes back. R leaves only inside the envelope.
 */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { Refusal } from "@einv/refusal";
import { type Signer, SoapSignature } from "@einv/signature";
import * as Envelope from "./Envelope.ts";
import * as Answer from "./internal/answer.ts";
import type * as Authority from "./internal/authority.ts";
import * as Exchange from "./internal/exchange.ts";
import * as MessageId from "./MessageId.ts";
import * as Multipart from "./Multipart.ts";
import { OutcomeUnknown } from "./OutcomeUnknown.ts";
import { refusals } from "./Refusals.ts";
import * as SoapMessage from "./SoapMessage.ts";
import * as SubmitId from "./SubmitId.ts";
import { type Body, type ResultReport, type Submission, TaxAuthority } from "./TaxAuthority.ts";
import * as TaxInvoicePackage from "./TaxInvoicePackage.ts";
import * as TaxInvoiceResponse from "./TaxInvoiceResponse.ts";

/** Addresses of the authority's two services. */
export interface Endpoints {
  /** 전자세금계산서 제출. */
  readonly submit: string;
  /** 처리결과 요청. */
  readonly results: string;
}

export interface Options {
  /**
   * Where the authority is: an address below which its services have their
   * usual names, or each by itself.
   */
  readonly endpoint: string | Endpoints;
  /** Where the authority calls with results. */
  readonly replyTo: string;
  /** Who we are: business number and name. */
  readonly sender: SoapMessage.Party;
  /** Our key, which signs messages; not the key of an issuer. */
  readonly signer: Signer.Signer;
  readonly authority: Authority.Authority;
  readonly fetch?: Exchange.Fetch;
  /** For one exchange; a minute unless given. */
  readonly timeout?: Duration.Input;
  /** Octets of an answer or call; 4 MiB unless given. */
  readonly limit?: number;
}

/** The services below an address, as the authority names them (nts-standard §5.9). */
export const endpointsAt = (base: string): Endpoints => {
  const below = base.replace(/\/+$/, "");
  return { submit: `${below}/SubmitEtaxInvoice`, results: `${below}/RequestResults` };
};

const issueIdPattern = /^\d{8}[0-9A-Za-z]{16}$/;

/** What is refused before anything leaves this machine. */
const checkSubmission = ({ submitId, invoices }: Submission) =>
  Effect.gen(function* () {
    yield* Effect.fromResult(SubmitId.parse(submitId));
    const seen = new Set<string>();
    for (const [index, { issueId }] of invoices.entries()) {
      const path = `invoices[${index}]`;
      if (!issueIdPattern.test(issueId)) {
        return yield* Effect.fail(refusals.refusal("nts.issue-id", { path }));
      }
      if (seen.has(issueId)) {
        return yield* Effect.fail(
          refusals.refusal("nts.duplicate-in-submission", { path, values: { issueId } }),
        );
      }
      seen.add(issueId);
    }
  });

const refusedAs = (
  code: "nts.submission-refused" | "nts.request-refused",
  { failReason = "", description = "" }: TaxInvoiceResponse.TaxInvoiceResponse,
) => Effect.fail(refusals.refusal(code, { values: { code: failReason, text: description.slice(0, 200) } }));

const reasons: Readonly<Record<string, OutcomeUnknown["reason"]>> = {
  "nts.answer-not-trusted": "not-trusted",
  "nts.too-large": "too-large",
};

/** The service itself; {@link layer} provides it. */
export const make = (
  options: Options,
): Effect.Effect<TaxAuthority["Service"], never, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const random = yield* SecureRandom.SecureRandom;
    const { replyTo, sender, signer, authority } = options;
    const endpoints = typeof options.endpoint === "string" ? endpointsAt(options.endpoint) : options.endpoint;
    const limit = options.limit ?? 4 * 1024 * 1024;
    const http: Exchange.Options = {
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      timeout: options.timeout ?? "1 minute",
      limit,
    };

    /** A signed message with its attachments, ready to be posted or answered. */
    const compose = Effect.fnUntraced(function* (
      content: SoapMessage.Content,
      to: string,
      more: { readonly relatesTo?: string; readonly replyTo?: string },
      attachments: ReadonlyArray<Multipart.Part> = [],
    ) {
      const messageId = yield* MessageId.make;
      const message: SoapMessage.SoapMessage = {
        messageId,
        to,
        from: sender,
        receiver: SoapMessage.authority,
        timestamp: DateTime.formatIso(yield* DateTime.now),
        content,
        ...more,
      };
      const signed = yield* SoapSignature.sign(
        {
          envelope: SoapMessage.write(message),
          attachments: attachments.map(({ contentId, body }) => ({ id: contentId, content: body })),
        },
        signer,
      );
      const root = { contentType: "text/xml; charset=UTF-8", contentId: "SOAPPart", body: signed };
      const body = Multipart.write([root, ...attachments], yield* Multipart.boundary);
      return { messageId, body };
    });

    /** Posts a request and believes the answer only if it is the authority's, about this request and this submission. */
    const ask = Effect.fnUntraced(function* (
      url: string,
      request: { readonly messageId: string; readonly body: Body },
      action: SoapMessage.Action,
      expected: SoapMessage.Action,
      submitId: string,
    ) {
      const lost = (
        reason: OutcomeUnknown["reason"],
        more: { status?: number; cause?: Refusal.Refusal } = {},
      ) => new OutcomeUnknown({ submitId, reason, ...more });
      const received = yield* Exchange.post(url, SoapMessage.actionUri(action), request.body, http).pipe(
        Effect.catchTag("Lost", ({ reason, status }) =>
          Effect.fail(lost(reason, status === undefined ? {} : { status })),
        ),
      );
      const answer = yield* Answer.read(received, authority, { bytes: limit }).pipe(
        Effect.mapError((cause) => lost(reasons[cause.code] ?? "unreadable", { cause })),
      );
      const { message, response } = answer;
      if (
        message.relatesTo !== request.messageId ||
        message.content.action !== expected ||
        response.submitId !== submitId
      ) {
        const cause = refusals.refusal("nts.answer-for-another", { values: { submitId } });
        return yield* Effect.fail(lost("for-another", { cause }));
      }
      return { ...answer, undecided: Effect.fail(lost("undecided")) };
    });

    const submit = Effect.fn("TaxAuthority.submit")(function* (submission: Submission) {
      const { submitId, invoices } = submission;
      yield* checkSubmission(submission);
      const plain = yield* Effect.fromResult(TaxInvoicePackage.pieces(invoices));
      const envelope = yield* Envelope.seal(plain, authority.encryption).pipe(
        Effect.provideService(SecureRandom.SecureRandom, random),
      );
      const referenceId = yield* MessageId.token;
      const request = yield* compose(
        { action: "TaxInvoiceSubmit", submitId, count: invoices.length, referenceId },
        endpoints.submit,
        { replyTo },
        [{ contentType: "application/octet-stream", contentId: referenceId, body: envelope }],
      );
      const { response, raw, undecided } = yield* ask(
        endpoints.submit,
        request,
        "TaxInvoiceSubmit",
        "TaxInvoiceRecvAck",
        submitId,
      );
      const { receiptId, respondedAt, description = "" } = response;
      const said = TaxInvoiceResponse.receiptOf(response);
      if (said === "refused") return yield* refusedAs("nts.submission-refused", response);
      if (said === "undecided" || receiptId === undefined) return yield* undecided;
      return { submitId, receiptId, respondedAt, description, raw };
    });

    const reportFrom = (
      { response, raw }: Answer.Answer,
      undecided: Effect.Effect<never, OutcomeUnknown | Refusal.Refusal>,
    ): Effect.Effect<ResultReport, OutcomeUnknown | Refusal.Refusal> => {
      const status = TaxInvoiceResponse.reportOf(response);
      switch (status) {
        case "refused":
          return refusedAs("nts.submission-refused", response);
        case "request-refused":
          return refusedAs("nts.request-refused", response);
        case "undecided":
          return undecided;
        default:
          return Effect.succeed({ submitId: response.submitId, status, results: response.results, raw });
      }
    };

    const results = Effect.fn("TaxAuthority.results")(function* (submitId: string) {
      yield* Effect.fromResult(SubmitId.parse(submitId));
      const request = yield* compose({ action: "ResultsReqSubmit", submitId }, endpoints.results, {});
      const answer = yield* ask(
        endpoints.results,
        request,
        "ResultsReqSubmit",
        "ResultsReqRecvAck",
        submitId,
      );
      return yield* reportFrom(answer, answer.undecided);
    });

    const notAReport = (): Effect.Effect<never, Refusal.Refusal> =>
      Effect.fail(
        refusals.refusal("nts.response-malformed", {
          values: { reasonKo: "처리 결과가 들어 있지 않습니다.", reason: "It holds no results." },
        }),
      );

    const receiveCallback = Effect.fn("TaxAuthority.receiveCallback")(function* (call: Body) {
      const answer = yield* Answer.read(call, authority, { bytes: limit });
      const { message } = answer;
      if (message.content.action !== "ResultsSubmit") return yield* notAReport();
      const report = yield* reportFrom(answer, notAReport()).pipe(Effect.catch(() => notAReport()));
      const { body } = yield* compose(
        { action: "ResultsRecvAck", resultId: message.content.resultId },
        SoapMessage.anonymous,
        { relatesTo: message.messageId },
      );
      return { report, answer: body };
    });

    return TaxAuthority.of({ submit, results, receiveCallback });
  });

/** The authority at an address. Content keys come from `SecureRandom`. */
export const layer = (options: Options): Layer.Layer<TaxAuthority, never, SecureRandom.SecureRandom> =>
  Layer.effect(TaxAuthority, make(options));
