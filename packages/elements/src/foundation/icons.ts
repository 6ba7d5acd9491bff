/** The small set of icons: 16 px, stroke 1.5, in the colour of the text beside them. Never the only sign. */
import { html, svg, type TemplateResult } from "lit";

const paths = {
  check: svg`<path d="M3 8.5 6.5 12 13 4.5" />`,
  clock: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.5 1.5" />`,
  warning: svg`<path d="M8 2 14.5 13.5h-13Z" /><path d="M8 6.5v3M8 11.6v.1" />`,
  stop: svg`<circle cx="8" cy="8" r="6" /><path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />`,
  info: svg`<circle cx="8" cy="8" r="6" /><path d="M8 7.3v3.7M8 5v.1" />`,
  document: svg`<path d="M4 1.8h5.5L12.5 5v9.2H4Z" /><path d="M9.3 1.8V5h3.2M6 8h4.5M6 10.8h4.5" />`,
  certificate: svg`<circle cx="8" cy="6" r="3.8" /><path d="m5.5 9.2-1 5L8 12.4l3.5 1.8-1-5" />`,
  eye: svg`<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z" /><circle cx="8" cy="8" r="1.9" />`,
  eyeClosed: svg`<path d="M2 6.5C3.2 8.4 5.2 9.8 8 9.8s4.8-1.4 6-3.3M4 9l-1.2 1.8M8 9.8V12M12 9l1.2 1.8" />`,
  file: svg`<path d="M8 10.5V2.8M5 5.6l3-3 3 3M2.5 10v3.5h11V10" />`,
  folder: svg`<path d="M1.8 3.5h4l1.4 1.8h7v8H1.8Z" />`,
  copy: svg`<path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z" />`,
  print: svg`<path d="M4.5 6V2.2h7V6M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7v4.3h-7Z" />`,
  send: svg`<path d="M14 2 1.8 6.8l4.7 2.7L9.2 14Z" /><path d="m14 2-7.5 7.5" />`,
  undo: svg`<path d="M5.5 3 2.5 6l3 3" /><path d="M2.5 6h6.8a4 4 0 0 1 0 8H5.5" />`,
  close: svg`<path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />`,
  next: svg`<path d="m6 3.5 4.5 4.5L6 12.5" />`,
  sort: svg`<path d="m5 6 3-3 3 3M5 10l3 3 3-3" />`,
  up: svg`<path d="M4 10l4-4.5L12 10" />`,
  down: svg`<path d="M4 6l4 4.5L12 6" />`,
  filter: svg`<path d="M2 4h12M4.5 8h7M7 12h2" />`,
  download: svg`<path d="M8 2.5v7.7M5 7.4l3 3 3-3M2.5 11v2.5h11V11" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  search: svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3.5 3.5" />`,
  wait: svg`<path d="M8 2a6 6 0 1 1-6 6" />`,
} as const;

export type IconName = keyof typeof paths;

/** An icon beside a text that says the same. */
export const icon = (name: IconName, size: 16 | 20 = 16): TemplateResult =>
  html`<svg
    class="icon icon-${name}"
    viewBox="0 0 16 16"
    width=${size}
    height=${size}
    aria-hidden="true"
    focusable="false"
  >
    ${paths[name]}
  </svg>`;
