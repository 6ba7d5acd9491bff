/** The extensions of a certificate that einv understands; the names of the critical ones that it does not. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
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
  readonly subjectKeyId?: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  /** Where its authority publishes revocations; mostly LDAP. */
  readonly crlUrls: ReadonlyArray<string>;
  readonly ocspUrls: ReadonlyArray<string>;
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
    let realName: string | undefined;
    for (const name of yield* Der.childrenOf(value, Der.Tag.sequence)) {
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
    return { virtualIds, ...(realName === undefined ? {} : { realName }) };
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

const policyConstraints = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    for (const field of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      if (field.tag !== Der.Tag.contextPrimitive(0)) continue;
      return { explicitPolicyAfter: yield* Der.count({ ...field, tag: Der.Tag.integer }) };
    }
    return {};
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

const crlUrls = (value: Der.Node): Read<Partial> =>
  Result.gen(function* () {
    const urls: Array<string> = [];
    for (const point of yield* Der.childrenOf(value, Der.Tag.sequence))
      for (const field of yield* Der.children(point)) {
        if (field.tag !== Der.Tag.context(0)) continue;
        for (const full of yield* Der.children(field)) {
          if (full.tag !== Der.Tag.context(0)) continue;
          for (const name of yield* Der.children(full))
            if (name.tag === uriTag) urls.push(latin1.decode(name.content));
        }
      }
    return { crlUrls: urls };
  });

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

const readers: Readonly<Record<string, (value: Der.Node) => Read<Partial>>> = {
  "2.5.29.14": (value) => Result.map(Der.octets(value), (subjectKeyId) => ({ subjectKeyId })),
  "2.5.29.15": (value) =>
    Result.map(Der.flags(value), (flags) => ({
      keyUsage: new Set(usages.filter((_, bit) => flags.has(bit))),
    })),
  "2.5.29.17": alternativeNames,
  "2.5.29.19": basicConstraints,
  "2.5.29.31": crlUrls,
  "2.5.29.32": policies,
  "2.5.29.35": authorityKey,
  "2.5.29.36": policyConstraints,
  "2.5.29.37": purposes,
  "1.3.6.1.5.5.7.1.1": authorityAccess,
};

/** Limits on a path that must not be overlooked, however they are marked: name constraints, policy mapping, anyPolicy. */
const constraining = new Set(["2.5.29.30", "2.5.29.33", "2.5.29.54"]);

const absent = {
  policies: [],
  isAuthority: false,
  crlUrls: [],
  ocspUrls: [],
  virtualIds: [],
} satisfies Partial;

/** The `[3]` field of a certificate. Refused with `certificate.der`, or `certificate.malformed` when one comes twice. */
export const parse = (field: Der.Node | undefined): Read<Extensions> =>
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
        if (reader !== undefined)
          found = { ...found, ...(yield* reader(yield* Der.read(yield* Der.octets(parts.at(-1))))) };
        else if (critical || constraining.has(oid)) unknownCritical.push(oid);
      }
    }
    return { ...absent, ...found, unknownCritical };
  });
