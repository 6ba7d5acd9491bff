/**
 * 정발행, first step: what stands in the editor is saved, and made into the
 * document that the person then sees, signs and issues (`ViewApproval`,
 * `IssueInvoice`). Until it is issued only its supplier sees it.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Lifecycle } from "@einv/invoice";
import { Permission } from "@einv/permission";
import { Drafts, Invoices } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type { Content, Origin, Prepared } from "./DraftViews.ts";
import * as Act from "./internal/act.ts";
import * as Drafting from "./internal/drafting.ts";
import * as Ids from "./internal/ids.ts";
import * as Once from "./internal/once.ts";
import * as Reach from "./internal/reach.ts";
import * as Replace from "./internal/replace.ts";
import * as Writing from "./internal/writing.ts";
import { refusals } from "./Refusals.ts";
import * as Views from "./Views.ts";

const Kept: Schema.Codec<Prepared, string> = Schema.fromJsonString(
  Schema.Struct({
    ref: Views.InvoiceRef,
    together: Schema.Array(Views.InvoiceRef),
    draft: Schema.optionalKey(Schema.Struct({ draftId: Schema.String, version: Schema.Int })),
  }),
);

/**
 * Saving the draft again takes the document back. Refused with what
 * `KeepDraft.save` refuses; with `draft.supplier`, `draft.kind`, `invoice.rules`,
 * `text.too-long`, `request.management-number`; with `invoice.not-found`,
 * `lifecycle.*` if what it replaces was not rejected.
 */
export const prepare = (
  caller: Caller,
  input: Content & { readonly draft?: Origin; readonly idempotencyKey: string },
): Use<Prepared> => {
  const { idempotencyKey: key, draft: origin, ...rest } = input;
  const content = { ...rest, side: "supplier", payer: "supplier" } as const;
  const says = { action: "prepare", by: Act.giver(caller), draft: origin, ...content };
  const command = { scope: Act.scopeOf(caller), key, says, answer: Kept };
  return Once.once(command, (at) =>
    Effect.gen(function* () {
      const { businessNumber } = caller;
      const occasion = { at, actor: Reach.actor(caller) };
      const { person, administrators } = yield* Reach.member(caller);
      yield* Effect.fromResult(
        Permission.decide(person, "issue", Permission.ownRequest(person), administrators),
      );
      const { hostId } = yield* Drafting.company(caller);
      const { terms, ...words } = yield* Drafting.finished(content, at);
      yield* Effect.fromResult(Writing.checkForward(terms, businessNumber));
      const saved = yield* Drafting.save(caller, content, origin, occasion);
      const ref = Invoices.InvoiceRef.make(yield* Ids.make("inv_"));
      const rejected =
        content.replaces === undefined
          ? undefined
          : (yield* Replace.rejected(content.replaces, "supplier", Replace.reachedBy(caller, "supplier")))
              .found;
      const document = yield* Writing.document(Replace.inPlaceOf(terms, rejected), at);
      const draft: Origin = { draftId: saved.draftId, version: saved.version + 1 };
      yield* Writing.insert({
        ref,
        hostId,
        document,
        status: Lifecycle.initial,
        route: "forward",
        payer: "supplier",
        points: yield* Writing.price(document.typeCode, { route: "forward" }, at),
        preparedBy: person.memberId,
        draft,
        ...words,
        ...(rejected === undefined ? {} : yield* Replace.successor(rejected, ref)),
        requestedAt: at,
        version: 1,
      });
      if (!(yield* Drafts.update({ ...saved, prepared: { ref, version: draft.version } })))
        return yield* refusals.refusal("draft.changed");
      const prepared: Prepared = { ref, together: [ref], draft };
      return prepared;
    }),
  );
};
