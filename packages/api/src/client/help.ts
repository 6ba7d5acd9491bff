/** What anybody may ask for help. */
import { type Answer, calls } from "../Help.ts";
import type * as Contract from "../Contract.ts";
import type { Call, Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const help = ({ call }: Connected<"anybody">) => ({
  /** What the guide says about it, the closest first; the first of each stage if nothing is asked. */
  search: (query?: string) => call(calls.search, { query: query === undefined ? {} : { q: query } }),
  article: (articleId: string) => call(calls.article, { params: { articleId } }),
  /** Explains a code or a pasted text, and finds what the guide says. */
  answer: (text: string): Call<Answer> => call(calls.answer, { payload: { text } }),
  /** The guided conversation after these answers. */
  converse: (answers: Said<"converse">["answers"]) => call(calls.converse, { payload: { answers } }),
  /** 문의하기, for whoever has not joined. */
  inquire: ({ idempotencyKey, ...payload }: Once<Said<"inquire">>) =>
    call(calls.inquire, { idempotencyKey, payload }),
});
