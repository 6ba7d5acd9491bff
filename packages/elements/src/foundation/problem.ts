/**
 * A refusal as elements see it: the fields of `@einv/refusal`'s class, without
 * the class, so that no element has to load the library behind it.
 */
import type { Text } from "./speech.ts";

/** What was refused, why, and what to do now. */
export interface Problem {
  readonly code: string;
  readonly what: Text;
  readonly why?: Text;
  readonly remedy: Text;
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a problem means for the page: whom or what it waits for. */
export type ProblemKind =
  | "network"
  | "session"
  | "denied"
  | "not-found"
  | "conflict"
  | "points"
  | "certificate"
  | "refused"
  | "implementation";

const kinds: ReadonlyArray<readonly [RegExp, ProblemKind]> = [
  [
    /^(?:api\.(?:unreachable|timeout)|elements\.(?:chunk|secret)|store\.(?:unavailable|busy)|server\.(?:fault|not-ready))$/,
    "network",
  ],
  [/^(?:api\.(?:answer|request)-malformed|request\..*|elements\.unexpected)$/, "implementation"],
  [/^(?:session|api-key)\./, "session"],
  [/^permission\.changed-meanwhile$/, "conflict"],
  [/^permission\.|^points\.right$/, "denied"],
  [/\.not-found$|^link\.invalid$/, "not-found"],
  [/\.conflict$|^invoice\.changed$|^elements\.invoice-changed$|^lifecycle\./, "conflict"],
  [/^(?:billing|points)\./, "points"],
  [/^certificate\.|^elements\.certificate|^issue\.(?:other-company|no-proof|not-valid-now)$/, "certificate"],
];

/** The kind of a problem, by its code. */
export const kindOf = ({ code }: Problem): ProblemKind =>
  kinds.find(([pattern]) => pattern.test(code))?.[1] ?? "refused";

/**
 * Whether nothing failed and one more step is needed (아직 필요한 것): a company
 * to verify, points to charge, what the page around the element waits for. It is shown and spoken calmly.
 */
export const isStepAhead = ({ code }: Problem): boolean =>
  /(?:not-verified|insufficient|^elements.+-held)$/.test(code);

/** Whether the same request may succeed if it is simply made again. */
export const isRetryable = (problem: Problem): boolean =>
  kindOf(problem) === "network" || kindOf(problem) === "implementation";

const isText = (value: unknown): value is Text =>
  typeof value === "object" &&
  value !== null &&
  "ko" in value &&
  "en" in value &&
  typeof value.ko === "string" &&
  typeof value.en === "string";

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  typeof value.code === "string" &&
  "what" in value &&
  isText(value.what) &&
  "remedy" in value &&
  isText(value.remedy);

/** The part of einv that this page needs could not be fetched. */
export const chunkUnreachable: Problem = {
  code: "elements.chunk",
  what: {
    ko: "화면에 필요한 파일을 받지 못했습니다.",
    en: "A file that this page needs could not be fetched.",
  },
  remedy: {
    ko: "인터넷 연결을 확인하고 다시 시도해 주세요.",
    en: "Check the internet connection and try again.",
  },
};

const unexpected: Problem = {
  code: "elements.unexpected",
  what: { ko: "예상하지 못한 오류가 났습니다.", en: "Something unexpected went wrong." },
  remedy: {
    ko: "다시 시도해 주세요. 계속되면 아래 코드를 알려 주세요.",
    en: "Try again. If it keeps happening, tell support the code below.",
  },
};

/** Whatever was thrown, as a problem. What is not a refusal is told as `elements.unexpected`, without its text, which may hold a secret. */
export const problemOf = (thrown: unknown): Problem => (isProblem(thrown) ? thrown : unexpected);

/** Whether a rejection only says that its own request was called off. */
export const isAbort = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === "AbortError";
