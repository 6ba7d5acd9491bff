/** Logging in instead of signing up: in the place of the step, and on with the account after that. */
import type { TemplateResult } from "lit";
import type { SignIn } from "../account/signIn.controller.ts";
import { Part } from "../foundation/part.ts";
import { fetched } from "../loader/fetched.ts";
import type { LoggedIn } from "../runtime/joining.ts";
import type { Ground } from "./ground.ts";

export class SigningIn {
  readonly #ground: Ground;
  readonly #part: Part<SignIn>;
  #open = false;

  constructor(ground: Ground) {
    this.#ground = ground;
    const { host } = ground;
    this.#part = new Part(host, async () => {
      const { SignIn: Made } = await fetched(() => import("../account/signIn.controller.ts"));
      return new Made(host, {
        request: async () => ({ proceed: true }),
        signedIn: (account) => void this.#continueAs(account),
      });
    });
  }

  /** Whether it stands in the place of the step. */
  get open(): boolean {
    return this.#open;
  }

  begin(recover: boolean): void {
    const { host } = this.#ground;
    this.#open = true;
    host.requestUpdate();
    void this.#part.fetch().then((signIn) => {
      signIn?.reset();
      if (recover) signIn?.recover();
      else host.focusOn("[autocomplete=username]");
    });
  }

  /** Back to the step. */
  leave(): void {
    this.#open = false;
  }

  /** Forgets what was typed. */
  reset(): void {
    this.#part.value?.reset();
  }

  /** The fields, which stand among the element's own children. */
  fields(of: Omit<Parameters<SignIn["render"]>[0], "i18n">): TemplateResult {
    const i18n = this.#ground.i18n();
    return this.#part.show((signIn) => signIn.render({ ...of, i18n }));
  }

  async #continueAs(account: LoggedIn): Promise<void> {
    const { host, course } = this.#ground;
    const view = await course.go("log-in", (signup, { version }) => signup.continueAs(version, account));
    if (view !== undefined) this.#open = false;
    host.requestUpdate();
  }
}
