/** The mails about rights: to who can give one, and to who asked. */
import { Market, Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { type Fact, render } from "./internal/letter.ts";
import type { Rendered } from "./Mails.ts";

/** What is asked for, by name. */
export const wantedName = (wants: Permission.Wanted): Refusal.Text =>
  wants === "service" ? Market.service.name : Permission.rights[wants].name;

/** What a request is about. */
export interface Subject {
  readonly company: string;
  readonly asker: string;
  readonly wants: Permission.Wanted;
  readonly message?: string;
}

const facts = ({ company, asker, wants }: Subject): ReadonlyArray<Fact> => {
  const means = wants === "service" ? undefined : Permission.rights[wants].means;
  return [
    { label: { ko: "회사", en: "Company" }, value: company },
    { label: { ko: "요청한 사람", en: "Asked by" }, value: asker },
    { label: { ko: "요청한 권한", en: "Asked for" }, value: wantedName(wants) },
    ...(means === undefined ? [] : [{ label: { ko: "권한의 범위", en: "What it allows" }, value: means }]),
  ];
};

/** To who can give it. */
export const asked = (subject: Subject): Rendered => {
  const name = wantedName(subject.wants);
  return render({
    subject: {
      ko: `권한 요청: ${subject.asker}, ${name.ko}`,
      en: `${subject.asker} asks for the ${name.en}`,
    },
    heading: {
      ko: `${subject.asker} 님이 권한을 요청했습니다`,
      en: `${subject.asker} asks for a right`,
    },
    lead: [
      {
        ko: "전자세금계산서의 [권한설정]에서 허용하거나 거절할 수 있습니다.",
        en: "Grant or decline it in the settings of rights.",
      },
    ],
    facts: facts(subject),
    ...(subject.message === undefined
      ? {}
      : { quote: { label: { ko: "메세지", en: "Message" }, words: subject.message } }),
    notes: [
      {
        ko: "허용하면 다음 요청부터 바로 적용되고, 누가 언제 왜 바꾸었는지 기록에 남습니다.",
        en: "Once granted it counts at once; who changed it, when and why is kept.",
      },
    ],
  });
};

/** To who asked. */
export const answered = (
  subject: Subject & { readonly granted: boolean; readonly by: string; readonly note?: string },
): Rendered => {
  const name = wantedName(subject.wants);
  const [ko, en] = subject.granted ? ["허용", "granted"] : ["거절", "declined"];
  return render({
    subject: { ko: `권한 요청 ${ko}: ${name.ko}`, en: `Your request for the ${name.en} was ${en}` },
    heading: { ko: `권한 요청이 ${ko}되었습니다`, en: `Your request was ${en}` },
    lead: subject.granted
      ? [{ ko: "목록을 새로 고치면 바로 볼 수 있습니다.", en: "Reload the list to see the difference." }]
      : [],
    facts: [...facts(subject), { label: { ko: "답한 사람", en: "Answered by" }, value: subject.by }],
    ...(subject.note === undefined
      ? {}
      : { quote: { label: { ko: "답한 사람의 메모", en: "Note" }, words: subject.note } }),
    notes: [],
  });
};
