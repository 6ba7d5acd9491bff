/** What a person may choose as a new certificate password (npki §1.4). Old ones are opened whatever they are. */
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";
import { longestPassword } from "./pbe.ts";

const shortest = 10;
/** From here on, length is strength enough. */
const long = 40;

const rules: ReadonlyArray<{
  readonly breaks: (password: string) => boolean;
  readonly why: Refusal.Text;
}> = [
  {
    breaks: ({ length }) => length < shortest || length > longestPassword,
    why: { ko: "10자보다 짧거나 너무 깁니다.", en: "It has less than ten characters, or too many." },
  },
  {
    breaks: (password) => !/^[\x21-\x7e]*$/.test(password) || /[|\\'"]/.test(password),
    why: {
      ko: "다른 프로그램이 받지 않는 문자(한글, 빈칸, | \\ ' \")가 있습니다.",
      en: "It holds characters that other programs do not take (Korean, spaces, | \\ ' \").",
    },
  },
  {
    breaks: (password) =>
      password.length < long && ![/[A-Za-z]/, /\d/, /[^A-Za-z\d]/].every((kind) => kind.test(password)),
    why: {
      ko: "영문자, 숫자, 특수문자 가운데 없는 것이 있습니다.",
      en: "Letters, digits or special characters are missing.",
    },
  },
];

/** Why it cannot be used (`certificate.new-password`); undefined when it can. */
export const objection = (password: string): Refusal.Refusal | undefined => {
  const why = rules.find(({ breaks }) => breaks(password))?.why;
  return why === undefined ? undefined : refusals.refusal("certificate.new-password", { values: why });
};
