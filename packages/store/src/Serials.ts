/** Serials of issue IDs (승인번호의 일련번호): each written date counts its own. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { IssueId, type TaxInvoice } from "@einv/invoice";
import { type Stored, query } from "./internal/query.ts";
import { Points, reader } from "./internal/rows.ts";

const counters = reader(Schema.Struct({ next: Points }));

/** The next serial of this written date. One that a rolled-back transaction took is given again. */
export const next = (day: TaxInvoice.CalendarDate): Stored<string> =>
  query("Serials.next", (sql) =>
    counters
      .first(
        sql`INSERT INTO serials (day, next) VALUES (${day}, 1)
          ON CONFLICT (day) DO UPDATE SET next = serials.next + 1 RETURNING next`,
      )
      .pipe(Effect.map((counter) => IssueId.serialOf((counter?.next ?? 1n) - 1n))),
  );
