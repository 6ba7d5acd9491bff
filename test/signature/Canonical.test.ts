import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { bytes, folder, present, reason } from "./data.ts";

const root = (source: string | Uint8Array): Xml.XmlElement => Result.getOrThrow(Xml.parse(source)).root;

const find = (from: Xml.XmlElement, local: string): Xml.XmlElement | undefined =>
  from.local === local
    ? from
    : Xml.childElements(from).reduce<Xml.XmlElement | undefined>(
        (found, child) => found ?? find(child, local),
        undefined,
      );

describe("Canonical.element", () => {
  const cases: ReadonlyArray<readonly [name: string, source: string, canonical: string]> = [
    [
      "start and end tags, no comments, no declaration",
      '<?xml version="1.0"?>\n<!-- x --><a><b/><!-- y --><c  ></c ></a>\n',
      "<a><b></b><c></c></a>",
    ],
    [
      "attributes by namespace and local name, after declarations by prefix",
      '<a z="1" b:y="2" a="3" a:y="4" xmlns:b="urn:1" xmlns:a="urn:2" xmlns="urn:0"/>',
      '<a xmlns="urn:0" xmlns:a="urn:2" xmlns:b="urn:1" a="3" z="1" b:y="2" a:y="4"></a>',
    ],
    [
      "no declaration twice",
      '<a xmlns="urn:0" xmlns:p="urn:1"><b xmlns="urn:0"><p:c xmlns:p="urn:1"/></b><d xmlns=""><e xmlns=""/></d></a>',
      '<a xmlns="urn:0" xmlns:p="urn:1"><b><p:c></p:c></b><d xmlns=""><e></e></d></a>',
    ],
    [
      "no empty declaration where none was",
      '<a xmlns=""><b xmlns="urn:1"/></a>',
      '<a><b xmlns="urn:1"></b></a>',
    ],
    [
      "CDATA and references as text",
      "<a><![CDATA[1 < 2 & 3]]> &gt; &quot;&#13;&#x41;&apos;\t</a>",
      "<a>1 &lt; 2 &amp; 3 &gt; \"&#xD;A'\t</a>",
    ],
    [
      "attribute values normalised, then escaped",
      "<a b='x\ty\n\"&lt;&amp;>&#9;&#10;&#13;'/>",
      '<a b="x y &quot;&lt;&amp;>&#x9;&#xA;&#xD;"></a>',
    ],
  ];
  it.each(cases)("%s", (_, source, canonical) => {
    assert.strictEqual(Canonical.element(root(source)), canonical);
  });

  it("gives a part the namespaces and xml attributes around it", () => {
    const whole = root(
      '<a xmlns="urn:0" xmlns:p="urn:1" xmlns:q="urn:2" xml:lang="ko" xml:space="preserve" c="1"><b xmlns:p="urn:3" xml:lang="en"><d xmlns=""/></b></a>',
    );
    assert.strictEqual(
      Canonical.element(find(whole, "b")!),
      '<b xmlns="urn:0" xmlns:p="urn:3" xmlns:q="urn:2" xml:lang="en" xml:space="preserve"><d xmlns=""></d></b>',
    );
    assert.strictEqual(
      Canonical.element(find(whole, "d")!),
      '<d xmlns:p="urn:3" xmlns:q="urn:2" xml:lang="en" xml:space="preserve"></d>',
    );
  });

  it("leaves one element out", () => {
    const whole = root("<a>1<b><s>2</s>3</b></a>");
    assert.strictEqual(Canonical.element(whole, find(whole, "s")), "<a>1<b>3</b></a>");
  });
});

