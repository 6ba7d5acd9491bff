/** The mails about inquiries: to who helps, and to who asked. */
import type { Inquiry } from "@einv/support";
import { type Letter, oneLine, render } from "./internal/letter.ts";
import type { Rendered } from "./Mails.ts";

const letter = (parts: Partial<Letter> & Pick<Letter, "subject" | "heading">): Rendered =>
  render({ lead: [], facts: [], notes: [], ...parts });

const number = { ko: "접수번호", en: "Ticket" };
const asked = { ko: "문의 내용", en: "Inquiry" };
const same = (text: string) => ({ ko: text, en: text });

const shorten = (text: string): string => {
  const line = oneLine(text);
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
};

/** To who helps. An answer to this mail reaches who asked. */
export const received = (of: {
  readonly ticket: string;
  readonly inquiry: Inquiry.Inquiry;
  /** Company and member, if known. */
  readonly from?: string;
}): Rendered => {
  const { ticket, inquiry, from } = of;
  return letter({
    subject: same(`[${ticket}] ${shorten(inquiry.message)}`),
    heading: { ko: "문의가 들어왔습니다", en: "An inquiry" },
    facts: [
      { label: number, value: ticket },
      ...(from === undefined ? [] : [{ label: { ko: "보낸 사람", en: "From" }, value: from }]),
      ...inquiry.attached.map(({ key, value }) => ({ label: same(key), value })),
    ],
    quote: { label: asked, words: inquiry.message },
    notes: [
      {
        ko: "개인정보와 비밀은 보내기 전에 지웠습니다. 이 메일에 답장하면 문의한 사람에게 갑니다.",
        en: "Personal and secret data were taken out. Answering this mail reaches who asked.",
      },
    ],
  });
};

/** To who asked. Their own words are repeated only to a known member: nobody sends words of his to a stranger through us. */
export const confirmed = (of: { readonly ticket: string; readonly message?: string }): Rendered =>
  letter({
    subject: { ko: `문의를 접수했습니다 (${of.ticket})`, en: `Your inquiry ${of.ticket}` },
    heading: { ko: "문의를 접수했습니다", en: "We have your inquiry" },
    lead: [
      {
        ko: "확인한 뒤 이 메일 주소로 답해 드립니다. 더 알릴 것이 있으면 접수번호와 함께 다시 문의해 주세요.",
        en: "We answer to this address. To add something, write again and name the ticket.",
      },
    ],
    facts: [{ label: number, value: of.ticket }],
    ...(of.message === undefined ? {} : { quote: { label: asked, words: of.message } }),
    notes: [
      {
        ko: "문의하지 않았다면 이 메일을 지우세요. 암호를 묻는 일은 없습니다.",
        en: "If you did not ask, delete this mail. Nobody asks for your password.",
      },
    ],
  });

/** To who asked: the answer. */
export const answered = (of: {
  readonly ticket: string;
  readonly message: string;
  readonly answer: string;
}): Rendered =>
  letter({
    subject: { ko: `문의에 답변드립니다 (${of.ticket})`, en: `Answer to ${of.ticket}` },
    heading: { ko: "문의하신 내용에 답변드립니다", en: "The answer to your inquiry" },
    facts: [
      { label: number, value: of.ticket },
      { label: asked, value: shorten(of.message) },
    ],
    quote: { label: { ko: "답변", en: "Answer" }, words: of.answer },
  });
