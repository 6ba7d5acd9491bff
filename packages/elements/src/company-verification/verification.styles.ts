import { css } from "lit";

export const verificationStyles = css`
  .verification {
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
  .compact .title {
    font-size: var(--_16);
  }
  h3,
  .heading {
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
  .compact .panel {
    border: 0;
    border-radius: 0;
  }
  .block {
    display: grid;
    gap: 8px;
    padding: 16px;
    min-inline-size: 0;
  }
  .compact .block {
    padding: 12px 0;
  }
  .block + .block {
    border-block-start: 1px solid var(--_line);
  }
  .compact .block:first-child {
    padding-block-start: 0;
  }
  .waiting .title {
    inline-size: 40%;
    block-size: 28px;
  }
  .waiting .body {
    block-size: 20rem;
  }
  .waiting {
    display: grid;
    gap: 16px;
  }

  .company {
    display: grid;
    gap: 0;
  }
  .company .name {
    font-size: var(--_16);
    font-weight: 600;
  }

  .facts {
    display: grid;
    gap: 12px 16px;
  }
  .stored {
    display: grid;
    grid-template-columns: minmax(6.5em, auto) minmax(0, 1fr);
    gap: 4px 16px;
  }
  .stored dt {
    color: var(--_muted);
  }
  @container einv (min-width: 34rem) {
    .facts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }
    .facts .whole {
      grid-column: 1 / -1;
    }
  }

  .statement {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
    white-space: pre-wrap;
  }

  .shown {
    display: grid;
    gap: 8px;
  }
  .shown li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
  }
  .shown .icon {
    margin-block-start: 0.2em;
    color: var(--_success);
  }
  .shown .over .icon {
    color: var(--_muted);
  }
  .outcome {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 8px;
  }
  .outcome > .icon {
    color: var(--_success);
    margin-block-start: 0.2em;
  }
  .outcome > :not(.icon) {
    grid-column: 2;
  }
  .outcome .what {
    grid-row: 1;
    font-size: var(--_16);
    font-weight: 600;
  }
  .outcome:focus {
    outline: none;
  }
  #anew {
    margin-inline-start: -8px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
