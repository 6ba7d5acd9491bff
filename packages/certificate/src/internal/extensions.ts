/** The extensions of a certificate that einv understands; the names of the critical ones that it does not. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import type { DistinguishedName } from "../DistinguishedName.ts";
import * as DistributionPoints from "./distributionPoints.ts";
import * as GeneralNames from "./generalNames.ts";
import * as NameConstraints from "./nameConstraints.ts";
import { refusals } from "../Refusals.ts";

/** RFC 5280 §4.2.1.3, in the order of their bits. */
export const usages = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
export type KeyUsage = (typeof usages)[number];

export interface VirtualId {
  /** Object identifier of the hash. */
  readonly hash: string;
  readonly value: Uint8Array;
}

export interface Extensions {
  /** Policies (인증서 정책), see `Policy`. */
  readonly policies: ReadonlyArray<string>;
  /** Absent: any use. */
  readonly keyUsage?: ReadonlySet<KeyUsage>;
  /** Purposes beyond that, as object identifiers. Absent: any. */
  readonly purposes?: ReadonlyArray<string>;
  /** Whether it may issue certificates. */
  readonly isAuthority: boolean;
  /** How many authorities may stand below it. */
  readonly pathLength?: number;
  /** After how many further certificates every one must carry an accepted policy. */
  readonly explicitPolicyAfter?: number;
  /** Policies of its subjects' domain that count as its own: `[own, subject's]`. */
  readonly policyMappings: ReadonlyArray<readonly [string, string]>;
  /** After how many further certificates mappings end a policy. */
  readonly mappingInhibitedAfter?: number;
  /** After how many further certificates anyPolicy stands for nothing. */
  readonly anyPolicyInhibitedAfter?: number;
  /** Which names it may certify. */
  readonly nameConstraints?: NameConstraints.NameConstraints;
  readonly subjectKeyId?: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  /** Where its authority publishes revocations; mostly LDAP. */
  readonly crlUrls: ReadonlyArray<string>;
  /** The same places with all that they say. */
  readonly distributionPoints: ReadonlyArray<DistributionPoints.DistributionPoint>;
  readonly ocspUrls: ReadonlyArray<string>;
  /** An answering service (OCSP) about whose own revocation nobody need ask. */
  readonly needsNoCheck: boolean;
  /** Names beside the subject's. */
  readonly alternativeNames: ReadonlyArray<GeneralNames.GeneralName>;
  /** The owner's name as the authority examined it (실명). */
  readonly realName?: string;
  readonly virtualIds: ReadonlyArray<VirtualId>;
  /** Critical extensions that are not understood: the certificate must not be relied on. */
  readonly unknownCritical: ReadonlyArray<string>;
}

type Read<A> = Result.Result<A, Refusal.Refusal>;
type Partial = { -readonly [Key in keyof Extensions]?: Extensions[Key] };

const uriTag = Der.Tag.contextPrimitive(6);
const identifyData = "1.2.410.200004.10.1.1";
const virtualIdType = "1.2.410.200004.10.1.1.1";
const latin1 = new TextDecoder("latin1");

const virtualId = (node: Der.Node | undefined): Read<VirtualId> =>
  Result.gen(function* () {
    const [algorithm, value] = yield* Der.childrenOf(node, Der.Tag.sequence);
    const [hash] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const [octets] = yield* Der.childrenOf(value, Der.Tag.context(0));
    return { hash: yield* Der.oid(hash), value: yield* Der.octets(octets) };
  });

const alternativeNames = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const virtualIds: Array<VirtualId> = [];
    const names: Array<GeneralNames.GeneralName> = [];
    let realName: string | undefined;
    for (const name of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      names.push(yield* GeneralNames.parse(name));
      if (name.tag !== Der.Tag.context(0)) continue;
      const [type, wrapped] = yield* Der.children(name);
      if ((yield* Der.oid(type)) !== identifyData) continue;
      const [data] = yield* Der.childrenOf(wrapped, Der.Tag.context(0));
      const [real, information] = yield* Der.childrenOf(data, Der.Tag.sequence);
      realName ??= yield* Der.text(real);
      if (information === undefined) continue;
      for (const pair of yield* Der.children(information)) {
        const [kind, content] = yield* Der.childrenOf(pair, Der.Tag.sequence);
        if ((yield* Der.oid(kind)) === virtualIdType) virtualIds.push(yield* virtualId(content));
      }
    }
    return { alternativeNames: names, virtualIds, ...(realName === undefined ? {} : { realName }) };
  });

const basicConstraints = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const [first, second] = yield* Der.childrenOf(value, Der.Tag.sequence);
    const isAuthority = first?.tag === Der.Tag.boolean ? yield* Der.boolean(first) : false;
    const length = first?.tag === Der.Tag.integer ? first : second;
    return { isAuthority, ...(length === undefined ? {} : { pathLength: yield* Der.count(length) }) };
  });

const policies = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const found: Array<string> = [];
    for (const information of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      const [oid] = yield* Der.childrenOf(information, Der.Tag.sequence);
      found.push(yield* Der.oid(oid));
    }
    return { policies: found };
  });

