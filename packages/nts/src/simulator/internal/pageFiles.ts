/** Style and script of the simulator's pages. */

export const style = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e8eaed);
  --soft: light-dark(#57606a, #a3abb3);
  --paper: light-dark(#ffffff, #14171a);
  --panel: light-dark(#f4f5f7, #1e2328);
  --line: light-dark(#d3d8de, #3a4149);
  --link: light-dark(#0b57d0, #8ab4f8);
  --good: light-dark(#0a6b2d, #6fd08c);
  --bad: light-dark(#a5121d, #ff9a9a);
  --fault: light-dark(#7a4b00, #f2c261);
  --loud: light-dark(#8a0f1a, #5c0a12);
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--paper);
  font: 0.9375rem/1.5 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif;
  word-break: keep-all; overflow-wrap: anywhere;
}
header { background: var(--loud); color: #fff; padding: 0.75rem 1rem; }
header p { margin: 0 auto; max-width: 70rem; }
header .loud { font-size: 1.25rem; font-weight: 700; line-height: 1.3; }
header p:last-child { margin-top: 0.375rem; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0.25rem 0 0.75rem; }
h1 code { font-size: 1.25rem; }
h2 { font-size: 1.0625rem; margin: 1.75rem 0 0.5rem; }
a { color: var(--link); }
code, pre { font: 0.8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "D2Coding", monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem; overflow: auto; max-height: 34rem; white-space: pre-wrap; }
.en, small, time, .none, dt { color: var(--soft); }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.live { display: flex; gap: 0.75rem; align-items: center; margin: 0 0 0.75rem; color: var(--soft); }
button { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.25rem 0.75rem; min-height: 2rem; cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.5rem 1.5rem; margin: 0.5rem 0; }
dt { font-size: 0.8125rem; }
dd { margin: 0; }
.long { grid-column: 1 / -1; }
.facts { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; }
.rows { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.rows > li { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
.rows > li.trouble { border-left: 4px solid var(--bad); padding-left: 0.75rem; }
summary { cursor: pointer; padding: 0.25rem 0; }
summary > * { margin-right: 0.5rem; }
details[open] > summary { margin-bottom: 0.25rem; }
.why { margin: 0.25rem 0; }
.mark { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 0.375rem; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; color: var(--soft); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.fault { color: var(--fault); border-style: dashed; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0; }
th, td { overflow-wrap: break-word; text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); }
th { font-size: 0.8125rem; font-weight: 600; color: var(--soft); }
@media (min-width: 44rem) { td a code { white-space: nowrap; } }
@media (max-width: 44rem) {
  thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  td { border: 0; padding: 0.125rem 0; }
  td:empty { display: none; }
  td::before { content: attr(data-label); display: block; font-size: 0.8125rem; color: var(--soft); }
}
@media (forced-colors: active) { .mark { border-color: CanvasText; } }
`;

/** Renews what is shown every two seconds; what is open stays open, and what has the focus keeps it. */
export const script = `"use strict";
let paused = false;
let shown = "";
const renewed = document.getElementById("main") !== null;
const say = (text) => {
  const state = document.getElementById("state");
  if (state !== null && state.textContent !== text) state.textContent = text;
};
const dress = () => {
  const button = document.getElementById("pause");
  if (button === null) return;
  button.setAttribute("aria-pressed", String(paused));
  button.addEventListener("click", () => {
    paused = !paused;
    button.setAttribute("aria-pressed", String(paused));
    say(paused ? "멈췄습니다 · paused" : "2초마다 새로 고칩니다 · renewed every 2 s");
  });
};
const renew = async () => {
  if (paused || document.hidden) return;
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.text();
  if (paused || text === shown) return;
  shown = text;
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  const main = document.getElementById("main");
  if (next === null || main === null) return;
  for (const open of main.querySelectorAll("details[open][id]")) {
    next.querySelector("#" + CSS.escape(open.id))?.setAttribute("open", "");
  }
  const focused = document.activeElement;
  const selection = getSelection();
  if (selection !== null && !selection.isCollapsed && main.contains(selection.anchorNode)) return;
  const details = focused?.tagName === "SUMMARY" ? focused.parentElement?.id : undefined;
  const id = focused?.id;
  const href = focused?.getAttribute("href");
  main.replaceWith(document.adoptNode(next));
  dress();
  const again =
    details !== undefined ? next.querySelector("#" + CSS.escape(details) + " > summary")
    : id ? document.getElementById(id)
    : href ? next.querySelector('a[href="' + CSS.escape(href) + '"]')
    : null;
  again?.focus({ preventScroll: true });
};
if (renewed) {
  dress();
  say("2초마다 새로 고칩니다 · renewed every 2 s");
  const turn = () => {
    renew().then(
      () => { if (!paused) say("2초마다 새로 고칩니다 · renewed every 2 s"); },
      () => say("시뮬레이터가 응답하지 않습니다 · the simulator does not answer"),
    ).finally(() => setTimeout(turn, 2000));
  };
  setTimeout(turn, 2000);
}
`;
