/** The mails about joining: codes, and who asks to join whose company. */
import * as Redacted from "effect/Redacted";
import type { IdentityVerifier } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { type Letter, oneLine, render } from "./internal/letter.ts";
import type { Rendered } from "./Mails.ts";

type Text = Refusal.Text;

/** Who writes. */
export const sender = "einv 전자세금계산서";

const letter = (parts: Partial<Letter> & Pick<Letter, "subject" | "heading">): Rendered =>
  render({ lead: [], facts: [], notes: [], ...parts });

const purposes: Readonly<Record<IdentityVerifier.Purpose, Text>> = {
  signup: { ko: "회원가입", en: "joining" },
  "sign-in": { ko: "로그인", en: "logging in" },
  recovery: { ko: "아이디·비밀번호 찾기", en: "finding your account" },
  upgrade: { ko: "이메일 인증", en: "proving your address" },
};

/** A code to type. It stands in the heading, not in the subject, which lock screens show. */
export const code = (of: {
  readonly purpose: IdentityVerifier.Purpose;
  readonly code: Redacted.Redacted<string>;
  readonly minutes: number;
}): Rendered => {
  const purpose = purposes[of.purpose];
  return letter({
    subject: { ko: `${purpose.ko} 인증번호`, en: `Code for ${purpose.en}` },
    heading: { ko: `인증번호 ${Redacted.value(of.code)}`, en: `Your code: ${Redacted.value(of.code)}` },
    lead: [
      {
        ko: `${purpose.ko} 화면에 ${of.minutes}분 안에 입력해 주세요.`,
        en: `Type it where you are ${purpose.en}, within ${of.minutes} minutes.`,
      },
    ],
    notes: [
      {
        ko: "요청하지 않았다면 이 메일을 지우세요. 아무 일도 일어나지 않습니다.",
        en: "If you did not ask for it, delete this mail; nothing happens.",
      },
      {
        ko: "인증번호를 전화나 메일로 묻는 일은 없습니다.",
        en: "Nobody asks for this code by telephone or mail.",
      },
    ],
  });
};

/** To a company's administrators: somebody asks to become a member. */
export const joinAsked = (of: {
  readonly company: string;
  readonly name: string;
  readonly message?: string;
}): Rendered =>
  letter({
    subject: { ko: `사용자 추가 요청: ${oneLine(of.name)}`, en: `${oneLine(of.name)} asks to join` },
    heading: {
      ko: `${of.name} 님이 ${of.company} 사용자로 추가해 달라고 요청했습니다`,
      en: `${of.name} asks to become a member of ${of.company}`,
    },
    lead: [
      {
        ko: "아는 사람이면 사용자 관리 화면에서 권한을 정해 수락하고, 아니면 거절해 주세요.",
        en: "If you know the person, admit them with a right in the list of members; otherwise decline.",
      },
    ],
    facts: [
      { label: { ko: "이름", en: "Name" }, value: of.name },
      { label: { ko: "회사", en: "Company" }, value: of.company },
    ],
    ...(of.message === undefined
      ? {}
      : { quote: { label: { ko: "메세지", en: "Message" }, words: of.message } }),
    notes: [
      {
        ko: "수락하기 전에는 회사의 세금계산서가 보이지 않습니다.",
        en: "Before that they see none of the company's invoices.",
      },
    ],
  });

/** To whoever asked: the administrator's answer. */
export const joinAnswered = (of: {
  readonly company: string;
  readonly answer: "admitted" | "declined";
  readonly note?: string;
}): Rendered => {
  const quote =
    of.note === undefined ? {} : { quote: { label: { ko: "답한 사람의 메모", en: "Note" }, words: of.note } };
  return of.answer === "admitted"
    ? letter({
        ...quote,
        subject: { ko: `사용자 추가 완료: ${oneLine(of.company)}`, en: `Admitted to ${oneLine(of.company)}` },
        heading: {
          ko: `${of.company} 사용자로 추가되었습니다`,
          en: `You are a member of ${of.company}`,
        },
        lead: [
          {
            ko: "로그인하면 받은 세금계산서를 볼 수 있습니다.",
            en: "Log in to see the invoices.",
          },
        ],
      })
    : letter({
        ...quote,
        subject: { ko: `사용자 추가 거절: ${oneLine(of.company)}`, en: `Declined by ${oneLine(of.company)}` },
        heading: {
          ko: `${of.company} 관리자가 사용자 추가를 거절했습니다`,
          en: `The administrator of ${of.company} declined`,
        },
        lead: [
          {
            ko: "회사 관리자에게 직접 확인하거나, 사업자등록번호가 맞는지 확인해 주세요.",
            en: "Talk to the administrator, or check the business number.",
          },
        ],
      });
};

/** To the owner: the password was changed. */
export const passwordChanged = (): Rendered =>
  letter({
    subject: { ko: "비밀번호 변경", en: "Password changed" },
    heading: { ko: "비밀번호가 변경되었습니다", en: "Your password was changed" },
    lead: [
      {
        ko: "다른 곳에서 로그인한 화면은 모두 로그아웃되었습니다.",
        en: "You were logged out everywhere else.",
      },
    ],
    notes: [
      {
        ko: "본인이 바꾸지 않았다면 바로 '아이디·비밀번호 찾기'로 새 비밀번호를 만들어 주세요.",
        en: "If it was not you, find your account now and set a new one.",
      },
    ],
  });
