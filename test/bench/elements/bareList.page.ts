/** The least that Lit can show of such rows: the same columns and words in a table, and nothing that can be done with them. */
import { css, html, LitElement, type PropertyDeclarations } from "lit";
import { all } from "./listRows.ts";

class BareList extends LitElement {
  static override properties: PropertyDeclarations = { rows: { attribute: false } };
  static override styles = css`
    table {
      inline-size: 100%;
    }
  `;
  declare rows: typeof all;

  protected override render() {
    return html`<table>
      <tbody>
        ${this.rows.map(
          ({ supplier, firstItem, writtenDate, totals, issueBy, status }) =>
            html`<tr>
              <td><input type="checkbox" /></td>
              <td>
                <button type="button">${supplier.name}</button>
                <div>${supplier.businessNumber}</div>
              </td>
              <td>${firstItem}</td>
              <td>${writtenDate}</td>
              <td>${totals.grand}</td>
              <td>${issueBy}</td>
              <td>${status.document}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
customElements.define("bare-list", BareList);

export const show = async (): Promise<void> => {
  const list = new BareList();
  list.rows = all;
  document.body.append(list);
  await list.updateComplete;
};
