import { css } from "lit";

/** The table of people; cards where it is narrow. */
export const peopleTableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  thead th {
    padding: 6px 8px;
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_12);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  td,
  tbody th {
    padding: 7px 8px;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  [role="grid"] {
    table-layout: fixed;
  }
  [role="grid"] .check {
    inline-size: 40px;
  }
  [role="grid"] .name {
    inline-size: 24%;
  }
  [role="grid"] .right {
    inline-size: 34%;
  }
  [role="grid"] input[type="checkbox"] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    translate: 0 2px;
    accent-color: var(--_accent);
  }
  tr.department > * {
    background: var(--_raised);
    vertical-align: middle;
  }
  tr.on > * {
    background: var(--_accent-soft);
  }
  .fold {
    display: inline-grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px;
    align-items: center;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  .fold .muted {
    white-space: nowrap;
    font-weight: 400;
    font-size: var(--_12);
  }
  .fold .icon {
    transition: rotate 120ms;
  }
  .fold[aria-expanded="true"] .icon {
    rotate: 90deg;
  }
  .person .name .link {
    color: var(--_ink);
    font-weight: 600;
    text-decoration: none;
  }
  .person .name .link:hover,
  .person .name .link[aria-expanded="true"] {
    color: var(--_accent);
    text-decoration: underline;
  }
  .pick {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
    min-block-size: 24px;
    padding: 1px 6px;
    margin-inline-start: -7px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  .pick .icon {
    rotate: 90deg;
    color: var(--_muted);
  }
  .pick:hover {
    border-color: var(--_edge);
    background: var(--_surface);
  }
  .settings .pick {
    font-weight: 400;
  }
  .pick.faint {
    color: var(--_muted);
  }
  .department .pick {
    font-weight: 400;
  }
  del {
    color: var(--_muted);
    font-weight: 400;
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
  .issues .label,
  .settings .label {
    display: none;
  }
  .right del + .pick {
    margin-inline-start: 0;
  }

  @container einv (inline-size < 40rem) {
    [role="grid"],
    [role="grid"] tbody {
      display: grid;
      gap: 8px;
    }
    thead[role="rowgroup"] {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    [role="grid"] tr {
      display: grid;
      grid-template-columns: 28px minmax(0, 1fr) auto;
      padding: 8px 12px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    [role="grid"] tr > * {
      padding: 3px 0;
      border: 0;
      background: none;
    }
    tr.department {
      background: var(--_raised);
    }
    tr.on {
      background: var(--_accent-soft);
    }
    [role="grid"] .name {
      inline-size: auto;
      grid-column: 2 / -1;
    }
    [role="grid"] .right,
    [role="grid"] .issues,
    [role="grid"] .settings {
      inline-size: auto;
      grid-column: 2 / -1;
    }
    tr.department .issues,
    tr.department .settings {
      display: none;
    }
    .issues .label,
    .settings .label {
      display: inline;
      margin-inline-end: 8px;
      color: var(--_muted);
      font-weight: 400;
      font-size: var(--_12);
    }
  }
  @media (forced-colors: active) {
    tr.on {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
