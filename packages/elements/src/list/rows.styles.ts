/** How the rows look: a table when there is room, cards when there is none, rows of one height when there are thousands. */
import { css } from "lit";

export const rowStyles = css`
  /* Rows are grids, not table rows: only so can those outside the screen wait with their layout. */
  table,
  tbody {
    display: block;
  }
  tbody tr,
  thead tr {
    display: grid;
    grid-template-columns:
      40px minmax(0, 1.5fr) minmax(0, 1.5fr) 7em minmax(var(--_amount, 8em), 1fr)
      minmax(0, 1.6fr);
    align-items: center;
  }
  .with-deadlines tr {
    grid-template-columns:
      40px minmax(0, 1.5fr) minmax(0, 1.5fr) 6.5em minmax(var(--_amount, 8em), 1fr) 9.25em
      minmax(0, 1.3fr);
  }
  .with-long {
    --_amount: 13.5em;
  }
  tbody tr {
    border-block-end: 1px solid var(--_line);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4.25em;
  }
  thead {
    display: block;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface);
    box-shadow: 0 1px var(--_line);
  }
  th {
    padding: 6px 8px;
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
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    cursor: pointer;
  }
  .sort:hover,
  th:not([aria-sort="none"]) .sort {
    color: var(--_ink);
  }
  th:not([aria-sort="none"]) .sort {
    font-weight: 600;
  }
  th[aria-sort="none"] .sort .icon {
    opacity: 0.6;
  }
  td {
    min-inline-size: 0;
    padding: 9px 8px;
  }
  th.select,
  td.select {
    inline-size: 40px;
    padding-inline: 10px 4px;
    user-select: none;
  }
  .all {
    display: none;
  }
  .select input {
    display: block;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: var(--_raised);
  }
  tbody tr.chosen {
    background: var(--_accent-soft);
  }
  tbody tr.gap {
    cursor: default;
    background: none;
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
    white-space: normal;
  }
  .sub.figure {
    white-space: nowrap;
  }
  td.deadline .sub {
    margin-block-start: 2px;
  }
  .sub.note {
    color: var(--_danger);
  }
  .link {
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: var(--_accent);
    font-size: var(--_12);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  td.state .badge {
    margin-block: 2px;
    margin-inline-end: 4px;
  }

  [class*="sign-"]::before {
    content: "";
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    background: currentColor;
  }
  .sign-check::before {
    clip-path: polygon(8% 50%, 19% 40%, 40% 62%, 82% 18%, 92% 29%, 40% 84%);
  }
  .sign-clock::before,
  .sign-wait::before {
    clip-path: path(
      evenodd,
      "M7 1a6 6 0 1 1 0 12a6 6 0 1 1 0-12ZM7 2.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2ZM6.4 4h1.3v2.7l2 1.2l-.7 1.1l-2.6-1.6Z"
    );
  }
  .sign-stop::before {
    clip-path: path(
      evenodd,
      "M7 1a6 6 0 1 1 0 12a6 6 0 1 1 0-12ZM7 2.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2ZM5.4 4.5L7 6.1L8.6 4.5L9.5 5.4L7.9 7L9.5 8.6L8.6 9.5L7 7.9L5.4 9.5L4.5 8.6L6.1 7L4.5 5.4Z"
    );
  }
  .sign-warning::before {
    clip-path: path(
      evenodd,
      "M7 1L13.6 12.6H.4ZM7 3.7L2.7 11.3H11.3ZM6.4 5.8h1.2v2.9h-1.2ZM6.4 9.4h1.2v1.2h-1.2Z"
    );
  }
  .sign-document::before {
    clip-path: path(
      evenodd,
      "M2.5 1H9L11.5 3.6V13H2.5ZM3.8 2.3V11.7H10.2V4.2H8.3V2.3ZM5 6h4v1.2H5ZM5 8.5h4v1.2H5Z"
    );
  }
  .sign-send::before {
    clip-path: path(evenodd, "M13.2.9L9 13.4L6.4 8L.9 5.4ZM10.6 3.4L4 5.4L6.9 6.8ZM10.8 3.7L7.5 7.3L8.8 10Z");
  }
  .sign-undo::before {
    clip-path: path(
      "M5.1 2.2L6 3.1L4.2 4.7H8.6a3.9 3.9 0 0 1 0 7.8H5V11.2H8.6a2.6 2.6 0 0 0 0-5.2H4.2L6 7.6L5.1 8.5L1.8 5.35Z"
    );
  }
  .sign-eye::before {
    clip-path: path(
      evenodd,
      "M.6 7C2 4.3 4.2 2.9 7 2.9S12 4.3 13.4 7C12 9.7 9.8 11.1 7 11.1S2 9.7.6 7ZM2.1 7C3.3 8.9 4.9 9.8 7 9.8S10.7 8.9 11.9 7C10.7 5.1 9.1 4.2 7 4.2S3.3 5.1 2.1 7ZM7 5.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 1 1 0-3.6Z"
    );
  }

  /* All that are drawn are near the screen: none is to wait with its layout. */
  .windowed tbody tr {
    block-size: 4.25em;
    overflow: hidden;
    content-visibility: visible;
  }
  .windowed tr.gap {
    display: block;
    block-size: auto;
    border: 0;
  }
  .windowed td {
    padding-block: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  /* Three badges stand in two lines; the row is high enough. */
  .windowed td.state {
    white-space: normal;
  }
  .windowed td.state .badge {
    margin-block: 1px;
  }
  .windowed .open {
    display: block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    /* Room for the focus ring, which the cell would cut off. */
    outline-offset: -2px;
  }
  .windowed .sub {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .windowed .note ~ .remedy,
  .windowed .number:has(~ .note),
  .windowed .correct {
    display: none;
  }

  @container einv (inline-size < 52rem) {
    thead tr {
      display: flex;
      align-items: center;
    }
    /* The orders stand in the filters; whoever reaches one here by key sees it. */
    thead th:not(.select) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
    thead th:focus-within {
      position: static;
      inline-size: auto;
      block-size: auto;
      padding: 6px 8px;
      clip-path: none;
    }
    th.select label {
      display: flex;
      align-items: center;
      gap: 12px;
      cursor: pointer;
    }
    .all {
      display: inline;
    }
    th.select {
      inline-size: auto;
      padding-inline: 4px;
    }
    tbody tr,
    .with-deadlines tbody tr {
      grid-template-columns: 32px minmax(0, 1fr) auto;
      align-items: start;
      gap: 2px 8px;
      padding: 12px 4px;
      contain-intrinsic-block-size: auto 10.5em;
    }
    td {
      padding: 0;
    }
    td.select {
      grid-area: 1 / 1 / 3;
      inline-size: auto;
      padding: 4px 0 0;
    }
    td.partner {
      grid-area: 1 / 2;
    }
    td.amount {
      grid-area: 1 / 3;
      font-size: var(--_16);
    }
    td.item {
      grid-area: 2 / 2;
    }
    td.date {
      grid-area: 2 / 3;
      text-align: end;
      color: var(--_muted);
    }
    td.state {
      grid-column: 2;
      margin-block-start: 6px;
    }
    tr.settled td.state {
      grid-column: 2 / -1;
    }
    td.deadline {
      grid-area: 3 / 3;
      margin-block-start: 6px;
      text-align: end;
    }
    td.deadline .sub {
      display: none;
    }
    .windowed tbody tr:not(.gap) {
      grid-template-rows: auto auto auto;
      block-size: 10.5em;
      align-content: center;
    }
    .windowed tbody .gap {
      padding: 0;
    }
  }
  @container einv (inline-size < 30rem) {
    tbody tr:has(.long) td.partner {
      grid-column: 2 / -1;
    }
    tbody tr:has(.long) td.amount {
      grid-area: 4 / 2 / auto / -1;
    }
    .windowed tbody tr:not(.gap):has(.long) td.amount {
      grid-area: 3 / 2 / auto / -1;
      font-size: var(--_text);
    }
  }
  @media (forced-colors: active) {
    [class*="sign-"]::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    tbody tr.chosen {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
