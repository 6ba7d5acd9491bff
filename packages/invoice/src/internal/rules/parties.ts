/** Rules of the parties. */
import { BusinessNumber, ResidentNumber } from "@einv/identity";
import { at, expected, none, type Offence, practice, recorded, type Rule, when } from "./Rule.ts";

const numberRemedy = {
  ko: "사업자등록증의 등록번호를 확인해 주세요.",
  en: "Compare it with the business registration certificate.",
};

const issuers = {
  supplier: { party: "공급자", partyEn: "supplier" },
  broker: { party: "수탁자", partyEn: "broker" },
} as const;

/** A registration number, or letters and digits as passports are numbered. */
const paper = /\d{6}-?\d{7}|(?<![A-Za-z\d])(?=[A-Za-z]*\d)[A-Za-z\d]{6,9}(?![A-Za-z\d])/;

export const parties: ReadonlyArray<Rule> = [
  {
    ...recorded("ERR001"),
    id: "supplier.number",
    field: "supplier.businessNumber",
    basis: "check digit, KEC v3.0",
    statement: {
      ko: "공급자의 사업자등록번호가 올바르지 않습니다.",
      en: "No business can have the supplier's number.",
    },
    remedy: numberRemedy,
    offences: ({ invoice }) =>
      when(!BusinessNumber.hasValidCheckDigit(invoice.supplier.businessNumber), "supplier.businessNumber"),
  },
  {
    ...recorded("ERR002"),
    id: "buyer.number",
    field: "buyer.number",
    basis: "check digit, KEC v3.0",
    statement: {
      ko: "공급받는자의 사업자등록번호가 올바르지 않습니다.",
      en: "No business can have the buyer's number.",
    },
    remedy: numberRemedy,
    offences: ({ invoice: { buyer } }) =>
      when(
        buyer.kind === "business" &&
          buyer.number.length === 10 &&
          !BusinessNumber.hasValidCheckDigit(buyer.number),
        "buyer.number",
      ),
  },
  {
    ...recorded("ERR008"),
    id: "buyer.number-kind",
    field: "buyer.number",
    basis: "KEC v3.0 (INV136, INV138)",
    statement: {
      ko: "공급받는자 구분과 번호가 맞지 않습니다. 사업자는 10자리, 개인과 외국인은 13자리입니다.",
      en: "The buyer's number does not fit its kind: ten digits for a business, thirteen for a person.",
    },
    remedy: { ko: "구분이나 번호를 고쳐 주세요.", en: "Correct the kind or the number." },
    offences: ({ invoice: { buyer } }) =>
      when((buyer.kind === "business") !== (buyer.number.length === 10), "buyer.number"),
  },
  {
    ...expected("ERR002"),
    id: "buyer.foreigner-number",
    field: "buyer.number",
    basis: "KEC v3.0 (INV140)",
    statement: {
      ko: "외국인의 번호 자리에는 9999999999999를 씁니다.",
      en: "A foreigner's number is written as 9999999999999.",
    },
    remedy: {
      ko: "외국인등록번호나 여권번호는 비고에 적어 주세요.",
      en: "Put the registration or passport number into the remarks.",
    },
    offences: ({ invoice: { buyer } }) =>
      when(buyer.kind === "foreigner" && buyer.number !== ResidentNumber.foreigner, "buyer.number"),
  },
  {
    ...expected("ERR999"),
    id: "buyer.foreigner-remark",
    field: "remarks",
    basis: "KEC v3.0 (INV142)",
    statement: {
      ko: "외국인에게 발행할 때는 비고에 외국인등록번호나 여권번호가 있어야 합니다.",
      en: "For a foreigner the remarks hold the registration or passport number.",
    },
    remedy: { ko: "비고에 번호를 적어 주세요.", en: "Put the number into the remarks." },
    offences: ({ invoice: { buyer, remarks } }) =>
      when(buyer.kind === "foreigner" && remarks.every((remark) => remark.trim() === ""), "remarks"),
  },
  {
    ...practice,
    id: "buyer.foreigner-paper",
    field: "remarks",
    basis: "외국인등록번호 13 digits, 여권번호 6 to 9 letters and digits",
    statement: {
      ko: "비고에 외국인등록번호나 여권번호로 보이는 것이 없습니다.",
      en: "No remark looks like a registration or passport number.",
    },
    remedy: {
      ko: "비고에 외국인등록번호(13자리)나 여권번호가 있는지 확인해 주세요.",
      en: "Check that a remark holds the registration number (13 digits) or the passport number.",
    },
    offences: ({ invoice: { buyer, remarks } }) =>
      when(
        buyer.kind === "foreigner" &&
          remarks.some((remark) => remark.trim() !== "") &&
          !remarks.some((remark) => paper.test(remark)),
        "remarks",
      ),
  },
  {
    ...practice,
    id: "buyer.resident-number",
    field: "buyer.number",
    basis: "check digit of resident numbers given out before October 2020",
    statement: {
      ko: "주민등록번호의 마지막 자리가 맞지 않습니다.",
      en: "The last digit of the resident number does not fit.",
    },
    remedy: {
      ko: "번호를 확인해 주세요. 2020년 10월 이후에 받은 번호라면 그대로 두어도 됩니다.",
      en: "Check the number; if it was given out since October 2020 it may be right.",
    },
    offences: ({ invoice: { buyer } }) =>
      when(
        buyer.kind === "resident" &&
          buyer.number.length === 13 &&
          !ResidentNumber.hasValidCheckDigit(buyer.number),
        "buyer.number",
      ),
  },
  {
    ...practice,
    id: "buyer.email",
    field: "buyer.primaryContact.email",
    basis: "issuing systems (INV146)",
    statement: { ko: "공급받는자의 이메일이 없습니다.", en: "The buyer has no e-mail address." },
    remedy: {
      ko: "이메일을 넣으면 공급받는자가 발행 사실을 바로 받습니다.",
      en: "With an address the buyer is told at once.",
    },
    offences: ({ invoice: { buyer } }) =>
      when(
        (buyer.primaryContact?.email ?? "") === "" && (buyer.secondaryContact?.email ?? "") === "",
        "buyer.primaryContact.email",
      ),
  },
  {
    ...expected("ERR008"),
    id: "broker.required",
    field: "broker",
    basis: "KEC v3.0 (INV150)",
    statement: { ko: "위수탁 세금계산서에는 수탁자가 있어야 합니다.", en: "A consignment needs a broker." },
    remedy: {
      ko: "수탁자를 입력하거나 종류를 바꾸어 주세요.",
      en: "Enter the broker, or choose another kind.",
    },
    offences: ({ invoice, facets }) => when(facets.brokerNeeded && invoice.broker === undefined, "broker"),
  },
  {
    ...expected("ERR008"),
    id: "broker.forbidden",
    field: "broker",
    basis: "KEC v3.0 (INV158)",
    statement: {
      ko: "위수탁이 아닌 세금계산서에는 수탁자를 쓸 수 없습니다.",
      en: "Only a consignment has a broker.",
    },
    remedy: {
      ko: "수탁자를 지우거나 종류를 위수탁으로 바꾸어 주세요.",
      en: "Remove the broker, or choose a consignment kind.",
    },
    offences: ({ invoice, facets }) => when(!facets.brokerNeeded && invoice.broker !== undefined, "broker"),
  },
  {
    ...recorded("ERR003"),
    id: "broker.number",
    field: "broker.businessNumber",
    basis: "check digit, KEC v3.0",
    statement: {
      ko: "수탁자의 사업자등록번호가 올바르지 않습니다.",
      en: "No business can have the broker's number.",
    },
    remedy: numberRemedy,
    offences: ({ invoice: { broker } }) =>
      when(
        broker !== undefined && !BusinessNumber.hasValidCheckDigit(broker.businessNumber),
        "broker.businessNumber",
      ),
  },
  {
    ...recorded("SYN002"),
    id: "signer.party",
    field: "supplier.businessNumber",
    basis: "KEC v3.0: 공급자, 위수탁은 수탁자의 전자서명",
    statement: {
      ko: "{party}의 인증서로 서명해야 합니다. 이 인증서의 사업자등록번호는 {signer}입니다.",
      en: "The {partyEn} signs it; this certificate is for {signer}.",
    },
    remedy: {
      ko: "{party}의 사업자 인증서를 선택해 주세요.",
      en: "Choose the business certificate of the {partyEn}.",
    },
    offences: ({ invoice, facets, signer }) => {
      const party = facets.issuer === "broker" ? "broker" : "supplier";
      return signer === undefined || facets.customs || invoice[party]?.businessNumber === signer
        ? none
        : at(`${party}.businessNumber`, { ...issuers[party], signer: BusinessNumber.format(signer) });
    },
  },
  {
    ...practice,
    id: "parties.same",
    field: "buyer.number",
    basis: "a supply needs two parties; branches of one business are told apart by their branch number",
    statement: {
      ko: "공급자와 공급받는자의 번호가 같습니다.",
      en: "Supplier and buyer have the same number.",
    },
    remedy: {
      ko: "어느 한쪽이 잘못 입력되지 않았는지 확인해 주세요.",
      en: "Check that neither is mistyped.",
    },
    offences: ({ invoice: { supplier, buyer } }) =>
      when(supplier.businessNumber === buyer.number, "buyer.number"),
  },
  {
    ...practice,
    id: "party.branch-number",
    field: "supplier.branchNumber",
    basis: "issuing systems: exactly four characters",
    statement: { ko: "종사업장번호는 네 자리입니다.", en: "A branch number has four characters." },
    remedy: {
      ko: "앞을 0으로 채워 네 자리로 입력해 주세요. 예: 0001",
      en: "Fill it with zeros in front: 0001.",
    },
    offences: ({ invoice }) =>
      (["supplier", "buyer", "broker"] as const).flatMap((party): ReadonlyArray<Offence> => {
        const number = invoice[party]?.branchNumber ?? "";
        return when(number !== "" && number.length < 4, `${party}.branchNumber`);
      }),
  },
];
