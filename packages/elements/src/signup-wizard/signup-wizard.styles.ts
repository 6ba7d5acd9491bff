import { css } from "lit";

export const signupStyles = css`
  .wizard {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-inline-size: 60rem;
    margin-inline: auto;
  }
  .invoice {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border: 1px solid color-mix(in srgb, var(--_accent) 30%, transparent);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  .because {
    display: flex;
    gap: 8px;
    align-items: baseline;
    font-weight: 600;
  }
  .because .icon {
    translate: 0 2px;
  }
  .invoice dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
  }
  .invoice dl > div {
    display: grid;
  }
  .invoice dt {
    font-size: var(--_12);
    color: var(--_muted);
  }
  .invoice dd {
    font-weight: 600;
  }
  .columns {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    gap: 32px;
    align-items: start;
  }
  .steps ol {
    display: grid;
    gap: 4px;
  }
  .steps li {
    display: grid;
    padding: 6px 8px;
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
  }
  .steps li.current {
    border-color: var(--_accent);
    color: var(--_ink);
    font-weight: 600;
  }
  .steps li.done {
    color: var(--_ink);
  }
  .steps li[aria-current] {
    background: var(--_raised);
  }
  .steps button,
  .steps .line-of {
    display: flex;
    gap: 8px;
    align-items: baseline;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    font-weight: inherit;
  }
  .steps button {
    cursor: pointer;
  }
  .steps button .name {
    text-decoration: underline;
    text-underline-offset: 2px;
    text-decoration-color: var(--_edge);
  }
  .steps .number {
    min-inline-size: 1.4em;
    color: var(--_muted);
    font-size: var(--_12);
  }
  .steps li.done .number {
    color: var(--_success);
  }
  .given {
    padding-inline-start: calc(1.4em + 6px);
    font-size: var(--_12);
    font-weight: 400;
    color: var(--_muted);
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-inline-size: 34rem;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
  }
  .title:focus,
  .target:focus,
  [data-prove]:focus,
  [data-ask]:focus {
    outline: none;
  }
  .terms {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .terms .all {
    padding: 4px 12px;
    border-block-end: 1px solid var(--_line);
    background: var(--_raised);
  }
  .terms strong {
    font-weight: 600;
  }
  .terms li {
    display: grid;
    padding: 0 12px 6px;
  }
  .terms li .choice {
    padding-block: 6px 0;
  }
  .terms li + li {
    border-block-start: 1px solid var(--_line);
  }
  .terms details {
    padding-inline-start: 24px;
  }
  .need {
    color: var(--_muted);
  }
  summary {
    inline-size: fit-content;
    padding-block: 2px;
    font-size: var(--_13);
    color: var(--_accent);
    cursor: pointer;
  }
  .text,
  .statement {
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_13);
  }
  .text {
    display: grid;
    gap: 4px;
    max-block-size: 10rem;
    overflow: auto;
  }
  .background .choice {
    padding-block: 4px;
  }
  .later .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 12px 16px;
    padding-block: 8px;
  }
  .statement {
    margin: 0;
    font-family: inherit;
    white-space: pre-wrap;
  }
  .certificate h3 {
    font-size: var(--_13);
  }
  .member-already {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
    font-size: var(--_13);
    color: var(--_muted);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .finished {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px 8px;
  }
  .finished > .icon {
    margin-block-start: 0.25em;
    color: var(--_success);
  }
  .finished > :not(.icon) {
    grid-column: 2;
  }
  .finished .target {
    grid-row: 1;
    font-size: var(--_16);
  }
  .skeleton.steps-skeleton {
    block-size: 12rem;
  }
  .skeleton.step-skeleton {
    block-size: 24rem;
  }
  @container einv (inline-size < 44rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .steps ol {
      gap: 0;
    }
    .steps li {
      padding-block: 2px;
    }
    .skeleton.steps-skeleton {
      block-size: 8rem;
    }
  }
  @container einv (inline-size < 26rem) {
    .actions .button.primary {
      flex: 1 1 100%;
    }
    .invoice dl {
      display: grid;
      gap: 2px;
    }
    .invoice dl > div {
      grid-template-columns: 6rem minmax(0, 1fr);
    }
    .invoice dt {
      font-size: var(--_13);
    }
  }
  @media (forced-colors: active) {
    .steps li[aria-current] {
      border-inline-start: 4px solid Highlight;
    }
  }
`;
