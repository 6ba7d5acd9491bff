/** Requests answered in place, with words for whoever asked; and one's own, with what became of them. */
import { html, nothing, type TemplateResult } from "lit";
import { tell } from "../foundation/events.ts";
import { radioGroup, textField } from "../foundation/field.ts";
import { momentInWords } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { pressRefused, refusalPanel } from "../foundation/refusalPanel.ts";
import type { Tone } from "../foundation/badges.ts";
import type { Answers } from "./answers.controller.ts";
import { type AccessRequestView, type Counter, type Desk, type JoinRequestView, noted } from "./desk.ts";
import { meaning, rightOptions } from "./rightChooser.ts";
import { naming } from "./permission-settings.messages.ts";

const noteField = ({ language, words }: Desk, answers: Answers, requestId: string): TemplateResult =>
  textField(language, {
    id: `note-${requestId}`,
    label: words.reason,
    hint: words.reasonHint,
    optional: true,
    maxlength: 500,
    value: answers.of(requestId).note,
    typed: (note) => answers.type(requestId, { note }),
  });

const trouble = (
  { host, press }: Desk,
  answers: Answers,
  requestId: string,
): TemplateResult | typeof nothing =>
  press.problem === undefined || answers.at !== requestId ? nothing : refusalPanel(host, press.problem);

interface Choice {
  readonly label: string;
  readonly name: string;
  readonly look?: string;
  readonly run: () => void;
}

const buttons = ({ press }: Desk, choices: ReadonlyArray<Choice>): TemplateResult =>
  html`<p class="inline">
    ${choices.map(
      ({ label, name, look = "", run }) =>
        html`<button
          type="button"
          class="button ${look}"
          aria-label=${name}
          aria-disabled=${press.running ? "true" : "false"}
          @click=${run}
        >
          ${label}
        </button>`,
    )}
  </p>`;

/** What somebody may do once it has the service, by name. */
const rightNow = ({ company, rights }: Desk, memberId: string): string =>
  rights.grants[company.people.find((one) => one.memberId === memberId)?.grant ?? "none"].name;

const access = (desk: Desk, answers: Answers, request: AccessRequestView): TemplateResult => {
  const { host, language, words, rights, command } = desk;
  const { requestId, asker, wants, message, ref, askedAt } = request;
  const what = request.name[language];
  const answer = async (given: "grant" | "decline"): Promise<void> => {
    const { note } = answers.of(requestId);
    answers.begin(requestId);
    const said = (given === "grant" ? words.granted : words.declined)(asker.name, what);
    const carried = await command(
      "answer",
      [requestId, given, note],
      (runtime, idempotencyKey) =>
        runtime.answer({ requestId, answer: given, ...noted(note), idempotencyKey }),
      { said, focus: "#access-title" },
    );
    if (!carried) return;
    answers.finish(requestId, said);
    tell(host, "einv-access-answered", { requestId, answer: given });
  };
  return html`<li class="card" part="request">
    <p class="h4" role="heading" aria-level=${desk.level + 1}>
      ${words.asks(asker.name, what)} <span class="muted small">${momentInWords(askedAt, language)}</span>
    </p>
    ${message === undefined ? nothing : html`<blockquote>${message}</blockquote>`}
    ${ref === undefined ? nothing : html`<p class="muted small">${words.atInvoice(ref)}</p>`}
    ${
      wants === "service"
        ? html`<p>${words.grantingService(asker.name, rightNow(desk, asker.memberId))}</p>`
        : html`<p>${words.granting(asker.name, rights.grants[wants].effect)}</p>
            <p class="muted small">${what}: ${meaning(rights, wants)}</p>`
    }
    ${noteField(desk, answers, requestId)} ${trouble(desk, answers, requestId)}
    ${buttons(desk, [
      {
        label: words.grant,
        name: words.grantOne(asker.name, what),
        look: "primary",
        run: () => void answer("grant"),
      },
      { label: words.decline, name: words.declineOne(asker.name, what), run: () => void answer("decline") },
    ])}
  </li>`;
};

