/** What is said about points: showing, charging and spending them. */
import type { Refusal } from "@einv/refusal";
import { reload } from "./remedies.ts";

export const pointsRefusals = {
  "points.amount": {
    what: { ko: "포인트는 1 이상이어야 합니다.", en: "Points must be one or more." },
    remedy: { ko: "충전할 포인트를 확인해 주세요.", en: "Check how many points to credit." },
  },
  "points.right": {
    what: {
      ko: "포인트 내역과 환불은 전체권한이 있는 사용자만 볼 수 있습니다.",
      en: "Statements and refunds of points are for members with full rights.",
    },
    remedy: {
      ko: "회사의 관리자에게 전체권한을 요청해 주세요.",
      en: "Ask an administrator of your company for the right.",
    },
  },
  "points.offer": {
    what: { ko: "{won}원은 충전할 수 있는 금액이 아닙니다.", en: "{won} won is not on offer." },
    why: {
      ko: "{least}원부터 {most}원까지, {step}원 단위로 충전합니다.",
      en: "Amounts are from {least} to {most} won, in steps of {step} won.",
    },
    remedy: { ko: "금액을 확인해 주세요.", en: "Check the amount." },
  },
  "points.days": {
    what: {
      ko: "기간은 2026-11-01부터 2026-11-30처럼, 92일까지 지정합니다.",
      en: "Days are named like 2026-11-01 to 2026-11-30, 92 at most.",
    },
    remedy: { ko: "기간을 확인해 주세요.", en: "Check the days." },
  },
  "points.month": {
    what: { ko: "월은 2026-11처럼 지정합니다.", en: "A month is named like 2026-11." },
    remedy: { ko: "월을 확인해 주세요.", en: "Check the month." },
  },
  "charge.not-found": {
    what: { ko: "충전 주문을 찾을 수 없습니다.", en: "There is no such charging order." },
    remedy: { ko: "충전을 다시 시작해 주세요.", en: "Start charging again." },
  },
  "charge.amount": {
    what: {
      ko: "결제 금액이 주문과 다릅니다. 결제하지 않았습니다.",
      en: "The amount differs from the order; nothing was taken.",
    },
    remedy: { ko: "충전을 다시 시작해 주세요.", en: "Start charging again." },
  },
  "charge.changed": {
    what: {
      ko: "그사이 충전 주문의 상태가 바뀌었습니다.",
      en: "The charging order changed in the meantime.",
    },
    remedy: reload,
  },
  "charge.over": {
    what: { ko: "이미 끝난 충전 주문입니다.", en: "This charging order is over." },
    remedy: { ko: "충전을 다시 시작해 주세요.", en: "Start charging again." },
  },
  "receipt.not-found": {
    what: { ko: "이 거래의 영수증이 없습니다.", en: "There is no receipt for this." },
    why: {
      ko: "포인트를 쓰지 않았거나, 다른 회사가 부담했습니다.",
      en: "It cost no points, or another company paid.",
    },
    remedy: { ko: "거래명세에서 확인해 주세요.", en: "See the statement." },
  },
  "payment.not-configured": {
    what: { ko: "이 서버에는 결제가 연결되어 있지 않습니다.", en: "No payment gateway is set up here." },
    remedy: {
      ko: "이 서비스를 제공하는 곳에 충전을 요청해 주세요.",
      en: "Ask the provider of this service to add points.",
    },
  },
  "payment.declined": {
    what: { ko: "결제가 거절되었습니다: {reason}", en: "The payment was declined: {reason}" },
    remedy: {
      ko: "다른 결제수단으로 다시 시도해 주세요. 돈은 빠져나가지 않았습니다.",
      en: "Try another means of payment. No money was taken.",
    },
  },
  "payment.unknown": {
    what: {
      ko: "결제 결과를 아직 알 수 없습니다.",
      en: "The outcome of the payment is not known yet.",
    },
    why: {
      ko: "결제대행사에 물어보고 있습니다. 결제되었다면 포인트는 한 번만 충전됩니다.",
      en: "The gateway is being asked. If it took the money, the points are credited, once.",
    },
    remedy: {
      ko: "다시 결제하지 말고 잠시 뒤 확인해 주세요.",
      en: "Do not pay again; look again in a moment.",
    },
  },
  "payment.notice": {
    what: { ko: "결제 알림을 확인할 수 없습니다.", en: "The notice of a payment is not proven." },
    remedy: {
      ko: "서명 키와 시각을 확인해 주세요.",
      en: "Check the signing key and the clock.",
    },
  },
  "points.insufficient": {
    what: {
      ko: "발행에 필요한 포인트가 부족합니다.",
      en: "The points do not suffice for issuing.",
    },
    why: {
      ko: "필요한 포인트는 {needed} P이고, {payerKo} 부담합니다.",
      en: "It takes {needed} points, paid by {payerEn}.",
    },
    remedy: { ko: "{remedyKo}", en: "{remedyEn}" },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
