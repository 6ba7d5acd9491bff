/** What plays of stories do to elements. */

/** Resolves once it has happened, looked at once per frame. */
export const until = (happened: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (happened()) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

/** The shadow root of an element in a story. */
export const rootOf = (canvas: ParentNode, tag: string): ShadowRoot => {
  const root = canvas.querySelector(tag)?.shadowRoot;
  if (root == null) throw new Error(`there is no <${tag}>`);
  return root;
};

/** Types into a field and presses Enter. */
export const typeAndEnter = (field: HTMLInputElement, text: string): void => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
};
