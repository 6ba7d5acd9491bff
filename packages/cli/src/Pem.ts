/** PEM, for OpenSSL and its like. */
import * as Base64 from "effect/encoding/Base64";

export const write = (label: "CERTIFICATE" | "PRIVATE KEY", octets: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Base64.encode(octets).replace(/.{64}(?=.)/g, "$&\n")}\n-----END ${label}-----\n`;
