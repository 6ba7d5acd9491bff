/** The cases of the standard's certification (표준인증, nts-standard §5.10) as far as they can be rehearsed here. */
import { Mint } from "@einv/certificate/testing";
import type { TaxInvoice } from "@einv/invoice";
import { Envelope, PublicKeys, PublicKeysHttp, TaxInvoicePackage } from "@einv/nts";
import { TaxInvoiceSignature } from "@einv/signature";
import { assert, describe, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { item, totals, won } from "../../invoice/fixtures.ts";
import { connected, Identities, identities, issued, issueId, submitId } from "../world.ts";

const exempt: Partial<TaxInvoice.TaxInvoice> = {
  totals: totals(5000n, 0n),
  items: item({ taxAmount: won(0n) }),
  payments: [{ means: "credit", amount: won(5000n) }],
};

const amending = (original: number) =>
  ({ amendment: { reason: "01", originalIssueId: issueId(original) } }) as const;

/** 일반·수정 세금계산서와 일반·수정 계산서. */
const fourKinds = Effect.all([
  issued(1, { typeCode: "0101" }),
  issued(2, { typeCode: "0201", ...amending(1) }),
  issued(3, { typeCode: "0301", ...exempt }),
  issued(4, { typeCode: "0401", ...exempt, ...amending(3) }),
]);

layer(identities)("certification", (it) => {
  describe("단위 기능별 검증", () => {
    it.effect("전자세금계산서 작성·전자서명", () =>
      Effect.gen(function* () {
        const { supplier } = yield* Identities;
        for (const { xml, issueId: id } of yield* fourKinds) {
          const { invoice, certificate } = yield* TaxInvoiceSignature.verify(xml);
          assert.strictEqual(invoice.issueId, id);
          assert.strictEqual(certificate.serial, supplier.certificate.serial);
        }
      }),
    );

    it.effect("보안", () =>
      Effect.gen(function* () {
        const { authority } = yield* Identities;
        const invoices = yield* fourKinds;
        const plain = Result.getOrThrow(TaxInvoicePackage.write(invoices));
        const sealed = yield* Envelope.seal(plain, authority.certificate);
        const opened = Result.getOrThrow(
          Envelope.open(sealed, { certificate: authority.certificate, pkcs8: authority.key.pkcs8 }),
        );
        assert.deepStrictEqual(Redacted.value(opened), Redacted.value(plain));
      }),
    );

    it.effect("웹서비스 메시징: 제출, 처리결과 전송, 처리결과 요청", () =>
      Effect.gen(function* () {
        const { client, simulator, calls } = yield* connected();
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        assert.strictEqual(yield* simulator.deliver, 1);
        assert.strictEqual(calls.length, 1);
        assert.strictEqual((yield* client.results(submission.submitId)).status, "settled");
      }),
    );
  });

  describe("상호운용성 검증", () => {
    it.effect("네 종류를 한 번에 제출하고 결과를 요청", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const submission = { submitId: submitId(), invoices: yield* fourKinds };
        for (const invoices of [submission.invoices, submission.invoices.toReversed()]) {
          const again = { submitId: submission.submitId, invoices };
          yield* client.submit(again);
        }
        const { results } = yield* client.results(submission.submitId);
        assert.sameDeepMembers(
          [...results],
          [1, 2, 3, 4].map((serial) => ({ issueId: issueId(serial), code: "SUC001" })),
        );
      }),
    );

    it.effect("사업자 공개키 획득", () =>
      Effect.gen(function* () {
        const { above, authority, system, trust } = yield* Identities;
        const other = yield* Mint.service(above, { name: "다른 사업자" });
        const key: PublicKeys.PublicKey = {
          registration: "42000009",
          mailbox: "etax@other.example",
          certificate: other.certificate,
        };
        const { handle } = yield* connected({ publicKeys: [key] });
        const { request } = PublicKeysHttp.make({
          endpoint: PublicKeysHttp.endpointAt("http://authority.test/services"),
          request: { businessNumber: "2208700003", registration: "41000008" },
          signer: system.key,
          authority: { encryption: authority.certificate, trust },
          fetch: handle,
        });
        const { keys } = yield* request;
        assert.deepStrictEqual(
          keys.map(({ registration, mailbox }) => [registration, mailbox]),
          [["42000009", "etax@other.example"]],
        );
      }),
    );
  });
});
