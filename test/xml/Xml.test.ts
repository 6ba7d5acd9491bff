import * as Xml from "@einv/xml/Xml";
import * as Result from "effect/Result";
import { assert, describe, it } from "vitest";

const read = (input: string | Uint8Array, options?: Partial<Xml.Limits>) =>
  Result.match(Xml.parse(input, options), {
    onSuccess: (document) => document,
    onFailure: (refusal) => assert.fail(refusal.message),
  });

const refused = (input: string | Uint8Array, options?: Partial<Xml.Limits>) =>
  Result.match(Xml.parse(input, options), {
    onSuccess: () => "accepted",
    onFailure: (refusal) => `${refusal.code} ${refusal.path ?? ""}`.trim(),
  });

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("what a document says", () => {
  it("elements, attributes, texts and where they stand", () => {
    const source = `<?xml version="1.0" encoding="UTF-8"?>\n<a:장부 xmlns:a="urn:a" xmlns="urn:d" b="1" a:b='2'><c>값 &amp; <![CDATA[<b>]]></c><c/></a:장부>\n`;
    const { root, source: kept } = read(source);
    assert.strictEqual(kept, source);
    assert.strictEqual(root.name, "a:장부");
    assert.strictEqual(root.namespace, "urn:a");
    assert.deepStrictEqual(
      root.attributes.map(({ name, namespace, value }) => [name, namespace, value]),
      [
        ["b", "", "1"],
        ["a:b", "urn:a", "2"],
      ],
    );
    assert.strictEqual(Xml.attribute(root, "b", "urn:a"), "2");
    const [first, second] = Xml.findAll(root, "c", "urn:d");
    assert.strictEqual(Xml.text(first!), "값 & <b>");
    assert.deepStrictEqual(
      first!.children.map((child) => child._tag === "Text" && child.cdata),
      [false, true],
    );
    assert.strictEqual(source.slice(second!.start, second!.end), "<c/>");
    assert.strictEqual(source.slice(root.start, root.end), source.slice(39, -1));
    assert.strictEqual(Xml.path(second!), "/a:장부/c[2]");
    assert.strictEqual(Xml.path(root), "/a:장부");
  });

  it("line ends become line feeds; references do not", () => {
    const { root } = read("<a b='x\r\n&#13;\t&#9;'>1\r\n2\r3&#13;</a>");
    assert.strictEqual(Xml.text(root), "1\n2\n3\r");
    assert.strictEqual(Xml.attribute(root, "b"), "x \r \t");
  });

  it("a default namespace is declared, undeclared and overridden", () => {
    const { root } = read('<a xmlns="u1"><b xmlns=""><c/></b><p:d xmlns:p="u2"><e/></p:d></a>');
    const names = (element: Xml.XmlElement): ReadonlyArray<string> => [
      `${element.namespace}|${element.local}`,
      ...Xml.childElements(element).flatMap(names),
    ];
    assert.deepStrictEqual(names(root), ["u1|a", "|b", "|c", "u2|d", "u1|e"]);
  });

  it("a byte order mark is no content", () => {
    assert.strictEqual(read(utf8("\ufeff<a/>")).source, "<a/>");
    assert.strictEqual(read("\ufeff<?xml version='1.0'?><a/>").root.name, "a");
  });

  it("characters beyond the basic plane, in text, names and references", () => {
    const { root } = read("<𐌰>😀&#x1F600;</𐌰>");
    assert.strictEqual(root.name, "𐌰");
    assert.strictEqual(Xml.text(root), "😀😀");
  });

  it("names that mean something to JavaScript are only names", () => {
    const { root } = read("<__proto__ constructor='1'><toString/></__proto__>");
    assert.strictEqual(Xml.attribute(root, "constructor"), "1");
    assert.strictEqual(Xml.attribute(root, "toString"), undefined);
    assert.strictEqual(({} as Record<string, unknown>)["polluted"], undefined);
  });
});

