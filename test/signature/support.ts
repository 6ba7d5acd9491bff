/** What the tests of signatures share: signed documents, changes to them, and the outcome as one word. */
import { sign as rsa } from "node:crypto";
import { assert } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { bytes } from "./data.ts";
import type { TestSigner } from "./keys.ts";

/** `valid`, or the code of the refusal. */
export const outcome = <A>(checked: Effect.Effect<A, Refusal.Refusal>): Effect.Effect<string> =>
  Effect.map(Effect.result(checked), (result) => (Result.isSuccess(result) ? "valid" : result.failure.code));

/** A text with one piece exchanged, which must be there. */
export const put = (text: string, from: string, to: string): string => {
  assert.include(text, from);
  return text.replace(from, () => to);
};

export const between = (text: string, from: string, to: string): string => {
  const start = text.indexOf(from) + from.length;
  return text.slice(start, text.indexOf(to, start));
};

export const descendant = (element: Xml.XmlElement, local: string): Xml.XmlElement | undefined => {
  for (const child of Xml.childElements(element)) {
    const found = child.local === local ? child : descendant(child, local);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The document with a signature whose arithmetic is right again after its
 * `SignedInfo` was changed: only a rule can refuse it.
 */
export const resign = (signed: string, signer: TestSigner): Uint8Array<ArrayBuffer> => {
  const { root } = Result.getOrThrow(Xml.parse(signed));
  const octets = bytes(Canonical.element(descendant(root, "SignedInfo")!));
  const value = rsa("RSA-SHA256", octets, signer.privateKey).toString("base64");
  return bytes(signed.replace(/(<ds:SignatureValue>)[^<]*/, (_, tag: string) => tag + value));
};
