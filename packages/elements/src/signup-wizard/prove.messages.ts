import type { Catalogue } from "../foundation/speech.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

/** Words of showing the certificate of a company. */
export interface ProveWords extends StepWords {
  readonly proveTitle: string;
  readonly proveWhy: string;
  readonly proveText: string;
  readonly prove: string;
  readonly proving: string;
}

export const proveMessages: Catalogue<ProveWords> = {
  ko: {
    ...stepMessages.ko,
    proveTitle: "회사 인증서로 증명합니다",
    proveWhy: "관리자를 기다리지 않고 바로 구성원이 됩니다. 인증서와 암호는 이 컴퓨터를 떠나지 않습니다.",
    proveText: "서명할 내용",
    prove: "서명하고 가입하기",
    proving: "서명하는 중…",
  },
  en: {
    ...stepMessages.en,
    proveTitle: "Prove it with the company's certificate",
    proveWhy: "You are a member at once. The certificate and its password never leave this computer.",
    proveText: "What is signed",
    prove: "Sign and join",
    proving: "Signing…",
  },
};
