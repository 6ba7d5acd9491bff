/**
 * Name constraints (RFC 5280 §4.2.1.10): an authority that may certify names of
 * some kinds only. Korean authorities have none; a cross-certified one may.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "../Certificate.ts";
import * as Der from "../Der.ts";
import * as DistinguishedName from "../DistinguishedName.ts";
import * as GeneralNames from "./generalNames.ts";

type Name = GeneralNames.GeneralName;
type Read<A> = Result.Result<A, Refusal.Refusal>;

export interface NameConstraints {
  readonly permitted: ReadonlyArray<Name>;
  readonly excluded: ReadonlyArray<Name>;
}

/** The bases of subtrees; undefined when one has a depth, which nobody may use. */
const basesOf = (field: Der.Node): Read<ReadonlyArray<Name> | undefined> =>
  Result.gen(function* () {
    const bases: Array<Name> = [];
    for (const subtree of yield* Der.children(field)) {
      const [base, ...depths] = yield* Der.childrenOf(subtree, Der.Tag.sequence);
      if (base === undefined || depths.length > 0) return undefined;
      bases.push(yield* GeneralNames.parse(base));
    }
    return bases;
  });

/** Undefined when it is not understood. */
export const parse = (value: Der.Node): Read<NameConstraints | undefined> =>
  Result.gen(function* () {
    let found: NameConstraints = { permitted: [], excluded: [] };
    for (const field of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      const bases = yield* basesOf(field);
      if (bases === undefined) return undefined;
      if (field.tag === Der.Tag.context(0)) found = { ...found, permitted: bases };
      else if (field.tag === Der.Tag.context(1)) found = { ...found, excluded: bases };
      else return undefined;
    }
    return found;
  });

/** A host against `host` (itself alone) or `.domain` (what is below it). */
const hostWithin = (host: string, base: string): boolean =>
  base.startsWith(".") ? host.endsWith(base) && host.length > base.length : host === base;

const mailWithin = (address: string, base: string): boolean => {
  const at = address.lastIndexOf("@");
  const host = address.slice(at + 1).toLowerCase();
  const baseAt = base.lastIndexOf("@");
  return baseAt === -1
    ? hostWithin(host, base.toLowerCase())
    : address.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
};

/** The host of a URI as it stands there; empty without one, and for an address, which no constraint fits. */
const hostOf = (uri: string): string =>
  (
    /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1] ?? ""
  ).toLowerCase();

const addressWithin = (address: Uint8Array, base: Uint8Array): boolean =>
  base.length === 2 * address.length &&
  address.every((octet, index) => {
    const mask = base[address.length + index] ?? 0xff;
    return (octet & mask) === ((base[index] ?? 0) & mask);
  });

const within = (name: Name, base: Name): boolean => {
  if (name._tag === "Directory")
    return base._tag === "Directory" && DistinguishedName.isWithin(name.name, base.name);
  if (name._tag === "Address") return base._tag === "Address" && addressWithin(name.octets, base.octets);
  if (name._tag === "Other" || base._tag !== name._tag) return false;
  if (name._tag === "Email") return mailWithin(name.text, base.text);
  if (name._tag === "Uri") return hostWithin(hostOf(name.text), base.text.toLowerCase());
  const [host, domain] = [name.text.toLowerCase(), base.text.toLowerCase()];
  return domain === "" || host === domain || host.endsWith(`.${domain}`);
};

const sameKind = (a: Name, b: Name): boolean =>
  a._tag === "Other" ? b._tag === "Other" && a.form === b.form : a._tag === b._tag;

/** A URI without a host that can be compared, and names of other forms: no constraint can be met with them. */
const isComparable = (name: Name): boolean =>
  name._tag === "Uri" ? hostOf(name.text) !== "" : name._tag !== "Other";

const allows = ({ permitted, excluded }: NameConstraints, name: Name): boolean => {
  const own = permitted.filter((base) => sameKind(base, name));
  const forbidden = excluded.filter((base) => sameKind(base, name));
  if (own.length + forbidden.length === 0) return true;
  if (!isComparable(name)) return false;
  return (
    (own.length === 0 || own.some((base) => within(name, base))) &&
    !forbidden.some((base) => within(name, base))
  );
};

const emailAddress = "1.2.840.113549.1.9.1";

/** Every name that a certificate gives its holder. */
const namesOf = ({ subject, alternativeNames }: Certificate): ReadonlyArray<Name> => {
  const mails = alternativeNames.some(({ _tag }) => _tag === "Email")
    ? []
    : subject.attributes.filter(({ type }) => type === emailAddress);
  return [
    ...(subject.attributes.length === 0 ? [] : [{ _tag: "Directory", name: subject } as const]),
    ...alternativeNames,
    ...mails.map(({ value }) => ({ _tag: "Email", text: value }) as const),
  ];
};

/** Whether each certificate has only names that all above it allow. From the root down. */
export const hold = (path: ReadonlyArray<Certificate>): boolean => {
  const constraints: Array<NameConstraints> = [];
  for (const [index, certificate] of path.entries()) {
    const renewed =
      index < path.length - 1 && DistinguishedName.equals(certificate.subject, certificate.issuer);
    const names = renewed || constraints.length === 0 ? [] : namesOf(certificate);
    if (!names.every((name) => constraints.every((one) => allows(one, name)))) return false;
    if (certificate.nameConstraints !== undefined) constraints.push(certificate.nameConstraints);
  }
  return true;
};
