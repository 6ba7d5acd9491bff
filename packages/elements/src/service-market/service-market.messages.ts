import type { RightsViews } from "@einv/api";
import { type Catalogue, withParticle } from "../foundation/speech.ts";

type Origin = NonNullable<RightsViews.People["service"]>["origin"];
type Service = RightsViews.Diagnosis["service"];

/** Who is shown: all, or by whether the service was distributed to them. */
export type Showing = "all" | "with" | "without";

export interface MarketWords {
  readonly title: string;
  readonly name: string;
  readonly price: string;
  readonly does: ReadonlyArray<string>;
  readonly points: string;
  readonly states: Readonly<Record<Service, string>>;
  readonly origins: Readonly<Record<Origin, string>>;

  readonly buyThen: ReadonlyArray<string>;
  readonly buyNobodyInCharge: string;
  readonly buy: string;
  readonly buying: string;
  readonly bought: string;
  readonly calledOff: string;

  readonly distribution: string;
  readonly tally: (distributed: number, all: number) => string;
  readonly unlimited: string;
  readonly without: string;
  readonly runBy: (names: string) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly clearSearch: string;
  readonly noMatch: (search: string) => string;
  readonly nobody: string;
  readonly showing: string;
  readonly show: Readonly<Record<Showing, string>>;
  readonly count: (count: number) => string;
  readonly selectAll: (count: number) => string;
  readonly noDepartment: string;
  readonly group: (department: string, distributed: number, all: number) => string;
  readonly distributed: string;
  readonly notDistributed: string;
  readonly me: string;
  readonly more: (count: number) => string;

  readonly selected: (count: number) => string;
  readonly unselect: string;
  readonly distribute: (count: number) => string;
  readonly distributing: string;
  readonly distributedTo: (count: number) => string;
  readonly distributeThen: (noRight: number) => string;
  readonly withdraw: (count: number) => string;
  readonly withdrawTitle: (count: number) => string;
  readonly withdrawThen: string;
  readonly withdrawStays: string;
  readonly withdrawMyself: string;
  readonly loses: (name: string, right: string) => string;
  readonly andMore: (count: number) => string;
  readonly why: string;
  readonly whyHint: string;
  readonly withdrawn: (count: number) => string;

  readonly mine: string;
  readonly mineUsable: (right: string) => string;
  readonly others: string;
}

