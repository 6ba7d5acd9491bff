import { css } from "lit";

export const marketStyles = css`
  .market {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .heading {
    font-size: var(--_16);
    font-weight: 600;
  }
  .heading:focus {
    outline: none;
  }
  .card {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .card .line {
    align-items: center;
  }
  .price {
    font-size: var(--_16);
    font-weight: 600;
  }
  .does {
    display: grid;
    gap: 4px;
  }
  .does li {
    display: flex;
    gap: 8px;
  }
  .does .icon {
    margin-block-start: 0.2em;
    color: var(--_success);
  }
  .does.then .icon {
    color: var(--_muted);
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
    margin-block-start: 0.2em;
    color: var(--_muted);
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .showing {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .showing .choice {
    padding-block: 4px;
  }
  .choice:has(> #all) {
    padding-block: 0;
  }
  .people {
    border-block-start: 1px solid var(--_line);
  }
  .people > li > .choice,
  .people > li > .plain {
    padding: 8px;
    background: var(--_raised);
    font-weight: 600;
  }
  .people > li > .plain {
    display: block;
  }
  .people ul li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: 4px 12px;
    align-items: center;
    min-block-size: var(--_row);
    padding: 0 8px 0 24px;
    border-block-start: 1px solid var(--_line);
  }
  .people > li {
    border-block-end: 1px solid var(--_line);
  }
  .people ul .choice {
    padding-block: 8px;
  }
  .nobody {
    padding-block: 24px;
    text-align: center;
    color: var(--_muted);
  }
  .losing {
    display: grid;
    gap: 4px;
    max-block-size: 40vh;
    overflow: auto;
  }
  .losing li {
    padding-block: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .skeleton.service {
    block-size: 190px;
  }
  .skeleton.row {
    block-size: var(--_row);
    border-radius: 0;
  }
  .pending {
    display: grid;
    gap: 8px;
  }
  @container einv (inline-size < 36rem) {
    .people ul li {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-inline-start: 16px;
    }
    .people .right {
      grid-column: 1;
      grid-row: 2;
      padding: 0 0 6px 24px;
    }
    .dialog .actions .button {
      flex: 1 1 auto;
    }
  }
`;
