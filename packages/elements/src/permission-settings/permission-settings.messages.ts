import { type Catalogue, withParticle } from "../foundation/speech.ts";
import type { Tab } from "./desk.ts";

export interface SettingsWords {
  readonly title: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly waiting: (count: number) => string;
  readonly reload: string;

  readonly search: string;
  readonly searchHint: string;
  readonly selectAll: (count: number) => string;
  readonly found: (count: number) => string;
  readonly noMatch: (search: string) => string;
  readonly clearSearch: string;
  readonly more: (count: number) => string;
  readonly explain: string;
  readonly gridHelp: string;

  readonly select: string;
  readonly person: string;
  readonly sees: string;
  readonly issues: string;
  readonly settings: string;
  readonly me: string;
  readonly noDepartment: string;
  readonly people: (count: number) => string;
  readonly fold: (department: string, count: number) => string;
  readonly selectOne: (name: string) => string;
  readonly selectGroup: (department: string) => string;
  readonly showPerson: (name: string) => string;
  readonly chooseFor: (name: string, right: string, source: string) => string;
  readonly unsaved: string;
  readonly notDistributed: string;
  readonly notDistributedWhy: string;
  readonly noOwn: string;
  readonly forAll: (right: string) => string;
  readonly nothingForAll: string;
  readonly appoint: string;
  readonly appointOne: (name: string) => string;
  readonly rolesOf: (name: string, roles: string) => string;

  readonly selected: (count: number) => string;
  readonly changeSelected: string;
  readonly moveSelected: string;
  readonly unselect: string;
  readonly changes: (count: number) => string;
  readonly conflicts: (count: number) => string;
  readonly discard: string;
  readonly review: string;
  readonly saved: (count: number) => string;
  readonly savedSome: (applied: number, rejected: number) => string;

  readonly chooseTitle: (name: string) => string;
  readonly chooseMany: (count: number) => string;
  readonly chooseHint: string;
  readonly inherit: string;
  readonly inheritOne: (right: string, source: string) => string;
  readonly inheritMany: string;
  readonly inheritDepartment: string;
  readonly take: string;
  readonly chooseNone: string;
  readonly ownRight: (who: string) => string;
  readonly givers: (who: string) => string;

  readonly reviewTitle: (count: number) => string;
  readonly none: string;
  readonly wider: string;
  readonly narrower: string;
  readonly inheriting: (count: number, names: string) => string;
  readonly inheritingNobody: string;
  readonly untilDistributed: string;
  readonly conflictNow: (now: string) => string;
  readonly conflictMine: (mine: string) => string;
  readonly keepMine: string;
  readonly keepTheirs: string;
  readonly gone: string;
  readonly undo: string;
  readonly undoOne: (name: string) => string;
  readonly why: string;
  readonly whyHint: string;
  readonly save: (count: number) => string;
  readonly saving: string;
  readonly calledOff: string;
  readonly countsAtOnce: string;

  readonly viewTitle: (name: string) => string;
  readonly viewClose: string;
  readonly viewNow: string;
  readonly viewThen: string;
  readonly viewHidden: string;
  readonly boxes: Readonly<Record<"received" | "issued" | "closed" | "all", string>>;
  readonly count: (count: number) => string;
  readonly examplesSeen: string;
  readonly examplesHidden: string;
  readonly mayIssue: string;
  readonly mayNotIssue: string;
  readonly examplesLimited: string;
  readonly noInvoices: string;

  readonly departmentsHint: string;
  readonly newDepartment: string;
  readonly noDepartments: string;
  readonly rename: string;
  readonly renameOne: (name: string) => string;
  readonly dissolve: string;
  readonly dissolveOne: (name: string) => string;
  readonly departmentName: string;
  readonly departmentNeeded: string;
  readonly departmentTaken: string;
  readonly create: string;
  readonly saveName: string;
  readonly nobodyIn: string;
  readonly peopleOfDepartment: string;
  readonly movePeople: (department: string) => string;
  readonly moveTitle: (count: number) => string;
  readonly moveTo: string;
  readonly moveNeeded: string;
  readonly move: (count: number) => string;
  readonly moveEffect: (right: string) => string;
  readonly moveNoEffect: string;
  readonly moved: (count: number, department: string) => string;
  readonly dissolveTitle: (name: string) => string;
  readonly dissolveEffect: (count: number) => string;
  readonly dissolveLoses: (right: string, names: string) => string;
  readonly dissolveDo: string;
  readonly arranged: string;
  readonly dissolved: (name: string) => string;

