/**
 * Mints joint certificates for tests, demos and the simulator: a root and a
 * licensed authority of the Korean form, and under them businesses, persons and
 * services with VID, R, policy and key file, as a certificate folder has them.
 *
 * Nobody trusts these roots. Time is a parameter; serials, R, salts and vectors
 * come from `SecureRandom`; only the RSA keys come from the platform.
 */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";
import type { Certificate, KeyUsage, VirtualId } from "../Certificate.ts";
import * as DistinguishedName from "../DistinguishedName.ts";
import * as Minting from "../internal/minting.ts";
import * as Pbe from "../internal/pbe.ts";
import * as PrivateKey from "../internal/privateKey.ts";
import * as SigningKey from "../SigningKey.ts";
import * as Vid from "../Vid.ts";

/** An RSA key pair of 2048 bits that no certificate names yet. */
export interface KeyPair {
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** PrivateKeyInfo without attributes. */
  readonly pkcs8: Redacted.Redacted<Uint8Array>;
}

/** A certificate and its opened key. */
export interface Identity {
  readonly certificate: Certificate;
  readonly key: SigningKey.SigningKey;
}

/** An identity as it lies in a certificate folder. */
export interface Minted extends Identity {
  /** signCert.der */
  readonly signCert: Uint8Array<ArrayBuffer>;
  /** signPri.key */
  readonly signPri: Uint8Array<ArrayBuffer>;
}

/** Where authorities publish revocations, as their certificates say. */
export interface Places {
  /** The licensed authority's list. */
  readonly list: string;
  /** The root's list, of authorities. */
  readonly rootList: string;
  /** The licensed authority's answering service (OCSP). */
  readonly ocsp: string;
}

/** Root (최상위인증기관), licensed authority (공인인증기관) and their keys. */
export interface Hierarchy {
  readonly root: Certificate;
  readonly authority: Certificate;
  readonly rootKey: SigningKey.SigningKey;
  readonly authorityKey: SigningKey.SigningKey;
  /** Certificates are valid from here on, unless they say otherwise. */
  readonly at: DateTime.Utc;
  readonly places: Places;
}

interface Profile {
  /** From the hierarchy's time, for one year. */
  readonly notBefore?: DateTime.Utc;
  readonly notAfter?: DateTime.Utc;
  /** Certificate policy (인증서 정책). */
  readonly policy?: string;
  readonly keyUsage?: ReadonlyArray<KeyUsage>;
  /** A key pair for several certificates spares the time to make others. */
  readonly keys?: KeyPair;
}

interface Holder extends Profile {
  readonly name: string;
  readonly password: Redacted.Redacted<string>;
  /** How the key file is encrypted; as today's files are, PBES2, unless given. */
  readonly scheme?: "seed-cbc-sha1" | "pbes2-seed";
  /** R; 20 octets of chance unless given. */
  readonly r?: Redacted.Redacted<Uint8Array>;
  /** A key file that went through a program that drops R. */
  readonly withoutR?: boolean;
  /** A certificate that is tied to no number. */
  readonly withoutVid?: boolean;
}

/** A business certificate (사업자 인증서), for tax invoices (전자세금용) unless a policy is given. */
export interface Business extends Holder {
  readonly businessNumber: string;
}

/** A personal certificate (개인 범용 인증서). */
export interface Person extends Holder {
  readonly residentNumber: Redacted.Redacted<string>;
}

/** A server: it signs, and messages are encrypted for it. */
export interface Service extends Profile {
  readonly name: string;
}

const policies = {
  /** yessign 전자세금용 */
  business: "1.2.410.200005.1.1.6.8",
  /** yessign 범용(개인) */
  person: "1.2.410.200005.1.1.1",
  /** signGATE 서버 */
  service: "1.2.410.200004.5.2.1.4",
} as const;

/** The unit (OU) by which authorities tell their kinds of certificates. */
const units: Readonly<Record<string, string>> = {
  [policies.business]: "xUse4Esero",
  "1.2.410.200005.1.1.5": "corporation4EC",
  [policies.person]: "personal",
  [policies.service]: "server",
};

const sha256 = "2.16.840.1.101.3.4.2.1";
const statement = "http://authority.example/cps.html";
const notice = "시험용 인증서입니다. 아무도 이 인증서를 신뢰하지 않습니다.";
/** There is nobody at any of them. */
const nowhere: Places = {
  list: "ldap://directory.example:389/ou=dp1p1,ou=AccreditedCA?certificateRevocationList",
  rootList: "ldap://directory.example:389/ou=root?authorityRevocationList",
  ocsp: "http://ocsp.example:4612",
};

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const;

/** A new pair from the platform. */
export const keyPair: Effect.Effect<KeyPair> = Effect.promise(async () => {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
  return {
    spki: new Uint8Array(await subtle.exportKey("spki", pair.publicKey)),
    pkcs8: Redacted.make<Uint8Array>(new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey)), {
      label: "pkcs8",
    }),
  };
});

