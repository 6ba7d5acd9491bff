import { concat } from "./bytes.ts";

/** All octets of a stream; `undefined` when there are more than `limit`. Leaves the stream when told to stop. */
export const collect = async (
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const reader = stream?.getReader();
  if (reader === undefined) return new Uint8Array();
  const leave = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", leave);
  try {
    const chunks: Array<Uint8Array> = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concat(chunks);
      length += value.length;
      if (length > limit) {
        leave();
        return undefined;
      }
      chunks.push(value);
    }
  } finally {
    signal.removeEventListener("abort", leave);
    reader.releaseLock();
  }
};