  readonly appointRole: (role: string) => string;
  readonly vacant: (role: string) => string;
  readonly stepDown: string;
  readonly dismissOne: (name: string) => string;
  readonly dismissButton: string;
  readonly dismissTitle: (name: string, role: string) => string;
  readonly dismissEffect: (name: string, role: string) => string;
  readonly stepDownEffect: (role: string) => string;
  readonly dismissDo: string;
  readonly dismissed: (name: string) => string;
  readonly last: string;
  readonly appointTitle: string;
  readonly who: string;
  readonly whoNeeded: string;
  readonly asWhat: string;
  readonly asWhatNeeded: string;
  readonly handOver: string;
  readonly handOverHint: (role: string) => string;
  readonly appointDo: string;
  readonly handOverDo: string;
  readonly appointed: (name: string, role: string) => string;
  readonly handedOver: (name: string, role: string) => string;
  readonly hasRole: string;

  readonly accessTitle: string;
  readonly accessNone: string;
  readonly joinTitle: string;
  readonly joinNone: string;
  readonly mineTitle: string;
  readonly mineNone: string;
  readonly asks: (name: string, what: string) => string;
  readonly atInvoice: (ref: string) => string;
  readonly joins: (name: string) => string;
  readonly assured: Readonly<Record<"identity" | "possession", string>>;
  readonly reason: string;
  readonly reasonHint: string;
  readonly grant: string;
  readonly decline: string;
  readonly grantOne: (name: string, what: string) => string;
  readonly declineOne: (name: string, what: string) => string;
  readonly granting: (name: string, what: string) => string;
  readonly granted: (name: string, what: string) => string;
  readonly declined: (name: string, what: string) => string;
  readonly joinRight: string;
  readonly joinRightNeeded: string;
  readonly admit: string;
  readonly admitOne: (name: string) => string;
  readonly refuseJoin: string;
  readonly refuseJoinOne: (name: string) => string;
  readonly admitted: (name: string) => string;
  readonly joinDeclined: (name: string) => string;
  readonly states: Readonly<Record<"open" | "granted" | "declined" | "withdrawn", string>>;
  readonly waitsFor: (names: string) => string;
  readonly answeredBy: (name: string, when: string) => string;
  readonly withdraw: string;
  readonly withdrawOne: (what: string) => string;
  readonly withdrawn: string;

  readonly historyNone: string;
  readonly older: string;
  readonly when: string;
  readonly byWhom: string;
  readonly whatChanged: string;
  readonly byHost: string;
  readonly past: {
    readonly given: (who: string, before: string, after: string) => string;
    readonly revoked: (who: string, before: string) => string;
    readonly bought: string;
    readonly distributed: (who: string) => string;
    readonly withdrawn: (who: string) => string;
    readonly appointed: (who: string, role: string) => string;
    readonly dismissed: (who: string, role: string) => string;
    readonly arranged: (department: string, come: string, gone: string) => string;
    readonly named: (department: string) => string;
    readonly dissolved: (department: string) => string;
    readonly left: (who: string) => string;
    readonly asked: (who: string, what: string) => string;
    readonly answered: (who: string, answer: string) => string;
  };

  readonly ownTitle: string;
  readonly ownWhy: (who: string) => string;
  readonly source: string;

  readonly emptyWhat: string;
  readonly emptyWhy: string;
}

const list = (names: ReadonlyArray<string>): string => names.join(", ");

