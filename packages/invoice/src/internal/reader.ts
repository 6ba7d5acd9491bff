/** Reads elements by the description. Strict: whatever it does not name is refused, with its path. */
import type { Refusal } from "@einv/refusal";
import { isWhitespace, path, type XmlElement } from "@einv/xml/Xml";
import { refusals } from "./documentRefusals.ts";
import type { Group, Leaf } from "./description.ts";
import { filtered, signatureNamespace } from "./names.ts";

/** An object being filled. */
export interface Bag {
  [key: string]: unknown;
}

/** Thrown inside the reader only, and caught where it is entered. */
export class Stop extends Error {
  readonly refusal: Refusal.Refusal;
  constructor(refusal: Refusal.Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

type Code = Parameters<typeof refusals.refusal>[0];

const stop = (code: Code, at: string, values: Readonly<Record<string, string>> = {}): never => {
  throw new Stop(refusals.refusal(code, { path: at, values }));
};

/** A member of a group, ready to be met. `signature` stands for `ds:Signature`, which is handed on unread. */
type Member =
  | Leaf
  | Group
  | {
      readonly kind: "signature";
      readonly name: "Signature";
      readonly least: 0;
      readonly most: 1;
      readonly ko: string;
    };

export const signature: Member = { kind: "signature", name: "Signature", least: 0, most: 1, ko: "전자서명" };

const bagAt = (owner: Bag, key: string): Bag => {
  const found = owner[key];
  if (found !== undefined) return found as Bag;
  const made: Bag = {};
  owner[key] = made;
  return made;
};

const put = (bag: Bag, member: Leaf | Group, key: string, value: unknown): void => {
  const owner = member.owner === undefined ? bag : bagAt(bag, member.owner);
  if (member.most === 1) {
    owner[key] = value;
    return;
  }
  const list = owner[key];
  if (list === undefined) owner[key] = [value];
  else (list as Array<unknown>).push(value);
};

const unexpected = (element: XmlElement): never =>
  stop(filtered.has(element.local) ? "invoice.element-misplaced" : "invoice.element-unknown", path(element), {
    name: element.name,
  });

/** Refuses attributes, declarations and prefixes on anything below the root. */
const checkTag = (element: XmlElement): void => {
  if (element.attributes.length > 0)
    stop("invoice.attribute", path(element), { name: element.attributes[0]!.name });
  if (element.declarations.length > 0) {
    const { prefix } = element.declarations[0]!;
    stop("invoice.namespace", path(element), { name: prefix === "" ? "xmlns" : `xmlns:${prefix}` });
  }
  // The root's namespace is the standard's; where nothing is declared it is handed down as the same text.
  if (element.prefix !== "" || element.namespace !== element.parent?.namespace) unexpected(element);
};

const readText = (element: XmlElement): string => {
  if (element.value !== undefined) return element.value;
  let text = "";
  for (const child of element.children) {
    if (child._tag === "Element") unexpected(child);
    else text += child.value;
  }
  return text;
};

const characters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const readLeaf = (leaf: Leaf, element: XmlElement, bag: Bag): void => {
  const text = readText(element);
  const { format } = leaf;
  if (text === "") {
    if (format.text && leaf.least === 0) return;
    stop("invoice.element-empty", path(element), { name: leaf.name, meaning: leaf.ko });
  }
  const longest = format.lengths.read;
  if (format.text && text.length > longest && characters(text) > longest) {
    stop("invoice.value-length", path(element), { name: leaf.name, meaning: leaf.ko, max: String(longest) });
  }
  const value = format.read(text);
  if (value === undefined) {
    stop("invoice.value", path(element), {
      name: leaf.name,
      meaning: leaf.ko,
      ruleKo: format.rule.ko,
      ruleEn: format.rule.en,
    });
  }
  put(bag, leaf, leaf.key, value);
};

const readGroup = (group: Group, element: XmlElement, bag: Bag): void => {
  if (group.key === undefined) {
    readMembers(group.members, element, bag);
    return;
  }
  const shared = group.most === 1 && group.owner === undefined ? bag[group.key] : undefined;
  const inner: Bag = shared === undefined ? {} : (shared as Bag);
  readMembers(group.members, element, inner);
  if (shared !== undefined) return;
  if (group.most === 1 && group.least === 0 && Object.keys(inner).length === 0) return;
  put(bag, group, group.key, inner);
};

/** Whether a later sibling has this name: then what seems missing is only out of order. */
const comesLater = (element: XmlElement, name: string): boolean => {
  const siblings = element.parent?.children ?? [];
  for (let index = siblings.indexOf(element) + 1; index < siblings.length; index++) {
    const sibling = siblings[index];
    if (sibling !== undefined && sibling._tag === "Element" && sibling.local === name) return true;
  }
  return false;
};

const missing = (member: Member, parent: XmlElement): never =>
  stop("invoice.element-missing", `${path(parent)}/${member.name}`, {
    name: member.name,
    meaning: member.ko,
  });

/** No member from here on has this name: it came before, or nowhere. */
const refuseStranger = (members: ReadonlyArray<Member>, child: XmlElement): never => {
  const known = members.find(({ name }) => name === child.local);
  if (known === undefined) return unexpected(child);
  if (known.kind !== "signature") checkTag(child);
  const before = (child.parent?.children ?? []).filter(
    (sibling) => sibling._tag === "Element" && sibling.local === child.local && sibling.start < child.start,
  ).length;
  return before >= known.most
    ? stop("invoice.element-repeated", path(child), { name: child.name, max: String(known.most) })
    : stop("invoice.element-order", path(child), { name: child.name });
};

/** Reads the children of an element against the members it may have; returns `ds:Signature` if it met it. */
export const readMembers = (
  members: ReadonlyArray<Member>,
  element: XmlElement,
  bag: Bag,
): XmlElement | undefined => {
  let signed: XmlElement | undefined;
  let index = 0;
  let count = 0;
  const { children } = element;
  for (let at = 0; at < children.length; at++) {
    const child = children[at]!;
    if (child._tag === "Text") {
      if (child.cdata || !isWhitespace(child.value)) stop("invoice.mixed-content", path(element));
      continue;
    }
    let found = index;
    while (found < members.length && members[found]!.name !== child.local) found += 1;
    if (found === members.length) refuseStranger(members, child);
    const member = members[found]!;
    if (member.kind === "signature") {
      if (child.namespace !== signatureNamespace) unexpected(child);
    } else checkTag(child);
    for (let skipped = count > 0 ? index + 1 : index; skipped < found; skipped++) {
      const required = members[skipped]!;
      if (required.least === 0) continue;
      if (comesLater(child, required.name)) stop("invoice.element-order", path(child), { name: child.name });
      missing(required, element);
    }
    if (found !== index) {
      index = found;
      count = 0;
    }
    count += 1;
    if (count > member.most) {
      stop("invoice.element-repeated", path(child), { name: child.name, max: String(member.most) });
    }
    if (member.kind === "leaf") readLeaf(member, child, bag);
    else if (member.kind === "group") readGroup(member, child, bag);
    else signed = child;
  }
  for (let rest = count > 0 ? index + 1 : index; rest < members.length; rest++) {
    if (members[rest]!.least > 0) missing(members[rest]!, element);
  }
  return signed;
};
