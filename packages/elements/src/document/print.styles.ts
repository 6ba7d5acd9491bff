/** The form on paper: dark on white, and nothing that belongs together torn by a page. */
import { css } from "lit";

export const printStyles = css`
  @media print {
    :host {
      color-scheme: light;
      --_text: 9pt;
      --_ink: #000;
      --_muted: #444;
      --_surface: #fff;
      print-color-adjust: exact;
    }
    article + article {
      break-before: page;
      margin: 0;
    }
    td .long,
    .foot .long {
      font-size: 6.5pt;
    }
    .foot .grand .long {
      font-size: 9pt;
    }
    tr,
    .party,
    .foot,
    .facts {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
  }
`;
