/** The doctor's report in a dialog: all that was found, and the same as text without secrets, for whoever helps. */
import { html, nothing, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { isoDate, isoTime } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Language } from "../foundation/speech.ts";
import type { ManagerWords } from "./manager.messages.ts";

const signs: Readonly<Record<"error" | "warning" | "info", IconName>> = {
  error: "stop",
  warning: "warning",
  info: "info",
};

/** The report as text: public facts of the certificate and what was found. */
export const asText = (
  { certificate, findings, at }: Certificates.CertificateReport,
  words: ManagerWords,
  language: Language,
): string =>
  [
    `${words.reportTitle} (${isoTime(at)})`,
    `${words.certificate}: ${certificate.owner}`,
    `${words.kind}: ${certificate.kind[language]}`,
    `${words.issuer}: ${certificate.issuer}`,
    `${words.serial}: ${certificate.serial}`,
    `${words.validUntil}: ${isoDate(certificate.notBefore)} ~ ${isoDate(certificate.notAfter)}`,
    `${words.fingerprint}: ${certificate.fingerprint}`,
    "",
    ...(findings.length === 0
      ? [words.reportGood]
      : findings.map(
          ({ severity, code, what, why, remedy }) =>
            `[${words.severity[severity]}] ${what[language]}${why === undefined ? "" : ` ${why[language]}`} ${remedy[language]} (${code})`,
        )),
  ].join("\n");

export class ReportDialog {
  readonly #host: EinvElement;
  readonly #dialog: Dialog;
  #report: Certificates.CertificateReport | undefined;
  #problem: Problem | undefined;
  #asked: AbortController | undefined;
  #registrationId = "";

  constructor(host: EinvElement) {
    this.#host = host;
    this.#dialog = new Dialog(host);
  }

  /** Examines it now. */
  async open(registrationId: string): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.#registrationId = registrationId;
    this.#report = undefined;
    this.#problem = undefined;
    this.#dialog.open();
    try {
      const report = await (await runtime.registeredCertificates()).report(registrationId, asked.signal);
      if (this.#asked === asked) this.#report = report;
    } catch (thrown) {
      if (this.#asked !== asked) return;
      this.#problem = problemOf(thrown);
      this.#host.complain(this.#problem);
    }
    this.#host.requestUpdate();
  }

  async #copy(text: string, words: ManagerWords): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#host.announce(words.reportCopied);
    } catch {
      this.#host.announce(text);
    }
  }

  #findings({ findings }: Certificates.CertificateReport, words: ManagerWords): TemplateResult {
    const { language } = this.#host;
    if (findings.every(({ severity }) => severity !== "error"))
      return html`<p class="good">${icon("check")}<span>${words.reportGood}</span></p>
        ${this.#list(findings, words)}
        <p class="small muted">${words.reportChecked}</p>`;
    return html`${this.#list(findings, words, language)}`;
  }

  #list(
    findings: Certificates.CertificateReport["findings"],
    words: ManagerWords,
    language: Language = this.#host.language,
  ): TemplateResult | typeof nothing {
    return findings.length === 0
      ? nothing
      : html`<ul class="findings">
          ${findings.map(
            ({ code, severity, what, why, remedy }) =>
              html`<li class=${severity}>
                ${icon(signs[severity])}
                <span
                  ><strong>${words.severity[severity]}</strong> ${what[language]}
                  ${why === undefined ? nothing : why[language]} ${remedy[language]}
                  <code>${code}</code></span
                >
              </li>`,
          )}
        </ul>`;
  }

  render(words: ManagerWords): TemplateResult | undefined {
    const { language } = this.#host;
    const report = this.#report;
    const facts =
      report === undefined
        ? nothing
        : html`<dl class="facts">
            <dt>${words.certificate}</dt>
            <dd>${report.certificate.owner}</dd>
            <dt>${words.kind}</dt>
            <dd>${report.certificate.kind[language]}</dd>
            <dt>${words.issuer}</dt>
            <dd>${report.certificate.issuer}</dd>
            <dt>${words.validUntil}</dt>
            <dd class="figure">
              ${isoDate(report.certificate.notBefore)} ~ ${isoDate(report.certificate.notAfter)}
            </dd>
            <dt>${words.serial}</dt>
            <dd><code>${report.certificate.serial}</code></dd>
          </dl>`;
    return this.#dialog.render(
      words.reportTitle,
      html`<div aria-live="polite" aria-busy=${report === undefined && this.#problem === undefined}>
          ${
            report !== undefined
              ? html`<div class="examined">
                  ${facts} ${this.#findings(report, words)}
                  <p class="small muted">${words.reportAt(isoTime(report.at))}</p>
                </div>`
              : this.#problem === undefined
                ? html`<p>${words.examining}</p>`
                : refusalPanel(this.#host, this.#problem, {
                    alert: false,
                    steps: [
                      {
                        label: commonMessages[language].retry,
                        run: () => void this.open(this.#registrationId),
                      },
                    ],
                  })
          }
        </div>
        <div class="actions">
          ${
            report === undefined
              ? nothing
              : html`<button
                  type="button"
                  class="button"
                  @click=${() => void this.#copy(asText(report, words, language), words)}
                >
                  ${icon("copy")}${words.copyReport}
                </button>`
          }
          <button type="button" class="button" autofocus @click=${() => this.#dialog.close()}>
            ${commonMessages[language].close}
          </button>
        </div>`,
    );
  }
}
