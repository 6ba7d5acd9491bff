/** Why a command does not fit the state an invoice is in, or the side that gave it. */
import { Refusal } from "@einv/refusal";

const why = {
  ko: "{commandKo}에 맞는 상태는 {allowedKo}이며, 지금은 {stateKo} 상태입니다.",
  en: "{commandEn} is possible when: {allowedEn}. It is now: {stateEn}.",
};

export const refusals = Refusal.catalogue({
  "lifecycle.not-requested": {
    what: { ko: "아직 발행요청하지 않은 문서입니다.", en: "This document is still a draft." },
    why,
    remedy: { ko: "먼저 발행요청을 보내 주세요.", en: "Send the request to issue first." },
  },
  "lifecycle.awaiting-approval": {
    what: {
      ko: "공급자의 승인을 기다리는 발행요청입니다.",
      en: "This request waits for the supplier's approval.",
    },
    why,
    remedy: {
      ko: "공급자가 발행하거나 거절할 때까지 기다려 주세요. 그 전에는 공급받는자가 요청을 취소할 수 있습니다.",
      en: "Wait until the supplier issues or refuses it. Until then the buyer can cancel the request.",
    },
  },
  "lifecycle.change-proposed": {
    what: {
      ko: "공급자가 수정을 제안한 발행요청입니다.",
      en: "The supplier has proposed a change of this request.",
    },
    why,
    remedy: {
      ko: "공급받는자가 제안을 받아들이거나 거부할 때까지 기다려 주세요. 공급자는 제안을 철회할 수 있습니다.",
      en: "Wait until the buyer accepts or declines it; the supplier can withdraw it.",
    },
  },
  "lifecycle.route": {
    what: {
      ko: "{routeKo} 문서에서는 할 수 없습니다: {commandKo}",
      en: "Not with this kind of issue ({routeEn}): {commandEn}.",
    },
    why: { ko: "{neededKo}일 때 할 수 있습니다.", en: "It takes: {neededEn}." },
    remedy: {
      ko: "{routeKo}의 담당을 확인해 주세요: {whoKo}",
      en: "On this route it is for {whoEn}.",
    },
  },
  "lifecycle.exempt": {
    what: {
      ko: "면세 계산서는 자동으로 전송하지 않습니다.",
      en: "An exempt invoice is not sent by itself.",
    },
    remedy: {
      ko: "발행한 쪽이 국세청 전송을 요청하면 전송합니다.",
      en: "It is sent once its issuer asks for it.",
    },
  },
  "lifecycle.not-expired": {
    what: { ko: "요청 기한이 아직 남아 있습니다.", en: "The time of this request is not over." },
    remedy: {
      ko: "기한까지 기다리거나, 공급받는자가 요청을 취소해 주세요.",
      en: "Wait for its end, or let the buyer cancel the request.",
    },
  },
  "lifecycle.issuing": {
    what: { ko: "지금 발행하고 있습니다.", en: "It is being issued right now." },
    why,
    remedy: { ko: "잠시 뒤 상태를 다시 확인해 주세요.", en: "Look at its state again in a moment." },
  },
  "lifecycle.outcome-unknown": {
    what: { ko: "발행 결과를 확인하고 있습니다.", en: "Whether it was issued is being checked." },
    why,
    remedy: {
      ko: "다시 발행하지 마세요. 결과가 확인되면 자동으로 이어집니다.",
      en: "Do not issue it again. It goes on by itself once the outcome is known.",
    },
  },
  "lifecycle.already-issued": {
    what: { ko: "이미 발행된 세금계산서입니다.", en: "This invoice is already issued." },
    why,
    remedy: {
      ko: "잘못된 내용이 있으면, 국세청 전송 전에는 공급자가 발행을 취소하고 전송 뒤에는 수정세금계산서를 발행해 주세요.",
      en: "If it is wrong, the supplier cancels the issue before it is sent to the tax authority, and issues an amendment afterwards.",
    },
  },
  "lifecycle.already-refused": {
    what: { ko: "공급자가 거절한 요청입니다.", en: "The supplier refused this request." },
    why,
    remedy: { ko: "내용을 고쳐 새로 발행요청해 주세요.", en: "Correct it and send a new request." },
  },
  "lifecycle.request-cancelled": {
    what: { ko: "공급받는자가 취소한 요청입니다.", en: "The buyer cancelled this request." },
    why,
    remedy: {
      ko: "발행이 필요하면 공급받는자에게 새 요청을 부탁해 주세요.",
      en: "If it is still needed, ask the buyer for a new request.",
    },
  },
  "lifecycle.request-expired": {
    what: { ko: "기한이 지나 만료된 요청입니다.", en: "This request has expired." },
    why,
    remedy: {
      ko: "공급자가 직접 발행하거나, 공급받는자가 새로 요청해 주세요.",
      en: "The supplier issues on its own, or the buyer sends a new request.",
    },
  },
  "lifecycle.issue-cancelled": {
    what: { ko: "발행이 취소된 세금계산서입니다.", en: "The issue of this invoice was cancelled." },
    why,
    remedy: {
      ko: "국세청에 전송되지 않습니다. 필요하면 새 승인번호로 다시 발행해 주세요.",
      en: "It is not sent to the tax authority. If needed, issue it anew under a new issue ID.",
    },
  },
  "lifecycle.already-amended": {
    what: { ko: "수정세금계산서가 발행된 문서입니다.", en: "An amendment of this invoice was issued." },
    why,
    remedy: {
      ko: "수정세금계산서를 열어 확인해 주세요. 더 바로잡을 것이 있으면 한 번 더 수정발행해 주세요.",
      en: "Open the amendment. If more is to be corrected, issue another one.",
    },
  },
  "lifecycle.deleted": {
    what: { ko: "삭제된 문서입니다.", en: "This document was deleted." },
    why,
    remedy: { ko: "필요하면 새로 작성해 주세요.", en: "Write a new one if needed." },
  },
  "lifecycle.not-sent": {
    what: {
      ko: "아직 국세청에 전송하지 않은 세금계산서입니다.",
      en: "It was not yet sent to the tax authority.",
    },
    why,
    remedy: {
      ko: "전송이 끝난 뒤 다시 시도해 주세요. 바로잡으려면 전송 전에 발행을 취소할 수 있습니다.",
      en: "Try again once it is sent. To correct it now, cancel the issue.",
    },
  },
  "lifecycle.already-queued": {
    what: { ko: "국세청 전송을 기다리고 있습니다.", en: "It waits to be sent to the tax authority." },
    why,
    remedy: {
      ko: "예정된 시각에 자동으로 전송됩니다. 그 전에는 발행을 취소할 수 있습니다.",
      en: "It is sent by itself at the planned time. Until then the issue can be cancelled.",
    },
  },
  "lifecycle.being-sent": {
    what: { ko: "국세청으로 전송하고 있습니다.", en: "It is being sent to the tax authority." },
    why,
    remedy: {
      ko: "전송이 시작되면 취소할 수 없습니다. 결과가 온 뒤 수정세금계산서로 바로잡아 주세요.",
      en: "Once sending has begun it cannot be cancelled. Wait for the result, then issue an amendment.",
    },
  },
  "lifecycle.sending-unknown": {
    what: {
      ko: "국세청 전송 결과를 확인하고 있습니다.",
      en: "Whether the tax authority received it is being checked.",
    },
    why,
    remedy: {
      ko: "다시 전송하지 마세요. 결과가 확인되면 자동으로 이어집니다.",
      en: "Do not send it again. It goes on by itself once the outcome is known.",
    },
  },
  "lifecycle.already-transmitted": {
    what: {
      ko: "국세청에 전송이 끝난 세금계산서입니다.",
      en: "The tax authority has accepted this invoice.",
    },
    why,
    remedy: {
      ko: "취소할 수 없습니다. 잘못된 내용은 수정세금계산서로 바로잡아 주세요.",
      en: "It can no longer be cancelled. Correct it by issuing an amendment.",
    },
  },
  "lifecycle.transmission-rejected": {
    what: { ko: "국세청이 받지 않은 세금계산서입니다.", en: "The tax authority rejected this invoice." },
    why,
    remedy: {
      ko: "전송 결과의 사유를 고쳐 새 승인번호로 다시 발행해 주세요.",
      en: "Correct what the result names and issue it anew under a new issue ID.",
    },
  },
  "lifecycle.excluded": {
    what: {
      ko: "국세청 전송에서 제외된 문서입니다.",
      en: "It is excluded from being sent to the tax authority.",
    },
    why,
    remedy: {
      ko: "필요하면 새 승인번호로 다시 발행해 주세요.",
      en: "If needed, issue it anew under a new issue ID.",
    },
  },
  "lifecycle.already-acknowledged": {
    what: { ko: "이미 확인한 세금계산서입니다.", en: "It is already confirmed." },
    why,
    remedy: { ko: "더 하실 일은 없습니다.", en: "Nothing more is to be done." },
  },
  "lifecycle.billing": {
    what: { ko: "과금 상태가 맞지 않습니다.", en: "The billing is not in the state this needs." },
    why,
    remedy: {
      ko: "잠시 뒤 다시 시도해 주세요. 계속되면 고객지원에 알려 주세요.",
      en: "Try again in a moment. If it stays so, tell support.",
    },
  },
  "lifecycle.not-supplier": {
    what: { ko: "공급자만 할 수 있습니다: {commandKo}", en: "Only the supplier can do this: {commandEn}." },
    remedy: { ko: "공급자에게 요청해 주세요.", en: "Ask the supplier." },
  },
  "lifecycle.not-buyer": {
    what: { ko: "공급받는자만 할 수 있습니다: {commandKo}", en: "Only the buyer can do this: {commandEn}." },
    remedy: { ko: "공급받는자에게 요청해 주세요.", en: "Ask the buyer." },
  },
  "lifecycle.not-party": {
    what: {
      ko: "이 거래의 당사자만 할 수 있습니다: {commandKo}",
      en: "Only a party to this invoice can do this: {commandEn}.",
    },
    remedy: { ko: "공급자나 공급받는자가 진행해 주세요.", en: "The supplier or the buyer has to do it." },
  },
  "lifecycle.system-only": {
    what: {
      ko: "시스템이 자동으로 처리하는 일입니다: {commandKo}",
      en: "This happens by itself: {commandEn}.",
    },
    remedy: {
      ko: "기다려 주세요. 상태가 바뀌면 알려 드립니다.",
      en: "Wait; you will be told when the state changes.",
    },
  },
  "proposal.nothing": {
    what: { ko: "제안한 내용이 요청과 같습니다.", en: "What is proposed is what was asked for." },
    remedy: {
      ko: "바꿀 항목을 고쳐서 제안하거나, 그대로 발행해 주세요.",
      en: "Change what is to be different, or issue it as it is.",
    },
  },
  "proposal.party": {
    what: {
      ko: "공급자와 공급받는자의 등록번호는 수정 제안으로 바꿀 수 없습니다.",
      en: "A proposal cannot change whose invoice it is.",
    },
    remedy: {
      ko: "거래처가 다르면 사유 '거래처 정보가 다릅니다'로 거절해 주세요.",
      en: "If the party is wrong, refuse the request for that reason.",
    },
  },
  "proposal.kind": {
    what: {
      ko: "제안할 수 없는 종류입니다.",
      en: "This kind cannot be proposed.",
    },
    why: {
      ko: "세금계산서와 계산서, 수정·위수탁·수입은 서로 바꿀 수 없습니다.",
      en: "Tax invoices, exempt invoices, amendments, consignments and imports do not turn into one another.",
    },
    remedy: {
      ko: "요청을 거절하고 새 요청을 부탁해 주세요.",
      en: "Refuse the request and ask for a new one.",
    },
  },
  "proposal.message": {
    what: { ko: "메시지가 너무 깁니다.", en: "The message is too long." },
    remedy: { ko: "{max}자까지 쓸 수 있습니다.", en: "Up to {max} characters are possible." },
  },
});
