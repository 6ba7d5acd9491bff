/**
 * Writes elements by the description, as canonical XML prints them: no
 * self-closing tags, no white space between.
 *
 * Between two values stands the same markup in nearly every document, so it is
 * joined to one piece once and then found again; what is left to put together
 * are the values.
 */
import type { Group, Leaf } from "./description.ts";
import type { Bag } from "./reader.ts";

/** What is written: the text up to the last value, and the markup since. */
interface Output {
  text: string;
  markup: string;
}

type Write<A> = (value: A, output: Output) => void;

/** Puts a tag behind markup; remembers what it made last. */
const appending = (tag: string): ((markup: string) => string) => {
  let last = "";
  let joined = tag;
  return (markup) => {
    if (markup !== last) {
      last = markup;
      joined = [markup, tag].join("");
    }
    return joined;
  };
};

/** Writes one value of a member; an optional one that would be empty leaves no trace. */
const ofValue = (member: Leaf | Group): Write<unknown> => {
  const [open, close] = [appending(`<${member.name}>`), appending(`</${member.name}>`)];
  const optional = member.least === 0;
  if (member.kind === "leaf") {
    const { format } = member;
    const closed = close("");
    return (value, output) => {
      if (value === undefined) return;
      const text = format.write(value);
      if (text === "" && optional) return;
      output.text += open(output.markup) + text;
      output.markup = closed;
    };
  }
  const inner = ofMembers(member.members);
  return (value, output) => {
    if (value === undefined) return;
    const { text, markup } = output;
    const opened = open(markup);
    output.markup = opened;
    inner(value as Bag, output);
    const empty = output.text.length === text.length && output.markup === opened;
    output.markup = empty && optional ? markup : close(output.markup);
  };
};

const ofMember = (member: Leaf | Group): Write<Bag> => {
  const { key, owner, most } = member;
  const write = ofValue(member);
  if (key === undefined) return write;
  const one: Write<Bag> =
    most === 1
      ? (bag, output) => write(bag[key], output)
      : (bag, output) => {
          for (const value of (bag[key] as ReadonlyArray<unknown> | undefined) ?? []) write(value, output);
        };
  if (owner === undefined) return one;
  return (bag, output) => {
    const inner = bag[owner] as Bag | undefined;
    if (inner !== undefined) one(inner, output);
  };
};

const ofMembers = (members: ReadonlyArray<Leaf | Group>): Write<Bag> => {
  const writes = members.map(ofMember);
  return (bag, output) => {
    for (let index = 0; index < writes.length; index++) writes[index]!(bag, output);
  };
};

/** Writes the elements of an object, in the order of the standard. */
export const writer = (members: ReadonlyArray<Leaf | Group>): ((bag: Bag) => string) => {
  const write = ofMembers(members);
  return (bag) => {
    const output: Output = { text: "", markup: "" };
    write(bag, output);
    return output.text + output.markup;
  };
};
