import { css } from "lit";

export const settingsStyles = css`
  .settings-of,
  .panel,
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .settings-of section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .h3,
  .h4 {
    font-weight: 600;
  }
  .h3:focus,
  .h4:focus {
    outline: none;
  }
  .inline {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  p.inline {
    display: flex;
  }
  .notice {
    display: flex;
    gap: 8px;
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .notice .icon {
    margin-block-start: 3px;
    color: var(--_muted);
  }
  .sub {
    display: block;
    color: var(--_muted);
    font-size: var(--_12);
  }
  blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
  }

  /* What is counted waits for an answer, whichever tab is open. */
  .tab .count {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .panel > * + section {
    margin-block-start: 12px;
  }

  .meanings {
    font-size: var(--_13);
  }
  .meanings summary {
    inline-size: fit-content;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .explained {
    display: grid;
    gap: 8px;
    padding: 12px;
    margin-block-start: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .explained dt {
    font-weight: 600;
  }
  .explained dd {
    color: var(--_muted);
  }

  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-items: start;
  }
  .rows {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }
  .nobody {
    padding-block: 24px;
    text-align: center;
    color: var(--_muted);
  }
  .view {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .view .line {
    flex-wrap: nowrap;
  }
  .counts tr > * {
    padding: 4px 8px;
  }
  .counts thead th,
  .counts td {
    text-align: end;
  }
  .counts tbody th {
    padding-inline-start: 0;
  }
  .counts .all > * {
    border-block-end: 0;
    font-weight: 600;
  }
  .counts .changed {
    color: var(--_accent);
    font-weight: 600;
  }
  .examples {
    display: grid;
    gap: 6px;
    font-size: var(--_13);
  }
  .examples li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 12px;
  }
  .examples .sub {
    grid-column: 1 / -1;
  }
  .skeleton.counts {
    block-size: 150px;
  }
  .skeleton.row {
    block-size: 56px;
    border-radius: 0;
  }
  .skeleton.tabs-of {
    block-size: var(--_row);
  }
  .skeleton.history {
    block-size: 240px;
  }
  .pending {
    display: grid;
    gap: 1px;
  }

  .card {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .card .line .button {
    margin-block: -8px;
  }
  .card > .field {
    max-inline-size: 36rem;
  }
  .history td:nth-child(1) {
    inline-size: 10rem;
  }
  .history td:nth-child(2) {
    inline-size: 9rem;
  }
  .holders {
    border-block-start: 1px solid var(--_line);
  }
  .holders li {
    min-block-size: var(--_row);
    align-items: center;
    border-block-end: 1px solid var(--_line);
  }
  .holders .hint {
    flex-basis: 100%;
    padding-block-end: 8px;
  }
  .answered {
    display: grid;
    gap: 4px;
  }

  .bar .hint {
    display: inline-flex;
    gap: 6px;
  }
  .scrolled {
    max-block-size: 50vh;
    overflow: auto;
  }
  .diff {
    display: grid;
    border-block-start: 1px solid var(--_line);
  }
  .change {
    display: grid;
    gap: 4px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
  }
  .effect {
    color: var(--_muted);
    font-size: var(--_13);
  }
  dialog .choice {
    padding-block: 6px;
  }
  .diff:focus {
    outline: none;
  }

  @container einv (inline-size >= 60rem) {
    .beside.viewing {
      grid-template-columns: minmax(0, 1fr) 20rem;
    }
    .view {
      position: sticky;
      inset-block-start: 8px;
    }
  }
  @container einv (inline-size >= 48rem) {
    div.cards {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
  }
  @container einv (inline-size < 40rem) {
    .history,
    .history tbody,
    .history tr,
    .history td {
      display: block;
    }
    .history tr {
      padding-block: 8px;
      border-block-end: 1px solid var(--_line);
    }
    .history td {
      padding: 0;
      border: 0;
    }
    .dialog .actions .button {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .changed,
    ins {
      text-decoration: underline;
    }
  }
`;
