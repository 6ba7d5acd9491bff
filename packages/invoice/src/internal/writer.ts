/** Writes elements by the description, as canonical XML prints them: no self-closing tags, no white space between. */
import type { Group, Leaf } from "./description.ts";
import type { Bag } from "./reader.ts";

interface Tags {
  readonly open: string;
  readonly close: string;
}

const tags = new WeakMap<Leaf | Group, Tags>();

const tagsOf = (member: Leaf | Group): Tags => {
  const known = tags.get(member);
  if (known !== undefined) return known;
  const made = { open: `<${member.name}>`, close: `</${member.name}>` };
  tags.set(member, made);
  return made;
};

const writeLeaf = (leaf: Leaf, value: unknown): string => {
  if (value === undefined) return "";
  const text = leaf.format.write(value);
  if (text === "" && leaf.least === 0) return "";
  const { open, close } = tagsOf(leaf);
  return open + text + close;
};

const writeGroup = (group: Group, bag: Bag): string => {
  const inner = write(group.members, bag);
  if (inner === "" && group.least === 0) return "";
  const { open, close } = tagsOf(group);
  return open + inner + close;
};

const valueOf = (member: { readonly key?: string; readonly owner?: string }, bag: Bag): unknown => {
  const owner = member.owner === undefined ? bag : (bag[member.owner] as Bag | undefined);
  return member.key === undefined ? owner : owner?.[member.key];
};

const writeOne = (member: Leaf | Group, value: unknown): string =>
  member.kind === "leaf"
    ? writeLeaf(member, value)
    : value === undefined
      ? ""
      : writeGroup(member, value as Bag);

/** The elements of an object, in the order of the standard. */
export const write = (members: ReadonlyArray<Leaf | Group>, bag: Bag): string => {
  let out = "";
  for (const member of members) {
    const value = valueOf(member, bag);
    if (member.most === 1) out += writeOne(member, value);
    else
      for (const each of (value as ReadonlyArray<unknown> | undefined) ?? []) out += writeOne(member, each);
  }
  return out;
};
