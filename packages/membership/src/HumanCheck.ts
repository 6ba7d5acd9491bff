/**
 * Telling people from robots without a puzzle (자동입력방지): nobody has to read
 * a picture. The code that a mail brings is the proof; before it, a field that
 * no person sees must be empty, and counts bound how much is sent.
 */

/** The name of the field that a page hides from people and from assistive technology. */
export const trap = "website";

/** Whoever fills the hidden field is answered like anybody else, and nothing is sent. */
export const isRobot = (hiddenField: string | undefined): boolean =>
  hiddenField !== undefined && hiddenField !== "";
