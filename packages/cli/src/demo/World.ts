/** The invented world of the demo: two companies, and the certificates on the supplier's disk. */

export interface Party {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly businessType: string;
  readonly businessItem: string;
  readonly member: { readonly memberId: string; readonly name: string; readonly email: string };
  /** Points at the start. */
  readonly points: bigint;
}

export const buyer: Party = {
  businessNumber: "2228100007",
  name: "다라전자",
  representative: "최사아",
  address: "가상특별시 견본구 예시로 22",
  businessType: "제조업",
  businessItem: "전자부품",
  member: { memberId: "purchase", name: "박구매", email: "purchase@dara.example" },
  points: 10_000n,
};

export const supplier: Party = {
  businessNumber: "1208800016",
  name: "가나상사",
  representative: "이마바",
  address: "가상특별시 견본구 예시로 12",
  businessType: "서비스업",
  businessItem: "유지보수",
  member: { memberId: "sales", name: "김영업", email: "sales@gana.example" },
  points: 1_000n,
};

/** A demo password; real ones are their owners' secrets. */
export const password = "demo-1234!";

/** Certificates on the supplier's disk: one that works, and what people drop by mistake. */
export const certificates = [
  { name: "gana-tax", text: "가나상사 전자세금용" },
  { name: "gana-expired", text: "가나상사 전자세금용 (지난해 것)" },
  { name: "gana-bank", text: "가나상사 은행용" },
  { name: "other-company", text: "다른 회사의 전자세금용" },
  { name: "person", text: "이마바 개인용" },
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
