/** The tools above what they work on, and the bar at the foot for what was selected, in sight while one scrolls. */
import { css } from "lit";

export const barStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .search {
    position: relative;
    flex: 0 1 17rem;
    min-inline-size: 0;
  }
  .search > .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 10px;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline: calc(var(--_16) + 16px);
  }
  .search .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .search .input::-webkit-search-cancel-button {
    display: none;
  }
  .search .copy {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 4px;
    margin-block: auto;
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
    .search {
      flex-basis: 100%;
    }
    .bar .button {
      flex: 1 1 auto;
    }
  }
`;
