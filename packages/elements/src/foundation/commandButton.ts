/** The button that carries out a command. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons.ts";

export interface CommandButton {
  /** The verb with its object: 3명에게 배포하기. */
  readonly label: string;
  /** While the command runs the button keeps its place and the focus, and takes no press. */
  readonly running: boolean;
  /** What is being done then: 배포하고 있습니다. */
  readonly working?: string;
  /** It cannot be carried out yet; a press says why. */
  readonly held?: boolean;
  readonly look?: string;
  readonly id?: string;
  readonly part?: string;
  /** The sentence that tells what follows. */
  readonly describedBy?: string | undefined;
  readonly run: () => void;
}

export const commandButton = ({
  label,
  running,
  working = label,
  held = false,
  look = "primary",
  id,
  part,
  describedBy,
  run,
}: CommandButton): TemplateResult =>
  html`<button
    type="button"
    class="button ${look}"
    id=${id ?? nothing}
    part=${part ?? nothing}
    aria-disabled=${running || held}
    aria-busy=${running}
    aria-describedby=${describedBy ?? nothing}
    @click=${() => {
      if (!running) run();
    }}
  >
    ${running ? html`${icon("wait")}${working}` : label}
  </button>`;
