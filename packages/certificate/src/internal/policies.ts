/**
 * The certificate policies of the Korean authorities, one row for each that any
 * source names (npki §3.1), and those with which the tax authority takes a
 * signature on a tax invoice: its list of 135, as vendors received it up to
 * 2015 (npki §3.2).
 */

/** Who holds such a certificate; `either` when it is issued to persons and businesses alike. */
export type Holder = "person" | "business" | "either" | "server" | "government";

/** What it is issued for. `encryption` is a key-management certificate (km), which signs nothing. */
export type Purpose =
  | "general"
  | "tax-invoices"
  | "banking"
  | "securities"
  | "cards"
  | "limited"
  | "trade"
  | "bidding"
  | "server"
  | "encryption"
  | "civil-services"
  | "government"
  | "authority"
  | "test";

/**
 * Where a row comes from: a certificate that was read, the tax authority's
 * list, tables of certificate programs that agree, one table or manual alone,
 * or several that contradict each other.
 */
export type Source = "certificate" | "tax-authority-list" | "vendor-tables" | "single-source" | "conflicting";

/** `confirmed`: seen in a certificate, or by sources that do not depend on each other. */
export type Certainty = "confirmed" | "stated" | "uncertain";

type Kind = readonly [purpose: Purpose, ko: string, en: string];
type Row = readonly [last: string, holder: Holder, kind: Kind, source?: Source];

const general: Kind = ["general", "범용(기업)", "general use, business"];
const generalPerson: Kind = ["general", "범용(개인)", "general use, personal"];
const tax: Kind = ["tax-invoices", "전자세금용", "electronic tax invoices"];
const bank: Kind = ["banking", "은행/보험용", "banking and insurance"];
const securities: Kind = ["securities", "증권/보험용", "securities and insurance"];
const card: Kind = ["cards", "신용카드용", "credit cards"];
const special: Kind = ["limited", "특수목적용(기업)", "special purpose, business"];
const specialPerson: Kind = ["limited", "특수목적용(개인)", "special purpose, personal"];
const server: Kind = ["server", "서버용", "server"];
const encryption: Kind = ["encryption", "암호용", "encryption"];
const grade = (ko: string, en: string): Kind => ["limited", ko, en];

/** What an accepted policy without a name of its own is: one authority's limited use for businesses. */
export const limitedBusiness: Kind = ["limited", "용도제한(기업)", "limited use, business"];

