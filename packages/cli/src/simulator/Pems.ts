/**
 * The keys of a simulated authority's folder as OpenSSL reads them, unlocked:
 * whoever tests an adapter in another language encrypts to `authority.pem`,
 * signs messages as the system and invoices as the supplier. Nobody trusts any
 * of them.
 */
import * as path from "node:path";

import * as SigningKey from "@einv/certificate/SigningKey";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import * as Hex from "effect/encoding/Hex";
import * as Redacted from "effect/Redacted";

import * as AuthorityFolder from "../AuthorityFolder.ts";
import * as Files from "../Files.ts";
import * as Pem from "../Pem.ts";

/** What the folder holds, by what it is for. */
export const files = (folder: string) => {
  const at = (name: string) => path.join(folder, "pem", name);
  return {
    /** Root and authority of all certificates, and of TLS. */
    trust: at("trust.pem"),
    /** To encrypt to; the authority signs with it too. */
    authority: at("authority.pem"),
    system: at("system.pem"),
    systemKey: at("system-key.pem"),
    supplier: at("supplier.pem"),
    supplierKey: at("supplier-key.pem"),
    /** R of the supplier's key, hexadecimal. */
    supplierR: at("supplier-r.hex"),
  };
};

/** Writes them, over what was there. Refused with `cli.file-unreadable`, `cli.file-unwritable`, `certificate.*`. */
export const write = (
  folder: string,
  authority: SigningKey.SigningKey,
): Effect.Effect<ReturnType<typeof files>, Refusal> =>
  Effect.gen(function* () {
    const to = files(folder);
    const { trust } = AuthorityFolder.places(folder);
    const [root, above] = yield* Effect.all(
      ["root.der", "authority.der"].map((name) => Files.read(path.join(trust, name))),
    );
    const pem = (...certificates: ReadonlyArray<Uint8Array | undefined>) =>
      certificates.map((der) => (der === undefined ? "" : Pem.write("CERTIFICATE", der))).join("");
    yield* Files.makeFolder(path.join(folder, "pem"));
    yield* Files.write(to.trust, pem(root, above));
    yield* Files.write(to.authority, pem(authority.certificate.der));
    for (const whose of ["system", "supplier"] as const) {
      const key = yield* AuthorityFolder.open(folder, whose);
      const secret = { secret: true };
      yield* Files.write(to[whose], pem(key.certificate.der));
      yield* Files.write(to[`${whose}Key`], Pem.write("PRIVATE KEY", Redacted.value(key.pkcs8)), secret);
      if (whose === "supplier" && key.r !== undefined)
        yield* Files.write(to.supplierR, `${Hex.encode(Redacted.value(key.r))}\n`, secret);
      SigningKey.forget(key);
    }
    return to;
  });