describe("comments", () => {
  it("between elements they leave no trace", () => {
    const { root } = read("<!-- 1 --><a> <!-- 2 --><b>x</b><!-- 3 --></a><!-- 4 -->");
    assert.strictEqual(Xml.text(Xml.find(root, "b")!), "x");
    assert.strictEqual(Xml.childElements(root).length, 1);
  });

  it("inside a value they are refused", () => {
    assert.strictEqual(refused("<a><b>90<!-- -->00</b></a>"), "xml.comment 1:9");
    assert.strictEqual(refused("<a><b><!-- -->9000</b></a>"), "xml.comment 1:7");
    assert.strictEqual(refused("<a><b><!-- --></b></a>"), "xml.comment 1:7");
    assert.strictEqual(refused("<a>x<b/><!-- --></a>"), "xml.comment 1:9");
    assert.strictEqual(refused("<a><!-- --><b/><![CDATA[]]></a>"), "xml.comment 1:4");
  });

  it("everywhere, when asked for", () => {
    assert.strictEqual(refused("<!-- --><a/>", { comments: "refuse" }), "xml.comment 1:1");
  });
});

describe("what is refused", () => {
  const cases: ReadonlyArray<readonly [string, string | Uint8Array, string]> = [
    ["nothing", "", "xml.syntax 1:1"],
    ["only white space", " \n ", "xml.syntax 2:2"],
    ["text before the root", "x<a/>", "xml.syntax 1:1"],
    ["a DOCTYPE", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "xml.doctype 1:1"],
    ["an external DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'http://x/'><a/>", "xml.doctype 2:1"],
    ["a DOCTYPE inside", "<a><!DOCTYPE b></a>", "xml.doctype 1:4"],
    ["a processing instruction before", "<?x y?><a/>", "xml.processing-instruction 1:1"],
    ["a processing instruction inside", "<a>1<?x y?>2</a>", "xml.processing-instruction 1:5"],
    ["a processing instruction after", "<a/><?x?>", "xml.processing-instruction 1:5"],
    ["a late XML declaration", " <?xml version='1.0'?><a/>", "xml.processing-instruction 1:2"],
    ["another version", "<?xml version='1.1'?><a/>", "xml.version 1:1"],
    ["no version", "<?xml encoding='UTF-8'?><a/>", "xml.syntax 1:1"],
    ["a malformed declaration", "<?xml version='1.0' standalone='maybe'?><a/>", "xml.syntax 1:1"],
    ["another encoding", "<?xml version='1.0' encoding='EUC-KR'?><a/>", "xml.encoding 1:1"],
    ["UTF-16 with mark", new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0]), "xml.encoding"],
    ["UTF-16 without mark", new Uint8Array([0, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e]), "xml.encoding"],
    [
      "overlong UTF-8",
      new Uint8Array([0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e]),
      "xml.encoding",
    ],
    [
      "surrogates in UTF-8",
      new Uint8Array([0x3c, 0x61, 0x3e, 0xed, 0xa0, 0xbd, 0x3c, 0x2f, 0x61, 0x3e]),
      "xml.encoding",
    ],
    ["EUC-KR bytes", new Uint8Array([0x3c, 0x61, 0x3e, 0xb0, 0xa1, 0x3c, 0x2f, 0x61, 0x3e]), "xml.encoding"],
    ["half a surrogate pair", "<a>\ud83d</a>", "xml.encoding"],
    ["a null character", "<a>\0</a>", "xml.character 1:4"],
    ["a control character", "<a b='\u0007'/>", "xml.character 1:7"],
    ["a control character in a section", "<a><![CDATA[x\u0001]]></a>", "xml.character 1:14"],
    ["a control character in a comment", "<a><!--\u0001--><b/></a>", "xml.character 1:8"],
    ["a control character in a comment outside", "<!--\u0001--><a/>", "xml.character 1:5"],
    ["a control character in a tag", "<a\u0001/>", "xml.syntax 1:3"],
    ["U+FFFE", utf8("<a>\n\ufffe</a>"), "xml.character 2:1"],
    ["a reference to a control character", "<a>&#8;</a>", "xml.character 1:4"],
    ["a reference to half a pair", "<a>&#xD83D;</a>", "xml.character 1:4"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>", "xml.character 1:4"],
    ["a long reference", `<a>&#${"0".repeat(99)}65;</a>`, "xml.reference 1:4"],
    ["an unknown entity", "<a>&nbsp;</a>", "xml.reference 1:4"],
    ["a bare ampersand", "<a>R&D</a>", "xml.reference 1:5"],
    ["an empty reference", "<a>&;</a>", "xml.reference 1:4"],
    ["a hexadecimal X", "<a>&#X41;</a>", "xml.reference 1:4"],
    ["an unknown entity in an attribute", "<a b='&x;'/>", "xml.reference 1:7"],
    ["a section end in text", "<a>]]></a>", "xml.syntax 1:4"],
    ["less-than in an attribute", "<a b='<'/>", "xml.syntax 1:7"],
    ["an unquoted attribute", "<a b=1/>", "xml.syntax 1:6"],
    ["an attribute without value", "<a b/>", "xml.syntax 1:5"],
    ["attributes without space", "<a b='1'c='2'/>", "xml.syntax 1:9"],
    ["the same attribute twice", "<a b='1' b='2'/>", "xml.duplicate-attribute 1:3"],
    [
      "the same expanded name twice",
      "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
      "xml.duplicate-attribute 1:3",
    ],
    ["the same declaration twice", "<a xmlns='u' xmlns='u'/>", "xml.duplicate-attribute 1:13"],
    ["an undeclared prefix", "<p:a/>", "xml.namespace 1:2"],
    ["an undeclared attribute prefix", "<a p:b=''/>", "xml.namespace 1:3"],
    ["a prefix out of scope", "<a><b xmlns:p='u'/><p:c/></a>", "xml.namespace 1:21"],
    ["an emptied prefix", "<a xmlns:p=''/>", "xml.namespace 1:3"],
    ["xml bound elsewhere", "<a xmlns:xml='u'/>", "xml.namespace 1:3"],
    ["another prefix for xml", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "xml.namespace 1:3"],
    ["xmlns declared", "<a xmlns:xmlns='u'/>", "xml.namespace 1:3"],
    ["an element called xmlns:", "<xmlns:a/>", "xml.namespace 1:2"],
    ["two colons", "<a:b:c xmlns:a='u'/>", "xml.syntax 1:5"],
    ["a name that begins with a digit", "<1a/>", "xml.syntax 1:2"],
    ["a space before the name", "< a/>", "xml.syntax 1:2"],
    ["crossed tags", "<a><b></a></b>", "xml.tag-mismatch 1:7"],
    ["a longer end tag", "<a></ab>", "xml.tag-mismatch 1:4"],
    ["an end tag with attribute", "<a></a b=''>", "xml.tag-mismatch 1:4"],
    ["an open element", "<a><b></b>", "xml.syntax 1:11"],
    ["an end tag alone", "</a>", "xml.syntax 1:2"],
    ["an open start tag", "<a", "xml.syntax 1:3"],
    ["a slash without end", "<a/ >", "xml.syntax 1:3"],
    ["an open comment", "<a/><!-- ", "xml.syntax 1:10"],
    ["two dashes in a comment", "<a/><!-- -- -->", "xml.syntax 1:10"],
    ["an open section", "<a><![CDATA[x</a>", "xml.syntax 1:18"],
    ["a section outside", "<![CDATA[x]]><a/>", "xml.syntax 1:1"],
    ["two roots", "<a/><b/>", "xml.trailing-content 1:5"],
    ["text after the root", "<a/>x", "xml.trailing-content 1:5"],
  ];
  it.each(cases)("%s", (_, input, expected) => {
    assert.strictEqual(refused(input), expected);
  });

  it("with both languages and a remedy for every code", () => {
    const outcome = Xml.parse("<a>&nbsp;</a>");
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.what.en, "There is an unknown reference: &nbsp;");
      assert.notStrictEqual(outcome.failure.remedy.ko, "");
    }
  });
});

