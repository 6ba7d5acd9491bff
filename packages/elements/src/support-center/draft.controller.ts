/** An inquiry that is being written: what it says, what goes along, what is left out. */
import type { ReactiveController } from "lit";
import * as Redactor from "@einv/support/Redactor";
import { limits } from "@einv/support/Limits";
import type { EinvElement } from "../foundation/element.ts";
import { isoTime } from "../foundation/format.ts";
import type { Language } from "../foundation/speech.ts";
import type { SupportWords } from "./support-center.messages.ts";

/** One fact that goes along, as it will be sent. */
export interface Attached {
  readonly label: string;
  readonly value: string;
  /** What was taken out of it. */
  readonly removed: ReadonlyArray<Redactor.Kind>;
  readonly out: boolean;
}

/** What the center knows that helps whoever answers. */
export interface Known {
  readonly question: string;
  readonly codes: ReadonlyArray<string>;
  readonly transcript: ReadonlyArray<string>;
  /** What the page adds. */
  readonly context: Readonly<Record<string, string>>;
}

/** Nothing that could end a header; the server knows better. */
const address = /^[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;

export class Draft implements ReactiveController {
  readonly #host: EinvElement;
  #message = "";
  #email = "";
  #attached: ReadonlyArray<Attached> = [];
  /** Fields that were left, or sent: what is wrong with them is said. */
  #judged = false;

  constructor(host: EinvElement) {
    this.#host = host;
    host.addController(this);
  }

  get message(): string {
    return this.#message;
  }

  set message(text: string) {
    this.#message = text;
    this.#host.requestUpdate();
  }

  get email(): string {
    return this.#email;
  }

  set email(text: string) {
    this.#email = text;
    this.#host.requestUpdate();
  }

  get attached(): ReadonlyArray<Attached> {
    return this.#attached;
  }

  /** What is taken out of the message before it is sent, by name. */
  taken(language: Language): ReadonlyArray<string> {
    return Redactor.redact(this.#message).removed.map((kind) => Redactor.kinds[kind][language]);
  }

  /** Collects what goes along; what the person has left out stays out. */
  collect(words: SupportWords, language: Language, { question, codes, transcript, context }: Known): void {
    const { lines } = words;
    const facts: ReadonlyArray<readonly [string, string]> = [
      ...(question === "" || codes.includes(question) ? [] : [[lines.question, question] as const]),
      ...codes.map((code) => [lines.code, code] as const),
      ...Object.entries(context),
      ...transcript.map((line) => [lines.talk, line] as const),
      // Without what stands behind ? and #: it may hold a link's secret.
      [lines.page, `${location.origin}${location.pathname}`],
      [lines.browser, navigator.userAgent],
      [lines.size, `${innerWidth} × ${innerHeight}`],
      [lines.time, isoTime(new Date())],
    ];
    const leftOut = new Set(
      this.#attached.filter(({ out }) => out).map(({ label, value }) => `${label}: ${value}`),
    );
    this.#attached = facts.slice(0, limits.lines).map(([label, whole]) => {
      const { key, value, removed } = Redactor.redactLine(
        { key: label, value: whole.slice(0, limits.value) },
        language,
      );
      return {
        label: key,
        value: value.slice(0, limits.value),
        removed,
        out: leftOut.has(`${key}: ${value}`),
      };
    });
    this.#judged = false;
    this.#host.requestUpdate();
  }

  /** Leaves a line out, or puts it back. */
  toggle(index: number): void {
    this.#attached = this.#attached.map((line, at) => (at === index ? { ...line, out: !line.out } : line));
    this.#host.requestUpdate();
  }

  /** Which fields are wrong, once they are judged. */
  wrong(needsAddress: boolean): { readonly message: boolean; readonly email: boolean } {
    const given = this.#email.trim();
    return {
      message: this.#judged && this.#message.trim() === "",
      email: this.#judged && (given === "" ? needsAddress : !address.test(given)),
    };
  }

  /** Says what is wrong from now on; whether nothing is. */
  judge(needsAddress: boolean): boolean {
    this.#judged = true;
    this.#host.requestUpdate();
    const { message, email } = this.wrong(needsAddress);
    return !message && !email;
  }

  /** As it is sent. */
  get sent(): {
    readonly message: string;
    readonly attached: ReadonlyArray<{ readonly key: string; readonly value: string }>;
    readonly email?: string;
  } {
    const email = this.#email.trim();
    return {
      message: this.#message.trim(),
      attached: this.#attached.filter(({ out }) => !out).map(({ label, value }) => ({ key: label, value })),
      ...(email === "" ? {} : { email }),
    };
  }

  /** It was sent. */
  clear(): void {
    this.#message = "";
    this.#attached = [];
    this.#judged = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.clear();
    this.#email = "";
  }
}
