/** Namespace scopes (Namespaces in XML 1.0, third edition). */

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The declarations in force at one place: the newest, then those it stands in. */
export interface Scope {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Scope | undefined;
  /** The default namespace, `""` for none. */
  readonly unprefixed: string;
  readonly size: number;
}

export const outermost: Scope = { prefix: "xml", namespace: XML, outer: undefined, unprefixed: "", size: 0 };

export const declare = (outer: Scope, prefix: string, namespace: string): Scope => ({
  prefix,
  namespace,
  outer,
  unprefixed: prefix === "" ? namespace : outer.unprefixed,
  size: outer.size + 1,
});

export const lookup = (scope: Scope, prefix: string): string | undefined => {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    if (at.prefix === prefix) return at.namespace;
  }
  return undefined;
};

/** Reserved names keep their meaning, and only the default namespace may be undeclared. */
export const isAllowed = (prefix: string, namespace: string): boolean => {
  if (prefix === "xmlns" || namespace === XMLNS) return false;
  if ((prefix === "xml") !== (namespace === XML)) return false;
  return prefix === "" || namespace !== "";
};
