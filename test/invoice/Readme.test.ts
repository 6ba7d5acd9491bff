/**
 * The generated parts of the package's README are what the code says. After a
 * change of the description or of the lifecycle: UPDATE_README=1 npx vitest … test/invoice/Readme.test.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import {
  Lifecycle,
  PeerCode,
  RuleReport,
  Rules,
  type Status,
  TaxInvoiceXml,
  TypeCode,
  Wording,
} from "@einv/invoice";

const file = join(import.meta.dirname, "../../packages/invoice/README.md");

const fenced = (diagram: string): string => `\`\`\`mermaid\n${diagram}\n\`\`\``;

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const issuers = { supplier: "공급자 supplier", broker: "수탁자 broker", customs: "세관 customs" };

const kinds = table(
  ["code", "kind", "taxation", "signed by", "einv"],
  TypeCode.kinds.map(({ code, taxation, issuer, issuable }) => [
    code,
    Wording.kind(code).ko,
    `${Wording.taxation[taxation].ko} ${Wording.taxation[taxation].en}`,
    issuers[issuer],
    issuable ? "reads, writes" : "reads",
  ]),
);

const sources = { authority: "국세청 authority", law: "법 law", practice: "관행 practice" };

/** `ERR007`, in italics where no list of codes says so. */
const codeOf = (rule: Rules.Rule | RuleReport.BatchRule): string => {
  if (rule.ntsCode === undefined) return rule.severity;
  return "codeIs" in rule && rule.codeIs === "expected" ? `_${rule.ntsCode}_` : rule.ntsCode;
};

const rules = table(
  ["rule", "asked for by", "code", "field", "basis"],
  [...Rules.rules, ...RuleReport.batchRules]
    .toSorted((a, b) => Object.keys(sources).indexOf(a.source) - Object.keys(sources).indexOf(b.source))
    .map((rule) => [
      `\`${rule.id}\``,
      sources[rule.source],
      codeOf(rule),
      rule.field === "" ? "" : `\`${rule.field}\``,
      rule.basis,
    ]),
);

/** Every state that others have a word for. */
const told: ReadonlyArray<Partial<Status.Status>> = [
  { document: "draft" },
  { document: "requested" },
  { document: "changeProposed" },
  { document: "refused" },
  { document: "requestCancelled" },
  { document: "requestExpired" },
  { document: "issueCancelled", transmission: "excluded" },
  { document: "issued", transmission: "none", acknowledgement: "acknowledged" },
  { document: "issued", transmission: "queued", acknowledgement: "acknowledged" },
  { document: "issued", transmission: "sending", acknowledgement: "acknowledged" },
  { document: "issued", transmission: "unknown", acknowledgement: "unread" },
  { document: "issued", transmission: "accepted", acknowledgement: "unread" },
  { document: "issued", transmission: "rejected", acknowledgement: "unread" },
  { document: "amended", transmission: "accepted", acknowledgement: "acknowledged" },
];

const peers = table(
  ["einv", "Popbill", "Barobill 역발행", "Barobill 정발행", "WEHAGO"],
  told.map((state) => {
    const status: Status.Status = { ...Lifecycle.initial, ...state };
    const [reverse, forward] = (["reverse", "forward"] as const).map((route) =>
      PeerCode.toBarobill(status, route),
    );
    const words = PeerCode.toWehago(status);
    return [
      Object.values(state).join(" · "),
      String(PeerCode.toPopbill(status)),
      `${reverse?.document} / ${reverse?.transmission}`,
      forward === undefined ? "" : `${forward.document} / ${forward.transmission}`,
      `${words?.issue} / ${words?.report}`,
    ];
  }),
);

const parts = {
  peers,
  kinds,
  rules,
  document: TaxInvoiceXml.documentation,
  "diagram: document": fenced(Lifecycle.diagrams.document),
  "diagram: transmission": fenced(Lifecycle.diagrams.transmission),
  "diagram: acknowledgement": fenced(Lifecycle.diagrams.acknowledgement),
  "diagram: billing": fenced(Lifecycle.diagrams.billing),
  matrix: Lifecycle.matrix,
};

/** The formatter pads table cells. */
const unpadded = (text: string): string =>
  text.replace(/ +\|/g, " |").replace(/-{3,}/g, "---").replace(/\| /g, "|").replace(/ \|/g, "|").trim();

const between = (text: string, name: string): readonly [from: number, to: number] => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  assert.isTrue(from >= 0 && to > from, name);
  return [from + open.length, to];
};

describe("the README", () => {
  for (const [name, part] of Object.entries(parts))
    it(`says what the code says: ${name}`, () => {
      const text = readFileSync(file, "utf8");
      const [from, to] = between(text, name);
      if (process.env["UPDATE_README"] === "1")
        writeFileSync(file, `${text.slice(0, from)}\n\n${part}\n\n${text.slice(to)}`);
      else assert.strictEqual(unpadded(text.slice(from, to)), unpadded(part));
    });
});
