/** The buyer takes its request back (요청 취소): the mail link closes, the supplier is told. */
import type { Use } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import * as Act from "./internal/act.ts";
import * as Post from "./internal/post.ts";
import * as Mails from "./Mails.ts";
import type * as Views from "./Views.ts";

export const cancel = (caller: Caller, input: Act.Input): Use<Views.InvoiceView> =>
  Act.perform(caller, input, {
    action: "cancelRequest",
    side: "buyer",
    tell: (stored, at) =>
      Post.tell(stored, "supplier", "request-cancelled", Mails.requestCancelled(Post.about(stored)), at),
  });
