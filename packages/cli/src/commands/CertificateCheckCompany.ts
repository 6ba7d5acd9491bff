/** `einv certificate check-company CERT [--key K] --business-number N`, where CERT may be a PFX */
import * as SigningKey from "@einv/certificate/SigningKey";
import * as Vid from "@einv/certificate/Vid";
import type { Refusal, Text } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import * as Digits from "../Digits.ts";
import * as Signer from "../Signer.ts";
import * as Terminal from "../Terminal.ts";

const fetchAgain: Text = {
  ko: "인증기관에서 인증서를 다시 내려받아 사용해 주세요.",
  en: "Fetch the certificate again from its issuer.",
};

/** What was found, and what to do where it proves nothing. */
const words: Readonly<Record<Vid.Outcome, { readonly message: Text; readonly remedy?: Text }>> = {
  MATCH: { message: { ko: "이 사업자의 인증서입니다.", en: "The certificate is this business's." } },
  MISMATCH: {
    message: {
      ko: "다른 사업자의 인증서입니다. 다른 번호로 발급되었습니다.",
      en: "The certificate is another business's: it was issued to another number.",
    },
    remedy: {
      ko: "사업자등록번호를 확인하거나, 이 사업자의 인증서를 선택해 주세요.",
      en: "Check the number, or choose the certificate of this business.",
    },
  },
  NO_VID_IN_CERT: {
    message: {
      ko: "인증서에 식별번호(VID)가 없어 확인할 수 없습니다.",
      en: "The certificate carries no VID, so nothing can be proven.",
    },
    remedy: fetchAgain,
  },
  NO_R_IN_KEY: {
    message: {
      ko: "개인키 파일에 R 값이 없어 확인할 수 없습니다.",
      en: "The key file lacks R, so nothing can be proven.",
    },
    remedy: {
      ko: "다른 프로그램이 R을 지운 파일입니다. 인증서를 원래 있던 곳에서 다시 복사해 주세요.",
      en: "Another program dropped it. Copy the certificate again from where it was first.",
    },
  },
  UNSUPPORTED_HASH: {
    message: {
      ko: "식별번호의 해시 알고리즘을 알 수 없습니다.",
      en: "The VID uses a hash that is not known.",
    },
    remedy: fetchAgain,
  },
  BAD_IDN_FORMAT: {
    message: {
      ko: "사업자등록번호가 10자리가 아닙니다.",
      en: "This is not a business number of ten digits.",
    },
    remedy: { ko: "사업자등록번호 10자리를 입력해 주세요.", en: "Give all ten digits." },
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
    const said = words[result];
    yield* Terminal.answer({ result, ...said }, (language) =>
      [said.message[language], ...(said.remedy === undefined ? [] : [`→ ${said.remedy[language]}`])].join(
        "\n",
      ),
    );
    return result === "MATCH" ? 0 : 1;
  });
