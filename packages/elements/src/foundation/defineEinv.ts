/** The version of this package; the first one on a page owns the tags. */
export const version = "0.1.0";

const owned = Symbol.for("einv/version");

/**
 * Registers an element once. Another copy of the same version is ignored;
 * another version is ignored with one warning, because a tag has one owner.
 */
export const defineEinv = (
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void => {
  const known = registry.get(tag);
  if (known === undefined) {
    Object.defineProperty(element, owned, { value: version, configurable: true });
    registry.define(tag, element);
    return;
  }
  const other: unknown = Reflect.get(known, owned);
  if (known !== element && other !== version) {
    console.warn(
      `einv: <${tag}> ${version} is not used, because ${typeof other === "string" ? `version ${other}` : "another element"} was defined first.`,
    );
  }
};