describe("bounds", () => {
  it("a million levels", () => {
    assert.strictEqual(refused("<a>".repeat(1_000_000)), "xml.too-deep 1:193");
    const deep = { depth: 300_000 };
    assert.strictEqual(refused("<a>".repeat(200_000), deep), "xml.syntax 1:600001");
    assert.strictEqual(read("<a>".repeat(100_000) + "</a>".repeat(100_000), deep).root.name, "a");
  });

  it("attributes, namespaces, nodes and bytes", () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `a${at}=''`).join(" ");
    assert.match(refused(`<a ${many}/>`), /^xml\.too-many-attributes/);
    const spaces = Array.from({ length: 50 }, (_, at) => `xmlns:p${at}='u'`).join(" ");
    assert.match(refused(`<a ${spaces}><a ${spaces}><a ${spaces}>`), /^xml\.too-many-namespaces/);
    assert.match(refused(`<a>${"<b/>".repeat(200_000)}</a>`), /^xml\.too-many-nodes/);
    assert.strictEqual(refused(`<a>${"x".repeat(100)}</a>`, { bytes: 100 }), "xml.too-large");
    assert.strictEqual(refused(`<a>${"가".repeat(40)}</a>`, { bytes: 100 }), "xml.too-large");
    assert.strictEqual(refused(utf8(`<a>${"가".repeat(40)}</a>`), { bytes: 100 }), "xml.too-large");
    assert.strictEqual(refused(`<a>${"가".repeat(31)}</a>`, { bytes: 100 }), "accepted");
  });
});

