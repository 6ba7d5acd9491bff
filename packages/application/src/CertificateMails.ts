/** The mails about registered certificates, to a company's administrators. */
import type * as DateTime from "effect/DateTime";
import { Kst } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import type { Told } from "./internal/administrators.ts";
import { type Fact, render } from "./internal/letter.ts";
import type { Rendered } from "./Mails.ts";

/** Which certificate. */
export interface About extends Told {
  readonly owner: string;
  readonly issuer: string;
  readonly until: DateTime.Utc;
}

const factsOf = ({ company, owner, issuer, until }: About): ReadonlyArray<Fact> => [
  { label: { ko: "회사", en: "Company" }, value: company },
  { label: { ko: "인증서", en: "Certificate" }, value: owner },
  { label: { ko: "발급 기관", en: "Issued by" }, value: issuer },
  { label: { ko: "유효기간", en: "Valid until" }, value: Kst.dateOf(until) },
];

/** 교체: the renewed one is registered in the place of this one. */
const howToReplace: Refusal.Text = {
  ko: "갱신한 인증서로 인증서 관리에서 [교체]를 누르면 한 번에 바뀝니다. 기존 인증서를 먼저 삭제하지 않아도 됩니다.",
  en: "Once it is renewed, press Replace where certificates are managed; the old one need not be removed first.",
};

const changes = {
  registered: {
    what: { ko: "공동인증서가 등록되었습니다", en: "A certificate was registered" },
    means: {
      ko: "이제 발행 권한이 있는 사용자는 인증서 파일 없이 본인 확인을 거쳐 전자세금계산서를 발행할 수 있습니다.",
      en: "Members with the right to issue can now issue tax invoices without its file, after confirming that it is them.",
    },
  },
  replaced: {
    what: { ko: "등록된 공동인증서가 교체되었습니다", en: "The registered certificate was replaced" },
    means: {
      ko: "기존 인증서의 키는 삭제되었고, 이제 새 인증서로 발행합니다.",
      en: "The key of the former one was deleted; invoices are issued with the new one.",
    },
  },
  removed: {
    what: { ko: "등록된 공동인증서가 삭제되었습니다", en: "The registered certificate was removed" },
    means: {
      ko: "보관하던 키도 삭제되었습니다. 이제 발행할 때 인증서 파일이 필요합니다.",
      en: "Its key was deleted; issuing takes the certificate's file from now on.",
    },
  },
} as const;

/** Somebody registered, replaced or removed one. */
export const changed = (
  of: About & { readonly change: keyof typeof changes; readonly by: string; readonly at: DateTime.Utc },
): Rendered => {
  const { what, means } = changes[of.change];
  return render({
    subject: { ko: `${what.ko}: ${of.owner}`, en: `${what.en}: ${of.owner}` },
    heading: what,
    lead: [means],
    facts: [
      ...factsOf(of),
      { label: { ko: "처리한 사람", en: "By" }, value: of.named(of.by) },
      { label: { ko: "시각", en: "At" }, value: Kst.toWallTime(of.at).replace("T", " ") },
    ],
    notes: [
      {
        ko: "모르는 일이면 바로 인증서 관리에서 확인하고, 인증기관에 인증서 폐기를 신청해 주세요.",
        en: "If you know nothing of it, look at once where certificates are managed, and have the authority revoke the certificate.",
      },
    ],
  });
};

/** Its end is near: renewal is possible from thirty days before (npki §6). */
export const ending = (of: About & { readonly days: number }): Rendered =>
  render({
    subject: {
      ko: `등록된 공동인증서가 ${of.days}일 안에 만료됩니다: ${of.owner}`,
      en: `The registered certificate ends within ${of.days} days: ${of.owner}`,
    },
    heading: {
      ko: `등록된 공동인증서의 유효기간이 ${Kst.dateOf(of.until)}에 끝납니다`,
      en: `The registered certificate ends on ${Kst.dateOf(of.until)}`,
    },
    lead: [
      {
        ko: "만료되면 등록된 인증서로는 전자세금계산서를 발행할 수 없습니다. 거래 은행이나 인증기관에서 갱신해 주세요.",
        en: "After that no invoice can be issued with it. Renew it at your bank or at the authority.",
      },
    ],
    facts: factsOf(of),
    notes: [howToReplace],
  });

/** The authority took it back, often because it was reissued (재발급). */
export const revoked = (of: About): Rendered =>
  render({
    subject: {
      ko: `등록된 공동인증서가 폐기되었습니다: ${of.owner}`,
      en: `The registered certificate was revoked: ${of.owner}`,
    },
    heading: { ko: "등록된 공동인증서가 폐기되었습니다", en: "The registered certificate was revoked" },
    lead: [
      {
        ko: "재발급받았거나 인증기관이 폐기한 인증서입니다. 이 인증서로는 발행할 수 없습니다.",
        en: "It was reissued, or the authority revoked it. No invoice can be issued with it.",
      },
    ],
    facts: factsOf(of),
    notes: [howToReplace],
  });
