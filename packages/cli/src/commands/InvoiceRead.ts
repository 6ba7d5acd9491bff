/** `einv invoice read FILE…` */
import * as TaxInvoiceXml from "@einv/invoice/TaxInvoiceXml";
import * as Effect from "effect/Effect";

import * as Document from "../Document.ts";
import * as Files from "../Files.ts";
import * as Terminal from "../Terminal.ts";

/** Each file's document; `exchange` and `signed` tell what no signature vouches for. Codes: `cli.file-unreadable`, `xml.*`, `invoice.*`. */
export const read = (files: ReadonlyArray<string>): Effect.Effect<Terminal.Exit, never, Terminal.Terminal> =>
  Terminal.eachFile(files, (file) =>
    Effect.gen(function* () {
      const bytes = yield* Files.read(file);
      const { invoice, exchange, signature } = yield* Effect.fromResult(TaxInvoiceXml.read(bytes));
      yield* Terminal.answer(
        { ...Document.json(invoice), exchange, signed: signature !== undefined },
        (language) => {
          const warning = {
            ko:
              signature === undefined
                ? "서명 없음"
                : "서명은 확인하지 않았습니다. einv invoice verify 로 확인해 주세요.",
            en:
              signature === undefined
                ? "Not signed"
                : "The signature was not checked; einv invoice verify does that.",
          };
          return `${file}\n${Document.text(invoice, language)}\n  ${warning[language]}\n`;
        },
      );
      return 0 as const;
    }),
  );
