/**
 * A refusal is einv's only way to say no: a stable code, what happened, why,
 * and what to do now, in Korean and English. Every package keeps its own
 * catalogue of refusals and raises them through {@link catalogue}.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

/** One sentence in both languages. May hold `{placeholders}` inside a catalogue; never inside a {@link Refusal}. */
export const Text = Schema.Struct({ ko: Schema.String, en: Schema.String }).annotate({ identifier: "Text" });
export type Text = typeof Text.Type;

/**
 * A command, a document or a file was refused and nothing was changed.
 *
 * `code` is stable ("certificate.expired"); `path` names the field, element or
 * file that caused it; `values` are the public facts filled into the texts.
 * No secret may ever be put into `values`.
 */
export class Refusal extends Schema.TaggedError<Refusal>()("Refusal", {
  code: Schema.String,
  what: Text,
  why: Schema.optionalKey(Text),
  remedy: Text,
  path: Schema.optionalKey(Schema.String),
  values: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
}) {
  override get message(): string {
    return `${this.code}${this.path === undefined ? "" : ` (${this.path})`}: ${this.what.en}`;
  }
}

/** A refusal of a part, as one of the whole: `path` names the part. */
export const at =
  (path: string) =>
  ({ code, what, why, remedy, values }: Refusal): Refusal =>
    new Refusal({
      code,
      what,
      remedy,
      path,
      ...(why === undefined ? {} : { why }),
      ...(values === undefined ? {} : { values }),
    });

/** What a catalogue knows about one code. */
export interface Entry {
  readonly what: Text;
  readonly why?: Text;
  readonly remedy: Text;
}

/** Where and about what a refusal is raised. */
export interface Occasion {
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** The refusals of one package, raised by code. */
export interface Catalogue<Code extends string> {
  readonly entries: Readonly<Record<Code, Entry>>;
  /** The refusal as a value. */
  readonly refusal: (code: Code, occasion?: Occasion) => Refusal;
  /** The refusal as a failed `Result`. */
  readonly fail: (code: Code, occasion?: Occasion) => Result.Result<never, Refusal>;
}

const fill = (text: Text, values: Readonly<Record<string, string>>): Text => {
  const into = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, key: string) =>
      Object.hasOwn(values, key) ? values[key]! : whole,
    );
  return { ko: into(text.ko), en: into(text.en) };
};

/** Makes the raisers of a package from its table of codes and texts. */
export const catalogue = <const Entries extends Readonly<Record<string, Entry>>>(
  entries: Entries,
): Catalogue<Extract<keyof Entries, string>> => {
  const refusal = (code: Extract<keyof Entries, string>, occasion: Occasion = {}): Refusal => {
    const entry: Entry = entries[code]!;
    const values = occasion.values ?? {};
    return new Refusal({
      code,
      what: fill(entry.what, values),
      ...(entry.why === undefined ? {} : { why: fill(entry.why, values) }),
      remedy: fill(entry.remedy, values),
      ...(occasion.path === undefined ? {} : { path: occasion.path }),
      ...(occasion.values === undefined ? {} : { values: occasion.values }),
    });
  };
  return { entries, refusal, fail: (code, occasion) => Result.fail(refusal(code, occasion)) };
};
