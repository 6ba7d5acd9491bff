/** Type, space and the few rules that every element needs. */
import { css, type CSSResultGroup } from "lit";
import { controls } from "./controls.styles.ts";
import { tokens } from "./tokens.styles.ts";

/** Without the tokens; also for fields among an element's children. */
export const base = css`
  :host {
    display: block;
    container: einv / inline-size;
    contain-intrinsic-inline-size: 20rem;
    color: var(--_ink);
    font-family: var(--_font);
    font-size: var(--_text);
    line-height: 1.5;
    text-align: start;
    word-break: keep-all;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ul,
  ol,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  legend {
    padding: 0;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  .figure {
    font-variant-numeric: tabular-nums;
    font-feature-settings: "tnum";
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: var(--_12);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: var(--_16);
    block-size: var(--_16);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.15em;
  }
  .icon[width="20"] {
    inline-size: var(--_20);
    block-size: var(--_20);
  }
  .skeleton {
    display: block;
    border-radius: var(--_radius);
    background: var(--_raised);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton.part {
    block-size: 16rem;
  }
  @keyframes breathe {
    to {
      background: color-mix(in srgb, var(--_line) 60%, var(--_raised));
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;

/** Styles of every element: tokens, base, controls; the element's own come after them. */
export const foundation: CSSResultGroup = [tokens, base, controls];
