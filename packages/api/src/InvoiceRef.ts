/** An einv invoice's own identifier; not the issue ID. */
import * as Schema from "effect/Schema";

export const InvoiceRef = Schema.NonEmptyString.pipe(Schema.brand("InvoiceRef"));
export type InvoiceRef = typeof InvoiceRef.Type;
