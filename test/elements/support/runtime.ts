/** A runtime written by hand: it answers what a test says, and remembers what it was asked. */
import type { Views } from "@einv/api";
import type {
  CertificateFile,
  Finding,
  OpenedCertificate,
  Runtime,
  SignedIssue,
} from "@einv/elements/runtime/Runtime";
import { approval, receipt, ref, refusal } from "./approval.ts";

export const wrongPassword = refusal(
  "certificate.wrong-password",
  "암호가 맞지 않습니다.",
  "인증서 암호를 다시 입력해 주세요.",
);

export const unreachable = refusal(
  "api.unreachable",
  "서버에 연결하지 못했습니다.",
  "인터넷 연결을 확인해 주세요.",
);

export const bankOnly: Finding = {
  code: "certificate.policy.bank-only",
  severity: "error",
  text: { ko: "은행 거래용 인증서입니다.", en: "It is a certificate for banking." },
  remedy: {
    ko: "전자세금계산서용(연 4,400원) 또는 사업자 범용 인증서를 선택해 주세요.",
    en: "Choose one for tax invoices, or a general one for businesses.",
  },
};

export const expiresSoon: Finding = {
  code: "certificate.expires-soon",
  severity: "warning",
  text: { ko: "27일 뒤 만료됩니다.", en: "It expires in 27 days." },
  remedy: { ko: "만료 전에 갱신해 주세요.", en: "Renew it before that." },
};

export const certificate = (fields: Partial<CertificateFile> = {}): CertificateFile => ({
  owner: "한가람정비",
  kind: { ko: "전자세금용", en: "Tax invoices" },
  issuer: "yessignCA Class 3",
  serial: "1f2e3d",
  notAfter: new Date("2027-03-02T14:59:59Z"),
  findings: [],
  usable: true,
  ...fields,
});

export interface ScriptedRuntime extends Runtime {
  /** What was asked, in order. */
  readonly asked: Array<string>;
  readonly passwords: Array<string>;
  readonly sent: Array<SignedIssue>;
  readonly signedTerms: Array<Views.Approval>;
  readonly forgotten: Array<CertificateFile | OpenedCertificate | SignedIssue>;
}

const never = (): never => {
  throw new Error("not part of this test");
};

/** Answers, each replaceable. */
export const scripted = (answers: Partial<Runtime> = {}): ScriptedRuntime => {
  const asked: Array<string> = [];
  const passwords: Array<string> = [];
  const sent: Array<SignedIssue> = [];
  const signedTerms: Array<Views.Approval> = [];
  const forgotten: Array<CertificateFile | OpenedCertificate | SignedIssue> = [];
  const plain: Runtime = {
    approval: async () => approval(),
    invoice: never,
    list: never,
    signedXml: never,
    refuse: never,
    cancelRequest: never,
    cancelIssue: never,
    acknowledge: never,
    peekLink: never,
    openLink: never,
    readCertificates: async () => [certificate()],
    openCertificate: async (chosen) => ({ certificate: chosen, findings: [], usable: true }),
    sign: async (_opened, { view }) => ({ ref: view.summary.ref, version: view.version }),
    issue: async () => receipt,
    forget: () => {},
    drafts: never,
    rights: never,
    points: never,
    help: never,
    company: never,
    joins: never,
    clock: never,
    joining: never,
    registeredCertificates: never,
    device: never,
    ...answers,
  };
  return {
    ...plain,
    asked,
    passwords,
    sent,
    signedTerms,
    forgotten,
    approval: (of, signal) => {
      asked.push(`approval ${of === ref ? "" : of}`.trim());
      return plain.approval(of, signal);
    },
    openCertificate: (chosen, password, use) => {
      asked.push("open");
      passwords.push(password);
      return plain.openCertificate(chosen, password, use);
    },
    sign: (opened, terms) => {
      asked.push("sign");
      signedTerms.push(terms);
      return plain.sign(opened, terms);
    },
    issue: (signed) => {
      asked.push("issue");
      sent.push(signed);
      return plain.issue(signed);
    },
    forget: (...held) => {
      forgotten.push(...held);
      plain.forget(...held);
    },
  };
};
