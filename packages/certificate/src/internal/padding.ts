/** The text before its PKCS#7 padding, or `undefined` when that is not whole. The buffer is wiped. */
export const unpad = (padded: Uint8Array, blockBytes: number): Uint8Array<ArrayBuffer> | undefined => {
  const length = padded.at(-1) ?? 0;
  const isWhole =
    length >= 1 &&
    length <= blockBytes &&
    length <= padded.length &&
    padded.subarray(-length).every((octet) => octet === length);
  const plain = isWhole ? padded.slice(0, -length) : undefined;
  padded.fill(0);
  return plain;
};
