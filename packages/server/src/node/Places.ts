/**
 * Which places named in certificates are asked about revocations. Certificates
 * come from anybody, so a place counts only on a host of a licensed authority
 * (공인인증기관), or on one that the operator named; and a licensed authority's
 * host only while its name leads to a public address. Source: threats W8.
 */
import { lookup } from "node:dns";
import { BlockList, type LookupFunction } from "node:net";
import * as Result from "effect/Result";
import { Refusals } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";

/** A host that the operator trusts to be asked; on every port unless one is given. */
export interface Host {
  readonly name: string;
  readonly port?: number;
}

/** Domains of the licensed authorities and of KISA, as their own certificates name them (npki §3.4). */
export const licensed: ReadonlyArray<string> = [
  "yessign.or.kr",
  "signkorea.com",
  "signgate.com",
  "crosscert.com",
  "tradesign.net",
  "rootca.or.kr",
];

/** A place that may be asked. */
export interface Place {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  /** Resolves the host's name, and refuses what the place may not lead to. */
  readonly lookup: LookupFunction;
}

const longest = 2048;
const standard: Readonly<Record<string, number>> = { "http:": 80, "https:": 443, "ldap:": 389 };

/** Ports below 1024 belong to other services, and only these of them to directories and the Web. */
const mayBeAsked = (port: number): boolean => port >= 1024 || [80, 389, 443].includes(port);

const inner = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inner.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inner.addSubnet(network, bits, "ipv6");

/** Whether an address is none of the public Internet: this machine, its network, or nobody's. */
export const isInner = (address: string): boolean =>
  inner.check(address, address.includes(":") ? "ipv6" : "ipv4");

/** The system's answer, if all of it is public. */
export const lookupPublic: LookupFunction = (host, options, answer) => {
  lookup(host, options, (error, address, family) => {
    const all = typeof address === "string" ? [{ address }] : (address ?? []);
    if (error === null && all.some((one) => isInner(one.address)))
      answer(Object.assign(new Error("not a public address"), { code: "EINNER" }), "", 0);
    else answer(error, address, family);
  });
};

/** Why a place is not asked, or gave nothing. */
export const silent = (place: string, ko: string, en: string): Refusal.Refusal =>
  Refusals.refusals.refusal("certificate.authority-silent", { values: { place, ko, en } });

/** The place at an address, with `certificate.authority-silent` if it may not be asked. */
export const find = (
  address: string,
  protocols: ReadonlyArray<string>,
  own: ReadonlyArray<Host>,
): Result.Result<Place, Refusal.Refusal> => {
  const url = address.length <= longest && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !protocols.includes(url.protocol))
    return Result.fail(silent("-", "물을 수 없는 주소입니다.", "It is no address that can be asked."));
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, "");
  const port = url.port === "" ? (standard[url.protocol] ?? 0) : Number(url.port);
  const place = `${host}:${port}`;
  if (url.username !== "" || url.password !== "")
    return Result.fail(silent(place, "주소에 사용자 정보가 있습니다.", "The address carries a login."));
  if (own.some((one) => one.name === host && (one.port ?? port) === port))
    return Result.succeed({ url, host, port, lookup });
  if (
    !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) ||
    !licensed.some((domain) => host === domain || host.endsWith(`.${domain}`))
  )
    return Result.fail(
      silent(place, "인증기관의 주소로 알려지지 않았습니다.", "It is not known to be an authority's host."),
    );
  if (!mayBeAsked(port))
    return Result.fail(silent(place, "물을 수 없는 포트입니다.", "Its port is none that is asked."));
  return Result.succeed({ url, host, port, lookup: lookupPublic });
};
