/** What plays of stories do to a signup or a login: they type, tick and press what a person sees. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Cast, Newcomer } from "@einv/mocks";
import { until } from "./acting.ts";
import type { Sample } from "./sampleWorld.ts";

/** An element with a shadow, and children of its own. */
export type Place = HTMLElement;

const within = (place: Place, selector: string): ReadonlyArray<HTMLElement> => [
  ...(place.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ...place.querySelectorAll<HTMLElement>(selector),
];

/** Once it is there. */
export const shown = async (place: Place, selector: string): Promise<HTMLElement> => {
  await until(() => within(place, selector).length > 0);
  return within(place, selector)[0]!;
};

/** A field by the end of its id. */
const field = async (place: Place, name: string): Promise<HTMLInputElement> => {
  const found = await shown(place, `[id$="${name}"]:is(input, textarea)`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${name} is no field`);
  return found;
};

/** Types, and leaves the field. */
export const type = async (place: Place, name: string, text: string): Promise<void> => {
  const input = await field(place, name);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  input.blur();
};

/** Ticks a box. */
export const tick = async (place: Place, id: string): Promise<void> => {
  (await shown(place, `#${id}`)).click();
};

/** Chooses one of a group. */
export const choose = async (place: Place, value: string): Promise<void> => {
  (await shown(place, `input[type=radio][value="${value}"]`)).click();
};

/** Presses the button that says this. */
export const press = async (place: Place, label: RegExp): Promise<void> => {
  const found = () =>
    within(place, "button").find(
      (button) => label.test(button.textContent ?? "") && button.getAttribute("aria-disabled") !== "true",
    );
  await until(() => found() !== undefined);
  found()?.click();
};

/** Once the step is there. */
export const atStep = async (
  place: Place & { readonly step?: string | undefined },
  step: string,
): Promise<void> => {
  await until(() => place.step === step);
};

export const password = Redacted.value(Newcomer.password);

export const { person } = Cast.newcomer;

/** The code that this address or number was sent. */
export const codeTo = async ({ world }: Sample, target: string): Promise<string> => {
  let code = "";
  while (code === "") code = await Effect.runPromise(world.codeTo(target));
  return code;
};

/** 01: all that is required, and nothing else. */
export const agree = async (place: Place): Promise<void> => {
  await tick(place, "terms-all");
  await press(place, /동의하고 다음으로|Agree and go on/);
};

/** 02: by a code to this address. */
export const prove = async (place: Place, sample: Sample, email: string = person.email): Promise<void> => {
  await choose(place, "email");
  await type(place, "identity-target", email);
  await press(place, /^\s*(?:인증번호 받기|Send a code)/);
  await shown(place, "#identity-code");
  await type(place, "identity-code", await codeTo(sample, email));
  await press(place, /인증번호 확인하기|Check the code/);
};

/** 03: as somebody new. */
export const introduce = async (place: Place, loginId: string = person.loginId): Promise<void> => {
  await type(place, "-name", person.name);
  await type(place, "-phone", person.phone);
  await type(place, "-loginId", loginId);
  await type(place, "-password", password);
  await type(place, "-again", password);
};

export const createAccount = async (place: Place): Promise<void> => {
  await introduce(place);
  await press(place, /아이디 만들고 다음으로|Make the ID and go on/);
};
