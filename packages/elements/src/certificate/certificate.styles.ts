/** How choosing a certificate and typing its password looks. */
import { css } from "lit";

export const certificateStyles = css`
  .certificate {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }
  .drop {
    position: relative;
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: 20px 12px;
    border: 1.5px dashed var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
  }
  .drop > .icon {
    color: var(--_muted);
  }
  .drop.over {
    border-style: solid;
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .drop.missing {
    border-color: var(--_warning);
  }
  .drop .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .drop input:focus-visible + label {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .drop .call {
    font-weight: 600;
  }
  details summary {
    cursor: pointer;
    color: var(--_accent);
    font-size: var(--_13);
    padding-block: 4px;
    border-radius: var(--_radius);
  }
  .places {
    display: grid;
    gap: 4px;
    padding-block: 4px;
    font-size: var(--_12);
  }
  .places li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
  }
  .places code {
    display: block;
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
    word-break: normal;
  }

  .card {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
    align-items: start;
    padding-block-end: 4px;
  }
  .card > .icon {
    margin-block-start: 0.2em;
    color: var(--_success);
  }
  .card.bad > .icon {
    color: var(--_danger);
  }
  .owner {
    font-weight: 600;
  }
  .several {
    display: grid;
  }
  .several .findings {
    padding-block-end: 8px;
  }
  .several li + li {
    border-block-start: 1px solid var(--_line);
  }
  .findings {
    display: grid;
    gap: 6px;
    font-size: var(--_13);
  }
  .findings li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 8px;
  }
  .findings .icon {
    margin-block-start: 0.2em;
  }
  .findings .error .icon {
    color: var(--_danger);
  }
  .findings .warning .icon {
    color: var(--_warning);
  }
  .findings .info .icon {
    color: var(--_muted);
  }
  .findings code {
    font-size: var(--_12);
    color: var(--_muted);
  }

  .kept {
    display: grid;
    gap: 4px;
  }
  .kept .several {
    gap: 8px;
  }
  .kept .several li + li {
    border: 0;
  }
  .kept .use {
    justify-content: flex-start;
    padding-block: 8px;
    text-align: start;
  }
  .kept .detail {
    font-weight: 400;
  }

  .secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px;
  }
  .secret input:read-only {
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .drop {
      border-color: CanvasText;
    }
    .drop.over {
      border-color: Highlight;
    }
    .drop.missing {
      outline: 2px solid CanvasText;
    }
  }
`;
