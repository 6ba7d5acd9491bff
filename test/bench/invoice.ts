/**
 * Reading and writing an invoice against `JSON.parse` and `JSON.stringify` of
 * the same data under the same names, and against what others read and write
 * XML with, all in one process.
 *
 * The aim: reading, strictness and typed values included, costs at most 4
 * `JSON.parse`, writing 1.5 `JSON.stringify`. What is written is a rope of
 * pieces until somebody looks into it; the flat row pays for that too. Then the
 * rules, over a batch of 10,000 of three lines each.
 */
import { cpus, loadavg } from "node:os";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import * as Result from "effect/Result";
import { SaxesParser } from "saxes";
import { IssueId, RuleReport, type TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { Xml } from "@einv/xml";
import { changed, date, exchange, invoice, totals, won } from "../invoice/fixtures.ts";
import { type Contender, type Measured, measure, table } from "./measure.ts";

const aims: Readonly<Record<string, number>> = {
  "einv: TaxInvoiceXml.read": 4,
  "einv: TaxInvoiceXml.encode": 1.5,
  "einv: encode, made flat": 1.5,
};

const withLines = (count: number): TaxInvoice.TaxInvoice => {
  const [line = {}] = invoice.items;
  const supply = BigInt(count) * 5000n;
  return changed({
    items: Array.from({ length: count }, (_, index) => ({ ...line, sequence: index + 1 })),
    totals: totals(supply, supply / 10n),
    payments: [{ means: "credit", amount: won(supply + supply / 10n) }],
  });
};

/** Elements as nested objects, the least that a reader of events does to be of use. */
const saxes = (xml: string): unknown => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Array<Record<string, unknown>> = [{}];
  let text = "";
  parser.on("opentag", () => {
    open.push({});
    text = "";
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("closetag", ({ name }) => {
    const closed = open.pop()!;
    const parent = open.at(-1)!;
    const value = Object.keys(closed).length > 0 ? closed : text;
    const before = parent[name];
    parent[name] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  });
  parser.write(xml).close();
  return open[0];
};

/** libxml2 as WebAssembly, or why it is not measured. */
const libxml2 = async (
  xml: string,
): Promise<{ read: Array<Contender>; write: Array<Contender> } | string> => {
  try {
    const { XmlDocument } = await import("libxml2-wasm");
    const held = XmlDocument.fromString(xml);
    return {
      read: [{ name: "libxml2 (wasm), document", run: () => XmlDocument.fromString(xml).dispose() }],
      write: [{ name: "libxml2 (wasm), toString", run: () => held.toString() }],
    };
  } catch (error) {
    return `libxml2-wasm could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
};

const show = (title: string, base: string, measured: ReadonlyArray<Measured>): void => {
  const rows = measured.map(({ name, median, lowest, ratio }) => {
    const aim = aims[name];
    const said = aim === undefined ? "" : `<= ${aim}${ratio <= aim ? "" : "  over"}`;
    return [name, median.toFixed(1), lowest.toFixed(1), ratio.toFixed(2), said];
  });
  console.log(`\n${title}\n\n${table(["", "us median", "us lowest", `x ${base}`, "aim"], rows)}`);
};

const documents = async (lines: number): Promise<void> => {
  const subject = { invoice: withLines(lines), exchange };
  const xml = TaxInvoiceXml.encode(subject);
  const bytes = new TextEncoder().encode(xml);
  const spaced = xml.replaceAll("><", ">\n\t<");

  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
  const builder = new XMLBuilder({ ignoreAttributes: false });
  const dom = new DOMParser();
  const serializer = new XMLSerializer();
  const object: unknown = parser.parse(xml);
  const json = JSON.stringify(object);
  const tree = dom.parseFromString(xml, "text/xml");
  const peer = await libxml2(xml);
  if (typeof peer === "string") console.log(`\nSkipped: libxml2, because ${peer}`);

  show(
    `Reading an invoice of ${lines} lines, ${bytes.length} bytes of XML, ${Buffer.byteLength(json)} of JSON`,
    "JSON.parse",
    await measure([
      { name: "JSON.parse of the same data", run: () => JSON.parse(json) },
      { name: "einv: TaxInvoiceXml.read", run: () => TaxInvoiceXml.read(xml) },
      { name: "einv: read, from bytes", run: () => TaxInvoiceXml.read(bytes) },
      { name: "einv: read, indented", run: () => TaxInvoiceXml.read(spaced) },
      { name: "einv: Xml.parse, tree only", run: () => Xml.parse(xml) },
      { name: "saxes, objects", run: () => saxes(xml) },
      { name: "fast-xml-parser, objects", run: () => parser.parse(xml) },
      { name: "@xmldom/xmldom, document", run: () => dom.parseFromString(xml, "text/xml") },
      ...(typeof peer === "string" ? [] : peer.read),
    ]),
  );
  show(
    "Writing the same invoice",
    "JSON.stringify",
    await measure([
      { name: "JSON.stringify of the same data", run: () => JSON.stringify(object) },
      { name: "einv: TaxInvoiceXml.encode", run: () => TaxInvoiceXml.encode(subject) },
      { name: "einv: encode, made flat", run: () => TaxInvoiceXml.encode(subject).charCodeAt(0) },
      { name: "fast-xml-parser, builder", run: () => builder.build(object) },
      { name: "@xmldom/xmldom, serializer", run: () => serializer.serializeToString(tree) },
      ...(typeof peer === "string" ? [] : peer.write),
    ]),
  );
};

const batch = (): void => {
  const { writtenDate } = invoice;
  const lined = withLines(3);
  const documents = Array.from({ length: 10_000 }, (_, index) => {
    const serial = IssueId.serialOf(BigInt(index));
    const issueId = Result.getOrThrow(IssueId.make({ writtenDate, registration: "41000008", serial }));
    const items = lined.items.map((item) => ({ ...item, name: `유지보수 ${serial}` }));
    return { invoice: { ...lined, issueId, items } };
  });
  const before = process.cpuUsage();
  const { verdicts } = RuleReport.batch(documents, { now: date("2026-11-24") });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  console.log(
    `\nRules: a batch of 10,000 invoices in ${seconds.toFixed(2)} s of CPU time, ` +
      `${(seconds * 100).toFixed(0)} us each: ${JSON.stringify(verdicts)}`,
  );
};

export const run = async (): Promise<void> => {
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(
    `Node ${process.version}, ${cpus().length} processors, load ${load.join(" ")}; CPU time per operation`,
  );
  for (const lines of [1, 40]) await documents(lines);
  batch();
};
