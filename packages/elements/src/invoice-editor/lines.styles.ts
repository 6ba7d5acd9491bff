import { css } from "lit";

/** Lines as cards; from a certain width on as the rows of a sheet, whose cells are the fields. */
export const lineStyles = css`
  .sheet-lines {
    display: block;
    inline-size: 100%;
    border-collapse: collapse;
  }
  .sheet-lines thead {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .sheet-lines tbody {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .line-row {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .line-row > .number {
    grid-column: 1 / 4;
    align-self: center;
    font-weight: 600;
    text-align: start;
    color: var(--_muted);
  }
  .line-row > .cell.line-actions {
    grid-row: 1;
    grid-column: 4 / -1;
    text-align: end;
  }
  .line-row > .cell {
    grid-column: span 3;
  }
  .line-row > .suppliedOn {
    grid-column: span 2;
  }
  .line-row > .name {
    grid-column: span 4;
  }
  .long-figures .line-row > .amount {
    grid-column: 1 / -1;
  }
  .line-row > td {
    padding: 0;
  }
  .cell-label {
    display: block;
    font-size: var(--_12);
    color: var(--_muted);
  }
  .write {
    inline-size: 100%;
    min-block-size: var(--_row);
    padding: 4px 8px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .write.figure {
    text-align: end;
  }
  .write[aria-invalid="true"] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .write:read-only {
    background: var(--_raised);
  }
  .write:focus-visible {
    outline-offset: -2px;
  }
  .said-row {
    display: block;
  }
  .said-row td {
    display: grid;
    gap: 4px;
    padding: 0 12px 4px;
  }
  .line-actions .copy[aria-disabled="true"] {
    color: color-mix(in srgb, var(--_muted) 55%, transparent);
    cursor: default;
  }
  .line-actions .copy {
    min-inline-size: 32px;
    min-block-size: 32px;
  }

  .below-lines {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px 32px;
  }
  .line-tools {
    display: grid;
    gap: 4px;
    justify-items: start;
    flex: 1 1 16rem;
  }
  .keys dl {
    display: grid;
    gap: 4px;
    font-size: var(--_12);
  }
  .keys dl > div {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
    gap: 8px;
  }
  kbd {
    padding: 1px 4px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    font-family: inherit;
    background: var(--_raised);
  }
  .totals {
    flex: 1 1 18rem;
    max-inline-size: 26rem;
    margin-inline-start: auto;
    display: grid;
    gap: 4px;
  }
  .totals dl {
    display: grid;
    gap: 4px;
  }
  .totals dl > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 16px;
  }
  .totals dt {
    color: var(--_muted);
  }
  .totals dd {
    margin-inline-start: auto;
    font-size: var(--_16);
  }
  .totals .grand {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .totals .grand dt {
    font-weight: 600;
    color: inherit;
  }
  .totals .grand dd {
    font-size: var(--_28);
    font-weight: 600;
    line-height: 1.2;
  }
  .totals .grand dd.long {
    font-size: var(--_20);
  }
  .totals .won {
    font-size: var(--_16);
    font-weight: 400;
  }
  .reading {
    min-block-size: 1lh;
    text-align: end;
    color: var(--_muted);
    word-break: break-all;
    text-wrap: balance;
  }

  @container einv (min-width: 52rem) {
    .sheet-lines {
      display: table;
      table-layout: fixed;
    }
    .sheet-lines thead {
      position: static;
      display: table-header-group;
      clip-path: none;
    }
    .sheet-lines tbody {
      display: table-row-group;
    }
    .line-row,
    .said-row {
      display: table-row;
    }
    .sheet-lines th,
    .line-row > td {
      padding: 0;
      border: 1px solid var(--_line);
    }
    .sheet-lines thead th {
      padding: 4px 8px;
      font-size: var(--_12);
      font-weight: 600;
      text-align: start;
      color: var(--_muted);
      background: var(--_raised);
    }
    .sheet-lines thead th.amount {
      text-align: end;
    }
    .sheet-lines th.number {
      inline-size: 32px;
      padding: 0;
      font-size: var(--_12);
      text-align: center;
    }
    .sheet-lines th.suppliedOn {
      inline-size: 4.75rem;
    }
    .sheet-lines th.specification {
      inline-size: 10%;
    }
    .sheet-lines th.quantity {
      inline-size: 8%;
    }
    .sheet-lines th.unitPrice {
      inline-size: 11%;
    }
    .sheet-lines th.grand,
    .sheet-lines th.supplyAmount {
      inline-size: 13%;
    }
    .sheet-lines th.taxAmount {
      inline-size: 11%;
    }
    .sheet-lines th.remark {
      inline-size: 10%;
    }
    .with-grand th.specification,
    .with-grand th.quantity,
    .with-grand th.remark {
      inline-size: 7%;
    }
    .with-grand th.unitPrice,
    .with-grand th.taxAmount {
      inline-size: 10%;
    }
    .with-grand th.grand,
    .with-grand th.supplyAmount {
      inline-size: 12%;
    }
    .long-figures th.specification,
    .long-figures th.remark {
      inline-size: 7%;
    }
    .long-figures.with-grand th.specification,
    .long-figures.with-grand th.remark {
      inline-size: 4%;
    }
    .long-figures th.quantity {
      inline-size: 10%;
    }
    .long-figures th.unitPrice,
    .long-figures th.taxAmount {
      inline-size: 14%;
    }
    .long-figures th.grand,
    .long-figures th.supplyAmount {
      inline-size: 16%;
    }
    .write.figure.long {
      padding-inline: 4px;
      font-size: var(--_12);
      letter-spacing: -0.02em;
    }
    .sheet-lines th.line-actions {
      inline-size: 88px;
    }
    .line-row > .cell.line-actions {
      text-align: center;
      white-space: nowrap;
    }
    .line-row > .number {
      color: var(--_muted);
    }
    .cell-label {
      display: none;
    }
    .write {
      border-color: transparent;
      border-radius: 0;
      min-block-size: calc(var(--_row) - 4px);
    }
    .write:hover {
      background: var(--_raised);
    }
    .line-actions .copy {
      min-inline-size: 26px;
      min-block-size: 32px;
    }
    .said-row td {
      display: table-cell;
      padding: 4px 8px 8px 40px;
      border: 1px solid var(--_line);
    }
  }
  @media (forced-colors: active) {
    .write {
      border-color: ButtonBorder;
    }
    .option[aria-selected="true"] {
      outline-color: Highlight;
    }
  }
`;
