/**
 * Coming back from the payment gateway's page: what the address brought, and
 * handing it from the window that paid to the one that waits for it.
 */

/** What the gateway appends to the return address. */
export interface Brought {
  readonly orderId: string;
  /** Absent when the person gave up. */
  readonly payment?: { readonly paymentKey: string; readonly amount: bigint };
}

const names = ["orderId", "paymentKey", "amount", "code", "message"] as const;

/** What an address brought back; nothing, if it is no return from paying. */
export const broughtBack = (href: string): Brought | undefined => {
  const { searchParams } = new URL(href);
  const [orderId, paymentKey, amount, code] = names.map((name) => searchParams.get(name) ?? "");
  if (orderId === undefined || !orderId.startsWith("pay_")) return undefined;
  if (paymentKey !== undefined && paymentKey !== "" && /^\d{1,15}$/.test(amount ?? ""))
    return { orderId, payment: { paymentKey, amount: BigInt(amount ?? "") } };
  return code === undefined || code === "" ? undefined : { orderId };
};

/** The address without what the gateway appended. */
export const withoutReturn = (href: string): string => {
  const url = new URL(href);
  for (const name of names) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
};

const channelName = "einv/charge/v1";
/** How long another window has to say that it takes it, in ms. */
const patience = 600;

type Word =
  | { readonly kind: "brought"; readonly brought: Brought }
  | { readonly kind: "taken"; readonly orderId: string };

const isWord = (value: unknown): value is Word =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  (value.kind === "brought" || value.kind === "taken");

/** Gives it to the window that waits for the order; false if there is none. */
export const handOver = (brought: Brought): Promise<boolean> =>
  new Promise((done) => {
    const channel = new BroadcastChannel(channelName);
    const end = (taken: boolean): void => {
      channel.close();
      clearTimeout(timer);
      done(taken);
    };
    const timer = setTimeout(() => end(false), patience);
    channel.addEventListener("message", ({ data }) => {
      if (isWord(data) && data.kind === "taken" && data.orderId === brought.orderId) end(true);
    });
    channel.postMessage({ kind: "brought", brought } satisfies Word);
  });

/** Waits for what another window brings back of an order; answers how to stop. */
export const waitFor = (orderId: string, take: (brought: Brought) => void): (() => void) => {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }) => {
    if (!isWord(data) || data.kind !== "brought" || data.brought.orderId !== orderId) return;
    channel.postMessage({ kind: "taken", orderId } satisfies Word);
    take(data.brought);
  });
  return () => channel.close();
};
