/** How the bar of what is chosen and the decision about many look. */
import { css } from "lit";

export const bulkStyles = css`
  .bar {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: var(--_surface);
    box-shadow: 0 -4px 16px rgb(0 0 0 / 0.08);
  }
  .bar-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .bar-line strong {
    font-size: var(--_16);
    font-weight: 600;
  }
  .bar-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-inline-start: auto;
  }
  .barred {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    font-size: var(--_13);
  }
  .barred .icon {
    color: var(--_muted);
  }

  .bulk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    inline-size: 100%;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    box-shadow: 0 0 0 3px var(--_accent-soft);
  }
  .bulk h2 {
    font-size: var(--_16);
    font-weight: 600;
  }
  /* The focus is led here to be read from here; nothing can be done with the heading itself. */
  .bulk h2:focus-visible {
    outline: none;
  }
  .bulk h3 {
    font-size: var(--_text);
    font-weight: 600;
  }
  .bulk .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .terms {
    display: grid;
    gap: 4px;
  }
  .terms > div {
    display: grid;
    grid-template-columns: 6.5em minmax(0, 1fr);
    gap: 8px;
  }
  .terms dt {
    color: var(--_muted);
  }
  .terms dd > span {
    display: block;
  }
  .terms .figure {
    white-space: normal;
  }
  .pairs {
    display: grid;
    gap: 8px;
  }
  .pairs ul {
    display: grid;
    gap: 8px;
    max-block-size: 16rem;
    overflow: auto;
  }
  .pairs .name {
    font-weight: 600;
  }
  .pairs .document {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(8rem, auto);
    gap: 0 12px;
    font-size: var(--_13);
  }
  .pairs .total {
    text-align: end;
  }
  .bulk-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .underway {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: baseline;
  }
  .underway strong {
    font-size: var(--_20);
    font-weight: 600;
  }
  progress {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }

  .results {
    display: grid;
  }
  .results li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 2px 12px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .results .name {
    font-weight: 600;
  }
  .results .why {
    grid-column: 1 / -1;
    font-size: var(--_13);
  }
  .results .why.figure {
    white-space: normal;
  }
  .results code {
    font-size: var(--_12);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .bulk details.done > summary {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_success);
    font-size: inherit;
    font-weight: 600;
  }

  @container einv (inline-size < 40rem) {
    .bar-actions {
      inline-size: 100%;
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .bar-actions .primary {
      grid-column: 1 / -1;
    }
    .barred {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .barred .button {
      grid-column: 2;
      justify-self: start;
      padding-inline: 0;
    }
    .pairs .document {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .pairs .document > :first-child {
      grid-column: 1 / -1;
    }
    .bulk-actions .button {
      flex: 1 1 100%;
    }
    .results li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .results .badge {
      grid-column: 1 / -1;
      justify-self: start;
    }
  }
`;
