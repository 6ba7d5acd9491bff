/** What became of it: still waiting, issued with its receipt, or ended; and why a person may do nothing. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { refuseReason } from "@einv/invoice/Wording";
import { isoTime, issueIdGroups, momentInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { EinvElement } from "../foundation/element.ts";
import type { Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { ApprovalWords } from "./approval.messages.ts";
import { pointsOf } from "./terms.ts";

/** Whether the person may do this now. */
/** A request that waits (역발행), or what the supplier wrote itself (정발행, 수정발행) and has not issued yet. */
export const isOpen = ({ summary }: Views.InvoiceView): boolean =>
  summary.status.document === "requested" || summary.status.document === "draft";

export const allows = ({ actions }: Views.InvoiceView, wanted: Views.Action): boolean =>
  actions.some(({ action, refusal }) => action === wanted && refusal === undefined);

/** The refusal of an action, if it is refused. */
export const against = ({ actions }: Views.InvoiceView, wanted: Views.Action): Problem | undefined =>
  actions.find(({ action }) => action === wanted)?.refusal;

/** A line of quiet buttons under everything else. */
export const aftermath = (
  label: string,
  run: () => void,
  { danger = false, held = false }: { readonly danger?: boolean; readonly held?: boolean } = {},
): TemplateResult =>
  html`<div class="after">
    <button
      type="button"
      class="button quiet ${danger ? "danger" : ""}"
      aria-disabled=${held}
      @click=${() => {
        if (!held) run();
      }}
    >
      ${label}
    </button>
  </div>`;

/** The buyer's view of a request that the supplier has not decided on. */
export const waiting = (host: EinvElement, view: Views.InvoiceView, words: ApprovalWords): TemplateResult => {
  const refusal = against(view, "cancelRequest");
  return html`<section class="block outcome ended" aria-labelledby="outcome">
    <h3 class="verdict" id="outcome" tabindex="-1">${icon("clock", 20)}${words.waiting}</h3>
    <p>${words.waitingWhy(view.invoice.supplier.name)}</p>
    ${refusal === undefined ? nothing : refusalPanel(host, refusal, { alert: false, tone: "plain" })}
  </section>`;
};

/** Why this person may not issue, with the host's way to somebody who can help. */
export const denied = (
  host: EinvElement,
  refusal: Problem,
  words: ApprovalWords,
  checkAgain: () => void,
): TemplateResult =>
  html`<div class="block">
    ${refusalPanel(host, refusal, {
      alert: false,
      tone: "warning",
      steps: [{ label: words.checkAgain, run: checkAgain }],
    })}
    <slot name="denied"></slot>
  </div>`;

/** The receipt: issue ID (승인번호), when, what it cost, when the tax authority gets it. */
export const receipt = (
  host: EinvElement,
  { view, quote }: Views.Approval,
  /** Of the issue just made; absent when it was issued before. */
  fresh: Views.Receipt | undefined,
  words: ApprovalWords,
): TemplateResult => {
  const { language } = host;
  const { summary, signature, transmissionResult: result } = view;
  const issueId = fresh?.issueId ?? summary.issueId;
  const issuedAt = fresh?.issuedAt ?? signature?.signedAt;
  const planned = fresh === undefined ? view.transmissionPlannedFor : fresh.transmissionPlannedFor;
  const charged = fresh ?? (summary.status.billing === "charged" ? quote : undefined);
  const cancellable = allows(view, "cancelIssue");
  const waitsToBeSent = fresh !== undefined || ["none", "queued"].includes(summary.status.transmission);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(issueId);
      host.announce(words.issueIdCopied);
    } catch {
      host.announce(issueIdGroups(issueId));
    }
  };
  return html`<section class="block outcome" aria-labelledby="outcome" part="receipt">
    <h3 class="verdict" id="outcome" tabindex="-1">
      ${icon("check", 20)}${fresh === undefined ? words.issuedAlready : words.issuedTitle}
    </h3>
    <dl class="receipt">
      <div>
        <dt>${words.issueId}</dt>
        <dd>
          <span class="figure id">${issueIdGroups(issueId)}</span>
          <button
            type="button"
            class="copy"
            aria-label=${words.copyIssueId}
            title=${words.copyIssueId}
            @click=${copy}
          >
            ${icon("copy")}
          </button>
        </dd>
      </div>
      ${
        issuedAt === undefined
          ? nothing
          : html`<div>
              <dt>${words.issuedAt}</dt>
              <dd class="figure">${isoTime(issuedAt)}</dd>
            </div>`
      }
      ${
        signature === undefined
          ? nothing
          : html`<div>
              <dt>${words.signedBy}</dt>
              <dd>${signature.signer}</dd>
            </div>`
      }
      ${
        charged === undefined
          ? nothing
          : html`<div>
              <dt>${words.charged}</dt>
              <dd class="figure">
                ${words.chargedValue(
                  pointsOf(charged.payer === view.side ? charged.points : 0n, language),
                  words.payer[charged.payer],
                )}
              </dd>
            </div>`
      }
      ${
        result !== undefined
          ? html`<div>
              <dt>${words.authority}</dt>
              <dd>
                ${result.text[language]} <code class="small muted">${result.code}</code>
                ${result.remedy === undefined ? nothing : html`<p class="small">${result.remedy[language]}</p>`}
              </dd>
            </div>`
          : waitsToBeSent
            ? html`<div>
                <dt>${words.authority}</dt>
                <dd>
                  ${
                    planned === undefined
                      ? words.authorityOnRequest
                      : words.authorityPlanned(momentInWords(planned, language))
                  }
                </dd>
              </div>`
            : summary.status.transmission === "unknown"
              ? html`<div>
                  <dt>${words.authority}</dt>
                  <dd>${words.authorityUnknown}</dd>
                </div>`
              : nothing
      }
    </dl>
    ${
      cancellable && planned !== undefined
        ? html`<p class="small muted">${words.cancelUntil(momentInWords(planned, language))}</p>`
        : nothing
    }
  </section>`;
};

/** How a request ended, with the reason if it was refused. */
export const ended = (
  view: Views.InvoiceView,
  how: keyof ApprovalWords["closed"],
  words: ApprovalWords,
  host: EinvElement,
): TemplateResult => {
  const because = view.refusedBecause;
  return html`<section class="block outcome ended" aria-labelledby="outcome" part="outcome">
    <h3 class="verdict" id="outcome" tabindex="-1">
      ${icon(how === "unknown" ? "clock" : "stop", 20)}${words.closed[how]}
    </h3>
    ${
      because === undefined
        ? nothing
        : html`<p>
            <span class="muted">${words.reason}:</span> ${refuseReason[because.reason][host.language]}
            ${
              because.message === undefined || because.message === ""
                ? nothing
                : html`<span class="note detail">${because.message}</span>`
            }
          </p>`
    }
    <p>${words.closedNext[how]}</p>
  </section>`;
};
