/** What may have to hold of an invoice, besides its states, for a command to apply. */
import type { Refusal } from "@einv/refusal";

/** 정발행, 역발행, 위수탁: who writes and who signs. */
export type Route = "forward" | "reverse" | "consignment";

/** What is known of an invoice. A fact that is left out satisfies every guard: whoever knows it says it. */
export interface Facts {
  readonly route?: Route;
  /** 면세: sent to the authority only on request. */
  readonly exempt?: boolean;
  /** The time of its request is over. */
  readonly expired?: boolean;
}

export type Guard = Route | "ownSupply" | "notExempt" | "expired";

const onRoute =
  (...routes: ReadonlyArray<Route>) =>
  ({ route }: Facts): boolean =>
    route === undefined || routes.includes(route);

export const guards: Readonly<Record<Guard, (facts: Facts) => boolean>> = {
  forward: onRoute("forward"),
  reverse: onRoute("reverse"),
  consignment: onRoute("consignment"),
  ownSupply: onRoute("forward", "reverse"),
  notExempt: ({ exempt }) => exempt !== true,
  expired: ({ expired }) => expired !== false,
};

/** The guards in words, as the permission matrix says them. */
export const guardWords: Readonly<Record<Guard, Refusal.Text>> = {
  forward: { ko: "정발행", en: "forward issue" },
  reverse: { ko: "역발행", en: "reverse issue" },
  consignment: { ko: "위수탁", en: "consignment" },
  ownSupply: { ko: "위수탁 아님", en: "no consignment" },
  notExempt: { ko: "면세 아님", en: "not exempt" },
  expired: { ko: "기한 지남", en: "time is over" },
};
