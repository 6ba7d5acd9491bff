/** Walks a model by the description: every value with its place, `items[0].name`. */
import type { Group, Leaf } from "./description.ts";
import type { Bag } from "./reader.ts";

/** One value of the model. */
export interface Place {
  readonly leaf: Leaf;
  readonly path: string;
  readonly value: unknown;
}

/** A member that may stand several times, with how often it does. */
export interface Lists {
  readonly member: Leaf | Group;
  readonly path: string;
  readonly length: number;
}

const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

const isObject = (value: unknown): value is Bag => typeof value === "object" && value !== null;

const ownerOf = (member: Leaf | Group, bag: Bag, path: string): readonly [Bag | undefined, string] => {
  // The document's own fields stand at the top of the model.
  if (member.owner === undefined || member.owner === "invoice") return [bag, path];
  const owner = bag[member.owner];
  return [isObject(owner) ? owner : undefined, join(path, member.owner)];
};

const visit = (
  member: Leaf | Group,
  bag: Bag,
  path: string,
  onValue: (place: Place) => void,
  onList: (list: Lists) => void,
): void => {
  const [owner, at] = ownerOf(member, bag, path);
  if (owner === undefined) return;
  const within = (inner: unknown, innerPath: string): void => {
    if (member.kind === "leaf") {
      if (inner !== undefined) onValue({ leaf: member, path: innerPath, value: inner });
    } else if (isObject(inner)) walk(member.members, inner, innerPath, onValue, onList);
  };
  if (member.key === undefined || member.key === "invoice") return within(owner, at);
  const value = owner[member.key];
  if (member.most === 1) return within(value, join(at, member.key));
  if (!Array.isArray(value)) return;
  onList({ member, path: join(at, member.key), length: value.length });
  for (let index = 0; index < value.length; index++)
    within(value[index], `${join(at, member.key)}[${index}]`);
};

/** Calls back for every value present and for every list. */
export const walk = (
  members: ReadonlyArray<Leaf | Group>,
  bag: Bag,
  path: string,
  onValue: (place: Place) => void,
  onList: (list: Lists) => void,
): void => {
  for (const member of members) visit(member, bag, path, onValue, onList);
};
