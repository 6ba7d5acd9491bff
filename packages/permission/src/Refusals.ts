/** Why a member may not, and who can change it. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "permission.none": {
    what: {
      ko: "전자세금계산서를 사용할 권한이 없습니다.",
      en: "You have no right to use tax invoices.",
    },
    why: {
      ko: "회사 관리자가 이 사용자에게 권한을 주지 않았습니다.",
      en: "Your company's administrator has not granted you any.",
    },
    remedy: {
      ko: "회사 관리자에게 [전체권한] 또는 [발행권한]을 요청해 주세요.",
      en: "Ask the administrator for the full or the issue-only right.",
    },
  },
  "permission.own-only": {
    what: {
      ko: "권한 때문에 볼 수 없는 세금계산서입니다.",
      en: "Your right does not let you see this invoice.",
    },
    why: {
      ko: "발행권한으로는 자신이 발행한 세금계산서만 볼 수 있습니다.",
      en: "The issue-only right shows what you issued yourself.",
    },
    remedy: {
      ko: "회사 관리자에게 [전체권한]을 요청해 주세요.",
      en: "Ask the administrator for the full right.",
    },
  },
  "permission.full-needed": {
    what: {
      ko: "{actionKo}하려면 전체권한이 필요합니다.",
      en: "{actionEn} takes the full right.",
    },
    why: {
      ko: "발행권한으로는 자신이 발행한 세금계산서만 처리할 수 있습니다.",
      en: "The issue-only right covers what you issued yourself.",
    },
    remedy: {
      ko: "회사 관리자에게 [전체권한]을 요청하거나, 전체권한이 있는 담당자에게 맡겨 주세요.",
      en: "Ask the administrator for the full right, or hand it to a colleague who has it.",
    },
  },
});
