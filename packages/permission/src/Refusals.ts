/** Why a member may not, and who can change it. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "permission.not-bought": {
    what: {
      ko: "회사가 전자세금계산서 서비스를 아직 구매하지 않았습니다.",
      en: "Your company has not bought the tax invoice service yet.",
    },
    why: {
      ko: "서비스는 0원이지만, 서비스 마켓에서 구매하고 사용자에게 배포해야 보입니다.",
      en: "It costs nothing, but it has to be bought in the service market and distributed.",
    },
    remedy: {
      ko: "{whoKo}에게 서비스 구매(0원)와 배포를 요청해 주세요.",
      en: "Ask {whoEn} to buy it for 0 won and to distribute it to you.",
    },
  },
  "permission.not-distributed": {
    what: {
      ko: "전자세금계산서를 발행할 수 없는 사용자입니다.",
      en: "The tax invoice service was not distributed to you.",
    },
    why: {
      ko: "회사는 서비스를 구매했지만 이 사용자에게 배포하지 않았거나 배포를 해제했습니다.",
      en: "Your company has the service, but has not distributed it to you or has withdrawn it.",
    },
    remedy: {
      ko: "{whoKo}에게 서비스 배포를 요청해 주세요.",
      en: "Ask {whoEn} to distribute it to you.",
    },
  },
  "permission.none": {
    what: {
      ko: "전자세금계산서를 사용할 권한이 없습니다.",
      en: "You have no right to use tax invoices.",
    },
    why: {
      ko: "이 사용자나 부서에 권한이 설정되지 않았습니다.",
      en: "Neither you nor your department was given one.",
    },
    remedy: {
      ko: "{whoKo}에게 [전체권한] 또는 [발행권한]을 요청해 주세요.",
      en: "Ask {whoEn} for the full or the issue-only right.",
    },
  },
  "permission.own-only": {
    what: {
      ko: "권한 때문에 볼 수 없는 세금계산서입니다.",
      en: "Your right does not let you see this invoice.",
    },
    why: {
      ko: "발행권한으로는 자신이 발행한 세금계산서만 볼 수 있습니다. 받은 역발행 요청은 아직 아무도 발행하지 않았으므로 보이지 않습니다.",
      en: "The issue-only right shows what you issued yourself, and a received request was issued by nobody yet.",
    },
    remedy: {
      ko: "{whoKo}에게 [전체권한]을 요청해 주세요.",
      en: "Ask {whoEn} for the full right.",
    },
  },
  "permission.department-only": {
    what: {
      ko: "권한 때문에 볼 수 없는 세금계산서입니다.",
      en: "Your right does not let you see this invoice.",
    },
    why: {
      ko: "부서권한으로는 같은 부서에서 발행하거나 요청한 세금계산서만 볼 수 있습니다.",
      en: "The department right shows what your own department issued or requested.",
    },
    remedy: {
      ko: "{whoKo}에게 [전체권한]을 요청해 주세요.",
      en: "Ask {whoEn} for the full right.",
    },
  },
  "permission.answers-only": {
    what: {
      ko: "권한 때문에 볼 수 없는 세금계산서입니다.",
      en: "Your right does not let you see this invoice.",
    },
    why: {
      ko: "승인권한으로는 답을 기다리는 요청과 자신이 처리한 세금계산서만 볼 수 있습니다.",
      en: "The approver right shows requests that wait for an answer and what you handled yourself.",
    },
    remedy: {
      ko: "{whoKo}에게 [전체권한]을 요청해 주세요.",
      en: "Ask {whoEn} for the full right.",
    },
  },
  "permission.right-needed": {
    what: {
      ko: "{actionKo}하려면 {needKo}이 필요합니다.",
      en: "{actionEn} takes the {needEn}.",
    },
    why: {
      ko: "지금 권한은 {haveKo}이고, 이 세금계산서의 처리는 그 범위 밖입니다.",
      en: "You have the {haveEn}, which does not cover that for this invoice.",
    },
    remedy: {
      ko: "{whoKo}에게 권한을 요청하거나, 권한이 있는 담당자에게 맡겨 주세요.",
      en: "Ask {whoEn} for it, or hand this over to a colleague who has it.",
    },
  },
  "permission.administrator-only": {
    what: {
      ko: "{deedKo}: {roleKo}만 할 수 있습니다.",
      en: "{deedEn} is for the {roleEn} only.",
    },
    why: {
      ko: "회사 관리자는 구매, 배포, 관리자 지정을 맡고 서비스 관리자는 권한을 맡습니다.",
      en: "Company administrators buy, distribute and appoint; service administrators give rights.",
    },
    remedy: { ko: "{whoKo}에게 요청해 주세요.", en: "Ask {whoEn}." },
  },
  "permission.own-right": {
    what: {
      ko: "자신의 권한은 스스로 바꿀 수 없습니다.",
      en: "You cannot change your own right.",
    },
    why: {
      ko: "다른 서비스 관리자가 있으면 두 사람이 확인합니다.",
      en: "While there is another service administrator, two people look at it.",
    },
    remedy: { ko: "{whoKo}에게 요청해 주세요.", en: "Ask {whoEn}." },
  },
  "permission.changed-meanwhile": {
    what: {
      ko: "그 사이 다른 관리자가 먼저 바꾸었습니다.",
      en: "Another administrator changed this in the meantime.",
    },
    why: {
      ko: "이 변경은 그 전의 설정을 보고 정한 것이어서 저장하지 않았습니다.",
      en: "Your change was decided on what stood there before, so it was not saved.",
    },
    remedy: {
      ko: "지금 설정을 확인하고 다시 저장하거나 그대로 두세요.",
      en: "Look at what stands there now, and save yours again or leave it.",
    },
  },
  "permission.last-administrator": {
    what: {
      ko: "마지막 회사 관리자는 물러날 수 없습니다.",
      en: "The last company administrator cannot step down.",
    },
    why: {
      ko: "회사 관리자가 없으면 아무도 배포와 권한을 바꿀 수 없습니다.",
      en: "Without one, nobody could change distribution or rights.",
    },
    remedy: {
      ko: "먼저 다른 사용자에게 회사 관리자를 위임해 주세요.",
      en: "Delegate the role to somebody else first.",
    },
  },
  "permission.bought-already": {
    what: {
      ko: "회사가 이미 구매한 서비스입니다.",
      en: "Your company has this service already.",
    },
    remedy: {
      ko: "보이지 않는 사용자에게는 서비스를 배포해 주세요.",
      en: "Distribute it to whoever does not see it.",
    },
  },
  "permission.buy-first": {
    what: {
      ko: "구매하지 않은 서비스는 배포할 수 없습니다.",
      en: "A service that was not bought cannot be distributed.",
    },
    remedy: {
      ko: "서비스 마켓에서 전자세금계산서 서비스를 먼저 구매해 주세요(0원).",
      en: "Buy the tax invoice service in the service market first; it costs 0 won.",
    },
  },
  "permission.answered": {
    what: {
      ko: "이미 답한 권한 요청입니다.",
      en: "This request was answered or taken back already.",
    },
    remedy: {
      ko: "목록을 새로 고쳐 결과를 확인해 주세요.",
      en: "Reload to see the outcome; if you still need it, ask again.",
    },
  },
  "permission.asker-only": {
    what: {
      ko: "요청한 사람만 취소할 수 있습니다.",
      en: "Only the person who asked can take the request back.",
    },
    remedy: {
      ko: "필요 없는 요청이면 거절해 주세요.",
      en: "Decline it if it should not be granted.",
    },
  },
  "permission.not-yours-to-answer": {
    what: {
      ko: "이 권한 요청에 답할 수 없습니다.",
      en: "You cannot answer this request.",
    },
    why: {
      ko: "서비스는 회사 관리자가, 권한은 서비스 관리자가 주며, 자신의 요청에는 스스로 답할 수 없습니다.",
      en: "Company administrators give the service, service administrators give rights, and nobody answers itself.",
    },
    remedy: { ko: "{whoKo}에게 맡겨 주세요.", en: "Leave it to {whoEn}." },
  },
  "permission.nothing-lacking": {
    what: { ko: "이미 가지고 있는 권한입니다.", en: "You have that already." },
    remedy: {
      ko: "보이지 않으면 목록을 새로 고쳐 주세요. 권한은 다음 요청부터 바로 적용됩니다.",
      en: "Reload the list: a right counts from the next request on.",
    },
  },
  "permission.nobody-to-ask": {
    what: { ko: "요청할 다른 관리자가 없습니다.", en: "There is no other administrator to ask." },
    why: {
      ko: "이 권한을 줄 수 있는 사람이 자신뿐입니다.",
      en: "You are the only one who can give it.",
    },
    remedy: {
      ko: "[권한설정]에서 직접 설정하거나, 먼저 다른 관리자를 지정해 주세요.",
      en: "Give it to yourself in the settings of rights, or appoint another administrator first.",
    },
  },
  "permission.asked-too-often": {
    what: {
      ko: "오늘 보낼 수 있는 권한 요청을 모두 보냈습니다.",
      en: "You have sent all requests of a day.",
    },
    why: {
      ko: "요청마다 관리자에게 메일이 갑니다.",
      en: "Each of them is a mail to your administrators.",
    },
    remedy: {
      ko: "관리자에게 직접 연락하거나 내일 다시 요청해 주세요.",
      en: "Speak to an administrator, or ask again tomorrow.",
    },
  },
  "permission.request-not-found": {
    what: { ko: "권한 요청을 찾을 수 없습니다.", en: "There is no such request for a right." },
    remedy: {
      ko: "목록을 새로 고쳐 주세요.",
      en: "Reload the list of requests.",
    },
  },
  "permission.department-not-found": {
    what: { ko: "부서를 찾을 수 없습니다.", en: "There is no such department." },
    remedy: {
      ko: "부서 목록을 새로 고쳐 주세요.",
      en: "Reload the list of departments.",
    },
  },
  "permission.too-many": {
    what: { ko: "한 번에 {limit}개까지 바꿀 수 있습니다.", en: "At most {limit} can be changed at once." },
    remedy: { ko: "나누어 저장해 주세요.", en: "Save them in parts." },
  },
});
