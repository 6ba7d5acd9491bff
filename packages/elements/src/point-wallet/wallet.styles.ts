import { css } from "lit";

export const walletStyles = css`
  .wallet {
    display: grid;
    gap: 16px;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  h3 {
    font-size: var(--_13);
    font-weight: 600;
    color: var(--_muted);
  }
  .panel {
    display: grid;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .compact.wallet {
    gap: 12px;
  }
  .block {
    display: grid;
    gap: 8px;
    padding: 16px;
    min-inline-size: 0;
  }
  .block + .block {
    border-block-start: 1px solid var(--_line);
  }
  .waiting {
    display: grid;
    gap: 16px;
  }
  .waiting .top {
    block-size: 7rem;
  }
  .waiting .body {
    block-size: 16rem;
  }

  .balance {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 24px;
  }
  .balance output {
    font-size: var(--_28);
    font-weight: 600;
    line-height: 1.2;
    white-space: normal;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    color: var(--_muted);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: baseline;
  }
  .pair dd,
  .pair .amount {
    text-align: end;
  }
  .holds {
    display: grid;
  }
  .holds li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 16px;
    padding-block: 6px;
  }
  .holds li + li {
    border-block-start: 1px solid var(--_line);
  }

  .offers .choice {
    padding-block: 6px;
  }
  .own {
    max-inline-size: 16rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .outcome {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 8px;
  }
  .outcome .actions {
    margin-block-start: 8px;
  }
  #outcome {
    border-radius: var(--_radius);
  }
  .outcome > .icon {
    margin-block-start: 0.2em;
    color: var(--_accent);
  }
  .outcome.good > .icon {
    color: var(--_success);
  }
  .outcome.bad > .icon {
    color: var(--_warning);
  }
  .outcome > :not(.icon) {
    grid-column: 2;
  }
  .outcome .what {
    grid-row: 1;
    font-weight: 600;
  }
  .outcome:focus {
    outline: none;
  }
  .outcome .icon-wait {
    animation: turn 0.9s linear infinite;
  }

  .months {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .months .field {
    grid-template-columns: auto 9rem;
    align-items: baseline;
    gap: 0 8px;
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll > p {
    padding-block-start: 8px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    font-size: var(--_12);
    font-weight: 600;
    color: var(--_muted);
    text-align: start;
    white-space: nowrap;
  }
  th,
  td {
    padding: 6px 0 6px 16px;
    border-block-end: 1px solid var(--_line);
    vertical-align: baseline;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }
  .amount {
    text-align: end;
  }
  tfoot td,
  tfoot th,
  .carried td,
  .carried th {
    font-weight: 600;
    color: var(--_ink);
    font-size: inherit;
  }
  td .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  @container einv (max-width: 34rem) {
    .entries thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .entries tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
      padding-block: 8px;
      border-block-end: 1px solid var(--_line);
    }
    .entries th,
    .entries td {
      padding: 0;
      border: 0;
    }
    .entries .when {
      grid-column: 1 / -1;
      font-size: var(--_12);
      color: var(--_muted);
    }
    .entries tbody tr:not(.carried) .amount {
      grid-row: 2;
      grid-column: 2;
    }
    .entries .about {
      grid-row: 3;
      grid-column: 1;
    }
    .entries tbody tr:not(.carried) .after {
      grid-row: 3;
    }
    .entries .after {
      font-size: var(--_12);
      color: var(--_muted);
    }
  }
  .orders li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: baseline;
    padding-block: 8px;
  }
  .orders li + li {
    border-block-start: 1px solid var(--_line);
  }
  .orders .links {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .receipt {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px 24px;
  }
  .receipt dt {
    color: var(--_muted);
  }
  .receipt dd {
    text-align: end;
  }
  .receipt .sum {
    font-weight: 600;
  }
`;
