/**
 * Who is in the sample world: a supplier and a buyer, and in each of them one
 * person of every right. All are invented; the numbers have valid check digits.
 */
import type { TaxInvoice } from "@einv/invoice";
import type { Permission } from "@einv/permission";

export type Side = "supplier" | "buyer";

export interface Member {
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
}

export interface Company {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  readonly businessType: string;
  readonly businessItem: string;
  readonly address: string;
  /** 전체권한, 부서권한, 승인권한, 발행권한, 권한 없음; the first is administrator */
  readonly members: Readonly<Record<Permission.Grant, Member>>;
}

export const companies: Readonly<Record<Side, Company>> = {
  supplier: {
    businessNumber: "1208800016",
    name: "가나상사",
    representative: "김가나",
    businessType: "서비스",
    businessItem: "소프트웨어 개발",
    address: "서울특별시 가나구 다라로 1, 3층",
    members: {
      full: { memberId: "mirae", name: "이미래", email: "sales@gana.example" },
      department: { memberId: "narae", name: "서나래", email: "narae@gana.example" },
      approver: { memberId: "dahyun", name: "문다현", email: "dahyun@gana.example" },
      "issue-only": { memberId: "haneul", name: "정하늘", email: "haneul@gana.example" },
      none: { memberId: "bada", name: "오바다", email: "bada@gana.example" },
    },
  },
  buyer: {
    businessNumber: "2228100007",
    name: "다라전자",
    representative: "박다라",
    businessType: "제조",
    businessItem: "전자부품",
    address: "경기도 마바시 사아로 22",
    members: {
      full: { memberId: "sora", name: "최소라", email: "tax@dara.example" },
      department: { memberId: "saebom", name: "임새봄", email: "saebom@dara.example" },
      approver: { memberId: "areum", name: "조아름", email: "areum@dara.example" },
      "issue-only": { memberId: "byul", name: "한별", email: "byul@dara.example" },
      none: { memberId: "garam", name: "윤가람", email: "garam@dara.example" },
    },
  },
};

/** A company that joins by itself, whose person nobody vouches for until its certificate is shown. */
export const newcomer = {
  businessNumber: "1108100024",
  name: "마바상사",
  representative: "박마바",
  businessType: "도매업",
  businessItem: "사무용품",
  address: "인천광역시 자차구 카타로 7, 2층",
  person: { loginId: "mabar_office", name: "한마루", email: "office@mabar.example", phone: "02-0000-0100" },
} as const;

/** What an invoice says of either. */
const named = ({ name, representative, businessType, businessItem, address }: Company) => ({
  name,
  representative,
  businessType,
  businessItem,
  address,
});

const contact = ({ name, email }: Member, department: string): TaxInvoice.Contact => ({
  department,
  person: name,
  telephone: "02-0000-0000",
  email,
});

/** The supplier as an invoice names it. */
export const supplier: TaxInvoice.Supplier = {
  ...named(companies.supplier),
  businessNumber: companies.supplier.businessNumber,
  contact: contact(companies.supplier.members.full, "영업팀"),
};

/** The buyer as an invoice names it. */
export const buyer: TaxInvoice.Buyer = {
  ...named(companies.buyer),
  kind: "business",
  number: companies.buyer.businessNumber,
  primaryContact: contact(companies.buyer.members.full, "회계팀"),
};
