/** `einv certificate check-company CERT [--key K] --business-number N`, where CERT may be a PFX */
import * as SigningKey from "@einv/certificate/SigningKey";
import * as Vid from "@einv/certificate/Vid";
import type { Refusal, Text } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Digits from "../Digits.ts";
import * as Signer from "../Signer.ts";
import * as Terminal from "../Terminal.ts";

const words: Readonly<Record<Vid.Outcome, Text>> = {
  MATCH: { ko: "이 사업자의 인증서입니다.", en: "The certificate is this business's." },
  MISMATCH: { ko: "다른 사업자의 인증서입니다.", en: "The certificate is another business's." },
  NO_VID_IN_CERT: {
    ko: "인증서에 식별번호(VID)가 없어 확인할 수 없습니다.",
    en: "The certificate carries no VID, so nothing can be proven.",
  },
  NO_R_IN_KEY: {
    ko: "개인키 파일에 R 값이 없어 확인할 수 없습니다. 인증서를 다시 복사해 주세요.",
    en: "The key file lacks R, so nothing can be proven. Copy the certificate again.",
  },
  UNSUPPORTED_HASH: {
    ko: "식별번호의 해시 알고리즘을 알 수 없습니다.",
    en: "The VID uses a hash that is not known.",
  },
  BAD_IDN_FORMAT: {
    ko: "사업자등록번호 10자리를 입력해 주세요.",
    en: "A business number has ten digits.",
  },
};

/** Proves by VID and R whose certificate it is; exit 0 for `MATCH` only. Codes: `certificate.*`, `cli.*`. */
export const checkCompany = (
  input: Signer.Named & { readonly businessNumber: string },
): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const key = yield* Signer.open(input);
    const claim = { businessNumber: Digits.typed(input.businessNumber), r: key.r };
    const result = yield* Vid.check(key.certificate, claim).pipe(
      Effect.ensuring(Effect.sync(() => SigningKey.forget(key))),
    );
    yield* Terminal.answer({ result, message: words[result] }, (language) => words[result][language]);
    return result === "MATCH" ? 0 : 1;
  });
