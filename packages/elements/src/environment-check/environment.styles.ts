import { css } from "lit";

export const environmentStyles = css`
  .environment {
    display: grid;
    gap: 16px;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  .lead {
    display: grid;
    gap: 4px;
  }
  .verdict {
    display: flex;
    gap: 8px;
    align-items: baseline;
    font-weight: 600;
  }
  .environment li > .icon,
  .verdict > .icon {
    translate: 0 0.15em;
  }
  .verdict.good .icon {
    color: var(--_success);
  }
  .verdict.warn .icon {
    color: var(--_warning);
  }
  .verdict.bad .icon {
    color: var(--_danger);
  }
  .verdict > .icon,
  .checks li > .icon {
    margin-block-end: calc(0.4em - 8px);
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  .checks {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .checks li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: baseline;
    min-block-size: var(--_row);
    padding: 9px 16px;
  }
  .checks li + li {
    border-block-start: 1px solid var(--_line);
  }
  .checks .detail {
    grid-column: 2 / -1;
  }
  .checks .state {
    font-size: var(--_12);
    color: var(--_muted);
    text-align: end;
    white-space: nowrap;
  }
  .pass > .icon {
    color: var(--_success);
  }
  .warn > .icon,
  .warn .state {
    color: var(--_warning);
  }
  .fail > .icon,
  .fail .state {
    color: var(--_danger);
  }
  .warn .state,
  .fail .state {
    font-weight: 600;
  }
  .skip > .icon,
  .waiting > .icon {
    color: var(--_muted);
  }
  .warn .detail,
  .fail .detail {
    font-size: var(--_13);
    color: var(--_ink);
  }
  .waiting .icon-wait {
    animation: turn 0.9s linear infinite;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
