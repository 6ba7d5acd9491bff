import { css } from "lit";

export const managerStyles = css`
  .manager {
    display: grid;
    gap: 16px;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  .rows {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .row {
    display: grid;
    gap: 12px;
    padding: 16px;
    min-inline-size: 0;
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .row .about {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .row .line {
    align-items: center;
    justify-content: flex-start;
    gap: 4px 8px;
  }
  .row .detail {
    font-size: var(--_13);
    white-space: normal;
  }
  .row .soon {
    color: var(--_warning);
    font-weight: 600;
  }
  .row.ended {
    background: var(--_raised);
  }
  .objection {
    margin-block-start: 6px;
    font-size: var(--_13);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
  }
  .row.ended .tools {
    margin-inline-start: -8px;
  }
  .none {
    display: grid;
    gap: 4px;
    padding: 20px 16px;
  }
  .none .what {
    font-weight: 600;
  }
  @container einv (min-width: 44rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      padding: 16px 20px;
    }
    .row .tools {
      align-self: start;
      justify-content: flex-end;
    }
  }

  .add {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    min-inline-size: 0;
  }
  .add .heading {
    font-size: var(--_16);
    font-weight: 600;
  }
  .add h3 {
    font-size: var(--_13);
    font-weight: 600;
    color: var(--_muted);
  }
  .add > :not(.line) {
    max-inline-size: 46rem;
  }
  #register-problem:empty {
    display: none;
  }
  .add .heading:focus {
    outline: none;
  }
  @container einv (min-width: 44rem) {
    .none {
      padding-inline: 20px;
    }
    .add {
      padding: 20px;
    }
  }
  .consent {
    display: grid;
    gap: 4px;
  }
  .statement {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
    white-space: pre-line;
  }
  .commit {
    display: grid;
    gap: 8px;
  }

  .more > summary {
    font-size: var(--_13);
    font-weight: 600;
  }
  .more > .rows {
    margin-block-start: 8px;
  }
  .kinds {
    display: grid;
    gap: 8px;
    padding-block: 8px;
    font-size: var(--_13);
  }
  .kinds li,
  .good {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
  }
  .kinds .icon,
  .good .icon {
    margin-block-start: 0.2em;
  }
  .kinds .yes > .icon,
  .good .icon {
    color: var(--_success);
  }
  .kinds .no > .icon {
    color: var(--_muted);
  }

  .examined {
    display: grid;
    gap: 12px;
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
    font-size: var(--_13);
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts .figure {
    white-space: normal;
  }

  .skeleton.title {
    block-size: 1.8em;
    inline-size: 40%;
  }
  .skeleton.body {
    block-size: 9rem;
  }
  .waiting {
    display: grid;
    gap: 16px;
  }
  @media (forced-colors: active) {
    .rows,
    .row,
    .add,
    .statement {
      border-color: CanvasText;
    }
  }
`;