const policyMappings = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const found: Array<readonly [string, string]> = [];
    for (const pair of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      const [own, subject] = yield* Der.childrenOf(pair, Der.Tag.sequence);
      found.push([yield* Der.oid(own), yield* Der.oid(subject)]);
    }
    return { policyMappings: found };
  });

const policyConstraints = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const found: Partial = {};
    for (const field of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      const after = yield* Der.count({ ...field, tag: Der.Tag.integer });
      if (field.tag === Der.Tag.contextPrimitive(0)) found.explicitPolicyAfter = after;
      else if (field.tag === Der.Tag.contextPrimitive(1)) found.mappingInhibitedAfter = after;
    }
    return found;
  });

const purposes = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const found: Array<string> = [];
    for (const oid of yield* Der.childrenOf(value, Der.Tag.sequence)) found.push(yield* Der.oid(oid));
    return { purposes: found };
  });

const authorityKey = (value: Der.Node): Read<Partial> =>
  Result.map(Der.childrenOf(value, Der.Tag.sequence), (fields) => {
    const id = fields.find(({ tag }) => tag === Der.Tag.contextPrimitive(0));
    return id === undefined ? {} : { authorityKeyId: id.content };
  });

const distributionPoints = (value: Der.Node, issuer: DistinguishedName): Read<Partial> =>
  Result.map(DistributionPoints.parsePoints(value, issuer), (points) => ({
    distributionPoints: points,
    crlUrls: points.flatMap(({ names = [] }) =>
      names.flatMap((name) => (name._tag === "Uri" ? [name.text] : [])),
    ),
  }));

const authorityAccess = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const urls: Array<string> = [];
    for (const access of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      const [method, place] = yield* Der.childrenOf(access, Der.Tag.sequence);
      if ((yield* Der.oid(method)) === "1.3.6.1.5.5.7.48.1" && place?.tag === uriTag)
        urls.push(latin1.decode(place.content));
    }
    return { ocspUrls: urls };
  });

type Reader = (value: Der.Node, issuer: DistinguishedName) => Read<Partial | undefined>;

/** What each extension says; nothing when it says more than is understood. */
const readers: Readonly<Record<string, Reader>> = {
  "2.5.29.14": (value) => Result.map(Der.octets(value), (subjectKeyId) => ({ subjectKeyId })),
  "2.5.29.15": (value) =>
    Result.map(Der.flags(value), (flags) => ({
      keyUsage: new Set(usages.filter((_, bit) => flags.has(bit))),
    })),
  "2.5.29.17": alternativeNames,
  "2.5.29.19": basicConstraints,
  "2.5.29.30": (value) =>
    Result.map(NameConstraints.parse(value), (nameConstraints) =>
      nameConstraints === undefined ? undefined : { nameConstraints },
    ),
  "2.5.29.31": distributionPoints,
  "2.5.29.32": policies,
  "2.5.29.33": policyMappings,
  "2.5.29.35": authorityKey,
  "2.5.29.36": policyConstraints,
  "2.5.29.37": purposes,
  "2.5.29.54": (value) => Result.map(Der.count(value), (count) => ({ anyPolicyInhibitedAfter: count })),
  "1.3.6.1.5.5.7.48.1.5": () => Result.succeed({ needsNoCheck: true }),
  "1.3.6.1.5.5.7.1.1": authorityAccess,
};

/** More of them in one certificate only cost time. */
const mostPolicies = 256;

const absent = {
  policies: [],
  isAuthority: false,
  policyMappings: [],
  crlUrls: [],
  distributionPoints: [],
  ocspUrls: [],
  needsNoCheck: false,
  alternativeNames: [],
  virtualIds: [],
} satisfies Partial;

/** The `[3]` field of a certificate. Refused with `certificate.der`, or `certificate.malformed` when one comes twice. */
export const parse = (field: Der.Node | undefined, issuer: DistinguishedName): Read<Extensions> =>
  Result.gen(function* () {
    let found: Partial = {};
    const unknownCritical: Array<string> = [];
    if (field !== undefined) {
      const seen = new Set<string>();
      for (const extension of yield* Der.childrenOf(yield* Der.only(field), Der.Tag.sequence)) {
        const parts = yield* Der.childrenOf(extension, Der.Tag.sequence);
        const oid = yield* Der.oid(parts[0]);
        const critical = parts.length === 3 ? yield* Der.boolean(parts[1]) : false;
        if (seen.has(oid))
          return yield* refusals.fail("certificate.malformed", { values: { reason: `${oid} twice` } });
        seen.add(oid);
        const reader = readers[oid];
        const said = reader && (yield* reader(yield* Der.read(yield* Der.octets(parts.at(-1))), issuer));
        if (said !== undefined) found = { ...found, ...said };
        else if (critical || reader !== undefined) unknownCritical.push(oid);
      }
    }
    if ((found.policies?.length ?? 0) + (found.policyMappings?.length ?? 0) > mostPolicies)
      return yield* refusals.fail("certificate.malformed", { values: { reason: "too many policies" } });
    return { ...absent, ...found, unknownCritical };
  });
