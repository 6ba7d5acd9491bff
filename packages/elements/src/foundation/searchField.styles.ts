/** How the search field looks: the magnifier and the cross stand in it. */
import { css } from "lit";

export const searchStyles = css`
  .search {
    position: relative;
    flex: 0 1 17rem;
    min-inline-size: 0;
  }
  .search > .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 10px;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline: calc(var(--_16) + 16px);
  }
  .search .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .search .input::-webkit-search-cancel-button {
    display: none;
  }
  .search .copy {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 4px;
    margin-block: auto;
  }
  @container einv (inline-size < 40rem) {
    .search {
      flex-basis: 100%;
    }
  }
`;