describe("an element that stands in canonical form", () => {
  const source =
    `<a xmlns="urn:0" xmlns:p="urn:1"><b>값</b><p:c d="1">\n<e>&amp;</e><f g='2'/></p:c><h i="3" j="4"><k>></k></h>` +
    `<l m=" &lt; "><n>x</n ></l><!-- o --><q><![CDATA[r]]></q><s  t="5"><u v="6" ></u></s></a>`;

  it("is told from one that canonical XML writes otherwise", () => {
    const whole = root(source);
    const standing = "bcefhklnqsu".split("").filter((local) => find(whole, local)!.canonical !== undefined);
    assert.deepStrictEqual(standing, ["b"]);
    assert.strictEqual(find(whole, "b")!.canonical, "<b>값</b>");
    const kept = root(`<a xmlns="urn:0"><b c="1">2<d>]</d></b></a>`);
    assert.strictEqual(find(kept, "b")!.canonical, '<b c="1">2<d>]</d></b>');
    assert.isUndefined(kept.canonical);
  });

  const elsewhere = root("<elsewhere/>");

  /** What the filter leaves of a document whose root has no attributes, when it drops the tags of the root alone. */
  const withoutTags = (top: Xml.XmlElement): string => {
    const declared = Canonical.declarations(Canonical.inScope(top));
    const start = `<${top.name}${declared}>`.length;
    return declared + Canonical.element(top, elsewhere).slice(start, -`</${top.name}>`.length);
  };

  it("is written as if it were put together anew, whatever the document", () => {
    const base = bytes(source);
    const alphabet = bytes(` <>/&;="'\n\t!-[]#x0aé값`);
    let state = 7;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    let standing = 0;
    for (let run = 0; run < 20_000; run++) {
      const mutant = base.slice();
      for (let change = 0; change <= next(3); change++)
        mutant[next(mutant.length)] = alphabet[next(alphabet.length)]!;
      const read = Xml.parse(mutant);
      if (Result.isFailure(read)) continue;
      if (find(read.success.root, "b")?.canonical !== undefined) standing++;
      // Leaving out what is not there writes element by element.
      assert.strictEqual(
        Canonical.element(read.success.root),
        Canonical.element(read.success.root, elsewhere),
      );
      if (read.success.root.attributes.length > 0) continue;
      assert.strictEqual(
        Buffer.from(Canonical.filtered(read.success, () => false)).toString(),
        withoutTags(read.success.root),
      );
    }
    assert.isAbove(standing, 100);
  });
});

describe("Canonical.filtered, as Santuario's filter leaves it (nts-standard §3.3)", () => {
  const drops = ({ local }: Xml.XmlElement) => local === "Dropped";
  const cases: ReadonlyArray<readonly [name: string, source: string, octets: string]> = [
    [
      "the root's declarations as bare text, its attributes not at all",
      '<A xmlns:x="urn:x" xmlns="urn:0" x:at="1"> <Dropped/>\n<B>1</B> </A>',
      ' xmlns="urn:0" xmlns:x="urn:x" \n<B>1</B> ',
    ],
    ["no other declarations than there are", '<A xmlns="urn:0"><B/></A>', ' xmlns="urn:0"<B></B>'],
    [
      "three of them, by prefix",
      '<A xmlns:xsi="urn:i" xmlns:ds="urn:d" xmlns="urn:0"><B><C/></B></A>',
      ' xmlns="urn:0" xmlns:ds="urn:d" xmlns:xsi="urn:i"<B><C></C></B>',
    ],
    [
      "texts as canonical XML writes them",
      '<A xmlns="urn:0">&#13;<B><![CDATA[<&]]></B></A>',
      ' xmlns="urn:0"&#xD;<B>&lt;&amp;</B>',
    ],
  ];
  it.each(cases)("%s", (_, source, octets) => {
    assert.deepStrictEqual(Canonical.filtered(Result.getOrThrow(Xml.parse(source)), drops), bytes(octets));
  });
});

const suites = join(folder, "suites");

describe.skipIf(!present)(`Canonical.element, published cases${reason}`, () => {
  it.each([
    ["32_input.xml", undefined, "32_c14n.xml"],
    ["default_ns_redefinition_input.xml", "Object", "default_ns_redefinition_c14n.xml"],
  ] as const)("%s", (input, apex, expected) => {
    const whole = root(readFileSync(join(suites, "c14n/spec10", input)));
    const canonical = bytes(Canonical.element(apex === undefined ? whole : find(whole, apex)!));
    assert.deepStrictEqual(canonical, new Uint8Array(readFileSync(join(suites, "c14n/spec10", expected))));
  });

  it.each([
    "xmldsig11-interop-2012/signature-enveloping-rsa-sha256.xml",
    "xmldsig11-interop-2012/signature-enveloping-sha256-rsa-sha256.xml",
    "xmldsig11-interop-2012/signature-enveloping-sha512-rsa_sha256.xml",
    "xmldsig11-interop-2012/signature-enveloping-keyinforeference-rsa.xml",
    "aleksey-xmldsig-01/enveloping-sha256-rsa2048-retrieval-method-rsa-key-value.xml",
  ])("gives the octets that others signed: %s", (file) => {
    const whole = root(readFileSync(join(suites, "xmldsig", file)));
    const value = (local: string) => Buffer.from(Xml.text(find(whole, local)!), "base64");
    const key = createPublicKey({
      key: {
        kty: "RSA",
        n: value("Modulus").toString("base64url"),
        e: value("Exponent").toString("base64url"),
      },
      format: "jwk",
    });
    const signed = bytes(Canonical.element(find(whole, "SignedInfo")!));
    assert.isTrue(verify("RSA-SHA256", signed, key, value("SignatureValue")));
  });
});
