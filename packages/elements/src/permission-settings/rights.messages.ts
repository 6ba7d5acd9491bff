/** The rights and roles in words: by name, and what each shows and lets do. Names and meanings of 전체권한 and 발행권한 are the guide's own. */
import type { Catalogue } from "../foundation/speech.ts";
import type { Grant, Role, Source } from "./company.ts";

/** One right in the words of who gives it. */
export interface RightWords {
  readonly name: string;
  /** What it means: 회사의 모든 전자세금계산서를 조회 가능. */
  readonly means: string;
  /** What becomes of a received request, which nobody has issued yet. */
  readonly received: string;
  /** The column 볼 수 있는 범위. */
  readonly sees: string;
  /** The column 발행. */
  readonly issues: string;
  /** What giving it changes. */
  readonly effect: string;
}

export interface RightsWords {
  readonly grants: Readonly<Record<Grant, RightWords>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly roleMeans: Readonly<Record<Role, string>>;
  readonly service: string;
  readonly sources: Readonly<Record<Exclude<Source, "department">, string>>;
  readonly fromDepartment: (department: string) => string;
  readonly recommended: string;
}

export const rightsMessages: Catalogue<RightsWords> = {
  ko: {
    grants: {
      full: {
        name: "전체권한",
        means: "회사의 모든 전자세금계산서를 조회 가능",
        received: "받은 역발행 요청을 모두 보고, 발행하거나 거절합니다.",
        sees: "회사의 모든 세금계산서",
        issues: "받은 요청 모두",
        effect: "앞으로 회사의 모든 전자세금계산서를 봅니다.",
      },
      department: {
        name: "부서권한",
        means: "자신과 같은 부서 사용자가 발행하거나 요청한 전자세금계산서만 조회 가능",
        received: "받은 역발행 요청은 아직 아무도 발행하지 않았으므로 보이지 않습니다.",
        sees: "같은 부서가 처리한 것",
        issues: "같은 부서가 처리한 것만",
        effect: "앞으로 같은 부서가 발행하거나 요청한 것만 봅니다. 받은 역발행 요청은 보이지 않습니다.",
      },
      approver: {
        name: "승인권한",
        means:
          "답을 기다리는 역발행 요청을 발행하거나 거절할 수 있고, 자신이 처리한 전자세금계산서만 조회 가능",
        received: "받은 역발행 요청을 모두 보고, 발행하거나 거절합니다.",
        sees: "받은 요청과 자신이 처리한 것",
        issues: "답을 기다리는 요청",
        effect: "앞으로 받은 역발행 요청을 처리하고, 그 밖에는 자신이 처리한 것만 봅니다.",
      },
      "issue-only": {
        name: "발행권한",
        means: "자신이 발행한 전자세금계산서만 조회 가능",
        received: "받은 역발행 요청은 자신이 발행한 것이 아니므로 보이지 않고, 승인할 수 없습니다.",
        sees: "자신이 발행한 것",
        issues: "자신이 작성한 것만",
        effect: "앞으로 자신이 발행한 것만 봅니다. 받은 역발행 요청은 보이지 않습니다.",
      },
      none: {
        name: "권한 없음",
        means: "전자세금계산서를 볼 수 없음",
        received: "받은 역발행 요청도 보이지 않습니다.",
        sees: "없음",
        issues: "할 수 없음",
        effect: "앞으로 전자세금계산서를 볼 수 없습니다.",
      },
    },
    roles: { "company-administrator": "회사 관리자", "service-administrator": "서비스 관리자" },
    roleMeans: {
      "company-administrator": "서비스를 구매하고 배포하며, 관리자를 지정하고 가입 요청에 답합니다.",
      "service-administrator": "권한을 설정하고 부서를 정하며, 권한 요청에 답합니다.",
    },
    service: "전자세금계산서 서비스",
    sources: { person: "직접 설정", host: "ERP 등록값" },
    fromDepartment: (department) => `${department}에서 물려받음`,
    recommended: "역발행 요청을 승인하는 사람에게 권장",
  },
  en: {
    grants: {
      full: {
        name: "Full right",
        means: "Sees and handles all of the company's tax invoices",
        received: "Sees every received request, and issues or refuses it.",
        sees: "All of the company's invoices",
        issues: "Every received request",
        effect: "Will see all of the company's tax invoices.",
      },
      department: {
        name: "Department right",
        means: "Sees and handles what the person's own department issued or requested",
        received: "Does not see received requests: nobody has issued them yet.",
        sees: "What the department handled",
        issues: "What the department handled",
        effect: "Will see only what the department issued or requested, and no received requests.",
      },
      approver: {
        name: "Approver right",
        means: "Issues or refuses requests that wait for an answer, and sees besides what the person handled",
        received: "Sees every received request, and issues or refuses it.",
        sees: "Received requests and own work",
        issues: "Requests that wait",
        effect: "Will answer received requests, and see besides only its own work.",
      },
      "issue-only": {
        name: "Issue-only right",
        means: "Sees and handles what the person issued or requested",
        received: "Neither sees nor approves received requests: it has not issued them.",
        sees: "What the person issued",
        issues: "Own drafts only",
        effect: "Will see only what it issued itself, and no received requests.",
      },
      none: {
        name: "No right",
        means: "Sees no tax invoice",
        received: "Does not see received requests either.",
        sees: "Nothing",
        issues: "Nothing",
        effect: "Will see no tax invoice.",
      },
    },
    roles: {
      "company-administrator": "Company administrator",
      "service-administrator": "Service administrator",
    },
    roleMeans: {
      "company-administrator":
        "Buys and distributes the service, appoints administrators, answers requests to join.",
      "service-administrator": "Gives rights, arranges departments, answers requests for rights.",
    },
    service: "Tax invoice service",
    sources: { person: "Given directly", host: "From the ERP" },
    fromDepartment: (department) => `Inherited from ${department}`,
    recommended: "Recommended for whoever approves requests",
  },
};
