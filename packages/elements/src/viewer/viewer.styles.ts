import { css } from "lit";

export const viewerStyles = css`
  .gate {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-inline-size: 36rem;
    margin-inline: auto;
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .gate .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.35;
  }
  p {
    text-wrap: pretty;
  }
  .gate .lead {
    display: grid;
    gap: 4px;
  }
  .gate .lead,
  .gate .field,
  .origin {
    grid-template-columns: minmax(0, 1fr);
  }
  .origin {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .origin dl {
    display: grid;
    gap: 4px 16px;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: baseline;
  }
  .origin dl > div {
    display: contents;
  }
  .origin dt {
    color: var(--_muted);
    font-size: var(--_13);
  }
  .fingerprint {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    font-size: var(--_16);
    font-weight: 600;
    letter-spacing: 0.08em;
  }
  .try {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .try .input {
    flex: 1 1 12rem;
    min-inline-size: 0;
    inline-size: auto;
    font-size: var(--_16);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
  }
  .try .button {
    flex: 0 0 auto;
  }
  .wrong {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 6px;
    color: var(--_danger);
    font-size: var(--_13);
  }
  .wrong .icon {
    margin-block-start: 2px;
  }
  .wrong p {
    grid-column: 2;
  }
  .wrong p:first-of-type {
    font-weight: 600;
  }
  .wrong code {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    font-size: var(--_12);
    color: var(--_muted);
  }

  .opened {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .opened .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .opened .title {
    font-size: var(--_16);
    font-weight: 600;
  }
  .opened .title:focus {
    outline: none;
  }
  .offer {
    display: grid;
    gap: 4px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .offer .what {
    font-weight: 600;
  }
  .offer .actions {
    margin-block-start: 8px;
  }
  .aside {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 40px 16px;
    text-align: center;
  }
  .aside .what {
    font-weight: 600;
  }
  .skeleton.gate-skeleton {
    max-inline-size: 36rem;
    block-size: 20rem;
    margin-inline: auto;
  }
  .skeleton.sheet {
    block-size: 30rem;
  }
  @container einv (inline-size < 26rem) {
    .gate {
      padding: 16px;
    }
    .try {
      display: contents;
    }
    .try .button {
      order: 1;
      margin-block-start: 4px;
    }
    .origin {
      padding: 12px;
    }
  }
`;
