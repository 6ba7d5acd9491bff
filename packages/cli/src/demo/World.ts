/** The invented world of the demo: two companies, one that comes for the first time, and the certificates on the suppliers' disk. */

/** A company as an invoice names it, and whom there the mail goes to. */
export interface Party {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly businessType: string;
  readonly businessItem: string;
  readonly contact: { readonly name: string; readonly email: string };
}

/** A company whose ERP knows einv. */
export interface Customer extends Party {
  /** The contact, who is logged in at the ERP. */
  readonly memberId: string;
  readonly colleagues: ReadonlyArray<{
    readonly memberId: string;
    readonly name: string;
    readonly email: string;
    readonly grant: "full" | "department" | "issue-only" | "none";
  }>;
  /** Points at the start. */
  readonly points: bigint;
}

export const buyer: Customer = {
  businessNumber: "2228100007",
  name: "다라전자",
  representative: "최사아",
  address: "가상특별시 견본구 예시로 22",
  businessType: "제조업",
  businessItem: "전자부품",
  contact: { name: "박구매", email: "purchase@dara.example" },
  memberId: "purchase",
  colleagues: [
    { memberId: "accounts", name: "조회계", email: "accounts@dara.example", grant: "department" },
    { memberId: "factory", name: "윤생산", email: "factory@dara.example", grant: "none" },
  ],
  points: 10_000n,
};

export const supplier: Customer = {
  businessNumber: "1208800016",
  name: "가나상사",
  representative: "이마바",
  address: "가상특별시 견본구 예시로 12",
  businessType: "서비스업",
  businessItem: "유지보수",
  contact: { name: "김영업", email: "sales@gana.example" },
  memberId: "sales",
  colleagues: [
    { memberId: "books", name: "서경리", email: "books@gana.example", grant: "issue-only" },
    { memberId: "intern", name: "오신입", email: "intern@gana.example", grant: "none" },
  ],
  points: 1_000n,
};

/** Nobody knows it before it is asked for an invoice; its person joins from the mail. */
export const newcomer: Party = {
  businessNumber: "1108100024",
  name: "마바상사",
  representative: "박마바",
  address: "가상광역시 견본구 예시로 7, 2층",
  businessType: "도매업",
  businessItem: "사무용품",
  contact: { name: "한마루", email: "office@maba.example" },
};

/** A demo password; real ones are their owners' secrets. */
export const password = "demo-1234!";

/** Certificates on the suppliers' disk: one that works for each, and what people drop by mistake. */
export const certificates = [
  { name: "gana-tax", text: "가나상사 전자세금용" },
  { name: "gana-expired", text: "가나상사 전자세금용 (지난해 것)" },
  { name: "gana-bank", text: "가나상사 은행용" },
  { name: "other-company", text: "다른 회사의 전자세금용" },
  { name: "person", text: "이마바 개인용" },
  { name: "maba-tax", text: "마바상사 전자세금용" },
] as const;

/** Ports from the first on. */
export const ports = (first: number) => ({
  front: first,
  buyer: first + 1,
  supplier: first + 2,
  server: first + 3,
  authority: first + 4,
  mail: first + 5,
});
export type Ports = ReturnType<typeof ports>;
