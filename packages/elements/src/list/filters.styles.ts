/** How narrowing looks before it is used: the panel that floats over the list, and chips. */
import { css } from "lit";

export const filterStyles = css`
  #filter {
    flex: none;
    min-block-size: calc(var(--_row) - 4px);
    padding-inline: 12px;
    font-weight: 400;
  }
  #filter .count {
    min-inline-size: 1.7em;
    padding: 0 6px;
    border-radius: 999px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_12);
    font-weight: 600;
  }
  .filters {
    position: fixed;
    inset: auto;
    inline-size: min(26rem, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    margin: 0;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.18);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .filters:popover-open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .filters .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: var(--_row);
  }
  .filters h3 {
    font-size: var(--_16);
    font-weight: 600;
  }
  .filters h3:focus-visible {
    outline: none;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .chips ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: 32px;
    padding: 2px 10px;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    background: var(--_raised);
    font-size: var(--_13);
    font-variant-numeric: tabular-nums;
    text-align: start;
    cursor: pointer;
  }
  .chip > .muted {
    flex: none;
  }
  .chip:hover {
    border-color: var(--_accent);
  }
  .chip .icon {
    inline-size: 12px;
    color: var(--_muted);
  }
  .chips .button {
    font-size: var(--_13);
    min-block-size: 32px;
  }
`;
