/** The form on a narrow screen: parties below each other, and each item on a card. Paper is never narrow. */
import { css } from "lit";

export const narrowStyles = css`
  @media screen {
    @container einv (inline-size < 46rem) {
      .parties,
      .foot {
        grid-template-columns: minmax(0, 1fr);
      }
      .parties .party,
      .parties.deep .party:not(.broker) {
        grid-row: auto;
        grid-template-rows: none;
        grid-template-columns: minmax(0, 1fr);
      }
      .parties.deep .party .boxes::after {
        display: none;
      }
      .boxes,
      .side {
        grid-row: auto;
      }
      .boxes {
        grid-template-rows: none;
      }
      .boxes .key dd {
        font-size: var(--_16);
      }
      .side,
      .side:lang(en) {
        writing-mode: horizontal-tb;
        rotate: none;
        border-width: 0 0 1px;
        letter-spacing: 0;
        justify-content: start;
        padding: 4px 12px;
      }
      .summary,
      .summary.exempt {
        grid-template-columns: minmax(0, 1fr);
      }
      .summary > div,
      .summary > .whole,
      .foot dl > div,
      .boxes > div,
      .boxes:lang(en) > div {
        grid-template-rows: none;
        grid-template-columns: 8em minmax(0, 1fr);
      }
      .summary dt,
      .foot dt {
        display: flex;
        align-items: center;
        text-align: start;
      }
      .foot dl {
        grid-template-columns: minmax(0, 1fr);
      }
      .foot .none {
        display: none;
      }
      dt,
      dd,
      .boxes dt,
      .boxes dd,
      .claim,
      .reading {
        padding-inline: 12px;
      }
      .claim {
        place-items: center start;
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
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 0 16px;
        padding: 8px 12px;
        border: 0 solid var(--_rule);
        border-block-end-width: 1px;
      }
      tr.blank,
      td.none {
        display: none;
      }
      td,
      td.day {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 8px;
        block-size: auto;
        padding: 2px 0;
        border: 0;
        text-align: end;
      }
      td .label {
        display: inline;
        flex: none;
        font-size: var(--_12);
        font-weight: 400;
        color: var(--_muted);
      }
      td.name {
        order: -1;
        grid-column: 1 / -1;
        font-weight: 600;
        text-align: start;
      }
      td.name .label {
        display: none;
      }
      td.remark,
      td.specification,
      td:has(> .long) {
        grid-column: 1 / -1;
      }
    }
    @container einv (inline-size < 46rem) and (inline-size >= 26rem) {
      .boxes > div {
        grid-column: auto;
      }
    }
    @container einv (inline-size < 26rem) {
      .boxes {
        grid-template-columns: minmax(0, 1fr);
      }
      .boxes .none {
        display: none;
      }
      .ids {
        grid-template-columns: minmax(0, 1fr);
      }
      .title .copy-name {
        display: block;
        margin: 0;
      }
      tbody tr {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  }
`;
