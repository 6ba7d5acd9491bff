/**
 * The certificate policies of the Korean authorities (npki §3.1), and those
 * with which the tax authority takes a signature on a tax invoice: its list of
 * 135, as vendors received it up to 2015 (npki §3.2).
 */

/** Who holds such a certificate. */
export type Holder = "person" | "business" | "server" | "government";

type Row = readonly [oid: string, holder: Holder, ko: string, en: string];

const general = ["범용(기업)", "general use, business"] as const;
const generalPerson = ["범용(개인)", "general use, personal"] as const;
const tax = ["전자세금용", "electronic tax invoices"] as const;
const bank = ["은행/보험용", "banking and insurance"] as const;
const securities = ["증권/보험용", "securities and insurance"] as const;
const card = ["신용카드용", "credit cards"] as const;
const restricted = ["용도제한(기업)", "limited use, business"] as const;
const server = ["서버용", "server"] as const;

/** Authority, root of its policies, and the policies below it. */
const authorities: ReadonlyArray<readonly [ca: string, root: string, rows: ReadonlyArray<Row>]> = [
  [
    "yessign",
    "1.2.410.200005.1.1",
    [
      ["1", "person", ...generalPerson],
      ["4", "person", ...bank],
      ["2", "business", ...bank],
      ["5", "business", ...general],
      ["3", "server", ...server],
      ["6.1", "business", "기업뱅킹용", "business banking"],
      ["6.2", "business", ...card],
      ["6.8", "business", ...tax],
      ["10", "person", "금융인증서(개인)", "financial certificate, personal"],
    ],
  ],
  [
    "SignKorea",
    "1.2.410.200004.5.1.1",
    [
      ["5", "person", ...generalPerson],
      ["7", "business", ...general],
      ["9", "person", ...securities],
      ["9.1", "person", ...bank],
      ["9.2", "person", ...card],
      ["10", "business", ...securities],
      ["10.1", "business", ...bank],
      ["10.2", "business", ...card],
      ["11", "person", "실버(개인)", "silver, personal"],
      ["12", "business", "실버(법인)", "silver, business"],
      ["12.902", "business", ...tax],
    ],
  ],
  [
    "KICA",
    "1.2.410.200004.5.2.1",
    [
      ["1", "business", ...general],
      ["2", "person", ...generalPerson],
      ["3", "business", "특별등급(전자입찰)", "special grade, bidding"],
      ["5", "business", "특별등급(법인)", "special grade, business"],
      ["4", "server", ...server],
      ["7.1", "person", ...bank],
      ["7.2", "person", ...securities],
      ["7.3", "person", ...card],
      ["6.115", "business", ...tax],
      ["6.257", "business", ...tax],
      ["5001", "business", "국세청 세금계산서용", "tax invoices of the tax authority"],
    ],
  ],
  [
    "CrossCert",
    "1.2.410.200004.5.4",
    [
      ["1.1", "person", ...generalPerson],
      ["1.2", "business", ...general],
      ["1.3", "server", ...server],
      ["1.4", "person", "특수(개인)", "special, personal"],
      ["1.5", "business", "특수(법인)", "special, business"],
      ["1.101", "person", ...bank],
      ["1.102", "person", ...securities],
      ["1.103", "person", ...card],
      ["1.104", "person", "전자민원용", "civil services"],
      ["2.80", "business", ...tax],
    ],
  ],
  [
    "TradeSign",
    "1.2.410.200012",
    [
      ["1.1.1", "person", ...generalPerson],
      ["1.1.3", "business", ...general],
      ["1.1.5", "server", ...server],
      ["1.1.7", "person", "전자무역(개인)", "electronic trade, personal"],
      ["1.1.9", "business", "전자무역(법인)", "electronic trade, business"],
      ["1.1.101", "person", ...bank],
      ["1.1.103", "person", ...securities],
      ["1.1.105", "person", ...card],
      ["5.19.1.1", "business", ...tax],
    ],
  ],
  [
    "NCASign",
    "1.2.410.200004.5.3.1",
    [
      ["1", "business", "기관/단체", "institutions"],
      ["2", "business", "법인", "corporations"],
      ["9", "person", ...generalPerson],
      ["3", "server", ...server],
    ],
  ],
  [
    "iniPASS",
    "1.2.410.200004.5.5.1",
    [
      ["1", "person", ...generalPerson],
      ["2", "business", ...general],
      ["4.2", "business", ...tax],
    ],
  ],
  [
    "GPKI",
    "1.2.410.100001.2",
    [
      ["1.1", "government", "전자관인", "government seal"],
      ["1.2", "server", "컴퓨터용", "government computers"],
      ["1.3", "government", "특수관인", "special government seal"],
      ["2.1", "government", "공무원", "civil servants"],
    ],
  ],
  ["KISA", "1.2.410.200004.2", [["1", "server", "인증기관 서비스", "authority services"]]],
];