export const marketMessages: Catalogue<MarketWords> = {
  ko: {
    title: "서비스 마켓",
    name: "전자세금계산서 서비스",
    price: "0원",
    does: [
      "받은 역발행 요청을 확인하고 승인해 발행합니다. 발행한 것은 국세청으로 전송됩니다.",
      "거래처에 역발행을 요청하고 답을 확인합니다.",
      "부서와 사람별로 볼 수 있는 범위를 정하고, 누가 무엇을 바꾸었는지 남깁니다.",
    ],
    points: "이용요금은 0원입니다. 발행할 때 드는 포인트는 따로이며, 발행하기 전에 알려 드립니다.",
    states: { usable: "사용 중", "not-distributed": "나에게 배포 안 됨", "not-bought": "구매 전" },
    origins: {
      market: "서비스 마켓에서 구매했습니다",
      invitation: "역발행 요청으로 시작했습니다",
      host: "ERP 계약에 들어 있습니다",
    },
    buyThen: [
      "결제할 것이 없습니다. 구매하는 즉시 회사가 사용할 수 있습니다.",
      "나에게 바로 배포됩니다. 다른 사람에게는 구매한 뒤 이 화면에서 배포합니다.",
    ],
    buyNobodyInCharge: "서비스 관리자가 아직 없으면 내가 서비스 관리자가 되고 전체권한을 받습니다.",
    buy: "0원에 구매하기",
    buying: "구매하는 중…",
    bought: "전자세금계산서 서비스를 구매했습니다. 이제 사용할 사람에게 배포해 주세요.",
    calledOff: "이 화면을 제공한 프로그램이 멈추었습니다.",
    distribution: "서비스 배포",
    tally: (distributed, all) => `${all}명 중 ${distributed}명에게 배포됨`,
    unlimited: "인원 제한 없음",
    without:
      "배포되지 않은 사람은 전자세금계산서를 볼 수도 발행할 수도 없습니다. 권한을 받았어도 배포되어야 쓸 수 있습니다.",
    runBy: (names) => `배포와 해제는 회사 관리자(${names})가 합니다. 여기서는 보기만 할 수 있습니다.`,
    search: "사람 찾기",
    searchHint: "이름, 부서",
    clearSearch: "검색어 지우기",
    noMatch: (search) => `“${search}”에 맞는 사람이 없습니다.`,
    nobody: "해당하는 사람이 없습니다.",
    showing: "보기",
    show: { all: "모두", with: "배포됨", without: "배포 안 됨" },
    count: (count) => `${count}명`,
    selectAll: (count) => `보이는 ${count}명 모두 선택`,
    noDepartment: "부서 없음",
    group: (department, distributed, all) => `${department} (${all}명 중 ${distributed}명 배포됨)`,
    distributed: "배포됨",
    notDistributed: "배포 안 됨",
    me: "나",
    more: (count) => `${count}명 더 보기`,
    selected: (count) => `${count}명 선택`,
    unselect: "선택 해제하기",
    distribute: (count) => `${count}명에게 배포하기`,
    distributing: "배포하는 중…",
    distributedTo: (count) => `${count}명에게 배포했습니다. 다음 요청부터 바로 쓸 수 있습니다.`,
    distributeThen: (noRight) =>
      noRight === 0
        ? "배포하면 다음 요청부터 각자의 권한만큼 바로 보입니다."
        : `배포하면 다음 요청부터 각자의 권한만큼 바로 보입니다. ${noRight}명은 권한이 없어, 권한설정도 필요합니다.`,
    withdraw: (count) => `${count}명 배포 해제하기`,
    withdrawTitle: (count) => `${count}명 배포 해제하기`,
    withdrawThen: "다음 요청부터 아래 사람은 전자세금계산서를 볼 수도, 발행하거나 거절할 수도 없습니다.",
    withdrawStays: "발행한 세금계산서와 권한 설정은 남습니다. 다시 배포하면 그대로 쓸 수 있습니다.",
    withdrawMyself: "나 자신도 들어 있습니다. 해제하면 나도 볼 수 없게 됩니다.",
    loses: (name, right) => `${name}: ${withParticle(right, "을/를")} 쓸 수 없게 됩니다`,
    andMore: (count) => `그 밖에 ${count}명`,
    why: "해제하는 이유",
    whyHint: "변경 기록에 남습니다.",
    withdrawn: (count) => `${count}명의 배포를 해제했습니다.`,
    mine: "나의 사용 상태",
    mineUsable: (right) => `나에게 배포되었습니다. 내 권한은 ${right}입니다.`,
    others: "다른 사람의 배포 상태는 관리자에게만 보입니다.",
  },
  en: {
    title: "Service market",
    name: "Tax invoice service",
    price: "0 won",
    does: [
      "Read received requests, approve and issue them; what is issued goes to the tax authority.",
      "Ask partners to issue, and follow what they answer.",
      "Decide who sees what, by department and person, and keep who changed it.",
    ],
    points:
      "The service costs 0 won. Points that an issue costs are separate, and are said before you issue.",
    states: { usable: "In use", "not-distributed": "Not distributed to you", "not-bought": "Not bought" },
    origins: {
      market: "It was bought in the market",
      invitation: "It came with a request to issue",
      host: "It is part of the ERP's contract",
    },
    buyThen: [
      "There is nothing to pay. Your company can use it at once.",
      "It is distributed to you. Distribute it to others on this page afterwards.",
    ],
    buyNobodyInCharge: "While there is no service administrator, you become it, with the full right.",
    buy: "Buy for 0 won",
    buying: "Buying…",
    bought: "The service was bought. Distribute it to whoever is to use it.",
    calledOff: "The program around this page stopped it.",
    distribution: "Distribution",
    tally: (distributed, all) => `${distributed} of ${all} have it`,
    unlimited: "no limit",
    without:
      "Without it a person neither sees nor issues tax invoices, whatever right was given: both are needed.",
    runBy: (names) =>
      `Company administrators (${names}) distribute and withdraw the service. You can only look here.`,
    search: "Find people",
    searchHint: "Name, department",
    clearSearch: "Clear the search",
    noMatch: (search) => `Nobody matches “${search}”.`,
    nobody: "There is nobody to show.",
    showing: "Show",
    show: { all: "All", with: "Distributed", without: "Not distributed" },
    count: (count) => (count === 1 ? "1 person" : `${count} people`),
    selectAll: (count) => `Select all ${count} shown`,
    noDepartment: "No department",
    group: (department, distributed, all) => `${department} (${distributed} of ${all} have it)`,
    distributed: "Distributed",
    notDistributed: "Not distributed",
    me: "You",
    more: (count) => `Show ${count} more`,
    selected: (count) => `${count} selected`,
    unselect: "Unselect",
    distribute: (count) => `Distribute to ${count}`,
    distributing: "Distributing…",
    distributedTo: (count) => `Distributed to ${count}; it works from the next request on.`,
    distributeThen: (noRight) =>
      noRight === 0
        ? "Each of them sees at once what its right shows."
        : `Each of them sees at once what its right shows. ${noRight} have no right and need one too.`,
    withdraw: (count) => `Withdraw from ${count}`,
    withdrawTitle: (count) => `Withdraw from ${count}`,
    withdrawThen: "From the next request on, these people neither see, issue nor refuse tax invoices.",
    withdrawStays: "What they issued and their rights stay, and work again once it is distributed again.",
    withdrawMyself: "You are among them, and will not see anything either.",
    loses: (name, right) => `${name} can no longer use the ${right.toLowerCase()}`,
    andMore: (count) => `and ${count} more`,
    why: "Why",
    whyHint: "Kept in the history.",
    withdrawn: (count) => `Withdrawn from ${count}.`,
    mine: "Your own state",
    mineUsable: (right) => `It was distributed to you. Your right: ${right}.`,
    others: "Only administrators see to whom else it was distributed.",
  },
};
