/**
 * Coming back from an identity agency: to a window of its own, which hands over
 * what came with it and closes, or to the very page that was left. Taken from
 * this origin only, with the nonce that was given out.
 */
import type { Catalogue } from "../foundation/speech.ts";

/** Marks an address that an agency leads back to. */
export const mark = "einv-identity";

export interface Returned {
  readonly einv: typeof mark;
  readonly nonce: string;
  readonly answer: string;
}

/** What an agency sent back with the person, if this page was opened by its return. */
const broughtHere = (): { readonly nonce: string; readonly answer: string } | undefined => {
  const query = new URLSearchParams(location.search);
  const nonce = query.get(mark);
  if (nonce === null) return undefined;
  query.delete(mark);
  return { nonce, answer: query.toString() };
};

/** The nonce with which this very page was left. */
const leftWith = (): string | null => {
  try {
    return sessionStorage.getItem(mark);
  } catch {
    // A page may be denied its storage.
    return null;
  }
};

/** Hands over what came back, from the agency's window to the page that waits; whether there was something. */
export const handBack = (): boolean => {
  const brought = broughtHere();
  if (brought === undefined || leftWith() === brought.nonce) return false;
  const said: Returned = { einv: mark, ...brought };
  const opener: unknown = window.opener;
  if (opener !== null && typeof opener === "object" && "postMessage" in opener)
    window.opener.postMessage(said, location.origin);
  const channel = new BroadcastChannel(mark);
  channel.postMessage(said);
  channel.close();
  window.close();
  return true;
};

/** Remembers with which nonce the page is left. */
export const leaveWith = (nonce: string): void => sessionStorage.setItem(mark, nonce);

/** What came back into this very window, once. */
export const takeReturned = (): string | undefined => {
  const brought = broughtHere();
  if (brought === undefined || leftWith() !== brought.nonce) return undefined;
  sessionStorage.removeItem(mark);
  const url = new URL(location.href);
  for (const name of [...new URLSearchParams(brought.answer).keys(), mark]) url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
  return brought.answer;
};

export const handedBackMessages: Catalogue<{ readonly handedBack: string }> = {
  ko: { handedBack: "인증 결과를 전했습니다. 이 창을 닫아 주세요." },
  en: { handedBack: "The result was handed over. Close this window." },
};
