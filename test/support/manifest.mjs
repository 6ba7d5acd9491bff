/**
 * What editors and frameworks know of the elements, from the comments of their
 * classes: `custom-elements.json`, VS Code's HTML data, and types for React and
 * Vue. React 19 and Vue 3 set properties and hear events of custom elements
 * themselves, so that types are all they need.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root, run } from "./shell.mjs";

const folder = join(root, "packages/elements");

const heading = "// Made from the elements' own comments by `npm run build`.\n";

/** Properties that a page sets; what an element is alone to set has no place in a template. */
const propertiesOf = ({ members = [] }) =>
  members.filter(
    ({ kind, name, privacy = "public", readonly, static: ofClass }) =>
      kind === "field" &&
      privacy === "public" &&
      readonly !== true &&
      ofClass !== true &&
      !name.startsWith("#"),
  );

const quoted = (names) =>
  names.length === 0 ? "never" : names.map((name) => JSON.stringify(name)).join(" | ");

const of = (element) =>
  `Of<Elements.${element.name}, ${quoted(propertiesOf(element).map(({ name }) => name))}, ${quoted(
    (element.events ?? []).map(({ name }) => name),
  )}>`;

const react = (elements) => `${heading}import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type * as Elements from "@einv/elements";

type Of<Element, Property extends keyof Element, Event extends keyof Elements.EinvEvents> = DetailedHTMLProps<
  HTMLAttributes<Element>,
  Element
> &
  Partial<Pick<Element, Property>> & {
    readonly [Name in Event as \`on\${Name}\`]?: (event: Elements.EinvEvents[Name]) => void;
  };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((element) => `      "${element.tagName}": ${of(element)};`).join("\n")}
    }
  }
}
`;

const vue = (elements) => `${heading}import type { DefineComponent, HTMLAttributes } from "vue";
import type * as Elements from "@einv/elements";

type Of<Element, Property extends keyof Element, Event extends keyof Elements.EinvEvents> = DefineComponent<
  HTMLAttributes &
    Partial<Pick<Element, Property>> & {
      readonly [Name in Event as \`on\${Capitalize<Name>}\`]?: (event: Elements.EinvEvents[Name]) => void;
    }
>;

declare module "vue" {
  interface GlobalComponents {
${elements.map((element) => `    "${element.tagName}": ${of(element)};`).join("\n")}
  }
}
`;

/** Values of an attribute whose type names them one by one. */
const valuesOf = ({ type }) => [...(type?.text ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => ({ name }));

const vscode = (elements) => ({
  version: 1.1,
  tags: elements.map(({ tagName, description, attributes = [], slots = [], events = [], cssParts = [] }) => ({
    name: tagName,
    description: [
      description,
      ...slots.map(({ name, description: text }) => `- slot \`${name || "(default)"}\`: ${text}`),
      ...events.map(({ name, description: text }) => `- event \`${name}\`: ${text}`),
      ...cssParts.map(({ name, description: text }) => `- part \`${name}\`: ${text}`),
    ].join("\n"),
    attributes: attributes
      .filter(({ fieldName }) => fieldName !== undefined)
      .map((attribute) => ({
        name: attribute.name,
        description: attribute.description ?? "",
        ...(valuesOf(attribute).length === 0 ? {} : { values: valuesOf(attribute) }),
      })),
  })),
});

/** The elements as the manifest describes them, in the order of their tags. */
export const elementsOf = (manifest) =>
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement, tagName }) => customElement === true && tagName !== undefined)
    .sort((one, other) => one.tagName.localeCompare(other.tagName));

export const writeManifest = async () => {
  const globs = ["packages/elements/src/**/*.ts"];
  const result = await run(
    "cem",
    ["analyze", "--litelement", "--globs", ...globs, "--outdir", "packages/elements", "--quiet"],
    { quiet: true },
  );
  if (!result.ok) throw new Error(result.output);
  const elements = elementsOf(JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8")));
  const write = (file, text) => writeFileSync(join(folder, "dist", file), text);
  write("react.d.ts", react(elements));
  write("vue.d.ts", vue(elements));
  write("vscode.html-custom-data.json", `${JSON.stringify(vscode(elements), undefined, 2)}\n`);
};
