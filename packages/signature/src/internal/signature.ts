/**
 * `ds:Signature` read strictly: the elements of the profiles and nothing else,
 * allowed algorithms only. Nothing is fetched and no transform is run; what a
 * reference covers is compared with constants by its profile.
 */
import type { XmlElement } from "@einv/xml/Xml";
import { namespaceOf } from "../Canonical.ts";
import * as N from "./names.ts";
import { base64, elements, exactly, is, leaf, onlyAttributes, required } from "./shape.ts";
import { stop } from "./stop.ts";

/** A transform as written; only the XPath filter carries a text. */
export interface Transform {
  readonly algorithm: string;
  readonly xpath?: string;
}

export interface Reference {
  readonly element: XmlElement;
  readonly uri: string;
  readonly transforms: ReadonlyArray<Transform>;
  readonly digest: Uint8Array;
}

export interface Signature {
  readonly element: XmlElement;
  readonly signedInfo: XmlElement;
  readonly references: ReadonlyArray<Reference>;
  readonly value: Uint8Array;
  readonly keyInfo: XmlElement;
}

/** Refuses an element with another algorithm, or with parameters. */
const checkAlgorithm = (element: XmlElement, allowed: string): void => {
  onlyAttributes(element, ["Algorithm"]);
  const found = required(element, "Algorithm");
  if (found !== allowed) stop("signature.algorithm", element, { found: found.slice(0, 120) });
  exactly(element, N.DS, []);
};

const readTransform = (element: XmlElement): Transform => {
  if (!is(element, N.DS, "Transform")) stop("signature.malformed", element, { expected: "<Transform>" });
  onlyAttributes(element, ["Algorithm"]);
  const found = required(element, "Algorithm");
  if (found !== N.XPATH) {
    exactly(element, N.DS, []);
    return { algorithm: found };
  }
  const [xpath] = exactly(element, N.DS, ["XPath"]);
  onlyAttributes(xpath, []);
  // The filter says `ds:Signature`: what that means depends on the declarations around it.
  if (namespaceOf(xpath, "ds") !== N.DS) {
    stop("signature.transform", xpath, { found: "xmlns:ds" });
  }
  return { algorithm: found, xpath: leaf(xpath) };
};

const readReference = (element: XmlElement): Reference => {
  if (!is(element, N.DS, "Reference")) stop("signature.malformed", element, { expected: "<Reference>" });
  onlyAttributes(element, ["Id", "URI"]);
  const [transforms, method, value] = exactly(element, N.DS, ["Transforms", "DigestMethod", "DigestValue"]);
  onlyAttributes(transforms, []);
  onlyAttributes(value, []);
  checkAlgorithm(method, N.SHA256);
  return {
    element,
    uri: required(element, "URI"),
    transforms: elements(transforms).map(readTransform),
    digest: base64(value),
  };
};

/** Reads a signature; with a code of this package where it departs from the profile. */
export const read = (element: XmlElement): Signature => {
  onlyAttributes(element, ["Id"]);
  const [signedInfo, value, keyInfo] = exactly(element, N.DS, ["SignedInfo", "SignatureValue", "KeyInfo"]);
  for (const part of [signedInfo, value, keyInfo]) onlyAttributes(part, ["Id"]);
  const [canonicalization, method, ...references] = elements(signedInfo);
  if (!is(canonicalization, N.DS, "CanonicalizationMethod")) {
    return stop("signature.malformed", signedInfo, { expected: "<CanonicalizationMethod>" });
  }
  checkAlgorithm(canonicalization, N.C14N);
  if (!is(method, N.DS, "SignatureMethod")) {
    return stop("signature.malformed", signedInfo, { expected: "<SignatureMethod>" });
  }
  checkAlgorithm(method, N.RSA_SHA256);
  if (references.length === 0) return stop("signature.malformed", signedInfo, { expected: "<Reference>" });
  return { element, signedInfo, references: references.map(readReference), value: base64(value), keyInfo };
};

/** Whether the transforms are one of these lists, spelled as there. */
const hasTransforms = ({ transforms }: Reference, lists: ReadonlyArray<ReadonlyArray<Transform>>): boolean =>
  lists.some(
    (list) =>
      list.length === transforms.length &&
      list.every(
        ({ algorithm: name, xpath }, index) =>
          transforms[index]!.algorithm === name && transforms[index]!.xpath === xpath,
      ),
  );

/** Refuses transforms that are none of these lists, naming the first that is foreign. */
export const checkTransforms = (
  reference: Reference,
  lists: ReadonlyArray<ReadonlyArray<Transform>>,
): void => {
  if (hasTransforms(reference, lists)) return;
  const foreign = reference.transforms.find(
    ({ algorithm: name, xpath }) =>
      !lists.some((list) => list.some((known) => known.algorithm === name && known.xpath === xpath)),
  );
  const found =
    foreign === undefined ? String(reference.transforms.length) : (foreign.xpath ?? foreign.algorithm);
  stop("signature.transform", reference.element, { found: found.slice(0, 160) });
};