const join = (desk: Desk, answers: Answers, request: JoinRequestView): TemplateResult => {
  const { host, language, words, rights, press, command } = desk;
  const { requestId, name, email, assurance, message, askedAt } = request;
  const { grant, wrong } = answers.of(requestId);
  const answer = async (admit: boolean): Promise<void> => {
    if (press.running) return;
    if (admit && grant === undefined) {
      answers.type(requestId, { wrong: true });
      host.focusOn(`#join-${CSS.escape(requestId)} input`);
      return;
    }
    const { note } = answers.of(requestId);
    answers.begin(requestId);
    const said = (admit ? words.admitted : words.joinDeclined)(name);
    const carried = await command(
      "join",
      [requestId, admit, grant, note],
      async () => {
        const joins = await host.activeRuntime?.joins();
        const { note: said } = noted(note);
        if (admit && grant !== undefined) await joins?.admit(requestId, grant, said);
        else await joins?.decline(requestId, said);
      },
      { said, focus: "#join-title" },
    );
    if (!carried) return;
    answers.finish(requestId, said);
    tell(host, "einv-access-answered", { requestId, answer: admit ? "grant" : "decline" });
  };
  return html`<li class="card" part="request">
    <p class="h4" role="heading" aria-level=${desk.level + 1}>
      ${words.joins(name)} <span class="muted small">${momentInWords(askedAt, language)}</span>
    </p>
    <p>${email}</p>
    <p class="hint ${assurance === "identity" ? "good" : "warn"}">
      ${icon(assurance === "identity" ? "check" : "warning")}<span>${words.assured[assurance]}</span>
    </p>
    ${message === undefined ? nothing : html`<blockquote>${message}</blockquote>`}
    ${radioGroup(language, {
      id: `join-${requestId}`,
      label: words.joinRight,
      options: rightOptions(rights),
      value: grant,
      wrong: wrong ? words.joinRightNeeded : undefined,
      chosen: (chosen) => answers.type(requestId, { grant: chosen, wrong: false }),
    })}
    ${noteField(desk, answers, requestId)} ${trouble(desk, answers, requestId)}
    ${buttons(desk, [
      { label: words.admit, name: words.admitOne(name), look: "primary", run: () => void answer(true) },
      { label: words.refuseJoin, name: words.refuseJoinOne(name), run: () => void answer(false) },
    ])}
  </li>`;
};

const looks: Readonly<Record<AccessRequestView["state"], readonly [Tone, IconName]>> = {
  open: ["progress", "clock"],
  granted: ["success", "check"],
  declined: ["danger", "stop"],
  withdrawn: ["plain", "undo"],
};

/** One's own requests, with their state. */
export const ownRequests = (counter: Counter): TemplateResult => {
  const { language, words, press, command, shown, host } = counter;
  const withdraw = (requestId: string): void =>
    void command(
      "withdraw",
      [requestId],
      (runtime, idempotencyKey) => runtime.answer({ requestId, answer: "withdraw", idempotencyKey }),
      { said: words.withdrawn, focus: "#mine-title" },
    );
  return html`<section aria-labelledby="mine-title">
    <p class="h3" role="heading" aria-level=${counter.level} id="mine-title" tabindex="-1">
      ${words.mineTitle}
    </p>
    ${pressRefused(host, press, "withdraw")}
    ${
      shown.asked.length === 0
        ? html`<p class="muted">${words.mineNone}</p>`
        : html`<ul class="cards">
            ${shown.asked.map((request) => {
              const { requestId, state, note, askedAt, answeredAt, answeredBy, waitsFor } = request;
              const what = request.name[language];
              const [tone, sign] = looks[state];
              return html`<li class="card">
                <p class="line">
                  <span
                    >${what}
                    <span class="badge ${tone}">${icon(sign)}${words.states[state]}</span>
                    <span class="muted small">${momentInWords(askedAt, language)}</span></span
                  >
                  ${
                    state === "open"
                      ? html`<button
                          type="button"
                          class="button quiet"
                          aria-label=${words.withdrawOne(what)}
                          @click=${() => withdraw(requestId)}
                        >
                          ${words.withdraw}
                        </button>`
                      : nothing
                  }
                </p>
                ${
                  waitsFor.length === 0
                    ? nothing
                    : html`<p class="muted small">
                        ${words.waitsFor(naming(waitsFor.map(({ name }) => name)))}
                      </p>`
                }
                ${note === undefined ? nothing : html`<blockquote>${note}</blockquote>`}
                ${
                  answeredBy === undefined || answeredAt === undefined
                    ? nothing
                    : html`<p class="muted small">
                        ${words.answeredBy(answeredBy.name, momentInWords(answeredAt, language))}
                      </p>`
                }
              </li>`;
            })}
          </ul>`
    }
  </section>`;
};

/** The tab. */
export const requestsTab = (desk: Desk, answers: Answers): TemplateResult => {
  const { words, shown } = desk;
  return html`${
      answers.done.length === 0
        ? nothing
        : html`<ul class="answered">
            ${answers.done.map((said) => html`<li class="hint good">${icon("check")}<span>${said}</span></li>`)}
          </ul>`
    }
    <section aria-labelledby="access-title">
      <p class="h3" role="heading" aria-level=${desk.level} id="access-title" tabindex="-1">
        ${words.accessTitle}
      </p>
      ${
        shown.toAnswer.length === 0
          ? html`<p class="muted">${words.accessNone}</p>`
          : html`<ul class="cards">
              ${shown.toAnswer.map((request) => access(desk, answers, request))}
            </ul>`
      }
    </section>
    <section aria-labelledby="join-title">
      <p class="h3" role="heading" aria-level=${desk.level} id="join-title" tabindex="-1">
        ${words.joinTitle}
      </p>
      ${
        shown.joins.length === 0
          ? html`<p class="muted">${words.joinNone}</p>`
          : html`<ul class="cards">
              ${shown.joins.map((request) => join(desk, answers, request))}
            </ul>`
      }
    </section>
    ${ownRequests(desk)}`;
};
