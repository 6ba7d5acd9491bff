import { css, type CSSResultGroup } from "lit";
import { lineStyles } from "./lines.styles.ts";

const page = css`
  .page,
  .sheet,
  .waiting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .waiting .title {
    inline-size: 14rem;
    block-size: 28px;
  }
  .parties-waiting {
    block-size: 320px;
  }
  .lines-waiting {
    block-size: 420px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  .title:focus,
  h3:focus,
  h4:focus {
    outline: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .status {
    flex-basis: 100%;
    font-size: var(--_12);
    color: var(--_muted);
  }
  .save {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }
  .save.good {
    color: var(--_success);
  }
  .save.bad {
    color: var(--_danger);
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .section-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
  }
  h3 {
    font-size: var(--_16);
    font-weight: 600;
  }
  h4 {
    font-size: var(--_13);
    font-weight: 600;
    color: var(--_muted);
  }
  .tag {
    margin-inline-start: 4px;
    padding: 1px 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: var(--_12);
    font-weight: 400;
  }

  .parties {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px 32px;
  }
  .party {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px 16px;
    align-items: start;
  }
  .facts {
    display: grid;
    gap: 4px;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(6.5rem, max-content) minmax(0, 1fr);
    gap: 8px;
  }
  .facts dt {
    color: var(--_muted);
  }
  details > summary {
    padding-block: 4px;
    color: var(--_accent);
    cursor: pointer;
  }
  details[open] > summary {
    margin-block-end: 8px;
  }
  .finder {
    position: relative;
  }
  .search {
    position: relative;
  }
  .search .icon {
    position: absolute;
    inset-block-start: calc(50% - var(--_16) / 2);
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline-start: calc(var(--_16) + 20px);
  }
  .options {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    inset-block-start: calc(1.5 * var(--_13) + var(--_row) + 8px);
    max-block-size: 22rem;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 4px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 12px;
    padding: 8px;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .option.own {
    justify-content: flex-start;
    gap: 4px;
    color: var(--_accent);
  }
  .option:hover,
  .option[aria-selected="true"] {
    background: var(--_accent-soft);
  }
  .option[aria-selected="true"] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .terms {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px 32px;
    align-items: start;
  }
  .dated {
    display: grid;
    gap: 8px;
  }
  .meaning p {
    display: flex;
    gap: 4px;
    align-items: baseline;
  }
  .meaning .icon {
    translate: 0 2px;
  }
  .meaning .late {
    color: var(--_danger);
  }
  fieldset.field {
    gap: 0;
  }
  fieldset.field .choice {
    padding-block: 4px;
    font-size: var(--_text);
    font-weight: 400;
  }

  .means {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 12px 16px;
  }
  .rest {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
  }
  .add-remark {
    justify-self: start;
  }

  .finish {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px 32px;
    align-items: start;
  }
  .cost,
  .send {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .send > :not(.button) {
    justify-self: stretch;
  }
  .consequences {
    display: grid;
    gap: 4px;
  }
  .consequences li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr);
  }
  .consequences li::before {
    content: "·";
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .undo,
  .resumed {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .versions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
    gap: 8px;
  }
  .version {
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  #wrong-summary ul {
    display: grid;
    gap: 4px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  dialog:has(einv-invoice-document) {
    inline-size: min(64rem, calc(100vw - 32px));
  }

  @container einv (min-width: 34rem) {
    .status {
      flex: none;
      min-inline-size: 7.5rem;
      text-align: end;
    }
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair > .wide {
      grid-column: 1 / -1;
    }
  }
  @container einv (min-width: 52rem) {
    .section {
      padding: 20px 24px;
    }
    .parties {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
    .ours .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .terms {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .finish {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
  }
  @container einv (min-width: 68rem) {
    .terms {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) minmax(0, 4fr);
    }
  }
`;

export const editorStyles: CSSResultGroup = [page, lineStyles];
