/** What proving, logging in and finding an account again look like; in a shadow root and in light fields. */
import { css } from "lit";

export const accountStyles = css`
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .stack.tight {
    gap: 8px;
  }
  .secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .actions > .quiet:first-child {
    margin-inline-start: -8px;
  }
  .target {
    font-weight: 600;
  }
  .code-field .input {
    max-inline-size: 14rem;
    font-size: var(--_16);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
  }
  .note {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 8px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
  }
  .note > .icon {
    margin-block-start: 0.2em;
    color: var(--_muted);
  }
  .note > :not(.icon) {
    grid-column: 2;
  }
  .note .actions {
    padding-block-start: 8px;
  }
  .rules {
    display: grid;
    gap: 2px;
    font-size: var(--_12);
  }
  .rules li {
    display: flex;
    align-items: baseline;
    gap: 6px;
    color: var(--_muted);
  }
  .rules .icon {
    translate: 0 0.2em;
  }
  .rules li.kept {
    color: var(--_success);
  }
  .rules li.broken {
    color: var(--_danger);
  }
  .ways {
    display: grid;
    gap: 12px;
    padding-block-start: 8px;
  }
  .ways li {
    display: grid;
    gap: 2px;
    justify-items: start;
  }
  .ways .button {
    text-align: start;
  }
  .known {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    font-size: var(--_13);
  }
  .known strong {
    font-weight: 600;
  }
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .picks {
    display: grid;
    gap: 8px;
  }
  .pick {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
    cursor: pointer;
  }
  .pick:hover {
    background: var(--_raised);
  }
  .pick strong {
    font-weight: 600;
  }
  .pick .icon {
    color: var(--_muted);
  }
`;