/** Authority, root of its policies, and the policies below it. */
const authorities: ReadonlyArray<readonly [ca: string, root: string, rows: ReadonlyArray<Row>]> = [
  [
    "yessign",
    "1.2.410.200005.1.1",
    [
      ["1", "person", generalPerson],
      ["1.10", "person", ["banking", "금융인증서(개인)", "financial certificate, personal"], "certificate"],
      ["2", "business", bank],
      ["3", "server", server],
      ["4", "person", bank],
      ["4.8", "person", bank, "conflicting"],
      ["4.88", "person", bank, "conflicting"],
      ["5", "business", general],
      ["6", "business", limitedBusiness],
      ["6.1", "business", ["banking", "기업뱅킹용", "business banking"]],
      ["6.2", "either", card],
      ["6.3", "business", special, "conflicting"],
      ["6.4", "business", special, "conflicting"],
      ["6.5", "business", special, "conflicting"],
      ["6.8", "business", tax, "certificate"],
      ["7.1", "business", special, "conflicting"],
      [
        "8.11",
        "business",
        ["general", "금융인증서(기업, 1년)", "financial certificate, business, 1 year"],
        "single-source",
      ],
      [
        "8.12",
        "business",
        ["general", "금융인증서(기업, 2년)", "financial certificate, business, 2 years"],
        "single-source",
      ],
      [
        "8.13",
        "business",
        ["general", "금융인증서(기업, 3년)", "financial certificate, business, 3 years"],
        "single-source",
      ],
      // A misspelling of SignKorea's, in one table.
      ["12.902", "business", tax, "conflicting"],
    ],
  ],
  [
    "SignKorea",
    "1.2.410.200004.5.1.1",
    [
      ["1", "person", grade("스페셜(개인)", "special grade, personal")],
      ["2", "server", grade("스페셜(개인 서버)", "special grade, personal server")],
      ["3", "business", grade("스페셜(법인)", "special grade, business")],
      ["4", "server", grade("스페셜(서버)", "special grade, server")],
      ["5", "person", generalPerson],
      ["6", "server", ["server", "범용(개인 서버)", "general use, personal server"]],
      ["7", "business", general],
      ["8", "server", ["server", "범용(서버)", "general use, server"]],
      ["9", "person", securities],
      ["9.1", "person", bank],
      ["9.2", "person", card],
      ["10", "business", securities, "conflicting"],
      ["10.1", "business", bank],
      ["10.2", "business", card],
      ["11", "person", grade("실버(개인)", "silver, personal")],
      ["12", "business", grade("실버(법인)", "silver, business")],
      ["12.902", "business", tax, "conflicting"],
    ],
  ],
  // The same misspelled without the number of the authorities.
  ["SignKorea", "1.2.410.200004.1.1", [["12.902", "business", tax, "conflicting"]]],
  [
    "KICA",
    "1.2.410.200004.5.2.1",
    [
      ["1", "business", general],
      ["2", "person", generalPerson],
      ["3", "business", ["bidding", "특별등급(전자입찰)", "special grade, bidding"]],
      ["4", "server", server],
      ["5", "business", grade("특별등급(법인)", "special grade, business")],
      ["6.115", "business", tax],
      ["6.257", "business", tax],
      ["7.1", "either", bank],
      ["7.2", "either", securities],
      ["7.3", "either", card],
      ["5001", "business", ["tax-invoices", "국세청 세금계산서용", "tax invoices of the tax authority"]],
    ],
  ],
  [
    "CrossCert",
    "1.2.410.200004.5.4",
    [
      ["1.1", "person", generalPerson, "certificate"],
      ["1.2", "business", general],
      ["1.3", "server", server],
      ["1.4", "person", specialPerson],
      ["1.5", "business", special],
      ["1.101", "either", bank],
      ["1.102", "either", securities],
      ["1.103", "either", card],
      ["1.104", "either", ["civil-services", "전자민원용", "civil services"]],
      ["2.80", "business", tax],
    ],
  ],
  [
    "TradeSign",
    "1.2.410.200012",
    [
      ["1.1.1", "person", generalPerson],
      ["1.1.2", "person", encryption],
      ["1.1.3", "business", general, "certificate"],
      ["1.1.4", "business", encryption],
      ["1.1.5", "server", server],
      ["1.1.6", "server", encryption],
      ["1.1.7", "person", ["trade", "전자무역(개인)", "electronic trade, personal"]],
      ["1.1.8", "person", encryption],
      ["1.1.9", "business", ["trade", "전자무역(법인)", "electronic trade, business"]],
      ["1.1.10", "business", encryption],
      ["1.1.11", "server", ["trade", "전자무역(서버)", "electronic trade, server"]],
      ["1.1.12", "server", encryption],
      ["1.1.101", "person", bank],
      ["1.1.103", "person", securities],
      ["1.1.105", "person", card],
      ["5.19.1.1", "business", tax],
    ],
  ],
  [
    "NCASign",
    "1.2.410.200004.5.3.1",
    [
      ["1", "business", ["general", "기관/단체", "institutions"]],
      ["2", "business", ["general", "법인", "corporations"]],
      ["3", "server", server],
      ["5", "business", ["limited", "특수목적용(기관/단체)", "special purpose, institutions"]],
      ["6", "business", special],
      ["7", "server", ["server", "특수목적용(서버)", "special purpose, server"]],
      ["8", "person", specialPerson],
      ["9", "person", generalPerson],
    ],
  ],
  [
    "iniPASS",
    "1.2.410.200004.5.5.1",
    [
      ["1", "person", generalPerson, "conflicting"],
      ["2", "business", general, "conflicting"],
      ["4.2", "business", tax, "single-source"],
    ],
  ],
  [
    "GPKI",
    "1.2.410.100001.2",
    [
      ["1.1", "government", ["government", "전자관인", "government seal"]],
      ["1.2", "server", ["government", "컴퓨터용", "government computers"]],
      ["1.3", "government", ["government", "특수관인", "special government seal"]],
      ["2.1", "government", ["government", "공무원", "civil servants"]],
    ],
  ],
  [
    "KISA",
    "1.2.410.200004.2",
    [
      ["1", "server", ["authority", "인증기관 서비스", "authority services"], "certificate"],
      ["1111", "server", ["test", "시험용", "test"], "certificate"],
    ],
  ],
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

/** Of a kind that the tax authority takes, but issued after its list was last known, or spelled differently by every source. */
const unconfirmed: ReadonlySet<string> = new Set([
  "1.2.410.200004.5.5.1.2",
  "1.2.410.200004.5.5.1.4.2",
  "1.2.410.200004.5.1.1.12.902",
  "1.2.410.200004.1.1.12.902",
  "1.2.410.200005.1.1.12.902",
  "1.2.410.200005.1.1.8.11",
  "1.2.410.200005.1.1.8.12",
  "1.2.410.200005.1.1.8.13",
]);

/** Where an authority's object identifiers begin (npki §3.1). */
const trees: ReadonlyArray<readonly [root: string, ca: string]> = [
  ["1.2.410.200005.", "yessign"],
  ["1.2.410.200012.", "TradeSign"],
  ["1.2.410.200004.5.1.", "SignKorea"],
  ["1.2.410.200004.5.2.", "KICA"],
  ["1.2.410.200004.5.3.", "NCASign"],
  ["1.2.410.200004.5.4.", "CrossCert"],
  ["1.2.410.200004.5.5.", "iniPASS"],
  ["1.2.410.100001.", "GPKI"],
];

/** The authority whose policies begin like this one. */
export const authorityOf = (oid: string): string | undefined =>
  trees.find(([root]) => oid.startsWith(root))?.[1];

/** One policy, and how much of it is certain. */
export interface Known {
  readonly ca: string | undefined;
  readonly holder: Holder;
  readonly kind: Kind;
  readonly signsTaxInvoices: "yes" | "no" | "unconfirmed";
  readonly sources: ReadonlyArray<Source>;
  readonly certainty: Certainty;
}

const certaintyOf = (sources: ReadonlyArray<Source>): Certainty => {
  if (sources.includes("certificate") || sources.includes("tax-authority-list")) return "confirmed";
  if (sources.includes("conflicting")) return "uncertain";
  return sources.includes("single-source") ? "stated" : "confirmed";
};

const list: ReadonlySet<string> = new Set(
  Object.entries(accepted).flatMap(([root, last]) => last.split(" ").map((number) => `${root}.${number}`)),
);

const known = (
  oid: string,
  ca: string | undefined,
  [, holder, kind, source]: Row | readonly [undefined, Holder, Kind],
): readonly [string, Known] => {
  const named: ReadonlyArray<Source> = [source ?? "vendor-tables"];
  const sources: ReadonlyArray<Source> = list.has(oid)
    ? ["tax-authority-list", ...(source === undefined ? [] : named)]
    : named;
  const signsTaxInvoices = list.has(oid) ? "yes" : unconfirmed.has(oid) ? "unconfirmed" : "no";
  return [oid, { ca, holder, kind, signsTaxInvoices, sources, certainty: certaintyOf(sources) }];
};

/** Every policy that any source names, and every one of the list, by object identifier. */
export const table: ReadonlyMap<string, Known> = new Map([
  ...[...list].map((oid) => known(oid, authorityOf(oid), [undefined, "business", limitedBusiness])),
  ...authorities.flatMap(([ca, root, rows]) => rows.map((row) => known(`${root}.${row[0]}`, ca, row))),
]);
