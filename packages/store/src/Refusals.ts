/** Every refusal of this package, by code. */
import { Refusal } from "@einv/refusal";

const again = {
  ko: "잠시 뒤에 다시 시도해 주세요. 바뀐 것은 없습니다.",
  en: "Try again in a moment. Nothing was changed.",
};
const operator = {
  ko: "운영자에게 알려 주세요. 원인은 서버 기록에 있습니다.",
  en: "Tell the operator; the cause is in the server's log.",
};

export const refusals = Refusal.catalogue({
  "store.unavailable": {
    what: { ko: "저장소를 사용할 수 없습니다.", en: "The database cannot be used now." },
    why: {
      ko: "데이터베이스에 연결할 수 없거나, 데이터베이스가 요청을 처리하지 못했습니다.",
      en: "It cannot be reached, or it could not do what was asked.",
    },
    remedy: {
      ko: "잠시 뒤에 같은 요청을 다시 보내 주세요. 계속되면 운영자에게 알려 주세요.",
      en: "Send the same request again in a moment; if it goes on, tell the operator.",
    },
  },
  "store.busy": {
    what: { ko: "다른 작업이 저장소를 사용하고 있습니다.", en: "The database is busy with other work." },
    remedy: again,
  },
  "store.cannot-open": {
    what: { ko: "데이터베이스 파일을 열 수 없습니다.", en: "The database file cannot be opened." },
    why: {
      ko: "파일이나 폴더의 권한이 없거나, einv의 데이터베이스가 아니거나, 파일이 손상되었습니다.",
      en: "The file or its folder may not be accessed, is no database, or is damaged.",
    },
    remedy: {
      ko: "파일의 위치와 권한을 확인해 주세요.",
      en: "Check where the file is and who may read and write it.",
    },
  },
  "store.newer": {
    what: {
      ko: "이 데이터베이스는 더 새로운 einv가 만들었습니다: {migration}",
      en: "A newer einv has written this database: {migration}.",
    },
    why: {
      ko: "이 버전은 그 구조를 모르므로 아무것도 읽거나 쓰지 않았습니다.",
      en: "This version does not know its structure, so it read and wrote nothing.",
    },
    remedy: { ko: "einv를 새 버전으로 올려 주세요.", en: "Upgrade einv." },
  },
  "store.migration-changed": {
    what: {
      ko: "이미 적용된 변경이 이 버전의 것과 다릅니다: {migration}",
      en: "A migration that was applied differs from this version's: {migration}.",
    },
    why: {
      ko: "데이터베이스의 구조를 확신할 수 없으므로 아무것도 바꾸지 않았습니다.",
      en: "The structure of the database is not certain, so nothing was changed.",
    },
    remedy: {
      ko: "데이터베이스를 만든 einv와 같은 배포판을 사용해 주세요.",
      en: "Use the release of einv that wrote the database.",
    },
  },
  "store.row-unreadable": {
    what: { ko: "저장된 내용을 읽을 수 없습니다.", en: "What is stored cannot be read." },
    why: {
      ko: "저장된 값이 einv가 쓴 형식이 아닙니다.",
      en: "A stored value does not have the form that einv writes.",
    },
    remedy: operator,
  },
  "store.audit-broken": {
    what: {
      ko: "감사 기록이 {seq}번에서 이어지지 않습니다.",
      en: "The audit log does not hold together at entry {seq}.",
    },
    why: {
      ko: "기록이 바뀌었거나, 지워졌거나, 끼워졌습니다.",
      en: "An entry was changed, removed or put in.",
    },
    remedy: {
      ko: "데이터베이스를 더 쓰지 말고 보존한 뒤, 백업과 비교해 주세요.",
      en: "Stop writing to the database, keep it as it is, and compare it with a backup.",
    },
  },
  "store.books-unsound": {
    what: {
      ko: "장부의 검산이 맞지 않습니다.",
      en: "The books of points do not balance.",
    },
    why: {
      ko: "저장된 합계가 0보다 작거나, 거래를 더한 값과 다릅니다.",
      en: "A stored sum is below zero, or differs from its transfers added up.",
    },
    remedy: operator,
  },
  "store.resident-number": {
    what: {
      ko: "주민등록번호가 들어 있는 문서는 저장하지 않습니다.",
      en: "A document that holds a resident number is not stored.",
    },
    why: {
      ko: "고유식별정보는 암호화하지 않고 저장할 수 없습니다(개인정보 보호법 제24조의2).",
      en: "Unique identifiers may not be stored in the clear (Personal Information Protection Act, Article 24-2).",
    },
    remedy: {
      ko: "공급받는자가 사업자인 세금계산서만 이 서버에서 다뤄 주세요.",
      en: "Use this server for invoices whose buyer is a business.",
    },
  },
  "store.key-length": {
    what: {
      ko: "봉인 키는 32바이트여야 합니다.",
      en: "A sealing key has 32 bytes.",
    },
    remedy: {
      ko: "난수 32바이트를 새로 만들어 설정해 주세요.",
      en: "Configure 32 new random bytes.",
    },
  },
  "store.seal-broken": {
    what: { ko: "봉인된 값을 열 수 없습니다.", en: "A sealed value cannot be opened." },
    why: {
      ko: "다른 키로 봉인했거나, 값이 바뀌었거나, 다른 자리의 값입니다.",
      en: "It was sealed with another key, was changed, or belongs to another place.",
    },
    remedy: operator,
  },
});
