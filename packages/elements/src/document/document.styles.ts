/** The form of the tax invoice (별지 서식), with the lines and colours of each copy. */
import { css } from "lit";

export const documentStyles = css`
  article {
    --_copy: var(--_supplier);
    --_rule: color-mix(in srgb, var(--_copy) 55%, var(--_surface));
    --_tint: color-mix(in srgb, var(--_copy) 6%, var(--_surface));
    position: relative;
    color: var(--_ink);
    isolation: isolate;
  }
  article.buyer {
    --_copy: var(--_buyer);
  }
  article + article {
    margin-block-start: 32px;
  }

  .which {
    margin-block-end: 8px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-end: 12px;
    font-size: var(--_13);
  }

  .form {
    border: 2px solid var(--_copy);
    border-radius: 2px;
    background: var(--_surface);
    overflow: clip;
  }
  .form > * {
    margin-inline-end: -1px;
  }
  .form > :last-child {
    margin-block-end: -1px;
  }

  /* Boxes draw their lines to the right and below, so that no line is drawn twice. */
  .top,
  dt,
  dd,
  th,
  td,
  .foot > * {
    border: 0 solid var(--_rule);
    border-block-end-width: 1px;
    border-inline-end-width: 1px;
  }
  dt,
  th,
  .side {
    background: var(--_tint);
    color: var(--_copy);
    font-weight: 400;
    font-size: var(--_12);
  }
  dt,
  dd,
  th,
  td {
    padding: 4px 8px;
    min-inline-size: 0;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    padding: 10px 12px;
  }
  .title {
    color: var(--_copy);
    font-size: var(--_20);
    font-weight: 600;
    letter-spacing: 0.04em;
  }
  .title .copy-name {
    margin-inline-start: 8px;
    font-size: var(--_13);
    font-weight: 400;
    letter-spacing: 0;
    white-space: nowrap;
  }
  .ids {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0 8px;
    align-items: baseline;
  }
  .ids > div {
    display: contents;
  }
  .ids dt,
  .ids dd {
    border: 0;
    padding: 0;
    background: none;
  }
  .ids dd {
    font-size: var(--_13);
    letter-spacing: 0.02em;
  }

  /* Rows of both parties stand on the same lines. */
  .parties {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .party {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    grid-row: span 6;
    grid-template-rows: subgrid;
  }
  .parties.deep .party:not(.broker) {
    grid-row: span 8;
  }
  .parties.deep .party:not(.deep, .broker) .boxes::after {
    content: "";
    grid-area: 7 / 1 / span 2 / -1;
    border: 0 solid var(--_rule);
    border-width: 0 1px 1px 0;
  }
  .party.broker {
    grid-column: 1 / -1;
  }
  .side {
    grid-row: 1 / -1;
    display: grid;
    place-items: center;
    padding: 4px;
    border: 0 solid var(--_rule);
    border-width: 0 1px 1px 0;
    writing-mode: vertical-rl;
    font-weight: 600;
    letter-spacing: 0.3em;
    text-align: center;
  }
  .side:lang(ko) {
    text-orientation: upright;
  }
  .side:lang(en) {
    letter-spacing: 0.05em;
    rotate: 180deg;
    border-width: 1px 0 0 1px;
  }
  .boxes {
    grid-row: 1 / -1;
    display: grid;
    grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
    grid-template-rows: subgrid;
  }
  .boxes > div {
    display: grid;
    grid-template-columns: 6.2em minmax(0, 1fr);
  }
  .boxes:lang(en) > div {
    grid-template-columns: 7.4em minmax(0, 1fr);
  }
  .boxes > .wide {
    grid-column: 1 / -1;
  }
  .boxes dt,
  .boxes dd {
    display: flex;
    align-items: center;
    min-block-size: 32px;
  }
  .boxes .key dd {
    font-weight: 600;
    font-size: var(--_16);
    letter-spacing: 0.03em;
    white-space: nowrap;
  }

  .summary,
  .foot dl {
    display: grid;
    grid-template-columns: 8.5em minmax(0, 1.1fr) minmax(0, 1fr) minmax(0, 2.4fr);
  }
  .summary.exempt {
    grid-template-columns: 8.5em minmax(0, 1.1fr) minmax(0, 3.4fr);
  }
  .summary > div,
  .foot dl > div {
    display: grid;
    grid-template-rows: auto 1fr;
    min-inline-size: 0;
  }
  .summary > .whole {
    grid-column: 1 / -1;
    grid-template-rows: none;
    grid-template-columns: 8.5em minmax(0, 1fr);
  }
  .summary dt,
  .foot dt {
    align-content: center;
    text-align: center;
  }
  .summary dd,
  .foot dd {
    min-block-size: 32px;
    align-content: center;
  }
  .amount {
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
    word-break: normal;
  }
  .summary .amount {
    font-weight: 600;
  }
  /* Eighteen digits stay in one piece: smaller, in columns that make room. */
  td .long {
    font-size: var(--_12);
  }
  table:has(.long) th:is(.specification, .remark) {
    inline-size: 8%;
  }
  table:has(.long) th.quantity {
    inline-size: 11%;
  }
  table:has(.long) th:is(.price, .tax) {
    inline-size: 14%;
  }
  table:has(.long) th.supply {
    inline-size: 15%;
  }

  table {
    inline-size: calc(100% + 1px);
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
  }
  th {
    padding: 2px 4px;
    text-align: center;
  }
  th.day {
    inline-size: 4.5em;
  }
  th.specification {
    inline-size: 11%;
  }
  th.quantity {
    inline-size: 9%;
  }
  th.price,
  th.tax {
    inline-size: 12%;
  }
  th.supply {
    inline-size: 14%;
  }
  th.remark {
    inline-size: 10%;
  }
  td {
    block-size: 28px;
    vertical-align: middle;
  }
  td.day {
    text-align: center;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  td .label {
    display: none;
  }
  td.remark,
  td.specification {
    font-size: var(--_12);
  }

  .foot {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(8em, 1fr);
  }
  .foot dl {
    grid-template-columns: minmax(0, 2fr) repeat(4, minmax(0, 1fr));
    border: 0;
  }
  .foot .grand {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  .foot .long {
    font-size: calc(var(--_text) * 0.8);
  }
  .foot .grand .long {
    font-size: var(--_16);
  }
  .foot .grand .won {
    font-size: var(--_13);
    font-weight: 400;
  }
  .claim {
    display: grid;
    place-items: center;
    padding: 8px;
    text-align: center;
    color: var(--_copy);
    font-weight: 600;
  }
  .reading {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 6px 8px;
    text-wrap: balance;
  }
  .facts {
    display: grid;
    gap: 4px;
    margin-block-start: 12px;
    font-size: var(--_12);
    color: var(--_muted);
  }
  .facts .valid {
    display: flex;
    gap: 6px;
    color: var(--_success);
    font-weight: 600;
    font-size: var(--_13);
  }
  .facts .valid .icon {
    margin-block-start: 2px;
  }
  .watermark {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    overflow: clip;
    color: var(--_ink);
    opacity: 0.09;
    font-size: min(5.5rem, 13cqi);
    font-weight: 600;
    letter-spacing: 0.1em;
    white-space: nowrap;
    pointer-events: none;
    user-select: none;
  }
  .watermark::before {
    content: attr(data-mark);
    rotate: -16deg;
  }

  @container einv (inline-size < 60rem) {
    .boxes > div {
      grid-template-columns: 4.8em minmax(0, 1fr);
    }
    .boxes:lang(en) > div {
      grid-template-columns: 6em minmax(0, 1fr);
    }
    .boxes dt,
    .boxes dd {
      padding-inline: 6px;
    }
    .boxes .key dd {
      font-size: var(--_text);
      letter-spacing: 0;
    }
  }
  @media (forced-colors: active) {
    .watermark {
      forced-color-adjust: none;
      color: CanvasText;
      opacity: 0.3;
    }
  }
`;
