import { css } from "lit";

export const plannerStyles = css`
  .page,
  .columns {
    display: grid;
    gap: 20px;
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
    line-height: 1.3;
  }
  h3.title {
    font-size: var(--_16);
  }
  h3.title:focus {
    outline: none;
  }
  h4 {
    font-size: var(--_text);
    font-weight: 600;
  }
  .original,
  .planned,
  .done {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .questions,
  .fields,
  .plan,
  .commit {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }
  .situations .choice {
    padding-block: 4px;
  }
  legend {
    margin-block-end: 4px;
  }
  .pair,
  fieldset.item,
  fieldset.party {
    display: grid;
    gap: 12px;
  }
  .documents {
    display: grid;
    gap: 8px;
  }
  .sums {
    display: grid;
    gap: 2px;
  }
  .sums > div,
  .outlook .line {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .sums dt {
    color: var(--_muted);
  }
  .sums .grand {
    font-weight: 600;
  }
  .figure {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  details summary {
    cursor: pointer;
    color: var(--_accent);
    font-size: var(--_13);
    padding-block: 4px;
    border-radius: var(--_radius);
  }
  .differences {
    display: grid;
    gap: 8px;
    padding-block: 4px;
    font-size: var(--_13);
  }
  .differences li {
    display: grid;
  }
  del {
    color: var(--_muted);
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
  table.standing {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .standing th,
  .standing td {
    padding: 8px 0 8px 12px;
    border-block-end: 1px solid var(--_line);
    text-align: end;
  }
  .standing th {
    font-size: var(--_12);
    font-weight: 600;
    color: var(--_muted);
  }
  .standing th[scope="row"] {
    padding-inline-start: 0;
    text-align: start;
  }
  .standing tbody tr:last-child td {
    font-weight: 600;
  }
  .outlook {
    display: grid;
    gap: 8px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .skeleton + .skeleton {
    margin-block-start: 20px;
  }
  .skeleton.head {
    inline-size: 9em;
    block-size: 1.9em;
  }
  .skeleton.original {
    block-size: 4.5rem;
  }
  .skeleton.choices {
    block-size: 36rem;
  }
  @container einv (min-width: 47rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 32px;
      align-items: start;
    }
    .plan {
      position: sticky;
      inset-block-start: 16px;
    }
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    fieldset.item,
    fieldset.party {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    fieldset.item > legend,
    fieldset.party > legend {
      grid-column: 1 / -1;
    }
  }
`;