/** How a root signs its own certificate, before a {@link SigningKey.SigningKey} can exist. */
const signWith =
  ({ pkcs8 }: KeyPair): Minting.Sign =>
  (data) =>
    Effect.promise(async () => {
      const { subtle } = globalThis.crypto;
      const key = await subtle.importKey("pkcs8", Redacted.value(pkcs8).slice(), algorithm, false, ["sign"]);
      return new Uint8Array(await subtle.sign(algorithm, key, data.slice()));
    });

/** The key keeps its own copy, so that forgetting it leaves the pair. */
const bind = (
  certificate: Certificate,
  { pkcs8 }: KeyPair,
): Effect.Effect<SigningKey.SigningKey, Refusal.Refusal> =>
  SigningKey.bind(certificate, {
    pkcs8: Redacted.make<Uint8Array>(Redacted.value(pkcs8).slice(), { label: "pkcs8" }),
    r: undefined,
    scheme: "none",
  });

const chance = (size: number): Effect.Effect<Uint8Array, never, SecureRandom.SecureRandom> =>
  SecureRandom.SecureRandom.use((random) => random.randomBytes(size));

const newSerial = Effect.map(chance(8), (octets) =>
  octets.reduce((serial, octet) => (serial << 8n) | BigInt(octet), 1n),
);

/**
 * A root and a licensed authority below it, valid since five years before and
 * until ten years after `at` (the clock's time unless given). `name` is the
 * organisation in all names; `places` is where revocations are published.
 */
export const hierarchy = Effect.fnUntraced(function* (
  options: {
    readonly at?: DateTime.Utc;
    readonly name?: string;
    readonly places?: Partial<Places>;
  } = {},
): Effect.fn.Return<Hierarchy, Refusal.Refusal, SecureRandom.SecureRandom> {
  const at = options.at ?? (yield* DateTime.now);
  const organisation = options.name ?? "einvTest";
  const places = { ...nowhere, ...options.places };
  const validity = {
    notBefore: DateTime.subtract(at, { days: 5 * 365 }),
    notAfter: DateTime.add(at, { days: 10 * 365 }),
  };
  const named = (unit: string, name: string) =>
    DistinguishedName.write([
      ["c", "KR"],
      ["o", organisation],
      ["ou", unit],
      ["cn", `${organisation} ${name}`],
    ]);
  const uses = Minting.extension.keyUsage(["keyCertSign", "cRLSign"]);

  const rootPair = yield* keyPair;
  const rootName = named("Root Authority Central", "RootCA");
  const root = yield* Minting.certificate(
    {
      ...validity,
      serial: 1n,
      subject: rootName,
      spki: rootPair.spki,
      extensions: [
        Minting.extension.subjectKey(rootPair.spki),
        uses,
        Minting.extension.anyPolicy(),
        Minting.extension.authority(),
      ],
    },
    rootName,
    signWith(rootPair),
  );
  const rootKey = yield* bind(root, rootPair);

  const pair = yield* keyPair;
  const authority = yield* Minting.certificate(
    {
      ...validity,
      serial: yield* newSerial,
      subject: named("AccreditedCA", "CA Class 1"),
      spki: pair.spki,
      extensions: [
        Minting.extension.authorityKey(root),
        Minting.extension.subjectKey(pair.spki),
        uses,
        Minting.extension.anyPolicy(),
        Minting.extension.explicitPolicy(),
        Minting.extension.identity(organisation),
        Minting.extension.authority(0),
        Minting.extension.revocationLists(places.rootList),
      ],
    },
    root.subject.der,
    rootKey.sign,
  );
  return { at, places, root, authority, rootKey, authorityKey: yield* bind(authority, pair) };
});

/** A certificate of the licensed authority. */
const issue = Effect.fnUntraced(function* (
  { at, authority, authorityKey, places }: Hierarchy,
  profile: Profile & { readonly policy: string; readonly keyUsage: ReadonlyArray<KeyUsage> },
  name: string,
  spki: Uint8Array,
  virtualId: VirtualId | undefined,
): Effect.fn.Return<Certificate, Refusal.Refusal, SecureRandom.SecureRandom> {
  const notBefore = profile.notBefore ?? at;
  const organisation = authority.subject.attributes.find(({ type }) => type === "2.5.4.10")?.value ?? "";
  return yield* Minting.certificate(
    {
      serial: yield* newSerial,
      subject: DistinguishedName.write([
        ["c", "KR"],
        ["o", organisation],
        ["ou", "AccreditedCA"],
        ["ou", units[profile.policy] ?? "test"],
        ["cn", name],
      ]),
      spki,
      notBefore,
      notAfter: profile.notAfter ?? DateTime.add(notBefore, { days: 365 }),
      extensions: [
        Minting.extension.authorityKey(authority),
        Minting.extension.subjectKey(spki),
        Minting.extension.keyUsage(profile.keyUsage),
        Minting.extension.policy(profile.policy, statement, notice),
        Minting.extension.identity(name, virtualId),
        Minting.extension.revocationLists(places.list),
        Minting.extension.ocsp(places.ocsp),
      ],
    },
    authority.subject.der,
    authorityKey.sign,
  );
});

