import { css } from "lit";

export const listStyles = css`
  .list {
    display: grid;
    gap: 12px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: 12px;
    border-block-end: 1px solid var(--_line);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-block-end: -1px;
  }
  .tab {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_row);
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
  .search {
    position: relative;
    flex: 0 1 17rem;
    min-inline-size: 0;
    margin-block-end: 6px;
  }
  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 10px;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline: 32px;
    min-block-size: calc(var(--_row) - 4px);
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

  .hidden {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
  }
  p.hidden,
  .hidden summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 8px 12px;
  }
  .hidden summary {
    cursor: pointer;
    list-style: none;
  }
  .hidden summary::-webkit-details-marker {
    display: none;
  }
  .hidden .why {
    color: var(--_accent);
    font-weight: 600;
  }
  .hidden > .refusal {
    margin: 0 12px 12px;
    background: var(--_surface);
  }
  .hidden .asked {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
  }

  .panel {
    min-inline-size: 0;
    transition: opacity 120ms;
  }
  .panel[aria-busy="true"] table {
    opacity: 0.55;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 6px 8px;
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_12);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  th.amount,
  td.amount {
    text-align: end;
  }
  td {
    padding: 9px 8px;
    border-block-end: 1px solid var(--_line);
    vertical-align: middle;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: var(--_raised);
  }
  td.amount {
    font-weight: 600;
  }
  td.date,
  td.deadline {
    white-space: nowrap;
  }
  .open {
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  tr:hover .open {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .sub {
    display: block;
    color: var(--_muted);
    font-size: var(--_12);
  }
  td.deadline .sub {
    margin-block-start: 2px;
  }
  .skeleton.row {
    block-size: 58px;
    margin-block-end: 1px;
    border-radius: 0;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 40px 16px;
    text-align: center;
  }
  .empty .icon {
    color: var(--_muted);
    margin-block-end: 4px;
  }
  .empty .what {
    font-weight: 600;
  }
  .empty .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 12px;
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }
  .pages .button {
    padding-inline: 12px;
    font-weight: 400;
  }
  .pages .back .icon {
    scale: -1 1;
  }

  @container einv (inline-size < 52rem) {
    .search {
      flex-basis: 100%;
      order: -1;
      margin: 0;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 12px;
      padding: 12px 4px;
      border-block-end: 1px solid var(--_line);
    }
    td {
      padding: 0;
      border: 0;
    }
    td.partner {
      grid-area: 1 / 1;
    }
    td.amount {
      grid-area: 1 / 2;
      font-size: var(--_16);
    }
    td.item {
      grid-area: 2 / 1;
    }
    td.date {
      grid-area: 2 / 2;
      text-align: end;
      color: var(--_muted);
    }
    td.state {
      grid-column: 1;
      margin-block-start: 6px;
    }
    tr.settled td.state {
      grid-column: 1 / -1;
    }
    td.deadline {
      grid-area: 3 / 2;
      margin-block-start: 6px;
      text-align: end;
    }
    td.deadline .sub {
      display: none;
    }
  }
  @container einv (inline-size < 30rem) {
    .tabs {
      inline-size: 100%;
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .tab {
      justify-content: center;
    }
    tbody tr:has(.long) td.partner {
      grid-column: 1 / -1;
    }
    tbody tr:has(.long) td.amount {
      grid-area: 4 / 1 / auto / -1;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected="true"] {
      border-block-end-color: Highlight;
    }
  }
`;
