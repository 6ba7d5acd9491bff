import { css } from "lit";

export const outcomeStyles = css`
  .outcome,
  .prepared {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .outcome {
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  .outcome h3 {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--_success);
  }
  .prepared-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
`;
