/** What help refuses. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "inquiry.empty": {
    what: { ko: "문의 내용이 비어 있습니다.", en: "The inquiry is empty." },
    remedy: {
      ko: "무엇이 되지 않는지 한두 문장으로 적어 주세요.",
      en: "Say in a sentence or two what does not work.",
    },
  },
  "inquiry.too-long": {
    what: { ko: "문의 내용이 너무 깁니다.", en: "The inquiry is too long." },
    why: { ko: "{limit}자까지 보낼 수 있습니다.", en: "At most {limit} characters can be sent." },
    remedy: {
      ko: "줄여서 보내고, 나머지는 답장 메일로 알려 주세요.",
      en: "Shorten it; send the rest by answering our mail.",
    },
  },
  "inquiry.too-much-attached": {
    what: { ko: "함께 보내는 정보가 너무 많습니다.", en: "Too much is attached." },
    why: {
      ko: "{lines}줄, 한 줄에 {limit}자까지 보낼 수 있습니다.",
      en: "At most {lines} lines of {limit} characters can go along.",
    },
    remedy: {
      ko: "필요 없는 줄을 지우고 다시 보내 주세요.",
      en: "Remove lines that are not needed and send again.",
    },
  },
  "inquiry.address-needed": {
    what: { ko: "답을 받을 메일 주소가 필요합니다.", en: "A mail address for the answer is needed." },
    remedy: {
      ko: "메일 주소를 입력해 주세요. 이 문의에 답하는 데만 씁니다.",
      en: "Enter your address; it serves this inquiry only.",
    },
  },
  "inquiry.no-desk": {
    what: { ko: "이 서비스에는 문의를 받는 곳이 아직 없습니다.", en: "Nobody receives inquiries here yet." },
    why: {
      ko: "운영자가 문의를 받을 메일 주소를 설정하지 않았습니다.",
      en: "The operator has set no address for them.",
    },
    remedy: {
      ko: "이 화면을 제공하는 곳(ERP)에 문의해 주세요.",
      en: "Ask whoever provides this page (your ERP).",
    },
  },
  "inquiry.not-found": {
    what: { ko: "그 접수번호의 문의가 없습니다.", en: "There is no inquiry of this number." },
    remedy: {
      ko: "접수번호를 확인하거나 내 문의에서 골라 주세요.",
      en: "Check the number, or choose it among your inquiries.",
    },
  },
  "inquiry.closed": {
    what: { ko: "이미 끝난 문의입니다.", en: "This inquiry is closed." },
    remedy: { ko: "더 물을 것이 있으면 새로 문의해 주세요.", en: "To ask more, send a new inquiry." },
  },
  "help.no-article": {
    what: { ko: "그런 도움말이 없습니다.", en: "There is no such article." },
    why: { ko: "주소가 바뀌었거나 없어진 도움말입니다.", en: "It was renamed or removed." },
    remedy: { ko: "찾는 말을 입력해 주세요.", en: "Search for it." },
  },
});