/** Last numbers of the accepted policies, by what stands before them. */
const accepted: Readonly<Record<string, string>> = {
  "1.2.410.200005.1.1": "5",
  "1.2.410.200005.1.1.6": "8",
  "1.2.410.200004.5.1.1": "7",
  "1.2.410.200004.5.3.1": "1 2",
  "1.2.410.200004.5.2.1": "1 3 5 5001",
  "1.2.410.200004.5.2.1.5": "12 28 30 32",
  "1.2.410.200004.5.2.1.6":
    "48 65 70 73 90 93 99 113 114 115 183 221 229 235 237 245 246 248 249 250 251 252 254 255 257 275 279 284 285",
  "1.2.410.200004.5.4.1": "2 14 19 31 35 50",
  "1.2.410.200004.5.4.2":
    "11 25 36 42 50 55 57 60 64 65 66 67 69 80 300 302 304 305 306 307 308 310 311 312 313 315 317 318 321 322 323 324 325 326 327 328 329 330 331 332 337 340 343 350 360 367 377 379",
  "1.2.410.200012.1.1": "3 9 401 411 431 441 451 471 481 491 801 4101 4111 4151",
  "1.2.410.200012.5.1.1": "171 191 281 321 331",
  "1.2.410.200012.5.4.1": "21 61 141",
  "1.2.410.200012.5.6.1": "31",
  "1.2.410.200012.5.11.1": "81 101",
  "1.2.410.200012.5.13.1": "1",
  "1.2.410.200012.5.14.1": "11 21",
  "1.2.410.200012.5.15.1": "11",
  "1.2.410.200012.5.17.1": "11",
  "1.2.410.200012.5.18.1": "21 31 33",
  "1.2.410.200012.5.19.1": "1",
  "1.2.410.200012.5.20.1": "21",
  "1.2.410.200012.5.21.1": "11",
  "1.2.410.200012.5.26.1": "11",
  "1.2.410.200012.5.27.1": "1",
  "1.2.410.200012.5.28.1": "21",
};

/** Issued after the list was last known, or spelled differently by every source: to be taken with a warning. */
export const unconfirmed: ReadonlySet<string> = new Set([
  "1.2.410.200004.5.5.1.2",
  "1.2.410.200004.5.5.1.4.2",
  "1.2.410.200004.5.1.1.12.902",
  "1.2.410.200004.1.1.12.902",
  "1.2.410.200005.1.1.12.902",
  "1.2.410.200005.1.1.8.11",
  "1.2.410.200005.1.1.8.12",
  "1.2.410.200005.1.1.8.13",
]);

export const acceptedForTaxInvoices: ReadonlySet<string> = new Set(
  Object.entries(accepted).flatMap(([root, last]) => last.split(" ").map((number) => `${root}.${number}`)),
);

/** Named policies by object identifier. */
export const named: ReadonlyMap<
  string,
  { readonly ca: string; readonly holder: Holder; readonly ko: string; readonly en: string }
> = new Map(
  authorities.flatMap(([ca, root, rows]) =>
    rows.map(([oid, holder, ko, en]) => [`${root}.${oid}`, { ca, holder, ko, en }] as const),
  ),
);

/** The authority whose policies begin like this one. */
export const authorityOf = (oid: string): string | undefined =>
  authorities.find(([, root]) => oid.startsWith(`${root}.`))?.[0];

/** What an accepted policy without a name of its own is: one authority's limited use for businesses. */
export const restrictedUse = { ko: restricted[0], en: restricted[1] };