describe("canonical escapes", () => {
  it("of text and of attribute values", () => {
    assert.strictEqual(Xml.escapeText('a<b>&"\r\n\t'), 'a&lt;b&gt;&amp;"&#xD;\n\t');
    assert.strictEqual(Xml.escapeAttribute('a<b>&"\r\n\t'), "a&lt;b>&amp;&quot;&#xD;&#xA;&#x9;");
    const value = "<&>\"'\t\r\n가😀";
    assert.strictEqual(Xml.text(read(`<a>${Xml.escapeText(value)}</a>`).root), value);
    assert.strictEqual(Xml.attribute(read(`<a b="${Xml.escapeAttribute(value)}"/>`).root, "b"), value);
  });
});

describe("offsets", () => {
  const sources = [
    `<가:나 xmlns:가="유" 다='라"𝒳'\n 마="바&#9;"><p/>𝒳é<가:나>\u0085값</가:나\n><z> <!-- 주석 --><y/>\n</z></가:나>`,
    "<a>é<![CDATA[값𝒳]]>\n<b>😀]</b>&#x1F600;<c d='>' /></a>",
  ];

  const check = (
    element: Xml.XmlElement,
    { source, octets }: Pick<Xml.XmlDocument, "source" | "octets">,
  ): void => {
    const whole = source.slice(element.start, element.end);
    assert.deepStrictEqual(octets.slice(element.octetStart, element.octetEnd), utf8(whole));
    assert.isTrue(whole.startsWith(`<${element.name}`) && whole.endsWith(">"), whole);
    let written = "";
    for (const child of element.children) {
      const part = source.slice(child.start, child.end);
      written += part;
      if (child._tag === "Element") check(child, { source, octets });
      else if (!part.includes("&"))
        assert.strictEqual(part, child.cdata ? `<![CDATA[${child.value}]]>` : child.value);
    }
    const comments = /<!--.*?-->/gu;
    assert.include(whole.replace(comments, ""), written.replace(comments, ""));
  };

  it.each(sources)("are those of the text, whatever its letters cost in UTF-8: %s", (source) => {
    for (const input of [source, utf8(source), utf8(`\ufeff${source.replaceAll("\n", "\r\n")}`)]) {
      const document = read(input);
      assert.strictEqual(document.source, source);
      assert.deepStrictEqual(document.octets, utf8(source));
      check(document.root, document);
    }
  });

  it("of a fault are lines and columns of the text", () => {
    for (const input of ["<a>값𝒳\r\n값𝒳<b></a>", utf8("\ufeff<a>값𝒳\r\n값𝒳<b></a>")]) {
      const outcome = Xml.parse(input);
      assert.strictEqual(Result.isFailure(outcome) ? outcome.failure.path : "read", "2:7");
    }
  });
});

