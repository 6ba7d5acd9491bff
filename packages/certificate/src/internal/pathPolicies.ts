/**
 * Certificate policies along a path (RFC 5280 §6.1, with the graph of RFC 9618
 * in place of the tree, which an attacker could let grow without end).
 */
import type { Certificate } from "../Certificate.ts";
import * as DistinguishedName from "../DistinguishedName.ts";

export const anyPolicy = "2.5.29.32.0";

/** How the path begins. */
export interface Beginning {
  /** When given: one of these must hold along the whole path. */
  readonly policies?: ReadonlySet<string>;
  readonly inhibitMapping?: boolean;
  readonly inhibitAnyPolicy?: boolean;
}

/** A policy that holds so far: under which names it goes on, and as which of the relying party's policies it began. */
interface Held {
  readonly expected: ReadonlySet<string>;
  /** Empty: as any. */
  readonly origins: ReadonlySet<string>;
}

type Level = ReadonlyMap<string, Held>;

const union = (sets: ReadonlyArray<ReadonlySet<string>>): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]));

/** What holds below a certificate that asserts `asserted`; `open`: its anyPolicy counts. */
const descend = (above: Level, asserted: ReadonlyArray<string>, open: boolean): Map<string, Held> => {
  const level = new Map<string, Held>();
  const wild = above.get(anyPolicy);
  const parentsOf = (policy: string) => [...above.values()].filter(({ expected }) => expected.has(policy));
  const hold = (policy: string, parents: ReadonlyArray<Held>) => {
    const free = policy !== anyPolicy && parents.length === 1 && parents[0] === wild;
    const origins = free ? new Set([policy]) : union(parents.map((parent) => parent.origins));
    level.set(policy, { expected: new Set([policy]), origins });
  };
  for (const policy of asserted) {
    if (policy === anyPolicy) continue;
    const parents = parentsOf(policy);
    if (parents.length > 0) hold(policy, parents);
    else if (wild !== undefined) hold(policy, [wild]);
  }
  if (open && asserted.includes(anyPolicy))
    for (const policy of union([...above.values()].map(({ expected }) => expected)))
      if (!level.has(policy)) hold(policy, parentsOf(policy));
  return level;
};

/** Applies an authority's mapping of its subject's policies to its own; forbidden mapping ends them. */
const map = (level: Map<string, Held>, { policyMappings }: Certificate, allowed: boolean): void => {
  const targets = new Map<string, Set<string>>();
  for (const [from, to] of policyMappings) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const wild = level.get(anyPolicy);
  for (const [from, expected] of targets) {
    const held = level.get(from);
    if (!allowed) level.delete(from);
    else if (held !== undefined) level.set(from, { ...held, expected });
    else if (wild !== undefined) level.set(from, { expected, origins: new Set([from]) });
  }
};

/** Whether the path, from the certificate below the root down to the last, stands for a policy where it must. */
export const hold = (path: ReadonlyArray<Certificate>, beginning: Beginning): boolean => {
  const never = Number.POSITIVE_INFINITY;
  let level: Level = new Map([[anyPolicy, { expected: new Set([anyPolicy]), origins: new Set<string>() }]]);
  let explicit = beginning.policies === undefined ? never : 0;
  let mapping = beginning.inhibitMapping === true ? 0 : never;
  let unspecific = beginning.inhibitAnyPolicy === true ? 0 : never;
  for (const [index, certificate] of path.entries()) {
    const last = index === path.length - 1;
    const renewed = DistinguishedName.equals(certificate.subject, certificate.issuer);
    const below = descend(level, certificate.policies, unspecific > 0 || (renewed && !last));
    if (explicit <= 0 && below.size === 0) return false;
    if (!last) {
      if (certificate.policyMappings.some((pair) => pair.includes(anyPolicy))) return false;
      map(below, certificate, mapping > 0);
    }
    if (last || !renewed) [explicit, mapping, unspecific] = [explicit - 1, mapping - 1, unspecific - 1];
    explicit = Math.min(explicit, certificate.explicitPolicyAfter ?? never);
    mapping = Math.min(mapping, certificate.mappingInhibitedAfter ?? never);
    unspecific = Math.min(unspecific, certificate.anyPolicyInhibitedAfter ?? never);
    level = below;
  }
  if (explicit > 0) return true;
  const { policies } = beginning;
  return [...level.values()].some(
    ({ origins }) =>
      origins.size === 0 ||
      policies === undefined ||
      policies.has(anyPolicy) ||
      [...origins].some((policy) => policies.has(policy)),
  );
};
