/**
 * The tokens: every `--einv-*` property a page may set, with its default for
 * the light and the dark scheme. Which scheme is used is inherited from the
 * page's `color-scheme`.
 */
import { css } from "lit";

export const tokens = css`
  :host {
    --_font: var(--einv-font, inherit);
    --_text: var(--einv-font-size, 0.875rem);
    --_12: calc(var(--_text) * 0.858);
    --_13: calc(var(--_text) * 0.929);
    --_16: calc(var(--_text) * 1.143);
    --_20: calc(var(--_text) * 1.429);
    --_28: calc(var(--_text) * 2);
    --_row: var(--einv-row, 40px);
    --_radius: var(--einv-radius, 6px);

    --_ink: var(--einv-ink, light-dark(#17191c, #eceef1));
    --_muted: var(--einv-muted, light-dark(#59616b, #a6aeb8));
    --_line: var(--einv-line, light-dark(#dde1e6, #363c44));
    --_edge: var(--einv-edge, light-dark(#848d98, #7d8793));
    --_surface: var(--einv-surface, light-dark(#ffffff, #16181b));
    --_raised: var(--einv-raised, light-dark(#f5f7f9, #202429));

    --_accent: var(--einv-accent, light-dark(#1d54c4, #8db1ff));
    --_on-accent: var(--einv-on-accent, light-dark(#ffffff, #0c1526));
    --_success: var(--einv-success, light-dark(#176a3c, #74cf9b));
    --_warning: var(--einv-warning, light-dark(#825000, #edb75c));
    --_danger: var(--einv-danger, light-dark(#b1231c, #ff9d95));
    --_supplier: var(--einv-supplier, light-dark(#b3362c, #f2938a));
    --_buyer: var(--einv-buyer, light-dark(#1f5aa8, #86b4f5));

    --_accent-soft: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    --_success-soft: color-mix(in srgb, var(--_success) 9%, var(--_surface));
    --_warning-soft: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    --_danger-soft: color-mix(in srgb, var(--_danger) 8%, var(--_surface));
  }
`;