const mint = Effect.fnUntraced(function* (
  above: Hierarchy,
  holder: Holder,
  identityNumber: string,
  policy: string,
): Effect.fn.Return<Minted, Refusal.Refusal, SecureRandom.SecureRandom> {
  const keys = holder.keys ?? (yield* keyPair);
  const r = holder.r === undefined ? yield* chance(20) : Redacted.value(holder.r);
  const bare = Redacted.value(keys.pkcs8);
  const certificate = yield* issue(
    above,
    { policy, keyUsage: ["digitalSignature", "nonRepudiation"], ...holder },
    holder.name,
    keys.spki,
    holder.withoutVid === true
      ? undefined
      : { hash: sha256, value: yield* Vid.compute(sha256, identityNumber, r) },
  );
  const signPri = yield* Pbe.keyFile(
    holder.scheme ?? "pbes2-seed",
    { salt: yield* chance(8), iv: yield* chance(16) },
    holder.withoutR === true ? bare : yield* Effect.fromResult(PrivateKey.withRandomNumber(bare, r)),
    new TextEncoder().encode(Redacted.value(holder.password)),
  );
  const { password } = holder;
  const key = yield* SigningKey.open({ certificate, privateKey: signPri, password });
  return { certificate, key, signCert: certificate.der.slice(), signPri };
});

/** The certificate of a business. Its number is taken as it is, check digit or not. */
export const business = (
  above: Hierarchy,
  holder: Business,
): Effect.Effect<Minted, Refusal.Refusal, SecureRandom.SecureRandom> =>
  mint(above, holder, holder.businessNumber, policies.business);

/** The certificate of a person. */
export const person = (
  above: Hierarchy,
  holder: Person,
): Effect.Effect<Minted, Refusal.Refusal, SecureRandom.SecureRandom> =>
  mint(above, holder, Redacted.value(holder.residentNumber), policies.person);

/** The identity of a server, such as the tax authority's or an ASP's. */
export const service = Effect.fnUntraced(function* (
  above: Hierarchy,
  holder: Service,
): Effect.fn.Return<Identity, Refusal.Refusal, SecureRandom.SecureRandom> {
  const keys = holder.keys ?? (yield* keyPair);
  const certificate = yield* issue(
    above,
    {
      policy: policies.service,
      keyUsage: ["digitalSignature", "nonRepudiation", "keyEncipherment"],
      ...holder,
    },
    holder.name,
    keys.spki,
    undefined,
  );
  return { certificate, key: yield* bind(certificate, keys) };
});

/** The identity of a server that speaks TLS under host names or IPv4 addresses. */
export const website = Effect.fnUntraced(function* (
  above: Hierarchy,
  { names, ...profile }: Profile & { readonly names: readonly [string, ...ReadonlyArray<string>] },
): Effect.fn.Return<Identity, Refusal.Refusal, SecureRandom.SecureRandom> {
  const { authority, authorityKey, at } = above;
  const keys = profile.keys ?? (yield* keyPair);
  const notBefore = profile.notBefore ?? at;
  const certificate = yield* Minting.certificate(
    {
      serial: yield* newSerial,
      subject: DistinguishedName.write([
        ["c", "KR"],
        ["cn", names[0]],
      ]),
      spki: keys.spki,
      notBefore,
      notAfter: profile.notAfter ?? DateTime.add(notBefore, { days: 365 }),
      extensions: [
        Minting.extension.authorityKey(authority),
        Minting.extension.subjectKey(keys.spki),
        Minting.extension.keyUsage(profile.keyUsage ?? ["digitalSignature", "keyEncipherment"]),
        Minting.extension.policy(profile.policy ?? policies.service, statement, notice),
        Minting.extension.hosts(names),
      ],
    },
    authority.subject.der,
    authorityKey.sign,
  );
  return { certificate, key: yield* bind(certificate, keys) };
});

/**
 * The list of what was revoked by the licensed authority, good for a day from
 * `at`; or by the root, good for half a year; or for as many days as given.
 */
export const crl = (
  { root, rootKey, authority, authorityKey }: Hierarchy,
  revoked: ReadonlyArray<bigint>,
  at: DateTime.Utc,
  by: "authority" | "root" = "authority",
  days: number = by === "root" ? 180 : 1,
): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal> => {
  const until = DateTime.add(at, { days });
  return by === "root"
    ? Minting.revocationList(root, revoked, at, until, rootKey.sign)
    : Minting.revocationList(authority, revoked, at, until, authorityKey.sign);
};

/** What the authority's answering service (OCSP) says about a certificate, good for a day from `at`. */
export const answer = (
  { authority, authorityKey }: Hierarchy,
  status: Minting.Status,
  at: DateTime.Utc,
): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal> =>
  Minting.ocspAnswer(authority, status, at, DateTime.add(at, { days: 1 }), authorityKey.sign);
