/** 아이디 중복확인: looked up once the person has stopped typing it, and what was found. */
import { loadRules } from "../account/newPassword.controller.ts";
import type { Duplicate } from "../runtime/joining.ts";
import type { Ground } from "./ground.ts";

export type LoginIdVerdict =
  | { readonly of: string; readonly state: "checking" | "free" }
  | { readonly of: string; readonly state: "taken"; readonly duplicate: Duplicate };

/** How long the person has stopped typing before a name is looked up, in ms. */
const pause = 700;

export class LoginIdCheck {
  readonly #ground: Ground;
  readonly #typed: () => string;
  #verdict: LoginIdVerdict | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** `typed` is what stands in the field now. */
  constructor(ground: Ground, typed: () => string) {
    this.#ground = ground;
    this.#typed = typed;
  }

  /** What was found of what stands in the field now. */
  get verdict(): LoginIdVerdict | undefined {
    return this.#verdict?.of === this.#typed().trim() ? this.#verdict : undefined;
  }

  /** What was found last, whatever was typed since. */
  get taken(): boolean {
    return this.#verdict?.state === "taken";
  }

  /** Something else is typed. */
  wait(): void {
    this.forget();
    this.#later = setTimeout(() => void this.lookUp(), pause);
  }

  forget(): void {
    clearTimeout(this.#later);
    this.#verdict = undefined;
  }

  async lookUp(): Promise<void> {
    clearTimeout(this.#later);
    const { host, course } = this.#ground;
    const of = this.#typed().trim();
    if (of === "" || this.#verdict?.of === of) return;
    try {
      const rules = await loadRules();
      if (rules.loginIdProblem(of) !== undefined) return;
      this.#verdict = { of, state: "checking" };
      host.requestUpdate();
      const found = await course.lookUp((signup) => signup.checkLoginId(of));
      if (this.#typed().trim() !== of) return;
      this.#verdict =
        found?.duplicate === undefined
          ? { of, state: "free" }
          : { of, state: "taken", duplicate: found.duplicate };
    } catch {
      // It is looked up again when the account is made, and refused there with its reason.
      this.#verdict = undefined;
    }
    host.requestUpdate();
  }
}
