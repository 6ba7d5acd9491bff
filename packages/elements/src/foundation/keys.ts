/** Keys while Korean is being composed: an Enter that ends a syllable is no command. */
export const isEnter = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && !event.isComposing && event.keyCode !== 229;
