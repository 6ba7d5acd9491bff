/** Nothing but a file that is fetched when it is needed, as the parts of einv are. */
export const arrived = true;
