/** How tabs look: a line under all of them, a stronger one under the open one. */
import { css } from "lit";

export const tabStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_row);
    margin-block-end: -1px;
    padding: 4px 10px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font-weight: 600;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_ink);
  }
  .tab[aria-selected="true"] {
    border-block-end-color: var(--_accent);
    color: var(--_ink);
  }
  .tab .count {
    min-inline-size: 1.7em;
    padding: 0 6px;
    border-radius: 999px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_12);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .tab[aria-selected="true"] .count {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .tab:not([aria-selected="true"]) {
      border-block-end-style: none;
    }
    .tab[aria-selected="true"] {
      border-block-end-color: Highlight;
    }
  }
`;
