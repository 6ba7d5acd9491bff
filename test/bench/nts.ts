/**
 * The tax authority's wire. First what it costs to package and seal a full
 * submission, beside triple DES alone on the same octets; then whole nights.
 *
 * `npm run bench -- nts --invoices 100000` adds a night of that size.
 */
import { createCipheriv, randomBytes } from "node:crypto";
import { cpus, loadavg } from "node:os";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Mint } from "@einv/certificate/testing";
import { TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { Envelope, TaxInvoicePackage } from "@einv/nts";
import { TaxInvoiceSignature } from "@einv/signature";
import { exchange, invoice } from "../invoice/fixtures.ts";
import { measure, table } from "./measure.ts";
import type { Night } from "./ntsNight.ts";

/** What packaging and sealing may cost beside triple DES alone. */
const aim = 1.1;

/** A hundred signed invoices, of 1 to 99 items. */
const entries = Effect.gen(function* () {
  const above = yield* Mint.hierarchy();
  const { businessNumber } = invoice.supplier;
  const password = Redacted.make("bench-password-1");
  const { key } = yield* Mint.business(above, { businessNumber, name: "가나상사", password });
  const authority = yield* Mint.service(above, { name: "국세청" });
  const [item] = invoice.items;
  const made = yield* Effect.forEach(
    Array.from({ length: 100 }, (_, index) => index),
    (index) => {
      const items = Array.from({ length: index % 10 === 9 ? 99 : 1 + (index % 10) }, (_, at) => ({
        ...item!,
        sequence: at + 1,
      }));
      const document: TaxInvoice.TaxInvoice = {
        ...invoice,
        issueId: TaxInvoice.IssueId.make(`2026112041000008${String(index).padStart(8, "0")}`),
        items,
      };
      return Effect.map(
        TaxInvoiceSignature.sign(TaxInvoiceXml.encode({ invoice: document, exchange }), key),
        (xml) => ({ xml, r: key.r ?? Redacted.make(new Uint8Array(20)) }),
      );
    },
  );
  return { made, receiver: authority.certificate };
});

const packaging = async (): Promise<void> => {
  const { made, receiver } = await Effect.runPromise(
    entries.pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
  const plain = Redacted.value(Result.getOrThrow(TaxInvoicePackage.write(made)));
  const [bare, ours] = await measure(
    [
      {
        name: "triple DES alone (node:crypto)",
        run: () => {
          const cipher = createCipheriv("des-ede3-cbc", randomBytes(24), randomBytes(8));
          return Buffer.concat([cipher.update(plain), cipher.final()]);
        },
      },
      {
        name: "package, seal, envelope",
        run: () =>
          Effect.runPromise(
            Effect.flatMap(Effect.fromResult(TaxInvoicePackage.pieces(made)), (pieces) =>
              Envelope.seal(pieces, receiver),
            ).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
          ),
      },
    ],
    { collected: true },
  );
  const row = ({ name, median, lowest, ratio }: NonNullable<typeof ours>) => [
    name,
    (median / 1000).toFixed(2),
    (lowest / 1000).toFixed(2),
    ratio.toFixed(3),
  ];
  console.log(`\n100 signed invoices, ${Math.round(plain.length / 1024)} KiB together`);
  console.log(table(["", "ms", "lowest", "ratio"], [row(bare!), row(ours!)]));
  console.log(`aim: at most ${aim.toFixed(2)}; ${ours!.ratio <= aim ? "met" : "MISSED"}`);
};

const nights = async (asked: number | undefined): Promise<void> => {
  const { run: night } = await import("./ntsNight.ts");
  const sizes = [...new Set([1000, 10_000, ...(asked === undefined ? [] : [asked])])].toSorted(
    (one, other) => one - other,
  );
  const done: Array<Night> = [];
  for (const size of sizes) {
    done.push(await night(size));
    const { accepted, rejected, inTime, agrees } = done.at(-1)!;
    if (!inTime || !agrees || accepted + rejected !== size) {
      console.log(`${size}: NOT SETTLED: ${JSON.stringify(done.at(-1))}`);
      process.exitCode = 1;
    }
  }
  const [first] = done;
  console.log("\nnights with a fault at every fifth request");
  console.log(
    table(
      [
        "invoices",
        "accepted",
        "rejected",
        "sent",
        "settled",
        "real s",
        "ms each",
        "growth",
        "heap MiB",
        "RSS MiB",
      ],
      done.map((one) => {
        const each = (one.work * 1000) / one.invoices;
        return [
          String(one.invoices),
          String(one.accepted),
          String(one.rejected),
          String(one.submissions),
          `${one.settledAt} of ${one.deadline}`,
          one.seconds.toFixed(0),
          each.toFixed(2),
          (each / ((first!.work * 1000) / first!.invoices)).toFixed(2),
          one.heap.join(" "),
          String(one.resident),
        ];
      }),
    ),
  );
  console.log("growth: processor time per invoice beside the smallest night; linear is 1.00");
};

export const run = async (options: { readonly invoices?: number } = {}): Promise<void> => {
  console.log(
    `nts, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await packaging();
  await nights(options.invoices);
};
