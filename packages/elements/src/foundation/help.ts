/** Whether somebody on the page takes `einv-help-open`: then refusals lead there. */
const here = new Set<EventTarget>();

/** A support centre has come to the page, or left it. */
export const centreIsHere = (centre: EventTarget, isHere: boolean): void => {
  if (isHere) here.add(centre);
  else here.delete(centre);
};

/** Whether a refusal shown by this element has somewhere to lead: a centre that is not the element itself. */
export const helpIsThere = (from: EventTarget): boolean => here.size > 0 && !here.has(from);
