/** Buttons, fields, badges, panels and dialogs as classes, shared by every element. */
import { css } from "lit";

export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_row);
    padding: 4px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--_raised);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_ink));
  }
  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .button.danger:hover {
    background: var(--_danger-soft);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
    padding-inline: 8px;
  }
  .button.quiet:hover {
    background: var(--_accent-soft);
  }
  .button.quiet.danger {
    color: var(--_danger);
  }
  .button.wide {
    inline-size: 100%;
  }
  .button.large {
    min-block-size: calc(var(--_row) + 8px);
    font-size: var(--_16);
  }
  .button.icon-only {
    min-inline-size: var(--_row);
    padding: 4px;
  }
  .button[aria-disabled="true"] {
    border-color: var(--_line);
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
  }
  .button.quiet[aria-disabled="true"] {
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
  }
  .button[aria-busy="true"] {
    cursor: progress;
  }
  .button .icon-wait {
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .field {
    display: grid;
    gap: 4px;
    align-content: start;
  }
  .field > label:not(.choice),
  .label {
    font-size: var(--_13);
    font-weight: 600;
  }
  .input {
    inline-size: 100%;
    min-block-size: var(--_row);
    padding: 4px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  textarea.input {
    padding-block: 8px;
    resize: vertical;
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--_accent);
  }
  .input[aria-invalid="true"] {
    border-color: var(--_danger);
  }
  .hint {
    font-size: var(--_12);
    color: var(--_muted);
  }
  .hint:has(> .icon) {
    display: flex;
    gap: 4px;
    align-items: baseline;
  }
  .hint.wrong,
  .hint.good,
  .hint.warn {
    font-weight: 600;
  }
  .hint.wrong {
    color: var(--_danger);
  }
  .hint.good {
    color: var(--_success);
  }
  .hint.warn {
    color: var(--_warning);
  }
  .hint > .icon {
    translate: 0 0.2em;
  }
  .hint code {
    display: inline-block;
    font-weight: 400;
  }
  .optional {
    font-weight: 400;
    color: var(--_muted);
  }
  .input.figure {
    text-align: end;
  }
  .input:read-only:not(select) {
    background: var(--_raised);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  .choice {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding-block: 8px;
    cursor: pointer;
  }
  .choice.bad {
    cursor: default;
    color: var(--_muted);
  }
  .choice input {
    accent-color: var(--_accent);
    inline-size: var(--_16);
    block-size: var(--_16);
    margin: 0;
    flex: none;
    translate: 0 0.15em;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  .line .button {
    margin-block: -10px;
    margin-inline-end: -8px;
  }
  .detail {
    display: block;
    font-size: var(--_12);
    color: var(--_muted);
  }

  .badges {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: var(--_12);
    font-weight: 600;
    color: var(--_muted);
    background: var(--_raised);
    white-space: nowrap;
  }
  .badge.progress {
    color: var(--_accent);
    background: var(--_accent-soft);
    border-color: color-mix(in srgb, var(--_accent) 30%, transparent);
  }
  .badge.success {
    color: var(--_success);
    background: var(--_success-soft);
    border-color: color-mix(in srgb, var(--_success) 30%, transparent);
  }
  .badge.warning {
    color: var(--_warning);
    background: var(--_warning-soft);
    border-color: color-mix(in srgb, var(--_warning) 35%, transparent);
  }
  .badge.danger {
    color: var(--_danger);
    background: var(--_danger-soft);
    border-color: color-mix(in srgb, var(--_danger) 30%, transparent);
  }

  .course {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: var(--_13);
    color: var(--_muted);
  }
  .course li {
    display: inline-flex;
    gap: 4px;
    align-items: center;
  }
  .course .done {
    color: var(--_success);
  }
  .course .now {
    color: var(--_ink);
    font-weight: 600;
  }
  .course .now .icon {
    animation: turn 0.9s linear infinite;
  }

  .refusal {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 8px;
    padding: 12px;
    border: 1px solid color-mix(in srgb, var(--_danger) 35%, transparent);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
  }
  .refusal > .icon {
    color: var(--_danger);
    margin-block-start: 0.2em;
  }
  .refusal > :not(.icon) {
    grid-column: 2;
  }
  .refusal .what {
    grid-row: 1;
    font-weight: 600;
  }
  .refusal.warning {
    border-color: color-mix(in srgb, var(--_warning) 40%, transparent);
    background: var(--_warning-soft);
  }
  .refusal.warning > .icon {
    color: var(--_warning);
  }
  .refusal.plain {
    border-color: var(--_line);
    background: var(--_raised);
  }
  .refusal.plain > .icon {
    color: var(--_muted);
  }
  .refusal .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .refusal .code {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: var(--_12);
    color: var(--_muted);
  }
  .refusal .code code {
    font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
  }
  button.copy {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    min-block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
  }
  button.copy:hover {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }

  dialog {
    inline-size: min(30rem, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.18);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(12 14 18 / 0.45);
  }
  .dialog {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 20px;
  }
  .dialog h2 {
    font-size: var(--_16);
    font-weight: 600;
  }
  .dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }

  @media (forced-colors: active) {
    .button,
    .badge,
    .refusal,
    dialog {
      border-color: ButtonBorder;
    }
    .button.primary {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
      border-color: ButtonText;
    }
    .button[aria-disabled="true"],
    .button.quiet[aria-disabled="true"] {
      forced-color-adjust: none;
      background: ButtonFace;
      color: GrayText;
      border-color: GrayText;
    }
    .button.quiet {
      border-style: none;
      text-decoration: underline;
    }
    .input[aria-invalid="true"] {
      outline: 2px solid CanvasText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
