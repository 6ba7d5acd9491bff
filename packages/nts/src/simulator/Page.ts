/**
 * The simulator's pages for people: what it received, decrypted and decided,
 * and what it will do wrong. Everything on them came from somebody else and is
 * escaped; they run no script but their own.
 */
import * as Effect from "effect/Effect";
import * as Behaviour from "./Behaviour.ts";
import * as Cause from "./Cause.ts";
import { html, type Html } from "./internal/html.ts";
import * as Hashed from "./Hashed.ts";
import { script, style } from "./internal/pageFiles.ts";
import { exchangeItem, submissionItem } from "./internal/pageItems.ts";
import { both, codeMark, hashedPart, none, tableOf, wall } from "./internal/pageParts.ts";
import { masked } from "./Received.ts";
import type { Simulator } from "./Simulator.ts";

/** A page or one of its files. */
export interface File {
  readonly status: 200 | 404;
  readonly type: string;
  readonly text: string;
}

/** How many submissions and messages are shown. */
const most = 50;

const notice = html`<header>
  <p class="loud" lang="ko">모의 국세청입니다. 국세청이 아닙니다.</p>
  <p class="loud" lang="en">This is a simulator. It is NOT the tax authority.</p>
  <p>
    <span lang="ko"
      >여기로 보낸 세금계산서는 신고되지 않으며 법적 효력이 없습니다. 실제 거래 자료를 보내지 마세요.</span
    >
    <span lang="en">Nothing sent here is reported or has any legal effect. Do not send real data.</span>
  </p>
</header>`;

const pageOf = (title: string, base: string, body: Html): File => ({
  status: 200,
  type: "text/html; charset=utf-8",
  text: html`<!doctype html>
    <html lang="ko">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <link rel="stylesheet" href="${base}page.css" />
      <link rel="icon" href="data:," />
      <script src="${base}page.js" defer></script>
      ${notice} ${body}
    </html>`.html,
});

const overview = (simulator: Simulator, base: string): Effect.Effect<File> =>
  Effect.gen(function* () {
    const now = yield* simulator.now;
    const memory = yield* simulator.memory;
    const faults = yield* simulator.faults;
    const summary = memory.summary(now);
    const received = memory.received(now, most);
    const exchanges = memory.exchanges().slice(0, most);
    const codes = Object.entries(summary.codes).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const behaviours = Behaviour.Kind.literals.map((kind, index) => ({
      kind,
      index,
      ...Behaviour.table[kind],
    }));
    const causes = [...Object.entries(Cause.own), ...Cause.ofRules].toSorted(([, a], [, b]) =>
      a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
    );
    return pageOf(
      "모의 국세청 · einv simulator",
      "",
      html`<main id="main">
        <h1>모의 국세청 · Simulated tax authority</h1>
        <p class="live">
          <button type="button" id="pause" aria-pressed="false">멈춤 · Pause</button>
          <span id="state" role="status"></span>
        </p>
        <dl class="facts">
          <div>
            <dt>시계 · Clock</dt>
            <dd>${wall(now)} KST${(yield* simulator.clock.isStopped) ? " (멈춤 · stopped)" : ""}</dd>
          </div>
          <div>
            <dt>씨앗 · Seed</dt>
            <dd><code>${yield* simulator.seed}</code></dd>
          </div>
          <div>
            <dt>제출 · Submissions</dt>
            <dd>${summary.submissions}</dd>
          </div>
          <div>
            <dt>세금계산서 · Invoices</dt>
            <dd>${summary.invoices}</dd>
          </div>
          <div class="long">
            <dt>결과 · Codes</dt>
            <dd>
              ${codes.length === 0 ? "—" : codes.map(([code, count]) => html`${codeMark(code)} × ${count} `)}
            </dd>
          </div>
        </dl>
        <section aria-labelledby="h-submissions">
          <h2 id="h-submissions">받은 제출 · Submissions</h2>
          ${
            received.length === 0
              ? none(
                  "아직 받은 제출이 없습니다. POST SubmitEtaxInvoice로 보내세요.",
                  "Nothing was submitted yet: POST SubmitEtaxInvoice.",
                )
              : html`<ol class="rows">
                  ${received.map(submissionItem)}
                </ol>`
          }
          ${
            summary.submissions > received.length
              ? html`<p class="none">
                  최근 ${most}건 · the newest ${most} of ${summary.submissions}: <code>admin/received</code>
                </p>`
              : undefined
          }
        </section>
        <section aria-labelledby="h-messages">
          <h2 id="h-messages">오간 메시지 · Messages</h2>
          ${
            exchanges.length === 0
              ? none("아직 없습니다.", "None yet.")
              : html`<ol class="rows log">
                  ${exchanges.map(exchangeItem)}
                </ol>`
          }
        </section>
        <section aria-labelledby="h-script">
          <h2 id="h-script">시나리오 · Script</h2>
          ${
            faults.length === 0
              ? none("남은 것이 없습니다. 정상으로 동작합니다.", "Nothing is left; it behaves well.")
              : html`<ol class="rows">
                  ${faults.map((fault) => html`<li><code>${JSON.stringify(fault)}</code></li>`)}
                </ol>`
          }
          <pre tabindex="0"><code>curl --data '{"on":"submit","kind":"cut"}' ${base}admin/faults</code></pre>
        </section>
        <section aria-labelledby="h-tables">
          <h2 id="h-tables">표 · Tables</h2>
          <details id="t-behaviours">
            <summary>동작 · Behaviours</summary>
            ${tableOf(
              ["이름 · Name", "곳 · On", "무엇 · What"],
              behaviours.map(({ kind, index, on, text }) => [
                html`<code>${kind}</code
                  >${index < Behaviour.numbered ? html` <small>${index + 1}</small>` : undefined}${
                    simulator.lacks(kind) ? html` <small>(없음 · unavailable)</small>` : undefined
                  }`,
                on.join(", "),
                both(text),
              ]),
            )}
          </details>
          <details id="t-causes">
            <summary>결과 코드와 원인 · Result codes and their causes</summary>
            ${tableOf(
              ["코드 · Code", "원인 · Cause", "무엇 · What"],
              causes.map(([name, { code, text }]) => [
                codeMark(code),
                html`<code>${name}</code>`,
                both(text),
              ]),
            )}
          </details>
        </section>
      </main>`,
    );
  });

