/** A Rollup plugin: what Lit's templates hold, without what only its author reads. */
import { transform } from "esbuild";
import { walk } from "estree-walker";
import MagicString from "magic-string";

const markup = new Set(["html", "svg"]);

/** Elements that always stand on lines of their own: blanks beside their tags show nothing. */
const block =
  "table|thead|tbody|tfoot|tr|td|th|div|section|header|footer|form|fieldset|p|h[1-6]|ul|ol|dl|path|circle";
const afterBlock = new RegExp(`(</?(?:${block})\\b[^<>]*>)\\s+`, "g");
const beforeBlock = new RegExp(`\\s+(</?(?:${block})\\b|</svg>)`, "g");

/** A line break with its indentation is one blank to a browser, and none beside a block. */
const unindented = (text) =>
  text
    .replace(/\s*\n\s*/g, " ")
    .replace(afterBlock, "$1")
    .replace(beforeBlock, "$1");

const minified = async (sheet) => {
  const { code } = await transform(sheet, { loader: "css", minify: true });
  return code.trim().replaceAll("\\", "\\\\").replaceAll("`", "\\`");
};

/** Shortens markup, and style sheets without expressions; runs on JavaScript. */
export const literals = () => ({
  name: "literals",
  async transform(code, id) {
    if (id.includes("node_modules") || !/\b(html|svg|css)`/.test(code)) return null;
    const texts = [];
    const sheets = [];
    walk(this.parse(code), {
      enter(node) {
        if (node.type !== "TaggedTemplateExpression") return;
        const { quasis } = node.quasi;
        if (markup.has(node.tag.name)) texts.push(...quasis);
        else if (node.tag.name === "css" && quasis.length === 1) sheets.push(...quasis);
      },
    });
    const shorter = new MagicString(code);
    for (const { start, end } of texts)
      if (end > start) shorter.overwrite(start, end, unindented(code.slice(start, end)));
    for (const { start, end, value } of sheets) shorter.overwrite(start, end, await minified(value.cooked));
    return { code: shorter.toString(), map: shorter.generateMap({ hires: true }) };
  },
});