export const settingsMessages: Catalogue<SettingsWords> = {
  ko: {
    title: "권한설정",
    tabs: {
      people: "사용자",
      departments: "부서",
      administrators: "관리자",
      requests: "요청",
      history: "변경 기록",
    },
    waiting: (count) => `답을 기다리는 요청 ${count}건`,
    reload: "새로 고치기",
    search: "사용자 찾기",
    searchHint: "이름, 부서",
    selectAll: (count) => `보이는 ${count}명 모두 선택`,
    found: (count) => `${count}명`,
    noMatch: (search) => `“${search}”에 맞는 사용자가 없습니다.`,
    clearSearch: "검색어 지우기",
    more: (count) => `${count}명 더 보기`,
    explain: "권한 설명",
    gridHelp: "화살표 키로 칸을 옮겨 다니고, Shift+스페이스로 사람을 선택합니다.",
    select: "선택",
    person: "사용자",
    sees: "볼 수 있는 범위",
    issues: "발행",
    settings: "설정",
    me: "나",
    noDepartment: "부서 없음",
    people: (count) => `${count}명`,
    fold: (department, count) => `${department}, ${count}명`,
    selectOne: (name) => `${name} 선택`,
    selectGroup: (department) => `${department} 모두 선택`,
    showPerson: (name) => `${name}, 이 사람에게 보이는 것`,
    chooseFor: (name, right, source) => `${name}의 권한: ${right}, ${source}. 바꾸기`,
    unsaved: "저장 전",
    notDistributed: "배포 안 됨",
    notDistributedWhy: "서비스가 배포되지 않아 발행할 수 없음",
    noOwn: "따로 정하지 않음",
    forAll: (right) => `부서 모두 ${right}`,
    nothingForAll: "부서 권한 없음",
    appoint: "지정하기",
    appointOne: (name) => `${withParticle(name, "을/를")} 관리자로 지정하기`,
    rolesOf: (name, roles) => `${name}: ${roles}. 바꾸기`,
    selected: (count) => `${count}명 선택`,
    changeSelected: "권한 바꾸기",
    moveSelected: "부서 옮기기",
    unselect: "선택 해제하기",
    changes: (count) => `저장하지 않은 변경 ${count}건`,
    conflicts: (count) => `다른 관리자가 먼저 바꾼 것 ${count}건`,
    discard: "변경 버리기",
    review: "살펴보고 저장하기",
    saved: (count) => `${count}건을 저장했습니다. 다음 요청부터 바로 적용됩니다.`,
    savedSome: (applied, rejected) =>
      applied === 0
        ? `${rejected}건을 저장하지 못했습니다.`
        : `${applied}건을 저장했고 ${rejected}건은 저장하지 못했습니다.`,
    chooseTitle: (name) => `${name}의 권한`,
    chooseMany: (count) => `${count}명의 권한`,
    chooseHint: "고른 권한은 모아 두었다가 한 번에 저장합니다. 지금은 아무것도 바뀌지 않습니다.",
    inherit: "따로 정하지 않음",
    inheritOne: (right, source) => `${right} (${source})`,
    inheritMany: "부서에서 물려받거나 ERP가 등록한 권한을 따릅니다.",
    inheritDepartment: "부서 사람마다 ERP가 등록한 권한을 따릅니다.",
    take: "변경에 담기",
    chooseNone: "권한을 선택해 주세요.",
    ownRight: (who) => `자신의 권한은 스스로 바꿀 수 없습니다. ${who}에게 요청해 주세요.`,
    givers: (who) => `권한은 서비스 관리자(${who})가 설정합니다. 여기서는 보기만 할 수 있습니다.`,
    reviewTitle: (count) => `저장할 변경 ${count}건`,
    none: "정하지 않음",
    wider: "넓어짐",
    narrower: "좁아짐",
    inheriting: (count, names) => `물려받는 사람 ${count}명: ${names}`,
    inheritingNobody: "지금 이 권한을 물려받는 사람은 없습니다.",
    untilDistributed: "서비스가 배포되지 않아, 배포한 뒤부터 적용됩니다.",
    conflictNow: (now) => `그 사이 다른 관리자가 바꾸었습니다. 지금은 ${now}입니다.`,
    conflictMine: (mine) => `내 변경: ${mine}`,
    keepMine: "내 변경으로 저장하기",
    keepTheirs: "지금 설정 그대로 두기",
    gone: "회사나 부서에 더 이상 없어 저장할 수 없습니다.",
    undo: "되돌리기",
    undoOne: (name) => `${name} 되돌리기`,
    why: "바꾸는 이유",
    whyHint: "변경 기록에 남습니다.",
    save: (count) => `${count}건 저장하기`,
    saving: "저장하는 중…",
    calledOff: "이 화면을 제공한 프로그램이 저장을 멈추었습니다.",
    countsAtOnce: "저장하면 다음 요청부터 바로 적용됩니다.",
    viewTitle: (name) => `${name}에게 보이는 것`,
    viewClose: "닫기",
    viewNow: "보임",
    viewThen: "저장하면",
    viewHidden: "안 보임",
    boxes: { received: "받은·보낸 요청", issued: "발행함", closed: "거절/취소", all: "전체" },
    count: (count) => `${count}건`,
    examplesSeen: "보이는 예",
    examplesHidden: "보이지 않는 예",
    mayIssue: "발행할 수 있음",
    mayNotIssue: "발행할 수 없음",
    examplesLimited: "예는 내 권한으로 볼 수 있는 것 가운데에서만 보여 줍니다.",
    noInvoices: "회사에 아직 전자세금계산서가 없습니다.",
    departmentsHint:
      "부서에 권한을 주면, 따로 정하지 않은 사람이 물려받습니다. 한 사람은 한 부서에만 있습니다.",
    newDepartment: "부서 만들기",
    noDepartments: "아직 부서가 없습니다. 부서를 만들면 여러 사람의 권한을 한 번에 정할 수 있습니다.",
    rename: "이름 바꾸기",
    renameOne: (name) => `${name} 이름 바꾸기`,
    dissolve: "없애기",
    dissolveOne: (name) => `${name} 없애기`,
    departmentName: "부서 이름",
    departmentNeeded: "부서 이름을 입력해 주세요.",
    departmentTaken: "같은 이름의 부서가 있습니다.",
    create: "부서 만들기",
    saveName: "이름 저장하기",
    nobodyIn: "아직 아무도 없습니다.",
    peopleOfDepartment: "부서 사람",
    movePeople: (department) => `${department}에 사람 옮겨 오기`,
    moveTitle: (count) => `${count}명 부서 옮기기`,
    moveTo: "옮길 부서",
    moveNeeded: "옮길 부서를 선택해 주세요.",
    move: (count) => `${count}명 옮기기`,
    moveEffect: (right) => `따로 정하지 않은 사람은 이 부서의 ${withParticle(right, "을/를")} 물려받습니다.`,
    moveNoEffect: "이 부서에는 권한이 없어, 따로 정하지 않은 사람은 ERP가 등록한 권한을 따릅니다.",
    moved: (count, department) => `${count}명을 옮겼습니다: ${department}`,
    dissolveTitle: (name) => `${name} 없애기`,
    dissolveEffect: (count) => `${count}명이 부서 없음으로 옮겨집니다. 사람과 세금계산서는 그대로 남습니다.`,
    dissolveLoses: (right, names) =>
      `부서에서 물려받던 ${withParticle(right, "이/가")} 끝나는 사람: ${names}`,
    dissolveDo: "부서 없애기",
    arranged: "부서를 저장했습니다.",
    dissolved: (name) => `${withParticle(name, "을/를")} 없앴습니다.`,
    appointRole: (role) => `${role} 추가하기`,
    vacant: (role) => `${withParticle(role, "이/가")} 없습니다. 그동안 회사 관리자가 요청을 받습니다.`,
    stepDown: "물러나기",
    dismissOne: (name) => `${name} 해임하기`,
    dismissButton: "해임하기",
    dismissTitle: (name, role) => `${name}: ${role} 해임하기`,
    dismissEffect: (name, role) =>
      `${withParticle(name, "은/는")} 더 이상 ${role}의 일을 할 수 없습니다. 세금계산서를 보는 권한은 그대로입니다.`,
    stepDownEffect: (role) => `나는 더 이상 ${role}의 일을 할 수 없습니다. 이 화면도 보지 못할 수 있습니다.`,
    dismissDo: "해임하기",
    dismissed: (name) => `${withParticle(name, "을/를")} 관리자에서 해임했습니다.`,
    last: "마지막 회사 관리자는 물러날 수 없습니다. 먼저 다른 사람에게 위임해 주세요.",
    appointTitle: "관리자 지정하기",
    who: "누구를",
    whoNeeded: "사람을 선택해 주세요.",
    asWhat: "무엇으로",
    asWhatNeeded: "관리자의 종류를 선택해 주세요.",
    handOver: "지정하고 나는 물러나기 (위임)",
    handOverHint: (role) => `지정하는 순간 나는 ${withParticle(role, "이/가")} 아니게 됩니다.`,
    appointDo: "관리자로 지정하기",
    handOverDo: "위임하고 물러나기",
    appointed: (name, role) => `${withParticle(name, "을/를")} ${role}로 지정했습니다.`,
    handedOver: (name, role) => `${name}에게 ${withParticle(role, "을/를")} 위임했습니다.`,
    hasRole: "이미 이 관리자입니다.",
    accessTitle: "권한 요청",
    accessNone: "답을 기다리는 권한 요청이 없습니다.",
    joinTitle: "가입 요청",
    joinNone: "가입을 기다리는 사람이 없습니다.",
    mineTitle: "내가 보낸 요청",
    mineNone: "보낸 요청이 없습니다.",
    asks: (name, what) => `${name} 님이 ${withParticle(what, "을/를")} 요청했습니다.`,
    atInvoice: (ref) => `이 문서에서 요청: ${ref}`,
    joins: (name) => `${name} 님이 우리 회사에 가입하려고 합니다.`,
    assured: {
      identity: "본인확인 기관이 이름을 확인했습니다.",
      possession: "이메일만 확인했습니다. 아는 사람인지 직접 확인해 주세요.",
    },
    reason: "답에 붙일 말",
    reasonHint: "요청한 사람에게 메일로 전합니다.",
    grant: "허용하기",
    decline: "거절하기",
    grantOne: (name, what) => `${name}의 ${what} 요청 허용하기`,
    declineOne: (name, what) => `${name}의 ${what} 요청 거절하기`,
    granting: (name, then) => `허용하면 ${withParticle(name, "은/는")} ${then}`,
    granted: (name, what) => `${name}의 ${what} 요청을 허용했습니다.`,
    declined: (name, what) => `${name}의 ${what} 요청을 거절했습니다.`,
    joinRight: "줄 권한",
    joinRightNeeded: "줄 권한을 선택해 주세요.",
    admit: "가입 허용하기",
    admitOne: (name) => `${name} 가입 허용하기`,
    refuseJoin: "가입 거절하기",
    refuseJoinOne: (name) => `${name} 가입 거절하기`,
    admitted: (name) => `${name} 님의 가입을 허용했습니다.`,
    joinDeclined: (name) => `${name} 님의 가입을 거절했습니다.`,
    states: { open: "답을 기다림", granted: "허용됨", declined: "거절됨", withdrawn: "취소함" },
    waitsFor: (names) => `답할 사람: ${names}`,
    answeredBy: (name, when) => `${name}, ${when}`,
    withdraw: "요청 취소하기",
    withdrawOne: (what) => `${what} 요청 취소하기`,
    withdrawn: "요청을 취소했습니다.",
    historyNone: "아직 변경이 없습니다.",
    older: "이전 기록 보기",
    when: "언제",
    byWhom: "누가",
    whatChanged: "무엇을",
    byHost: "ERP",
    past: {
      given: (who, before, after) => `${who}: ${before} → ${after}`,
      revoked: (who, before) => `${who}: 따로 정한 ${before} 해제`,
      bought: "전자세금계산서 서비스 구매 (0원)",
      distributed: (who) => `${who}에게 서비스 배포`,
      withdrawn: (who) => `${who}의 서비스 배포 해제`,
      appointed: (who, role) => `${withParticle(who, "을/를")} ${role}로 지정`,
      dismissed: (who, role) => `${withParticle(who, "을/를")} ${role}에서 해임`,
      arranged: (department, come, gone) =>
        [department, come === "" ? "" : `들어옴 ${come}`, gone === "" ? "" : `나감 ${gone}`]
          .filter((part) => part !== "")
          .join(" · "),
      named: (department) => `부서 이름: ${department}`,
      dissolved: (department) => `${department} 부서 없앰`,
      left: (who) => `${who} 퇴사`,
      asked: (who, what) => `${withParticle(who, "이/가")} ${what} 요청`,
      answered: (who, answer) => `${who}의 권한 요청: ${answer}`,
    },
    ownTitle: "내 권한",
    ownWhy: (who) =>
      `권한설정은 관리자(${who})가 합니다. 여기서는 내 권한을 보고 필요한 것을 요청할 수 있습니다.`,
    source: "어디에서",
    emptyWhat: "회사가 전자세금계산서 서비스를 아직 구매하지 않았습니다.",
    emptyWhy: "서비스 마켓에서 구매(0원)하고 배포하면 여기에서 권한을 정할 수 있습니다.",
  },
  en: {
    title: "Rights",
    tabs: {
      people: "People",
      departments: "Departments",
      administrators: "Administrators",
      requests: "Requests",
      history: "History",
    },
    waiting: (count) =>
      count === 1 ? "1 request waits for an answer" : `${count} requests wait for an answer`,
    reload: "Reload",
    search: "Find people",
    searchHint: "Name, department",
    selectAll: (count) => `Select all ${count} shown`,
    found: (count) => (count === 1 ? "1 person" : `${count} people`),
    noMatch: (search) => `Nobody matches “${search}”.`,
    clearSearch: "Clear the search",
    more: (count) => `Show ${count} more`,
    explain: "What the rights mean",
    gridHelp: "Arrow keys move from cell to cell, Shift+Space selects a person.",
    select: "Select",
    person: "Person",
    sees: "Sees",
    issues: "Issues",
    settings: "Administers",
    me: "You",
    noDepartment: "No department",
    people: (count) => (count === 1 ? "1 person" : `${count} people`),
    fold: (department, count) => `${department}, ${count === 1 ? "1 person" : `${count} people`}`,
    selectOne: (name) => `Select ${name}`,
    selectGroup: (department) => `Select all of ${department}`,
    showPerson: (name) => `${name}, what this person sees`,
    chooseFor: (name, right, source) => `${name}'s right: ${right}, ${source}. Change`,
    unsaved: "Not saved",
    notDistributed: "No service",
    notDistributedWhy: "Cannot issue: the service was not distributed",
    noOwn: "Not set directly",
    forAll: (right) => `${right} for all`,
    nothingForAll: "No right of its own",
    appoint: "Appoint",
    appointOne: (name) => `Appoint ${name} as an administrator`,
    rolesOf: (name, roles) => `${name}: ${roles}. Change`,
    selected: (count) => `${count} selected`,
    changeSelected: "Change rights",
    moveSelected: "Move to a department",
    unselect: "Unselect",
    changes: (count) => (count === 1 ? "1 change not saved" : `${count} changes not saved`),
    conflicts: (count) => `${count} changed by somebody else`,
    discard: "Discard",
    review: "Review and save",
    saved: (count) =>
      `${count === 1 ? "1 change was" : `${count} changes were`} saved and ${count === 1 ? "counts" : "count"} from the next request on.`,
    savedSome: (applied, rejected) =>
      applied === 0 ? `${rejected} could not be saved.` : `${applied} saved, ${rejected} could not be saved.`,
    chooseTitle: (name) => `${name}'s right`,
    chooseMany: (count) => `Rights of ${count}`,
    chooseHint: "What you choose is collected and saved at once later. Nothing changes yet.",
    inherit: "Not set directly",
    inheritOne: (right, source) => `${right} (${source})`,
    inheritMany: "What the department has counts, or what the ERP registered.",
    inheritDepartment: "For each person, what the ERP registered counts.",
    take: "Add to the changes",
    chooseNone: "Choose a right.",
    ownRight: (who) => `You cannot change your own right. Ask ${who}.`,
    givers: (who) => `Rights are given by the service administrator (${who}). You can only look here.`,
    reviewTitle: (count) => (count === 1 ? "1 change to save" : `${count} changes to save`),
    none: "not set",
    wider: "wider",
    narrower: "narrower",
    inheriting: (count, names) => `${count} inherit it: ${names}`,
    inheritingNobody: "Nobody inherits it at the moment.",
    untilDistributed: "Counts once the service is distributed.",
    conflictNow: (now) => `Somebody else changed it in the meantime. It is ${now} now.`,
    conflictMine: (mine) => `Your change: ${mine}`,
    keepMine: "Save mine",
    keepTheirs: "Leave it as it is",
    gone: "Is no longer there, so this cannot be saved.",
    undo: "Undo",
    undoOne: (name) => `Undo ${name}`,
    why: "Why",
    whyHint: "Kept in the history.",
    save: (count) => (count === 1 ? "Save 1 change" : `Save ${count} changes`),
    saving: "Saving…",
    calledOff: "The program around this page stopped the saving.",
    countsAtOnce: "Counts from the next request on.",
    viewTitle: (name) => `What ${name} sees`,
    viewClose: "Close",
    viewNow: "Seen",
    viewThen: "Once saved",
    viewHidden: "Hidden",
    boxes: { received: "Requests", issued: "Issued", closed: "Refused or cancelled", all: "All" },
    count: (count) => String(count),
    examplesSeen: "Seen, for example",
    examplesHidden: "Hidden, for example",
    mayIssue: "May issue it",
    mayNotIssue: "May not issue it",
    examplesLimited: "Examples are limited to what your own right lets you see.",
    noInvoices: "The company has no tax invoices yet.",
    departmentsHint:
      "Whoever has no right of its own inherits the department's. A person is in one department at most.",
    newDepartment: "New department",
    noDepartments: "There are no departments yet. With one, the rights of several people are set at once.",
    rename: "Rename",
    renameOne: (name) => `Rename ${name}`,
    dissolve: "Dissolve",
    dissolveOne: (name) => `Dissolve ${name}`,
    departmentName: "Name of the department",
    departmentNeeded: "Type a name.",
    departmentTaken: "There is a department of this name.",
    create: "Make the department",
    saveName: "Save the name",
    nobodyIn: "Nobody yet.",
    peopleOfDepartment: "People of the department",
    movePeople: (department) => `Move people to ${department}`,
    moveTitle: (count) => `Move ${count}`,
    moveTo: "To",
    moveNeeded: "Choose where to.",
    move: (count) => `Move ${count}`,
    moveEffect: (right) => `Whoever has no right of its own inherits the department's: ${right}.`,
    moveNoEffect: "The department has no right: whoever has none of its own has what the ERP registered.",
    moved: (count, department) => `${count} moved: ${department}`,
    dissolveTitle: (name) => `Dissolve ${name}`,
    dissolveEffect: (count) => `${count} will be in no department. People and invoices stay.`,
    dissolveLoses: (right, names) => `Lose the inherited ${right}: ${names}`,
    dissolveDo: "Dissolve the department",
    arranged: "The department was saved.",
    dissolved: (name) => `${name} was dissolved.`,
    appointRole: (role) => `Add a ${role.toLowerCase()}`,
    vacant: (role) =>
      `There is no ${role.toLowerCase()}; requests go to the company administrators meanwhile.`,
    stepDown: "Step down",
    dismissOne: (name) => `Dismiss ${name}`,
    dismissButton: "Dismiss",
    dismissTitle: (name, role) => `Dismiss ${name} as ${role.toLowerCase()}`,
    dismissEffect: (name, role) =>
      `${name} can no longer act as ${role.toLowerCase()}. The right to see invoices stays.`,
    stepDownEffect: (role) =>
      `You can no longer act as ${role.toLowerCase()}, and may not see this page any more.`,
    dismissDo: "Dismiss",
    dismissed: (name) => `${name} was dismissed.`,
    last: "The last company administrator cannot step down. Hand the role over first.",
    appointTitle: "Appoint an administrator",
    who: "Who",
    whoNeeded: "Choose a person.",
    asWhat: "As",
    asWhatNeeded: "Choose a role.",
    handOver: "Step down myself (hand over)",
    handOverHint: (role) => `You cease to be ${role.toLowerCase()} at that moment.`,
    appointDo: "Appoint",
    handOverDo: "Hand over and step down",
    appointed: (name, role) => `${name} is ${role.toLowerCase()} now.`,
    handedOver: (name, role) => `${name} took over as ${role.toLowerCase()}.`,
    hasRole: "Has this role already.",
    accessTitle: "Requests for a right",
    accessNone: "No request waits for your answer.",
    joinTitle: "Requests to join",
    joinNone: "Nobody waits to join.",
    mineTitle: "What you asked for",
    mineNone: "You have asked for nothing.",
    asks: (name, what) => `${name} asks for: ${what}.`,
    atInvoice: (ref) => `Asked at ${ref}`,
    joins: (name) => `${name} wants to join your company.`,
    assured: {
      identity: "An identity agency vouched for the name.",
      possession: "Only the mail address was proven. Make sure that you know this person.",
    },
    reason: "Words with your answer",
    reasonHint: "Mailed to whoever asked.",
    grant: "Grant",
    decline: "Decline",
    grantOne: (name, what) => `Grant ${what} to ${name}`,
    declineOne: (name, what) => `Decline ${what} for ${name}`,
    granting: (name, then) => `${name}: ${then}`,
    granted: (name, what) => `Granted to ${name}: ${what}.`,
    declined: (name, what) => `Declined for ${name}: ${what}.`,
    joinRight: "With which right",
    joinRightNeeded: "Choose a right.",
    admit: "Take in",
    admitOne: (name) => `Take ${name} in`,
    refuseJoin: "Decline",
    refuseJoinOne: (name) => `Decline ${name}`,
    admitted: (name) => `${name} was taken in.`,
    joinDeclined: (name) => `${name} was declined.`,
    states: { open: "Waiting", granted: "Granted", declined: "Declined", withdrawn: "Taken back" },
    waitsFor: (names) => `Waits for ${names}`,
    answeredBy: (name, when) => `${name}, ${when}`,
    withdraw: "Take back",
    withdrawOne: (what) => `Take back the request: ${what}`,
    withdrawn: "The request was taken back.",
    historyNone: "Nothing has changed yet.",
    older: "Show earlier changes",
    when: "When",
    byWhom: "Who",
    whatChanged: "What",
    byHost: "ERP",
    past: {
      given: (who, before, after) => `${who}: ${before} → ${after}`,
      revoked: (who, before) => `${who}: ${before} taken back`,
      bought: "Tax invoice service bought (0 won)",
      distributed: (who) => `Service distributed to ${who}`,
      withdrawn: (who) => `Service withdrawn from ${who}`,
      appointed: (who, role) => `${who} appointed: ${role.toLowerCase()}`,
      dismissed: (who, role) => `${who} dismissed: ${role.toLowerCase()}`,
      arranged: (department, come, gone) =>
        [department, come === "" ? "" : `in: ${come}`, gone === "" ? "" : `out: ${gone}`]
          .filter((part) => part !== "")
          .join(" · "),
      named: (department) => `Department named ${department}`,
      dissolved: (department) => `${department} dissolved`,
      left: (who) => `${who} left the company`,
      asked: (who, what) => `${who} asked for: ${what}`,
      answered: (who, answer) => `${who}'s request: ${answer}`,
    },
    ownTitle: "Your right",
    ownWhy: (who) =>
      `Rights are set by an administrator (${who}). Here you see yours and ask for what you need.`,
    source: "From where",
    emptyWhat: "Your company has not bought the tax invoice service yet.",
    emptyWhy: "Once it is bought (0 won) and distributed, rights are set here.",
  },
};

/** Names in a sentence; many are cut short. */
export const naming = (names: ReadonlyArray<string>, most = 5): string =>
  names.length <= most ? list(names) : `${list(names.slice(0, most))} … +${names.length - most}`;
