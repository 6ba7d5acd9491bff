import { css } from "lit";

export const pageStyles = css`
  :host {
    min-block-size: 100vh;
    margin: 0;
    background: var(--_surface);
    --einv-font:
      Pretendard, -apple-system, "Apple SD Gothic Neo", "Noto Sans KR", "Malgun Gothic", sans-serif;
  }
  .page,
  .page-results,
  .verdict,
  .groups,
  .drop {
    grid-template-columns: minmax(0, 1fr);
  }
  .page {
    display: grid;
    gap: 24px;
    max-inline-size: 64rem;
    margin: 0 auto;
    padding: 16px;
  }
  header.top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px 16px;
    padding-block-start: 8px;
  }
  h1 {
    font-size: var(--_20);
    font-weight: 600;
  }
  nav {
    display: flex;
    gap: 4px;
  }
  nav [aria-pressed="true"] {
    color: var(--_ink);
    text-decoration: underline;
    text-underline-offset: 4px;
  }

  .drop {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: 24px 12px;
    border: 1.5px dashed var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
  }
  .drop.over {
    border-style: solid;
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .drop > .icon {
    color: var(--_muted);
  }
  .drop .call {
    font-size: var(--_16);
    font-weight: 600;
  }
  .drop .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block: 4px;
  }
  .drop .choice {
    text-align: start;
  }
  .drop input:focus-visible + label {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .page-results {
    display: grid;
    gap: 24px;
  }
  .page-results:empty {
    display: none;
  }

  .verdict {
    display: grid;
    gap: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  .verdict > header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    align-items: start;
    padding: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .verdict > header > .icon {
    grid-row: span 2;
    margin-block-start: 3px;
  }
  .verdict h2 {
    font-size: var(--_16);
    font-weight: 600;
  }
  .verdict.good > header {
    background: var(--_success-soft);
  }
  .verdict.good > header > .icon {
    color: var(--_success);
  }
  .verdict.open > header {
    background: var(--_warning-soft);
  }
  .verdict.open > header > .icon {
    color: var(--_warning);
  }
  .verdict.bad > header {
    background: var(--_danger-soft);
  }
  .verdict.bad > header > .icon {
    color: var(--_danger);
  }
  .groups {
    display: grid;
    gap: 16px 32px;
    padding-inline: 16px;
  }
  .group h3 {
    font-size: var(--_13);
    font-weight: 600;
    color: var(--_muted);
    padding-block-end: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .group li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
    padding-block: 8px;
  }
  .group li > .icon {
    margin-block-start: 3px;
  }
  .group li.good > .icon {
    color: var(--_success);
  }
  .group li.open > .icon {
    color: var(--_warning);
  }
  .group li.bad > .icon {
    color: var(--_danger);
  }
  .group strong {
    font-weight: 600;
  }
  .group .more {
    grid-column: 2;
    font-size: var(--_13);
    color: var(--_muted);
  }
  .shown {
    padding: 0 16px 16px;
  }

  .known {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 12px;
  }
  summary {
    cursor: pointer;
    color: var(--_accent);
    padding-block: 4px;
  }
  .known dl {
    display: grid;
    gap: 2px;
    margin-block: 8px;
  }
  .known dt {
    font-weight: 600;
    margin-block-start: 8px;
  }
  code {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    font-size: var(--_12);
  }
  .known p {
    max-inline-size: 44rem;
    margin-block-start: 8px;
  }

  @container einv (min-inline-size: 44rem) {
    .page {
      padding: 24px;
    }
    .groups {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .groups.single {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .verdict > header {
      border-inline-start: 4px solid CanvasText;
    }
  }
  @media print {
    :host {
      min-block-size: 0;
    }
    .page {
      max-inline-size: none;
      padding: 0;
      gap: 12px;
    }
    nav,
    .drop,
    .known {
      display: none;
    }
    .verdict {
      break-after: page;
      overflow: visible;
    }
    .verdict:last-child {
      break-after: auto;
    }
    .group li {
      break-inside: avoid;
    }
  }
`;
