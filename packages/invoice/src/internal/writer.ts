/** Writes elements by the description, as canonical XML prints them: no self-closing tags, no white space between. */
import type { Group, Leaf } from "./description.ts";
import type { Bag } from "./reader.ts";

/** Writes a member out of the object that holds it. */
type Write = (bag: Bag) => string;

/** Writes one value of a member. */
const ofValue = (member: Leaf | Group): ((value: unknown) => string) => {
  const [open, close] = [`<${member.name}>`, `</${member.name}>`];
  const optional = member.least === 0;
  if (member.kind === "leaf") {
    const { format } = member;
    return (value) => {
      if (value === undefined) return "";
      const text = format.write(value);
      return text === "" && optional ? "" : open + text + close;
    };
  }
  const inner = writer(member.members);
  return (value) => {
    if (value === undefined) return "";
    const text = inner(value as Bag);
    return text === "" && optional ? "" : open + text + close;
  };
};

const ofMember = (member: Leaf | Group): Write => {
  const { key, owner, most } = member;
  const write = ofValue(member);
  if (key === undefined) return write;
  const one: Write =
    most === 1
      ? (bag) => write(bag[key])
      : (bag) => {
          let out = "";
          for (const value of (bag[key] as ReadonlyArray<unknown> | undefined) ?? []) out += write(value);
          return out;
        };
  if (owner === undefined) return one;
  return (bag) => {
    const inner = bag[owner] as Bag | undefined;
    return inner === undefined ? "" : one(inner);
  };
};

/** Writes the elements of an object, in the order of the standard. */
export const writer = (members: ReadonlyArray<Leaf | Group>): Write => {
  const writes = members.map(ofMember);
  return (bag) => {
    let out = "";
    for (let index = 0; index < writes.length; index++) out += writes[index]!(bag);
    return out;
  };
};
