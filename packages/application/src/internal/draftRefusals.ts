/** What is refused of drafts (임시저장), of issuing what one wrote oneself, and of amendments. */
import { reload } from "./remedies.ts";

export const draftRefusals = {
  "draft.not-found": {
    what: { ko: "임시저장한 문서를 찾을 수 없습니다.", en: "There is no such draft." },
    why: {
      ko: "삭제되었거나, 이미 요청 또는 발행되었을 수 있습니다.",
      en: "It may have been deleted, requested or issued.",
    },
    remedy: { ko: "임시저장 목록에서 다시 선택해 주세요.", en: "Choose it again from the list of drafts." },
  },
  "draft.changed": {
    what: { ko: "그사이 임시저장한 문서가 바뀌었습니다.", en: "The draft changed in the meantime." },
    why: {
      ko: "다른 창이나 다른 사람이 먼저 저장했습니다.",
      en: "Another window or another person saved it first.",
    },
    remedy: {
      ko: "저장된 문서를 다시 열거나, 지금 내용을 새 문서로 저장해 주세요.",
      en: "Open what is saved, or save yours as a new draft.",
    },
  },
  "draft.too-many": {
    what: {
      ko: "임시저장은 회사마다 {limit}건까지 할 수 있습니다.",
      en: "A company keeps up to {limit} drafts.",
    },
    remedy: { ko: "필요 없는 문서를 삭제해 주세요.", en: "Delete those that are not needed." },
  },
  "draft.resident-number": {
    what: {
      ko: "주민등록번호로 보이는 번호가 들어 있어 저장하지 않았습니다.",
      en: "It was not saved: it holds what looks like a resident number.",
    },
    why: {
      ko: "고유식별정보는 암호화하지 않고 저장할 수 없습니다(개인정보 보호법 제24조의2).",
      en: "Unique identifiers may not be stored in the clear (Personal Information Protection Act, Article 24-2).",
    },
    remedy: {
      ko: "사업자등록번호 10자리를 입력해 주세요.",
      en: "Enter the ten digits of a business number.",
    },
  },
  "draft.supplier": {
    what: {
      ko: "공급자가 발행하는 회사와 다릅니다.",
      en: "The supplier in the document is not the company that issues.",
    },
    remedy: {
      ko: "공급자의 사업자등록번호를 확인해 주세요.",
      en: "Check the supplier's business number.",
    },
  },
  "draft.kind": {
    what: {
      ko: "직접 작성해 발행할 수 없는 종류입니다: {kindKo}",
      en: "This kind cannot be written here: {kindEn}.",
    },
    why: {
      ko: "위수탁은 수탁자가 발행하고, 수정은 당초 세금계산서에서 시작하며, 수입은 세관이 발행합니다.",
      en: "A consignment is issued by its broker, an amendment begins at its original, an import is customs' matter.",
    },
    remedy: {
      ko: "일반, 영세율, 면세 중에서 선택해 주세요.",
      en: "Choose general, zero-rated or exempt.",
    },
  },
  "amendment.details": {
    what: { ko: "수정 내용이 비어 있습니다.", en: "Something is missing that this reason needs." },
    remedy: { ko: "표시된 항목을 입력해 주세요.", en: "Fill in the field that is shown." },
  },
  "amendment.open": {
    what: {
      ko: "이 세금계산서를 수정해 달라는 요청이 이미 기다리고 있습니다.",
      en: "A request to amend this invoice is waiting already.",
    },
    why: {
      ko: "두 수정이 섞이면 남은 금액이 틀려집니다.",
      en: "Two amendments at once would leave a wrong amount.",
    },
    remedy: {
      ko: "먼저 그 요청을 발행하거나 거절(공급자), 취소(공급받는자)해 주세요.",
      en: "First let the supplier issue or refuse that request, or the buyer cancel it.",
    },
  },
  "amendment.overtaken": {
    what: {
      ko: "그사이 이 세금계산서에 다른 수정이 있었습니다.",
      en: "This invoice was amended otherwise in the meantime.",
    },
    why: {
      ko: "준비한 문서는 그 수정 전의 금액에서 계산했습니다.",
      en: "What was prepared rests on the amounts before that.",
    },
    remedy: {
      ko: "수정발행을 처음부터 다시 시작해 주세요. 요청받은 것이면 거절하고 다시 요청받아 주세요.",
      en: "Plan it anew; if it was requested, refuse it and have it requested again.",
    },
  },
  "amendment.together": {
    what: {
      ko: "문서 {count}장을 함께 발행해야 합니다.",
      en: "{count} documents have to be issued together.",
    },
    why: {
      ko: "취소분과 정정분은 한쪽만 발행할 수 없습니다.",
      en: "What takes back and what corrects are both issued or none.",
    },
    remedy: reload,
  },
  "amendment.built-upon": {
    what: {
      ko: "이 수정 뒤에 다른 수정세금계산서가 발행되었습니다.",
      en: "A later amendment rests on this one.",
    },
    remedy: {
      ko: "나중에 발행한 수정({later})의 발행을 먼저 취소해 주세요.",
      en: "First cancel the later one, {later}.",
    },
  },
} as const;
