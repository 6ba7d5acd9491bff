/** The simulated authority's own key between OpenSSL and us, both ways through a submission. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Multipart, SoapMessage, TaxInvoicePackage } from "@einv/nts";
import { SoapSignature } from "@einv/signature";
import { afterAll, assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { connected, Identities, identities, issued, issueId, morning, submitId } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "einv-openssl-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** Words of a command, then options that name files of the folder, then the rest. */
const openssl = (
  command: string,
  options: Readonly<Record<string, string>>,
  ...rest: ReadonlyArray<string>
) => {
  const named = Object.entries(options).flatMap(([option, name]) => [`-${option}`, at(name)]);
  execFileSync("openssl", [...command.trim().split(" "), ...named, ...rest], { stdio: "pipe" });
};
const present =
  spawnSync("openssl", ["version"], { encoding: "utf8" }).stdout?.startsWith("OpenSSL 3") ?? false;

/** The simulator's certificate and key as OpenSSL takes them. */
const files = Effect.gen(function* () {
  const { authority } = yield* Identities;
  writeFileSync(at("key.der"), Redacted.value(authority.key.pkcs8));
  writeFileSync(at("certificate.der"), authority.certificate.der);
  openssl("pkcs8 -inform DER -nocrypt", { in: "key.der", out: "key.pem" });
  openssl("x509 -inform DER", { in: "certificate.der", out: "certificate.pem" });
});

layer(identities)("OpenSSL and the simulator", (it) => {
  describe.skipIf(!present)(`with one key${present ? "" : " (skipped: OpenSSL 3 is not here)"}`, () => {
    it.effect("OpenSSL opens what we submit, and finds the invoices in it", () =>
      Effect.gen(function* () {
        yield* files;
        const { client, requests } = yield* connected();
        const invoice = yield* issued(1);
        yield* client.submit({ submitId: submitId(), invoices: [invoice] });
        const [body] = requests;
        const boundary = /--(----=_Part_[\d_.]+)/.exec(Buffer.from(body!).toString("latin1"))![1]!;
        const contentType = `multipart/related; type="text/xml"; boundary="${boundary}"`;
        const parts = yield* Effect.fromResult(Multipart.read({ contentType, body: body! }));
        writeFileSync(at("sent.ber"), parts[1]!.body);
        openssl("cms -decrypt -inform DER -binary", {
          in: "sent.ber",
          recip: "certificate.pem",
          inkey: "key.pem",
          out: "opened.der",
        });
        const opened = Redacted.make<Uint8Array>(new Uint8Array(readFileSync(at("opened.der"))));
        const [entry] = yield* Effect.fromResult(TaxInvoicePackage.read(opened));
        assert.deepStrictEqual(entry?.xml, invoice.xml);
        assert.deepStrictEqual(Redacted.value(entry!.r), new Uint8Array(Redacted.value(invoice.r)));
      }),
    );

    it.effect.each([["DER", ""] as const, ["BER in pieces", "-stream"] as const])(
      "the simulator opens what OpenSSL encrypted, in %s, and accepts the invoice",
      ([, form]) =>
        Effect.gen(function* () {
          yield* files;
          const { system } = yield* Identities;
          const { handle, simulator } = yield* connected();
          const plain = yield* Effect.fromResult(TaxInvoicePackage.write([yield* issued(2)]));
          writeFileSync(at("package.der"), Redacted.value(plain));
          openssl(
            `cms -encrypt -des3 -binary -outform DER ${form}`,
            { in: "package.der", out: "theirs.ber" },
            at("certificate.pem"),
          );
          const package_ = new Uint8Array(readFileSync(at("theirs.ber")));
          const envelope = SoapMessage.write({
            messageId: "20261125100000000-00000000000000000000000000000000",
            to: "http://authority.test/services/SubmitEtaxInvoice",
            from: { id: "2208700003", name: "einv" },
            receiver: SoapMessage.authority,
            replyTo: "http://einv.test/nts/callback",
            timestamp: DateTime.formatIso(morning),
            content: { action: "TaxInvoiceSubmit", submitId: submitId(), count: 1, referenceId: "payload" },
          });
          const attachments = [{ id: "payload", content: package_ }];
          const signed = yield* SoapSignature.sign({ envelope, attachments }, system.key);
          const { contentType, body } = Multipart.write(
            [
              { contentType: "text/xml; charset=UTF-8", contentId: "SOAPPart", body: signed },
              { contentType: "application/octet-stream", contentId: "payload", body: package_ },
            ],
            "----=_Part_00001_00000001.0000000000001",
          );
          yield* Effect.promise(() =>
            handle(
              new Request("http://authority.test/services/SubmitEtaxInvoice", {
                method: "POST",
                headers: { "content-type": contentType },
                body: new Uint8Array(body),
              }),
            ),
          );
          const [received] = yield* simulator.received;
          assert.deepInclude(received?.invoices[0], { issueId: issueId(2), code: "SUC001" });
        }),
    );
  });
});
