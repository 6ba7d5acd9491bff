/** Help at the server: the guide, explanations, the guided conversation, and inquiries. */
import type { Contract, Help as Wire, Inquiries as Mine } from "@einv/api";
import { refusals as clientRefusals } from "@einv/api/client/Refusals";
import { connect } from "@einv/api/client/connection";
import { help as client } from "@einv/api/client/help";
import { inquiries as mine } from "@einv/api/client/inquiries";
import type { Refusal } from "@einv/refusal";
import type { Connection } from "./connect.ts";
import { promise } from "./promises.ts";
import { refusals } from "./Refusals.ts";
import { serverOf } from "./server.ts";
import type { Session } from "./session.ts";

/** What was answered in the guided conversation so far. */
export type Answers = Contract.Said<typeof Wire.calls.converse>["answers"];

/** 문의 */
export interface Inquiry {
  readonly message: string;
  readonly attached: ReadonlyArray<{ readonly key: string; readonly value: string }>;
  /** Where the answer goes; a member's own address, if left out. */
  readonly email?: string;
  readonly idempotencyKey: string;
}

export interface Help {
  /** What the guide says about it, the closest first; the first of each stage if nothing is asked. */
  readonly search: (query: string, signal?: AbortSignal) => Promise<ReadonlyArray<Wire.ArticleSummary>>;
  readonly article: (id: string, signal?: AbortSignal) => Promise<Wire.ArticleView>;
  /** Explains a code or a pasted text, and finds what the guide says. */
  readonly answer: (text: string, signal?: AbortSignal) => Promise<Wire.Answer>;
  /** The guided conversation after these answers. */
  readonly converse: (answers: Answers, signal?: AbortSignal) => Promise<Wire.Conversation>;
  /** 문의하기, as the member of this page. */
  readonly inquire: (inquiry: Inquiry) => Promise<Mine.Received>;
  /** 문의하기, for whoever has not joined. */
  readonly inquireAsVisitor: (inquiry: Inquiry & { readonly email: string }) => Promise<Mine.Received>;
  /** 내 문의 */
  readonly inquiries: (signal?: AbortSignal) => Promise<ReadonlyArray<Mine.InquiryView>>;
  readonly close: (ticket: string) => Promise<Mine.InquiryView>;
}

const nothingDone = {
  ko: "이 페이지 안에서 생긴 일이며 서버에서 바뀐 것은 없습니다.",
  en: "It happened within this page; nothing was changed at the server.",
};

/** What the page itself refuses, explained without a server: it may be the server that cannot be reached. */
const ofPage = (text: string): ReadonlyArray<Wire.Explanation> =>
  Object.entries<Refusal.Entry>({ ...refusals.entries, ...clientRefusals.entries })
    .filter(([code]) => text.toLowerCase().includes(code))
    .map(([code, { what, why, remedy }]) => ({
      code,
      source: "einv",
      what,
      why: why ?? nothingDone,
      remedy,
      articles: [],
    }));

export const help = (connection: Connection, { server, run }: Session): Help => {
  const anybody = client(connect(serverOf(connection)));
  const member = mine(server);
  return {
    search: async (query, signal) => (await promise(anybody.search(query), signal)).articles,
    article: (id, signal) => promise(anybody.article(id), signal),
    answer: async (text, signal) => {
      const own = ofPage(text);
      try {
        const said = await promise(anybody.answer(text), signal);
        const known = new Set(own.map(({ code }) => code));
        return {
          explanations: [
            // The server's also names articles.
            ...own.filter(({ code }) => said.explanations.every((one) => one.code !== code)),
            ...said.explanations,
          ],
          unknown: said.unknown.filter((code) => !known.has(code)),
          articles: said.articles,
        };
      } catch (reason) {
        if (own.length === 0 || signal?.aborted === true) throw reason;
        return { explanations: own, unknown: [], articles: [] };
      }
    },
    converse: (answers, signal) => promise(anybody.converse(answers), signal),
    inquire: (inquiry) => run(member.inquire(inquiry)),
    inquireAsVisitor: (inquiry) => promise(anybody.inquire(inquiry)),
    inquiries: async (signal) => (await run(member.list(), signal)).inquiries,
    close: (ticket) => run(member.close(ticket)),
  };
};
