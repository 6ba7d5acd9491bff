/** A submission and a message as the simulator's page lists them. */
import type * as Memory from "../Memory.ts";
import type * as Received from "../Received.ts";
import { html, type Html, type Part } from "./html.ts";
import { both, codeMark, hashedPart, struckMark, tableOf, wallOf, won } from "./pageParts.ts";

const invoiceLabels = [
  "승인번호 · Issue ID",
  "결과 · Decision",
  "종류 · Kind",
  "공급자 · Supplier",
  "공급받는자 · Buyer",
  "합계 · Total",
];

const invoiceRow = (invoice: Received.Received["invoices"][number]): ReadonlyArray<Part> => [
  invoice.issueId === undefined
    ? "?"
    : html`<a href="invoices/${invoice.issueId}"><code>${invoice.issueId}</code></a>`,
  html`${codeMark(invoice.code)}
  ${
    invoice.cause === undefined || invoice.cause === "accepted"
      ? undefined
      : html`<code>${invoice.cause}</code> ${invoice.reason === undefined ? undefined : both(invoice.reason)}`
  }`,
  invoice.typeCode,
  invoice.supplier === undefined
    ? undefined
    : html`${invoice.supplier.name}<br /><small>${invoice.supplier.id}</small>`,
  invoice.buyer === undefined
    ? undefined
    : html`${invoice.buyer.name}<br /><small>${invoice.buyer.id}</small>`,
  html`<span class="number">${won(invoice.total)}</span>`,
];

/** What became of a submission, in a few words. */
const outcome = ({ state, refused, invoices }: Received.Received): Html => {
  if (state === "refused")
    return html`<span class="mark bad">${refused}</span> 전체 거절 · refused as a whole`;
  if (state === "pending") return html`<span class="mark">처리 중 · pending</span>`;
  const tally = new Map<string, number>();
  for (const { code = "" } of invoices) tally.set(code, (tally.get(code) ?? 0) + 1);
  return html`${[...tally].map(([code, count]) => html`${codeMark(code)} × ${count} `)}`;
};

const calls: Readonly<Record<Memory.Call["state"], string>> = {
  none: "통보할 것 없음 · no call",
  waiting: "통보 대기 · call waiting",
  taken: "통보됨 · called, taken",
  "given-up": "통보 포기 · call given up",
};

export const submissionItem = (submission: Received.Received): Html =>
  html`<li>
    <details id="s-${submission.submitId}">
      <summary>
        <time>${wallOf(submission.receivedAt)}</time>
        <strong>${submission.sender.name}</strong>
        <span>${submission.state === "refused" ? undefined : `${submission.invoices.length}건`}</span>
        ${outcome(submission)} ${struckMark(submission.struck)}
      </summary>
      <dl>
        <div class="long">
          <dt>제출번호 · Submission ID</dt>
          <dd><code>${submission.submitId}</code></dd>
        </div>
        <div>
          <dt>접수번호 · Receipt</dt>
          <dd><code>${submission.receiptId}</code></dd>
        </div>
        <div>
          <dt>제출자 · Sender</dt>
          <dd>${submission.sender.name} ${submission.sender.id}</dd>
        </div>
        <div>
          <dt>ReplyTo</dt>
          <dd><code>${submission.replyTo ?? "—"}</code></dd>
        </div>
        <div>
          <dt>결과 시각 · Decided</dt>
          <dd>${wallOf(submission.decidedAt)}</dd>
        </div>
        <div>
          <dt>결과 통보 · Call</dt>
          <dd>${calls[submission.call.state]} (${submission.call.attempts})</dd>
        </div>
      </dl>
      ${
        submission.refusal === undefined
          ? undefined
          : html`<p class="why">
              <code>${submission.refusal.cause}</code> ${both(submission.refusal.reason)}
            </p>`
      }
      ${submission.invoices.length === 0 ? undefined : tableOf(invoiceLabels, submission.invoices.map(invoiceRow))}
    </details>
  </li>`;

const services: Readonly<Record<string, string>> = {
  submit: "제출 · submission",
  results: "결과 요청 · results",
  certificates: "공개키 요청 · public keys",
  call: "결과 통보 · call",
};

const outcomes: Readonly<Record<Memory.Exchange["outcome"], string>> = {
  answered: "답함 · answered",
  refused: "읽지 못함 · refused",
  taken: "상대가 받음 · taken",
  "not taken": "처리 안 함 · not taken",
};

export const exchangeItem = ({
  at,
  service,
  outcome: came,
  octets,
  submitId,
  struck,
  refusal,
  hashed,
}: Memory.Exchange): Html =>
  html`<li class="${came === "refused" || came === "not taken" ? "trouble" : ""}">
    <time>${wallOf(at)}</time> <span>${services[service] ?? service}</span> <strong>${outcomes[came]}</strong>
    <small>${octets} B</small> ${struckMark(struck)}
    ${submitId === undefined ? undefined : html`<code>${submitId}</code>`}
    ${
      refusal === undefined
        ? undefined
        : html`<p class="why">
            <code>${refusal.code}</code> ${both(refusal.text)}
            ${refusal.path === undefined ? undefined : html`<code>${refusal.path}</code>`}
          </p>`
    }
    ${hashedPart(hashed, `h-${at}-${octets}`, false)}
  </li>`;
