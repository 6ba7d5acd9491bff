/** Choosing the certificate: drop or choose files, pick one of several, read what is wrong with the others. */
import { html, nothing, type TemplateResult } from "lit";
import { daysBetween, isoDate, type Instant } from "../foundation/format.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import type { EinvElement } from "../foundation/element.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Language } from "../foundation/speech.ts";
import type { CertificateFile, Finding } from "../runtime/Runtime.ts";
import type { CertificateWords } from "./certificate.messages.ts";
import { type Certificates, gravestFirst, problemOfFinding } from "./certificates.controller.ts";
import { filesOfInput } from "./droppedFiles.ts";

/** Where Korean certificates are kept, as every bank and agency writes them. */
const places = {
  whereWindows: "%USERPROFILE%\\AppData\\LocalLow\\NPKI",
  whereMac: "~/Library/Preferences/NPKI",
  whereUsb: "E:\\NPKI",
} as const;

const findingIcons: Readonly<Record<Finding["severity"], IconName>> = {
  error: "stop",
  warning: "warning",
  info: "info",
};

const findingList = (findings: ReadonlyArray<Finding>, language: Language): TemplateResult | typeof nothing =>
  findings.length === 0
    ? nothing
    : html`<ul class="findings">
        ${gravestFirst(findings).map(
          ({ code, severity, text, remedy }) =>
            html`<li class=${severity}>
              ${icon(findingIcons[severity])}
              <span>${text[language]} ${remedy[language]} <code>${code}</code></span>
            </li>`,
        )}
      </ul>`;

const facts = (
  { owner, kind, issuer, notAfter }: CertificateFile,
  words: CertificateWords,
  language: Language,
  now: Instant,
): TemplateResult =>
  html`<span>
    <span class="owner">${owner}</span>
    <span class="detail">${issuer === undefined ? kind[language] : `${kind[language]} · ${issuer}`}</span>
    ${
      notAfter === undefined
        ? nothing
        : html`<span class="detail figure"
            >${words.ends(daysBetween(now, notAfter), isoDate(notAfter))}</span
          >`
    }
  </span>`;

export interface CertificatePane {
  readonly host: EinvElement;
  readonly certificates: Certificates;
  readonly words: CertificateWords;
  /** The server's time. */
  readonly now: Instant;
  /** Files hover over the element. */
  readonly over: boolean;
  /** Issuing was tried without a certificate. */
  readonly missing: boolean;
  readonly locked: boolean;
  readonly brought: (files: ReadonlyArray<File>) => void;
  readonly chosen: (certificate: CertificateFile) => void;
  readonly another: () => void;
  /** Certificates that are kept on this computer, to be used with one click. */
  readonly kept: TemplateResult | typeof nothing;
}

const missingHint = (words: CertificateWords): TemplateResult =>
  html`<p class="hint warn" id="certificate-missing">
    ${icon("info")}<span>${words.certificateFirst}</span>
  </p>`;

const dropZone = ({ host, certificates, words, over, missing, brought }: CertificatePane): TemplateResult => {
  const taken = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) brought(filesOfInput(event.target));
  };
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      host.announce(words.placeCopied);
    } catch {
      host.announce(text);
    }
  };
  const place = (name: keyof typeof places): TemplateResult =>
    html`<li>
      <span>${words[name]}<code>${places[name]}</code></span>
      <button
        type="button"
        class="copy"
        aria-label=${words.copyPlace(words[name])}
        title=${words.copyPlace(words[name])}
        @click=${() => void copy(places[name])}
      >
        ${icon("copy")}
      </button>
    </li>`;
  return html`<div
      class="drop ${over ? "over" : ""} ${missing ? "missing" : ""}"
      part="drop"
      aria-busy=${certificates.reading}
    >
      ${icon(certificates.reading ? "wait" : "file", 20)}
      <p class="call">${certificates.reading ? words.readingFiles : over ? words.dropNow : words.dropHere}</p>
      <p class="small muted"><code>${words.dropWhat}</code></p>
      <div class="choices">
        <input
          id="files"
          class="unseen"
          type="file"
          multiple
          aria-describedby=${missing ? "certificate-missing" : nothing}
          @change=${taken}
        />
        <label class="button" for="files">${icon("file")}${words.chooseFiles}</label>
        <input id="folder" class="unseen" type="file" multiple webkitdirectory @change=${taken} />
        <label class="button" for="folder">${icon("folder")}${words.chooseFolder}</label>
      </div>
      ${missing ? missingHint(words) : nothing}
    </div>
    <p class="small muted">${words.staysHere}</p>
    <details>
      <summary>${words.whereTitle}</summary>
      <ul class="places">
        ${place("whereWindows")} ${place("whereMac")} ${place("whereUsb")}
      </ul>
      <p class="small muted">${words.whereHint}</p>
    </details>`;
};

const choiceOfSeveral = ({
  host: { language },
  certificates,
  words,
  now,
  locked,
  missing,
  chosen,
}: CertificatePane): TemplateResult =>
  html`<fieldset aria-describedby=${missing ? "certificate-missing" : nothing}>
    <legend class="small muted">${words.severalFound(certificates.found.length)}</legend>
    <ul class="several">
      ${certificates.found.map(
        (certificate) =>
          html`<li>
            <label class="choice ${certificate.usable ? "" : "bad"}">
              <input
                type="radio"
                name="certificate"
                .checked=${certificate === certificates.chosen}
                ?disabled=${!certificate.usable || locked}
                @change=${() => chosen(certificate)}
              />
              ${facts(certificate, words, language, now)}
            </label>
            ${findingList(certificate.findings, language)}
          </li>`,
      )}
    </ul>
    ${missing ? missingHint(words) : nothing}
  </fieldset>`;

const theOne = (
  certificate: CertificateFile,
  { host: { language }, certificates, words, now }: CertificatePane,
): TemplateResult =>
  html`<div class="card">${icon("check")} ${facts(certificate, words, language, now)}</div>
    ${certificates.again ? html`<p class="small muted" id="again">${words.usedBefore}</p>` : nothing}
    ${findingList(certificate.findings, language)}`;

/** The pane, with `secret` (the password) inside it once a certificate is chosen. */
export const certificatePane = (pane: CertificatePane, secret: TemplateResult): TemplateResult => {
  const { host, certificates, words, now, locked, another } = pane;
  const { found, chosen, problem } = certificates;
  const { language } = host;
  const [only] = found.length === 1 ? found : [];
  const against =
    problem ??
    (only?.usable === false
      ? only.findings.filter(({ severity }) => severity === "error").map(problemOfFinding)[0]
      : undefined);
  return html`<section class="certificate block" aria-labelledby="certificate">
    <div class="line">
      <h3 id="certificate">${words.certificate}</h3>
      ${
        found.length > 0 && !locked && against === undefined
          ? html`<button type="button" class="button quiet another" @click=${another}>
              ${words.anotherCertificate}
            </button>`
          : nothing
      }
    </div>
    ${
      found.length === 0
        ? html`${pane.kept} ${dropZone(pane)}`
        : only === undefined
          ? choiceOfSeveral(pane)
          : only.usable && only === chosen
            ? theOne(only, pane)
            : html`<div class="card bad">${icon("stop")} ${facts(only, words, language, now)}</div>`
    }
    ${
      against === undefined
        ? nothing
        : refusalPanel(host, against, {
            alert: false,
            steps: found.length > 0 ? [{ label: words.anotherCertificate, run: another }] : [],
          })
    }
    ${chosen === undefined ? nothing : secret}
  </section>`;
};
