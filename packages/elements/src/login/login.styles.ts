import { css } from "lit";

export const loginStyles = css`
  .login {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-inline-size: 26rem;
    margin-inline: auto;
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .title {
    font-size: var(--_20);
    font-weight: 600;
  }
  .title:focus {
    outline: none;
  }
  .join {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
    font-size: var(--_13);
    color: var(--_muted);
  }
  @container einv (inline-size < 26rem) {
    .login {
      padding: 16px;
    }
  }
`;
