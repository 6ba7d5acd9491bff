/**
 * The port to our own mailbox for invoices of other service providers (유통
 * 메일함): the key-management keys that they seal for. More than one while an old
 * certificate is still in other systems' archives.
 */
import * as Context from "effect/Context";
import * as Layer from "effect/Layer";
import type { Envelope } from "@einv/nts";

export class AspMailbox extends Context.Service<
  AspMailbox,
  { readonly receivers: ReadonlyArray<Envelope.Receiver> }
>()("@einv/application/AspMailbox") {}

export const layer = (receivers: ReadonlyArray<Envelope.Receiver>): Layer.Layer<AspMailbox> =>
  Layer.succeed(AspMailbox, AspMailbox.of({ receivers }));
