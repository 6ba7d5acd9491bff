/** Every refusal of this package, by code. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "business-number.length": {
    what: {
      ko: "사업자등록번호는 숫자 10자리입니다. 지금 {digits}자리가 입력되었습니다.",
      en: "A business number has 10 digits; {digits} were entered.",
    },
    remedy: {
      ko: "사업자등록증에 적힌 10자리를 입력해 주세요. 하이픈은 있어도 없어도 됩니다.",
      en: "Enter the 10 digits on the business registration certificate, with or without hyphens.",
    },
  },
  "business-number.characters": {
    what: {
      ko: "사업자등록번호에 숫자가 아닌 글자가 있습니다.",
      en: "The business number contains characters that are not digits.",
    },
    why: {
      ko: "{position}번째 글자를 읽을 수 없습니다.",
      en: "Character {position} cannot be read as a digit, a hyphen or a space.",
    },
    remedy: {
      ko: "숫자와 하이픈만 입력해 주세요. 예: 120-88-00016",
      en: "Enter digits and hyphens only, for example 120-88-00016.",
    },
  },
  "business-number.check-digit": {
    what: {
      ko: "존재할 수 없는 사업자등록번호입니다.",
      en: "No business can have this number.",
    },
    why: {
      ko: "마지막 자리가 앞의 아홉 자리와 맞지 않습니다. 한 자리가 잘못 입력되었거나 두 자리가 바뀌었을 수 있습니다.",
      en: "The last digit does not fit the nine before it: one digit is mistyped, or two are swapped.",
    },
    remedy: {
      ko: "사업자등록증과 한 자리씩 비교해 주세요.",
      en: "Compare it digit by digit with the business registration certificate.",
    },
  },
  "phone-number.characters": {
    what: {
      ko: "전화번호에 숫자가 아닌 글자가 있습니다.",
      en: "The phone number contains characters that are not digits.",
    },
    why: {
      ko: "{position}번째 글자를 읽을 수 없습니다.",
      en: "Character {position} cannot be read as a digit, a hyphen or a space.",
    },
    remedy: {
      ko: "숫자와 하이픈만 입력해 주세요. 예: 010-1234-5678",
      en: "Enter digits and hyphens only, for example 010-1234-5678.",
    },
  },
  "phone-number.unknown": {
    what: { ko: "국내 전화번호가 아닙니다.", en: "This is not a Korean phone number." },
    why: {
      ko: "지역번호나 자릿수가 맞지 않습니다.",
      en: "Its area code or its number of digits does not fit.",
    },
    remedy: {
      ko: "휴대전화는 010부터, 회사 전화는 지역번호부터 입력해 주세요. 예: 02-1234-5678",
      en: "Enter a mobile number from 010 on, an office number with its area code, for example 02-1234-5678.",
    },
  },
  "corporate-number.malformed": {
    what: { ko: "법인등록번호는 숫자 13자리입니다.", en: "A corporate number has 13 digits." },
    remedy: {
      ko: "법인등기부에 적힌 13자리를 입력해 주세요.",
      en: "Enter the 13 digits of the register of corporations.",
    },
  },
});
