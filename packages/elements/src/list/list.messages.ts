import type { Listing, Views } from "@einv/api";
import type { Catalogue } from "../foundation/speech.ts";
import type { BulkWords } from "./bulk.messages.ts";
import type { ExportWords } from "./exporting.messages.ts";
import type { FilterPanelWords } from "./filterPanel.messages.ts";
import { filterMessages, type FilterWords } from "./filters.messages.ts";

/** What an empty list says, and why it is no fault. */
export interface Emptiness {
  readonly what: string;
  readonly why: string;
}

/** All words that a page can replace. Those of the parts that come later come with them. */
export interface ListWords extends PageWords, FilterPanelWords, BulkWords, ExportWords {}

/** What can be read before anything is pressed. */
export interface PageWords extends FilterWords {
  readonly title: string;
  readonly boxes: Readonly<Record<Views.Box, string>>;
  /** The first box as a buyer sees it: requests that it sent. */
  readonly sent: string;
  readonly count: (count: number) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly clearSearch: string;
  readonly searchEverywhere: string;
  readonly reload: string;
  readonly partner: string;
  readonly supplier: string;
  readonly buyer: string;
  readonly writtenDate: string;
  readonly item: string;
  readonly itemAndMore: (first: string, more: number) => string;
  readonly total: string;
  readonly deadline: string;
  readonly until: (day: string) => string;
  readonly state: string;
  readonly managementNumber: string;
  readonly open: (partner: string, item: string, total: string) => string;
  readonly empty: Readonly<Record<Views.Box, Emptiness>>;
  readonly emptySent: Emptiness;
  readonly noMatch: (search: string) => string;
  readonly noMatchWhy: string;
  readonly showAll: (count: number) => string;
  readonly hidden: (count: number) => string;
  readonly hiddenAll: string;
  readonly hiddenAllWhy: string;
  readonly why: string;
  /** The button that asks for a right by its name. */
  readonly ask: (name: string) => string;
  readonly asked: (name: string, when: string) => string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly range: (from: number, to: number, total: number) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly found: (box: string, total: number) => string;
  readonly sortKeys: Readonly<Record<Listing.SortKey, string>>;
  readonly orders: Readonly<Record<Listing.Order, string>>;
  readonly sorted: (key: string, order: string) => string;
  readonly pageSize: string;
  readonly rowsAtOnce: (count: number) => string;
  readonly windowed: (count: number) => string;

  readonly refusedBecause: (reason: string) => string;
  readonly rejectedBecause: (reason: string) => string;
  readonly correct: string;
  readonly correctNamed: (partner: string) => string;
  readonly replaced: string;

  readonly export: string;

  readonly select: (partner: string, item: string, total: string) => string;
  readonly selectPage: (count: number) => string;
  readonly selectionFull: (most: number) => string;
}

