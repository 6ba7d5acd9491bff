/** What a person pastes. */

/** Pastes a text into a field. */
export const pasteInto = (field: HTMLElement, text: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.focus();
  const event = new ClipboardEvent("paste", { bubbles: true, composed: true, cancelable: true });
  // Firefox takes no clipboard from whoever makes the event.
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  field.dispatchEvent(event);
};
