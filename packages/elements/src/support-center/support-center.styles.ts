import { css } from "lit";

export const supportStyles = css`
  .center {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    gap: 20px;
    block-size: 100%;
  }
  .pending {
    display: grid;
    gap: 8px;
  }
  .skeleton.row {
    block-size: 64px;
  }
  .heading {
    justify-self: start;
    font-size: var(--_16);
    font-weight: 600;
  }
  .heading .icon {
    color: var(--_success);
  }
  .actions,
  .inline,
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  #back {
    margin-inline-start: -8px;
    margin-block: -8px;
  }
  .actions:empty {
    display: none;
  }
  .button.small {
    min-block-size: 32px;
    padding: 2px 12px;
    font-size: var(--_13);
  }

  .ask {
    display: grid;
    gap: 4px;
  }
  .ask-line {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
  }
  .ask-line > .icon {
    position: absolute;
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }
  .ask-line > .input {
    grid-area: 1 / 1;
    padding-inline: calc(var(--_16) + 20px);
  }
  .ask-line > .copy {
    grid-area: 1 / 1;
    justify-self: end;
    margin-inline-end: 6px;
    color: var(--_muted);
  }
  .ask-line > .button {
    grid-area: 1 / 2;
  }
  .suggestions {
    position: absolute;
    z-index: 1;
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 0.14);
    overflow: hidden;
  }
  .suggestions[hidden] {
    display: none;
  }
  .suggestions li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    padding: 8px 12px;
    cursor: pointer;
  }
  .suggestions li:hover,
  .suggestions li[aria-selected="true"] {
    background: var(--_accent-soft);
  }
  .suggestions li[aria-selected="true"] {
    box-shadow: inset 2px 0 var(--_accent);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
    margin-block: -8px;
  }
  .way {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_row);
    padding: 4px 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .way:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .way[aria-current="true"] {
    color: var(--_ink);
    text-decoration: none;
  }

  .view {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
  }
  .view:focus-visible,
  .heading:focus-visible {
    outline-offset: 4px;
  }
  .articles {
    display: grid;
    gap: 0;
  }
  .article {
    display: grid;
    gap: 4px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .articles > .article:first-child {
    border-block-start: 0;
    padding-block-start: 0;
  }
  .article > p {
    max-inline-size: 46rem;
  }
  .article > .link {
    justify-self: start;
    font-weight: 600;
    text-decoration: none;
  }
  .article > .link:hover {
    text-decoration: underline;
  }
  .stages {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
    gap: 24px;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }
  .titles {
    display: grid;
    gap: 6px;
  }

  .explanation {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 8px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .explanation > .icon {
    margin-block-start: 3px;
    color: var(--_accent);
  }
  .explanation > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .explanation .what {
    font-weight: 600;
  }
  code {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
  }
  dt {
    color: var(--_muted);
  }

  .reading {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .lead {
    max-inline-size: 46rem;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_accent);
  }
  .steps {
    display: grid;
    gap: 8px;
    max-inline-size: 46rem;
    padding-inline-start: 1.6em;
    list-style: decimal;
  }
  .steps li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .feedback {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 12px;
    border-block: 1px solid var(--_line);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 24px 16px;
    text-align: center;
  }
  .empty > .icon {
    color: var(--_muted);
  }
  .empty .what {
    font-weight: 600;
  }
  .empty .actions {
    justify-content: center;
  }

  .view.talk {
    grid-template-rows: minmax(0, 1fr);
    align-content: stretch;
  }
  section.talk {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
  }
  .inquiry,
  .sent,
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .log {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
    flex: 1 1 auto;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow-y: auto;
  }
  .message {
    justify-self: start;
    max-inline-size: min(34rem, 88%);
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .message.person {
    justify-self: end;
    border-color: color-mix(in srgb, var(--_accent) 35%, transparent);
    background: var(--_accent-soft);
  }
  .log .articles {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  section.talk > .inline {
    margin-inline-start: -8px;
  }
  .say-line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
  }

  .attached {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .attached ul {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .attached li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    padding: 4px 4px 4px 12px;
  }
  .attached li + li {
    border-block-start: 1px solid var(--_line);
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(5rem, 8rem) minmax(0, 1fr);
    gap: 0 12px;
    align-items: baseline;
    padding-block: 4px;
    font-size: var(--_13);
  }
  .fact > .hint {
    grid-column: 2;
  }
  .attached li.out s {
    color: var(--_muted);
  }
  .ticket {
    font-size: var(--_20);
    font-weight: 600;
  }
  .sent dl {
    align-items: baseline;
  }
  .mine > li {
    display: grid;
    gap: 4px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .mine > li:first-child {
    border-block-start: 0;
    padding-block-start: 0;
  }
  .mine .line > [role="heading"] {
    font-weight: 600;
  }
  .said {
    white-space: pre-line;
  }
  .answered {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_success);
  }

  @container einv (inline-size < 30rem) {
    .fact {
      grid-template-columns: minmax(0, 1fr);
    }
    .fact > .hint {
      grid-column: 1;
    }
    dl:not(.sent dl) {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dl:not(.sent dl) dd {
      margin-block-end: 8px;
    }
    .actions > .button {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .suggestions li[aria-selected="true"] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .way {
      color: LinkText;
    }
    .way[aria-current="true"] {
      color: CanvasText;
    }
    .message,
    .explanation {
      border-color: CanvasText;
    }
  }
`;
