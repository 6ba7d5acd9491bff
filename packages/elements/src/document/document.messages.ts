import type { Status } from "@einv/invoice";
import type { Catalogue } from "../foundation/speech.ts";

/** Words of the statutory form. Names of its boxes are those of 별지 제14호서식. */
export interface DocumentWords {
  readonly copy: Readonly<Record<"supplier" | "buyer", string>>;
  /** Of several that are issued together, the how manieth, and what it is in the amendment. */
  readonly which: (number: number, of: number, role: string | undefined) => string;
  readonly issueId: string;
  readonly originalIssueId: string;
  readonly kind: string;
  readonly supplier: string;
  readonly buyer: string;
  readonly broker: string;
  readonly number: Readonly<Record<"business" | "resident" | "foreigner", string>>;
  readonly branch: string;
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly businessType: string;
  readonly businessItem: string;
  readonly person: string;
  readonly telephone: string;
  readonly email: string;
  readonly writtenDate: string;
  readonly supply: string;
  readonly tax: string;
  readonly amendmentReason: string;
  readonly remarks: string;
  readonly importNumber: string;
  readonly importCount: string;
  readonly importPeriod: string;
  readonly itemsOf: (count: number) => string;
  readonly suppliedOn: string;
  readonly itemName: string;
  readonly specification: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly itemRemark: string;
  readonly grand: string;
  readonly won: string;
  /** What is said above a document in this state; nothing where the form speaks for itself. */
  readonly standing: Readonly<Partial<Record<Status.DocumentState, string>>>;
  /** Large across the form; the state's word where nothing is given. */
  readonly notIssued: string;
  readonly signature: (signer: string, at: string) => string;
  readonly certificateSerial: (serial: string) => string;
  readonly legal: (exempt: boolean) => string;
}

export const documentMessages: Catalogue<DocumentWords> = {
  ko: {
    copy: { supplier: "공급자 보관용", buyer: "공급받는자 보관용" },
    which: (number, of, role) => [`${number}/${of}`, role].filter((part) => part !== undefined).join(" · "),
    issueId: "승인번호",
    originalIssueId: "당초승인번호",
    kind: "종류",
    supplier: "공급자",
    buyer: "공급받는자",
    broker: "수탁자",
    number: { business: "등록번호", resident: "주민등록번호", foreigner: "등록번호(외국인)" },
    branch: "종사업장 번호",
    name: "상호",
    representative: "성명",
    address: "사업장 주소",
    businessType: "업태",
    businessItem: "종목",
    person: "담당자",
    telephone: "연락처",
    email: "이메일",
    writtenDate: "작성일자",
    supply: "공급가액",
    tax: "세액",
    amendmentReason: "수정사유",
    remarks: "비고",
    importNumber: "수입신고번호",
    importCount: "총건",
    importPeriod: "일괄발급 기간",
    itemsOf: (count) => `품목 ${count}건`,
    suppliedOn: "월일",
    itemName: "품목",
    specification: "규격",
    quantity: "수량",
    unitPrice: "단가",
    itemRemark: "비고",
    grand: "합계금액",
    won: "원",
    standing: {
      draft: "임시로 저장한 문서이며, 아직 세금계산서가 아닙니다.",
      requested: "공급자가 발행하기 전이며, 아직 세금계산서가 아닙니다.",
      changeProposed: "공급자가 수정을 제안했으며, 아직 세금계산서가 아닙니다.",
      issuing: "발행하는 중입니다.",
      outcomeUnknown: "발행되었는지 확인하는 중입니다. 다시 발행하지 마세요.",
      refused: "공급자가 거절한 요청이며, 세금계산서가 아닙니다.",
      requestCancelled: "요청한 쪽이 취소했으며, 세금계산서가 아닙니다.",
      requestExpired: "기한까지 발행하지 않아 만료되었으며, 세금계산서가 아닙니다.",
      issueCancelled: "발행을 취소한 문서이며, 국세청으로 전송되지 않습니다.",
      amended: "이 문서를 수정한 세금계산서가 따로 있습니다.",
      deleted: "삭제한 문서입니다.",
    },
    notIssued: "발행 전",
    signature: (signer, at) => `서명 유효 · ${signer} · ${at}`,
    certificateSerial: (serial) => `인증서 일련번호 ${serial}`,
    legal: (exempt) =>
      exempt
        ? "본 계산서는 소득세법·법인세법에 의하여 발행된 계산서이며, 전자서명법에 의거한 전자서명으로 인감날인이 없어도 법적 효력을 갖습니다."
        : "본 세금계산서는 부가가치세법에 의하여 발행된 세금계산서이며, 전자서명법에 의거한 전자서명으로 인감날인이 없어도 법적 효력을 갖습니다.",
  },
  en: {
    copy: { supplier: "Supplier's copy", buyer: "Buyer's copy" },
    which: (number, of, role) => [`${number}/${of}`, role].filter((part) => part !== undefined).join(" · "),
    issueId: "Issue ID",
    originalIssueId: "Original issue ID",
    kind: "Kind",
    supplier: "Supplier",
    buyer: "Buyer",
    broker: "Broker",
    number: { business: "Business no.", resident: "Resident no.", foreigner: "No. (foreigner)" },
    branch: "Branch no.",
    name: "Name",
    representative: "Represented by",
    address: "Address",
    businessType: "Business type",
    businessItem: "Business item",
    person: "Contact",
    telephone: "Telephone",
    email: "E-mail",
    writtenDate: "Written date",
    supply: "Supply amount",
    tax: "Tax",
    amendmentReason: "Reason of amendment",
    remarks: "Remarks",
    importNumber: "Import declaration",
    importCount: "Declarations",
    importPeriod: "Period",
    itemsOf: (count) => (count === 1 ? "1 item" : `${count} items`),
    suppliedOn: "Date",
    itemName: "Item",
    specification: "Specification",
    quantity: "Quantity",
    unitPrice: "Unit price",
    itemRemark: "Remark",
    grand: "Total",
    won: "won",
    standing: {
      draft: "Saved as a draft; not a tax invoice yet.",
      requested: "The supplier has not issued it; not a tax invoice yet.",
      changeProposed: "The supplier proposed a change; not a tax invoice yet.",
      issuing: "It is being issued.",
      outcomeUnknown: "Whether it was issued is being checked. Do not issue it again.",
      refused: "The supplier refused this request; it is no tax invoice.",
      requestCancelled: "The requester withdrew it; it is no tax invoice.",
      requestExpired: "It was not issued in time and has expired; it is no tax invoice.",
      issueCancelled: "Its issue was cancelled; it is not sent to the tax authority.",
      amended: "Another tax invoice amends this one.",
      deleted: "This document was deleted.",
    },
    notIssued: "NOT ISSUED",
    signature: (signer, at) => `Valid signature · ${signer} · ${at}`,
    certificateSerial: (serial) => `Certificate serial ${serial}`,
    legal: (exempt) =>
      `Issued under the ${exempt ? "Income Tax and Corporate Tax Acts" : "Value-Added Tax Act"}. By its digital signature under the Digital Signature Act it has legal effect without a seal.`,
  },
};
