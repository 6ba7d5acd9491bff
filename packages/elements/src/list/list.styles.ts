import { css } from "lit";

export const listStyles = css`
  .list {
    display: grid;
    gap: 12px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: 12px;
    border-block-end: 1px solid var(--_line);
  }
  /* The line is the head's, under the tools as well. */
  .tabs {
    margin-block-end: -1px;
    border: 0;
  }
  .tab {
    margin: 0;
  }
  .tools {
    display: flex;
    flex: 0 1 24rem;
    gap: 8px;
    min-inline-size: 0;
    margin-block-end: 6px;
  }
  .search {
    flex: 1;
  }
  .search .input {
    min-block-size: calc(var(--_row) - 4px);
  }

  .hidden {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
  }
  p.hidden,
  .hidden summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 8px 12px;
  }
  .hidden summary {
    border-radius: var(--_radius);
    color: var(--_accent);
    cursor: pointer;
    list-style: none;
  }
  .hidden summary::-webkit-details-marker {
    display: none;
  }
  .hidden .why {
    color: var(--_accent);
    font-weight: 600;
  }
  .hidden > .refusal {
    margin: 0 12px 12px;
    background: var(--_surface);
  }
  .hidden .asked {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
  }

  .panel {
    min-inline-size: 0;
    transition: opacity 120ms;
  }
  .panel[aria-busy="true"] table {
    opacity: 0.55;
  }
  .skeleton.row {
    block-size: calc(4.25em - 1px);
    margin-block-end: 1px;
    border-radius: 0;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 40px 16px;
    text-align: center;
  }
  .empty .icon {
    color: var(--_muted);
    margin-block-end: 4px;
  }
  .empty .what {
    font-weight: 600;
  }
  .empty .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 12px;
  }

  .choosing {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .pages,
  .extras {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .size {
    display: flex;
    align-items: center;
    gap: 8px;
    white-space: nowrap;
  }
  .size .input {
    inline-size: auto;
    padding-inline: 8px;
  }
  .pages .button {
    padding-inline: 12px;
    font-weight: 400;
  }
  .pages .back .icon {
    scale: -1 1;
  }

  @container einv (inline-size < 52rem) {
    .tools {
      flex-basis: 100%;
      order: -1;
      margin: 0;
    }
  }
  @container einv (inline-size < 30rem) {
    .tabs {
      inline-size: 100%;
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .tab {
      justify-content: center;
    }
    .pages,
    .extras {
      inline-size: 100%;
      justify-content: space-between;
    }
  }
`;