describe("what was read", () => {
  it("stays, whatever becomes of what was handed in", () => {
    for (const given of [utf8("<a>값</a>"), Buffer.from("<a>값</a>")]) {
      const { octets, root } = read(given);
      given.fill(0x20);
      assert.deepStrictEqual(octets, utf8("<a>값</a>"));
      assert.strictEqual(Xml.text(root), "값");
    }
  });

  it("is one text where character data stands in one piece", () => {
    const values = (source: string) => Xml.childElements(read(source).root).map(({ value }) => value);
    assert.deepStrictEqual(values("<a><b/><b></b><b>1</b><b> &amp;값 </b></a>"), ["", "", "1", " &값 "]);
    assert.deepStrictEqual(
      values("<a><b>1<c/></b><b><c/>1</b><b><c/></b><b>1<![CDATA[2]]></b><b>\n<!---->\n<c/></b></a>"),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });

  it("has its texts in their order, however they are mixed", () => {
    const { root } = read("<a>1<b/>2<![CDATA[3]]>4<c/></a>");
    assert.deepStrictEqual(
      root.children.map((child) => (child._tag === "Text" ? child.value : child.name)),
      ["1", "b", "2", "3", "4", "c"],
    );
    assert.strictEqual(Xml.text(root), "1234");
  });
});

/** All that an element says. */
const said = (element: Xml.XmlElement): unknown => {
  const { name, prefix, local, namespace, value, start, end, octetStart, octetEnd, canonical } = element;
  const { attributes, declarations } = element;
  const own = { name, prefix, local, namespace, value, start, end, octetStart, octetEnd, canonical };
  const children = element.children.map((child) => (child._tag === "Element" ? said(child) : child));
  return { ...own, attributes, declarations, children };
};

describe("a vocabulary", () => {
  const names = ["a", "ab", "p:c", "p:d", "ba"];
  const sources = [
    '<a xmlns:p="u"><ab/><p:c>1</p:c><ba ></ba ><p:d b="1"/></a>',
    "<ab><a></ab></a>",
    "<a><aba>1</aba></a>",
    "<a><p:c/></a>",
    "<a>ab</ab>",
    "<a><ab",
    "<a><",
    "<a><>",
    "<p:c>1</p:c>",
  ];

  it.each(sources)("changes nothing that is read: %s", (source) => {
    const all = (options: Xml.Options) => Result.map(Xml.parse(source, options), ({ root }) => said(root));
    const vocabulary = Xml.vocabulary(names);
    for (const before of sources) {
      Xml.parse(before, { vocabulary });
      assert.deepStrictEqual(all({ vocabulary }), all({}));
    }
  });
});

describe("whatever comes in", () => {
  it("a mutated document is read or refused, never anything else", () => {
    const base = utf8(
      `<?xml version="1.0"?><a xmlns:p="u" b="&#9;1"><p:c>값&lt;</p:c><!-- n --><d/><e><![CDATA[x]]></e></a>`,
    );
    let state = 1;
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    let accepted = 0;
    for (let run = 0; run < 20_000; run++) {
      const bytes = base.slice();
      for (let change = 0; change <= next(3); change++) bytes[next(bytes.length)] = next(256);
      const outcome = Xml.parse(bytes);
      if (Result.isSuccess(outcome)) accepted++;
      else assert.match(outcome.failure.code, /^xml\./);
    }
    assert.isAbove(accepted, 0);
  });
});
