/** Rules of the parties. */
import { BusinessNumber, ResidentNumber } from "@einv/identity";
import { type Offence, type Rule, when } from "./Rule.ts";

const authority = { severity: "error", source: "authority", basis: "KEC v3.0, result codes" } as const;
const practice = { severity: "warning", source: "practice" } as const;

const numberRemedy = {
  ko: "사업자등록증의 등록번호를 확인해 주세요.",
  en: "Compare it with the business registration certificate.",
};

export const parties: ReadonlyArray<Rule> = [
  {
    ...authority,
    id: "supplier.number",
    ntsCode: "ERR001",
    statement: {
      ko: "공급자의 사업자등록번호가 올바르지 않습니다.",
      en: "No business can have the supplier's number.",
    },
    remedy: numberRemedy,
    offences: ({ invoice }) =>
      when(!BusinessNumber.hasValidCheckDigit(invoice.supplier.businessNumber), "supplier.businessNumber"),
  },
  {
    ...authority,
    id: "buyer.number",
    ntsCode: "ERR002",
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
    ...authority,
    id: "buyer.number-kind",
    ntsCode: "ERR008",
    statement: {
      ko: "공급받는자 구분과 번호가 맞지 않습니다. 사업자는 10자리, 개인과 외국인은 13자리입니다.",
      en: "The buyer's number does not fit its kind: ten digits for a business, thirteen for a person.",
    },
    remedy: { ko: "구분이나 번호를 고쳐 주세요.", en: "Correct the kind or the number." },
    offences: ({ invoice: { buyer } }) =>
      when((buyer.kind === "business") !== (buyer.number.length === 10), "buyer.number"),
  },
  {
    ...authority,
    id: "buyer.foreigner-number",
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
    ...authority,
    id: "buyer.foreigner-remark",
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
    id: "buyer.resident-number",
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
    ...authority,
    id: "broker.required",
    statement: { ko: "위수탁 세금계산서에는 수탁자가 있어야 합니다.", en: "A consignment needs a broker." },
    remedy: {
      ko: "수탁자를 입력하거나 종류를 바꾸어 주세요.",
      en: "Enter the broker, or choose another kind.",
    },
    offences: ({ invoice, facets }) => when(facets.brokerNeeded && invoice.broker === undefined, "broker"),
  },
  {
    ...authority,
    id: "broker.forbidden",
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
    ...authority,
    id: "broker.number",
    ntsCode: "ERR003",
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
    ...practice,
    id: "parties.same",
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
