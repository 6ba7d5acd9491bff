/** How the conditions in the panel look. */
import { css } from "lit";

export const filterPanelStyles = css`
  .filters .choice {
    padding-block: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
    gap: 8px 12px;
  }
  .figures {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding-block: 6px;
  }
  .pill {
    position: relative;
    display: grid;
    place-content: center;
    min-block-size: 32px;
    padding: 2px 12px;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    font-size: var(--_13);
    text-align: center;
    cursor: pointer;
  }
  .pill .sub {
    font-size: 11px;
    line-height: 1.2;
  }
  .pill input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .pill.on {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  .pill:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .pill.on {
      outline: 2px solid Highlight;
    }
  }
`;
