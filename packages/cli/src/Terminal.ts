/**
 * What a command line program has of the world: two streams to write to,
 * standard input, the environment; and the two ways of answering, for
 * programs (`--json`) and for people.
 */
import * as Refusal from "@einv/refusal/Refusal";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";

/** Exit status: 0 good, 1 refused or invalid, 2 wrong usage. */
export type Exit = 0 | 1 | 2;

export interface Shape {
  /** One line to standard output. */
  readonly out: (line: string) => Effect.Effect<void>;
  /** One line to standard error. */
  readonly err: (line: string) => Effect.Effect<void>;
  /** All of standard input. */
  readonly input: Effect.Effect<Uint8Array, Refusal.Refusal>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `--json`: nothing but JSON objects, one a line, may go to standard output. */
  readonly json: boolean;
}

export class Terminal extends Context.Service<Terminal, Shape>()("@einv/cli/Terminal") {}

/** Language of the texts for people, from `LC_ALL`, `LC_MESSAGES`, `LANG`. */
export const language = (environment: Shape["environment"]): "ko" | "en" =>
  /^ko/i.test(environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "") ? "ko" : "en";

/** A refusal as the JSON of this command line. */
export interface RefusedJson {
  readonly code: string;
  readonly path: string | null;
  readonly message: Refusal.Text;
  readonly remedy: Refusal.Text;
  readonly file?: string;
}

const sentence = (refusal: Refusal.Refusal, language: "ko" | "en"): string =>
  [refusal.what, refusal.why].flatMap((text) => (text === undefined ? [] : [text[language]])).join(" ");

/** What and why become `message`; what to do becomes `remedy`. */
export const refused = (refusal: Refusal.Refusal, file?: string): RefusedJson => ({
  code: refusal.code,
  path: refusal.path ?? null,
  message: { ko: sentence(refusal, "ko"), en: sentence(refusal, "en") },
  remedy: refusal.remedy,
  ...(file === undefined ? {} : { file }),
});

/** A refusal as a person reads it: file, what, why, what now, code. */
export const refusedText = (refusal: Refusal.Refusal, language: "ko" | "en", file?: string): string => {
  const place = refusal.path === undefined || refusal.path === file ? "" : `  ${refusal.path}`;
  return [
    `${file === undefined ? "" : `${file}: `}${sentence(refusal, language)}`,
    `  → ${refusal.remedy[language]}`,
    `  (${refusal.code})${place}`,
  ].join("\n");
};

/** Answers with `json` for programs, with `text` for people. */
export const answer = (
  json: object,
  text: (language: "ko" | "en") => string,
): Effect.Effect<void, never, Terminal> =>
  Effect.gen(function* () {
    const terminal = yield* Terminal;
    yield* terminal.out(terminal.json ? JSON.stringify(json) : text(language(terminal.environment)));
  });

/** Answers with `json` for programs; for people the refusal that it tells of goes to standard error. */
export const answerRefused = (
  json: object,
  refusal: Refusal.Refusal,
  file?: string,
): Effect.Effect<void, never, Terminal> =>
  Effect.gen(function* () {
    const terminal = yield* Terminal;
    if (terminal.json) yield* terminal.out(JSON.stringify(json));
    else yield* terminal.err(refusedText(refusal, language(terminal.environment), file));
  });

/** Answers with a refusal: JSON to standard output, or a text for people to standard error. */
export const refuse = (refusal: Refusal.Refusal, file?: string): Effect.Effect<void, never, Terminal> =>
  answerRefused(refused(refusal, file), refusal, file);

/** Runs one piece of work for every file in order; a refusal of one stops none of the others. */
export const eachFile = <R>(
  files: ReadonlyArray<string>,
  work: (file: string) => Effect.Effect<Exit, Refusal.Refusal, R>,
): Effect.Effect<Exit, never, R | Terminal> =>
  Effect.gen(function* () {
    let worst: Exit = 0;
    for (const file of files) {
      const exit: Exit = yield* work(file).pipe(
        Effect.catch((refusal) => Effect.as(refuse(refusal, file), 1 as const)),
      );
      if (exit > worst) worst = exit;
    }
    return worst;
  });

/** `label  value` lines, aligned; absent values are left out. */
export const table = (rows: ReadonlyArray<readonly [label: string, value: string | undefined]>): string => {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const width = Math.max(0, ...shown.map(([label]) => columns(label)));
  return shown
    .map(([label, value]) => `  ${label}${" ".repeat(width - columns(label))}  ${value}`)
    .join("\n");
};

/** Width on a terminal: Korean letters take two columns. */
const columns = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
