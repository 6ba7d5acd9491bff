import { css } from "lit";

export const unfinishedStyles = css`
  .unfinished {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .unfinished > summary {
    padding: 8px 12px;
    color: var(--_ink);
  }
  .unfinished[open] > summary {
    margin-block-end: 0;
  }
  .unfinished h3 {
    display: inline;
    font-size: var(--_text);
  }
  .unfinished ul {
    padding-inline: 12px;
  }
  .draft {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 16px;
    align-items: baseline;
    padding-block: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .draft .sum {
    text-align: end;
    white-space: nowrap;
  }
  .draft .muted {
    font-size: var(--_12);
  }
  .draft .ways {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 4px;
    margin-inline-start: -8px;
  }
  .unfinished .refusal {
    margin: 0 12px 8px;
  }
  .unfinished .rest-of {
    margin: 0 4px 8px;
  }
  .unfinished-failed {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
  }
  #unfinished-refusal:focus {
    outline: none;
  }

  @container einv (min-width: 44rem) {
    .draft {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .draft .sum,
    .draft .ways {
      grid-row: 1 / span 2;
      align-self: center;
    }
    .draft .sum {
      grid-column: 2;
    }
    .draft .ways {
      grid-column: 3;
      flex-wrap: nowrap;
    }
  }
`;
