/** Whether somebody on the page takes `einv-help-open`: then refusals lead there. */
const here = new Set<EventTarget>();

/** A support center has come to the page, or left it. */
export const centerIsHere = (center: EventTarget, isHere: boolean): void => {
  if (isHere) here.add(center);
  else here.delete(center);
};

/** Whether a refusal shown by this element has somewhere to lead: a center that is not the element itself. */
export const helpIsThere = (from: EventTarget): boolean => here.size > 0 && !here.has(from);
