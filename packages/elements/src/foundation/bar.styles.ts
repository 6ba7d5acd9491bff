/** The tools above what they work on, and the bar at the foot for what was selected, in sight while one scrolls. */
import { css } from "lit";

export const barStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.12);
  }
  .bar .line {
    align-items: center;
  }
  .bar .line .button {
    margin: 0;
  }
  @container einv (inline-size < 40rem) {
    .bar .button {
      flex: 1 1 auto;
    }
  }
`;
