/** `einv certificate mint DIR --business-number N --name …` */
import * as path from "node:path";

import { Mint } from "@einv/certificate/testing";
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import type { Refusal } from "@einv/refusal/Refusal";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";

import * as Files from "../Files.ts";
import * as Minted from "../Minted.ts";
import * as Password from "../Password.ts";
import { refusals } from "../Refusals.ts";
import * as Terminal from "../Terminal.ts";

/**
 * Makes a business certificate nobody trusts, with its root and authority in
 * `DIR/trust`. Nothing is overwritten. Codes: `business-number.*`, `cli.*`.
 */
export const mint = (input: {
  readonly folder: string;
  readonly businessNumber: string;
  readonly name: string;
  readonly passwordStdin: boolean;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const businessNumber = yield* Effect.fromResult(BusinessNumber.parse(input.businessNumber));
    const password = yield* Password.required(input.passwordStdin);
    const trust = path.join(input.folder, "trust");
    const files = { ...Minted.certificateFiles(input.folder), ...Minted.trustFiles(trust) };
    const existing = yield* Files.firstExisting(Object.values(files));
    if (existing !== undefined)
      return yield* Effect.fail(refusals.refusal("cli.file-exists", { path: existing }));
    const hierarchy = yield* Mint.hierarchy();
    const minted = yield* Mint.business(hierarchy, {
      businessNumber,
      name: input.name,
      password,
      notBefore: DateTime.subtract(hierarchy.at, { days: 1 }),
    });
    yield* Minted.writeTrust(trust, hierarchy);
    yield* Minted.writeCertificate(input.folder, minted);
    const { certificate } = minted;
    yield* Terminal.answer(
      {
        ...files,
        subject: certificate.subject.text,
        serial: certificate.serial.toString(),
        notAfter: DateTime.formatIso(certificate.notAfter),
      },
      (language) =>
        Terminal.table([
          [language === "ko" ? "소유자" : "Subject", certificate.subject.text],
          [language === "ko" ? "인증서" : "Certificate", files.signCert],
          [language === "ko" ? "개인키" : "Key", files.signPri],
          [language === "ko" ? "신뢰 폴더" : "Trust folder", trust],
        ]),
    );
    return 0 as const;
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto));
