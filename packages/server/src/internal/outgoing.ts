/** One exchange with a service of others: bounded in time and size, following nobody elsewhere. */
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

/** Nothing is known of what the other side did. */
export type Doubt = "unreachable" | "timeout" | "too-large" | "unreadable";

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

export type Fetch = (request: Request) => Promise<Response>;

/** Octets of the longest answer that is read. */
const most = 256 * 1024;

class TooLarge extends Error {}

const read = async (response: Response): Promise<string> => {
  if (Number(response.headers.get("content-length") ?? 0) > most) throw new TooLarge();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return text;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      await reader.cancel().catch(() => {});
      throw new TooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** Asks and reads JSON. What cannot be read with a status of success is a doubt; other answers need no body. */
export const exchange = (
  request: () => Request,
  options: { readonly timeout: Duration.Input; readonly fetch?: Fetch | undefined },
): Effect.Effect<Answer, Doubt> =>
  Effect.tryPromise({
    try: async (signal) => {
      const fetch = options.fetch ?? ((asked: Request) => globalThis.fetch(asked));
      const response = await fetch(new Request(request(), { redirect: "manual", signal }));
      return { status: response.status, text: await read(response) };
    },
    catch: (failure): Doubt => (failure instanceof TooLarge ? "too-large" : "unreachable"),
  }).pipe(
    Effect.timeoutOrElse({
      duration: options.timeout,
      orElse: () => Effect.fail<Doubt>("timeout"),
    }),
    Effect.flatMap(({ status, text }): Effect.Effect<Answer, Doubt> =>
      Effect.try({
        try: (): Answer => ({ status, json: JSON.parse(text) as unknown }),
        catch: (): Doubt => "unreadable",
      }).pipe(
        Effect.catch((doubt) =>
          status >= 200 && status < 300 ? Effect.fail(doubt) : Effect.succeed({ status, json: undefined }),
        ),
      ),
    ),
  );

/** A code of the other side as it may be logged: a short word, nothing a stranger wrote. */
export const word = (value: unknown): string =>
  typeof value === "string" && /^[\w.-]{1,60}$/.test(value) ? value : "unknown";
