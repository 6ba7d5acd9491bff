import { css } from "lit";

export const approvalStyles = css`
  .page {
    position: relative;
    display: grid;
    gap: 16px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
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
  h3:focus {
    outline: none;
  }

  einv-company-verification {
    margin-block-start: 16px;
  }
  .columns {
    display: flex;
    flex-direction: column;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .sheets {
    min-inline-size: 0;
  }
  .sheet + .sheet {
    border-block-start: 1px solid var(--_line);
  }
  .sheet {
    padding: 16px;
    display: grid;
    gap: 16px;
    align-content: start;
    min-inline-size: 0;
  }
  .side {
    display: contents;
  }
  .block {
    display: grid;
    gap: 8px;
    padding: 16px;
    border-block-start: 1px solid var(--_line);
    min-inline-size: 0;
  }
  .commit {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .commit .grand {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
  }
  .commit .grand > .muted {
    white-space: nowrap;
  }
  .commit .grand strong {
    text-align: end;
    white-space: normal;
    font-size: var(--_16);
    font-weight: 600;
  }
  .consequence {
    padding: 8px 16px 0;
  }
  .consequence:last-child {
    padding-block-end: 16px;
  }
  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    padding: 4px 8px 8px;
  }
  @container einv (min-width: 47rem) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(19rem, 23rem);
    }
    .sheet {
      padding: 24px;
    }
    .side {
      display: flex;
      flex-direction: column;
      border-inline-start: 1px solid var(--_line);
      min-inline-size: 0;
    }
    .side > :first-child {
      border-block-start: 0;
    }
    .block {
      padding: 16px 20px;
    }
    .commit {
      position: static;
      padding: 16px 20px 0;
      border-radius: 0;
    }
    .commit .grand {
      display: none;
    }
    .consequence {
      padding-inline: 20px;
    }
    .after {
      padding: 4px 12px 12px;
    }
  }

  .parties {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    gap: 4px 12px;
    align-items: center;
  }
  .parties > .icon {
    color: var(--_muted);
  }
  .party {
    display: grid;
    gap: 0;
    align-self: start;
  }
  .party .role {
    font-size: var(--_12);
    font-weight: 600;
    color: var(--_muted);
  }
  .party .name {
    font-size: var(--_16);
    font-weight: 600;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
  }
  .facts > div {
    display: flex;
    gap: 8px;
  }
  .facts dt {
    color: var(--_muted);
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
    padding: 8px 0 8px 16px;
    border-block-end: 1px solid var(--_line);
    vertical-align: baseline;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }
  thead th {
    border-block-start: 1px solid var(--_line);
    padding-block: 6px;
  }
  th.amount,
  td.amount {
    text-align: end;
  }
  .items .spacious {
    display: none;
  }
  .items td:first-child .figure {
    white-space: normal;
  }
  @container einv (min-width: 30rem) {
    .items .spacious {
      display: table-cell;
    }
    .items .narrow {
      display: none;
    }
  }

  .sum {
    display: grid;
    gap: 2px;
    justify-items: end;
    text-align: end;
  }
  .sum dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0 16px;
    align-items: baseline;
  }
  .sum dt {
    color: var(--_muted);
  }
  .sum dt.grand,
  .sum dd.grand {
    font-weight: 600;
    color: var(--_ink);
    padding-block-start: 4px;
  }
  .sum dd.grand {
    font-size: var(--_28);
    line-height: 1.25;
  }
  .sum .figure {
    white-space: normal;
  }
  .sum .reading {
    color: var(--_muted);
    word-break: break-all;
    text-wrap: balance;
  }
  .sum dd.grand.long {
    font-size: var(--_20);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -8px;
  }
  dialog:has(einv-invoice-document) {
    inline-size: min(62rem, calc(100vw - 32px));
  }
  .won {
    font-size: var(--_16);
    font-weight: 400;
    margin-inline-start: 2px;
  }
  .note {
    padding: 8px 12px;
    border-inline-start: 2px solid var(--_line);
    white-space: pre-line;
  }

  .line strong {
    font-size: var(--_16);
    font-weight: 600;
  }
  .penalty {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 8px;
    color: var(--_muted);
    font-size: var(--_13);
  }
  .penalty.now {
    color: var(--_danger);
  }
  .penalty .icon {
    margin-block-start: 3px;
  }

  .outcome {
    display: grid;
    gap: 12px;
  }
  .outcome .verdict {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: var(--_16);
    font-weight: 600;
    color: var(--_ink);
  }
  .outcome .verdict .icon {
    color: var(--_success);
  }
  .outcome.ended .verdict .icon {
    color: var(--_muted);
  }
  .receipt {
    display: grid;
    gap: 8px;
  }
  .receipt dt {
    font-size: var(--_12);
    color: var(--_muted);
  }
  .receipt dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
  }
  .receipt .id {
    font-weight: 600;
    white-space: normal;
  }

  .detail.figure {
    white-space: normal;
  }
  @container einv (max-width: 16rem) {
    .parties {
      grid-template-columns: minmax(0, 1fr);
    }
    .parties > .icon {
      rotate: 90deg;
    }
    .facts > div {
      flex-wrap: wrap;
    }
    .sum dd.grand {
      font-size: var(--_20);
    }
  }

  .waiting {
    display: grid;
    gap: 12px;
  }
  .skeleton.title {
    block-size: 1.8em;
    inline-size: 40%;
  }
  .skeleton.body {
    block-size: 26rem;
  }
  @container einv (max-width: 47rem) {
    .skeleton.body {
      block-size: 40rem;
    }
  }

  @media (forced-colors: active) {
    .columns,
    .block,
    .commit {
      border-color: CanvasText;
    }
  }
  @media print {
    .side {
      display: none;
    }
  }
`;
