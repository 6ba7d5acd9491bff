/** The page `verify.html`: takes files, says what they prove, shows what was signed. It asks nobody. */
import * as Roots from "@einv/certificate/Roots";
import * as DateTime from "effect/DateTime";
import { html, nothing, render, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { filesOfDrop, filesOfInput } from "../certificate/droppedFiles.ts";
import "../document/define.ts";
import { foundation } from "../foundation/base.styles.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { type Language, messages, mostFiles } from "./page.messages.ts";
import { pageStyles } from "./page.styles.ts";
import { grouped } from "./paths.ts";
import { type Fact, type File as Read, type State, type Verdict, verify } from "./verification.ts";

/** No invoice, certificate or list of revocations is larger. */
const largest = 64 * 1024 * 1024;

let language: Language = navigator.language.startsWith("ko") ? "ko" : "en";
let files: ReadonlyArray<Read> = [];
let verdicts: ReadonlyArray<Verdict> | undefined;
let ownRoots = false;
let tooMany = false;
let over = false;
/** Of two runs the later counts. */
let run = 0;

const icons: Readonly<Record<State, IconName>> = { good: "check", open: "warning", bad: "stop" };

const factItem = ({ state, text, more }: Fact): TemplateResult =>
  html`<li class=${state}>
    ${icon(icons[state])}<strong>${text[language]}</strong>
    ${more === undefined ? nothing : html`<span class="more">${more[language]}</span>`}
  </li>`;

const group = (state: State, facts: ReadonlyArray<Fact>): TemplateResult | typeof nothing => {
  const own = facts.filter((fact) => fact.state === state);
  return own.length === 0
    ? nothing
    : html`<section class="group">
        <h3>${messages[language].groups[state]}</h3>
        <ul>
          ${own.map(factItem)}
        </ul>
      </section>`;
};

const verdictCard = ({ name, state, headline, facts, invoice }: Verdict): TemplateResult => {
  const single = new Set(facts.map((fact) => fact.state)).size === 1;
  return html`<article class="verdict ${state}">
    <header>
      ${icon(icons[state], 20)}
      <h2>${headline[language]}</h2>
      <p class="muted small">${name}</p>
    </header>
    <div class="groups ${single ? "single" : ""}">
      ${(["bad", "good", "open"] as const).map((each) => group(each, facts))}
    </div>
    <div class="shown">
      ${
        invoice === undefined
          ? nothing
          : keyed(
              language,
              html`<einv-invoice-document .invoice=${invoice} heading-level="3"></einv-invoice-document>`,
            )
      }
    </div>
  </article>`;
};

const results = (): TemplateResult | typeof nothing => {
  if (verdicts === undefined) return nothing;
  const { none, many } = messages[language];
  return html`${tooMany ? html`<p class="refusal warning">${icon("warning")}<span class="what">${many}</span></p>` : nothing}
  ${
    verdicts.length === 0
      ? html`<p class="refusal plain">${icon("info")}<span class="what">${none}</span></p>`
      : verdicts.map(verdictCard)
  }`;
};

/** What is read aloud: of each document the judgement, not the whole of it. */
const spoken = (): string =>
  (verdicts ?? []).map(({ name, headline }) => `${name}: ${headline[language]}`).join("\n");

const known = (): TemplateResult => {
  const { knownTitle, known: trusted, limits, until } = messages[language];
  return html`<details class="known">
    <summary>${knownTitle}</summary>
    <p>${limits}</p>
    <p>${trusted}</p>
    <dl>
      ${Roots.pins.map(
        ({ name, fingerprint, until: last }) =>
          html`<dt>${name} <span class="muted small">${until(last)}</span></dt>
            <dd><code>${grouped(fingerprint)}</code></dd>`,
      )}
    </dl>
  </details>`;
};

const judge = async (): Promise<void> => {
  const own = ++run;
  const found = await verify(files, { ownRoots, now: DateTime.makeUnsafe(Date.now()) });
  if (own !== run) return;
  verdicts = found;
  show();
};

const take = async (chosen: ReadonlyArray<File>): Promise<void> => {
  if (chosen.length === 0) return;
  tooMany = chosen.length >= mostFiles;
  files = await Promise.all(
    chosen
      .filter(({ size }) => size <= largest)
      .map(async (file) => ({
        name: file.webkitRelativePath || file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
  );
  await judge();
};

const taken = ({ currentTarget }: Event & { readonly currentTarget: HTMLInputElement }): void =>
  void take(filesOfInput(currentTarget));

const speak = (chosen: Language): TemplateResult =>
  html`<button
    class="button quiet"
    type="button"
    lang=${chosen}
    aria-pressed=${chosen === language}
    @click=${() => {
      language = chosen;
      show();
    }}
  >
    ${chosen === "ko" ? "한국어" : "English"}
  </button>`;

const dropZone = (): TemplateResult => {
  const { call, beside, stays, choose, chooseFolder, ownRoots: own } = messages[language];
  return html`<div class="drop ${over ? "over" : ""}">
    ${icon("file", 20)}
    <p class="call">${call}</p>
    <p class="muted">${beside}</p>
    <div class="choices">
      <input id="files" class="unseen" type="file" multiple @change=${taken} />
      <label class="button" for="files">${icon("file")}${choose}</label>
      <input id="folder" class="unseen" type="file" multiple webkitdirectory @change=${taken} />
      <label class="button" for="folder">${icon("folder")}${chooseFolder}</label>
    </div>
    <p class="muted small">${stays}</p>
    <label class="choice small"
      ><input
        type="checkbox"
        .checked=${ownRoots}
        @change=${({ currentTarget }: Event & { readonly currentTarget: HTMLInputElement }) => {
          ownRoots = currentTarget.checked;
          if (files.length > 0) void judge();
        }}
      />${own}</label
    >
  </div>`;
};

const root = document.body.attachShadow({ mode: "open" });
root.adoptedStyleSheets = [foundation, pageStyles]
  .flat(3)
  .flatMap((style) => ("styleSheet" in style && style.styleSheet !== undefined ? [style.styleSheet] : []));

const show = (): void => {
  const { title } = messages[language];
  document.documentElement.lang = language;
  document.title = title;
  render(
    html`<main class="page">
      <header class="top">
        <h1>${title}</h1>
        <nav>${speak("ko")}${speak("en")}</nav>
      </header>
      ${dropZone()}
      <p role="status" class="unseen">${spoken()}</p>
      <div class="page-results">${results()}</div>
      ${known()}
    </main>`,
    root,
  );
};

const hover = (state: boolean) => (event: DragEvent) => {
  event.preventDefault();
  if (over === state) return;
  over = state;
  show();
};
document.addEventListener("dragover", hover(true));
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) hover(false)(event);
});
document.addEventListener("drop", (event) => {
  hover(false)(event);
  if (event.dataTransfer !== null) void filesOfDrop(event.dataTransfer).then(take);
});
show();