const invoicePage =
  (issueId: string) =>
  (simulator: Simulator): Effect.Effect<File> =>
    Effect.gen(function* () {
      const memory = yield* simulator.memory;
      const now = yield* simulator.now;
      const submissions = memory.submissionsOf(issueId);
      const xml = memory.document(issueId);
      const hashed = xml === undefined ? undefined : yield* Hashed.invoice(xml);
      const rows = submissions.flatMap((submitId) =>
        (memory.submission(submitId, now)?.invoices ?? [])
          .filter((invoice) => invoice.issueId === issueId)
          .map((invoice) => [
            html`<code>${submitId}</code>`,
            codeMark(invoice.code),
            html`<code>${invoice.cause}</code>
              ${invoice.reason === undefined ? undefined : both(invoice.reason)}`,
          ]),
      );
      const page = pageOf(
        `${issueId} · einv simulator`,
        "../",
        html`<main>
          <p><a href="../">← 모의 국세청 · Simulated tax authority</a></p>
          <h1><code>${issueId}</code></h1>
          ${
            rows.length === 0
              ? none("받은 적이 없는 승인번호입니다.", "No invoice with this issue ID was received.")
              : tableOf(["제출번호 · Submission", "결과 · Decision", "원인 · Cause"], rows)
          }
          <h2>복호화한 문서 · Decrypted document</h2>
          ${
            xml === undefined
              ? none("문서는 남아 있지 않습니다.", "The document is not kept any more.")
              : html`<pre tabindex="0"><code>${masked(new TextDecoder().decode(xml))}</code></pre>`
          }
          ${hashedPart(hashed, "hashed", hashed?.digest !== hashed?.stated)}
        </main>`,
      );
      return { ...page, status: rows.length === 0 ? 404 : 200 };
    });

const file = (type: string, text: string) => (): Effect.Effect<File> =>
  Effect.succeed({ status: 200, type, text });

/** The page or file at a path; `base` is where the simulator is mounted. */
export const find = (
  segments: ReadonlyArray<string>,
): ((simulator: Simulator, base: string) => Effect.Effect<File>) | undefined => {
  const [first, second] = segments.slice(-2);
  switch (segments.length === 0 ? "" : (second ?? first)) {
    case "":
      return overview;
    case "page.css":
      return file("text/css; charset=utf-8", style);
    case "page.js":
      return file("text/javascript; charset=utf-8", script);
    default:
      return first === "invoices" && second !== undefined && /^[0-9A-Za-z]{24}$/.test(second)
        ? invoicePage(second)
        : undefined;
  }
};

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const respond = ({ status, type, text }: File): Response =>
  new Response(text, {
    status,
    headers: {
      "content-type": type,
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
