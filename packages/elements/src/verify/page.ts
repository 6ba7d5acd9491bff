/** The page `verify.html`: takes files, says what they prove, shows what was signed. It asks nobody. */
import * as DateTime from "effect/DateTime";
import { html, nothing, render, type TemplateResult } from "lit";
import "../document/define.ts";
import { type Fact, type File, type Verdict, verify } from "./verification.ts";

/** More than a person drops at once; a folder of a year by mistake is not read. */
const mostFiles = 200;

const words = {
  ko: {
    title: "전자세금계산서 서명 확인",
    lead: "서명된 XML 파일을 여기에 놓으세요. 파일은 이 브라우저 밖으로 나가지 않습니다.",
    choose: "파일 선택",
    ownRoots: "함께 놓은 최상위 인증서도 신뢰 (시험용)",
    none: "전자세금계산서(XML) 파일이 없습니다.",
    many: `한 번에 ${mostFiles}개까지 확인합니다.`,
    states: { good: "확인됨", bad: "문제 있음", open: "확인하지 못함" },
  },
  en: {
    title: "Verify an electronic tax invoice",
    lead: "Drop a signed XML file here. No file leaves this browser.",
    choose: "Choose files",
    ownRoots: "Also trust root certificates dropped here (for tests)",
    none: "There is no tax invoice (XML) among the files.",
    many: `Up to ${mostFiles} files are verified at once.`,
    states: { good: "proven", bad: "wrong", open: "not known" },
  },
} as const;

let language: keyof typeof words = navigator.language.startsWith("ko") ? "ko" : "en";
let files: ReadonlyArray<File> = [];
let verdicts: ReadonlyArray<Verdict> | undefined;
let ownRoots = false;
let tooMany = false;
/** Of two runs the later counts. */
let run = 0;

const fact = ({ state, text, more }: Fact): TemplateResult =>
  html`<li class=${state}>
    <span class="state">${words[language].states[state]}</span>
    <strong>${text[language]}</strong>
    ${more === undefined ? nothing : html`<span class="more">${more[language]}</span>`}
  </li>`;

const verdict = ({ name, facts, invoice }: Verdict): TemplateResult =>
  html`<section>
    <h2>${name}</h2>
    <ul>
      ${facts.map(fact)}
    </ul>
    ${
      invoice === undefined
        ? nothing
        : html`<einv-invoice-document .invoice=${invoice} heading-level="3"></einv-invoice-document>`
    }
  </section>`;

const results = (): TemplateResult | typeof nothing => {
  const { none, many } = words[language];
  if (tooMany) return html`<p>${many}</p>`;
  if (verdicts === undefined) return nothing;
  return verdicts.length === 0 ? html`<p>${none}</p>` : html`${verdicts.map(verdict)}`;
};

const judge = async (): Promise<void> => {
  const own = ++run;
  const found = await verify(files, { ownRoots, now: DateTime.makeUnsafe(Date.now()) });
  if (own !== run) return;
  verdicts = found;
  show();
};

const take = async (list: FileList | null | undefined): Promise<void> => {
  if (list === null || list === undefined || list.length === 0) return;
  tooMany = list.length > mostFiles;
  files = tooMany
    ? []
    : await Promise.all(
        Array.from(list, async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      );
  await judge();
};

const speak = (chosen: keyof typeof words) => (): void => {
  language = chosen;
  show();
};

const show = (): void => {
  const { title, lead, choose, ownRoots: own } = words[language];
  document.documentElement.lang = language;
  document.title = title;
  render(
    html`<header>
        <h1>${title}</h1>
        <nav>
          <button type="button" lang="ko" @click=${speak("ko")}>한국어</button>
          <button type="button" lang="en" @click=${speak("en")}>English</button>
        </nav>
      </header>
      <div class="drop">
        <p>${lead}</p>
        <label
          >${choose}
          <input
            type="file"
            multiple
            @change=${({ currentTarget }: Event & { readonly currentTarget: HTMLInputElement }) =>
              void take(currentTarget.files)}
        /></label>
        <label class="own"
          ><input
            type="checkbox"
            .checked=${ownRoots}
            @change=${({ currentTarget }: Event & { readonly currentTarget: HTMLInputElement }) => {
              ownRoots = currentTarget.checked;
              if (files.length > 0) void judge();
            }}
          />${own}</label
        >
      </div>
      <div role="status">${results()}</div>`,
    document.body,
  );
};

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files);
});
show();