export const listMessages: Catalogue<PageWords> = {
  ko: {
    ...filterMessages.ko,
    title: "세금계산서 목록",
    boxes: { received: "받은 요청", issued: "발행함", closed: "거절/취소", all: "전체" },
    sent: "보낸 요청",
    count: (count) => `${count}건`,
    search: "검색",
    searchHint: "거래처, 금액, 번호",
    clearSearch: "검색어 지우기",
    searchEverywhere: "전체에서 찾기",
    reload: "새로 고치기",
    partner: "거래처",
    supplier: "공급자",
    buyer: "공급받는자",
    writtenDate: "작성일자",
    item: "품목",
    itemAndMore: (first, more) => (more > 0 ? `${first} 외 ${more}건` : first),
    total: "합계금액",
    deadline: "발행기한",
    until: (day) => `${day}까지`,
    state: "상태",
    managementNumber: "관리번호",
    open: (partner, item, total) => `${partner}, ${item}, ${total}원 열기`,
    empty: {
      received: {
        what: "발행을 기다리는 요청이 없습니다.",
        why: "거래처가 역발행을 요청하면 메일이 오고, 작성일자와 상관없이 여기에 나타납니다.",
      },
      issued: {
        what: "발행한 세금계산서가 없습니다.",
        why: "받은 요청을 발행하면 여기에서 수신확인과 국세청 전송 상태를 볼 수 있습니다.",
      },
      closed: {
        what: "거절하거나 취소한 문서가 없습니다.",
        why: "거절, 요청취소, 발행취소, 만료된 문서가 여기에 모입니다.",
      },
      all: {
        what: "아직 문서가 없습니다.",
        why: "역발행을 요청하거나 요청을 받으면 여기에 나타납니다.",
      },
    },
    emptySent: {
      what: "발행을 기다리는 요청이 없습니다.",
      why: "역발행을 요청하면 공급자가 발행하거나 거절할 때까지 여기에 있습니다.",
    },
    noMatch: (search) => `“${search}”에 맞는 문서가 없습니다.`,
    noMatchWhy: "거래처 이름, 합계금액, 관리번호나 승인번호의 일부로 찾을 수 있습니다.",
    showAll: (count) => `전체 ${count}건 보기`,
    hidden: (count) => `권한 때문에 ${count}건이 보이지 않습니다.`,
    hiddenAll: "권한 때문에 보이는 문서가 없습니다.",
    hiddenAllWhy: "위의 이유를 보고, 필요하면 권한을 가진 사람에게 요청해 주세요.",
    why: "이유 보기",
    ask: (name) => `${name} 요청하기`,
    asked: (name, when) => `요청한 권한: ${name} (${when}). 답이 오면 메일로 알려 드립니다.`,
    pages: "쪽",
    previous: "이전",
    next: "다음",
    range: (from, to, total) => `${total}건 중 ${from}–${to}`,
    pageOf: (page, pages) => `${page} / ${pages}쪽`,
    found: (box, total) => `${box} ${total}건`,
    sortKeys: { writtenDate: "작성일자", deadline: "발행기한", amount: "합계금액", partner: "거래처" },
    orders: { ascending: "오름차순", descending: "내림차순" },
    sorted: (key, order) => `${key} ${order}으로 정렬했습니다.`,
    pageSize: "한 쪽에",
    rowsAtOnce: (count) => `${count}건씩`,
    windowed: (count) =>
      `${count}건을 이어서 보여 드립니다. 화면 밖의 줄은 브라우저 찾기에 나오지 않으니, 찾을 때는 한 쪽에 200건 이하로 보거나 검색해 주세요.`,

    refusedBecause: (reason) => `거절 사유: ${reason}`,
    rejectedBecause: (reason) => `국세청 반려: ${reason}`,
    correct: "고쳐서 다시 요청하기",
    correctNamed: (partner) => `${partner} 문서 고쳐서 다시 요청하기`,
    replaced: "고친 문서가 새로 요청되었습니다.",

    export: "CSV로 내려받기",

    select: (partner, item, total) => `${partner}, ${item}, ${total}원 선택`,
    selectPage: (count) => `이 쪽 ${count}건 모두 선택`,
    selectionFull: (most) => `한 번에 ${most}건까지 선택할 수 있습니다.`,
  },
  en: {
    ...filterMessages.en,
    title: "Tax invoices",
    boxes: { received: "Requests", issued: "Issued", closed: "Refused or cancelled", all: "All" },
    sent: "Sent requests",
    count: (count) => (count === 1 ? "1 document" : `${count} documents`),
    search: "Search",
    searchHint: "Partner, amount, number",
    clearSearch: "Clear the search",
    searchEverywhere: "Search in all",
    reload: "Reload",
    partner: "Partner",
    supplier: "Supplier",
    buyer: "Buyer",
    writtenDate: "Written date",
    item: "Item",
    itemAndMore: (first, more) => (more > 0 ? `${first} and ${more} more` : first),
    total: "Total",
    deadline: "Issue by",
    until: (day) => `by ${day}`,
    state: "State",
    managementNumber: "Document no.",
    open: (partner, item, total) => `Open ${partner}, ${item}, ${total} won`,
    empty: {
      received: {
        what: "No request is waiting to be issued.",
        why: "When a partner asks you to issue, a mail arrives, and the request appears here whatever its date.",
      },
      issued: {
        what: "No tax invoice has been issued.",
        why: "Once you issue a request, you see here whether it was opened and sent to the tax authority.",
      },
      closed: {
        what: "Nothing was refused or cancelled.",
        why: "Refused, withdrawn, cancelled and expired documents gather here.",
      },
      all: {
        what: "There are no documents yet.",
        why: "They appear here when you request an issue or are asked to issue.",
      },
    },
    emptySent: {
      what: "No request is waiting to be issued.",
      why: "A request stays here until its supplier issues or refuses it.",
    },
    noMatch: (search) => `Nothing matches “${search}”.`,
    noMatchWhy: "Search by a part of the partner's name, the total, the document number or the issue ID.",
    showAll: (count) => (count === 1 ? "Show 1 invoice" : `Show all ${count} invoices`),
    hidden: (count) =>
      count === 1
        ? "1 document is hidden for want of a right."
        : `${count} documents are hidden for want of a right.`,
    hiddenAll: "Your rights let you see none of the documents here.",
    hiddenAllWhy: "See why above, and ask whoever grants rights if you need it.",
    why: "Why",
    ask: (name) => `Ask for the ${name}`,
    asked: (name, when) => `You asked for the ${name} (${when}). A mail tells you the answer.`,
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    range: (from, to, total) => `${from}–${to} of ${total} documents`,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    found: (box, total) => `${box}: ${total}`,
    sortKeys: { writtenDate: "Written date", deadline: "Issue by", amount: "Total", partner: "Partner" },
    orders: { ascending: "ascending", descending: "descending" },
    sorted: (key, order) => `Sorted by ${key}, ${order}.`,
    pageSize: "Per page",
    rowsAtOnce: (count) => `${count} rows`,
    windowed: (count) =>
      `${count} rows in one piece. The browser's search does not find rows outside the screen: to search, show 200 rows or fewer per page, or use the search above.`,

    refusedBecause: (reason) => `Refused: ${reason}`,
    rejectedBecause: (reason) => `Rejected: ${reason}`,
    correct: "Correct and request again",
    correctNamed: (partner) => `Correct and request again from ${partner}`,
    replaced: "A corrected one was requested.",

    export: "Download as CSV",

    select: (partner, item, total) => `Select ${partner}, ${item}, ${total} won`,
    selectPage: (count) =>
      count === 1 ? "Select the invoice on this page" : `Select all ${count} invoices on this page`,
    selectionFull: (most) => `At most ${most} invoices can be selected at once.`,
  },
};
