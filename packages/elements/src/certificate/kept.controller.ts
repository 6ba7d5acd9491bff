/** Certificates kept on this computer: offered before files are asked for, and kept only when the person says so. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { checkbox } from "../foundation/field.ts";
import { daysBetween, isoDate, type Instant } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { type Problem, problemOf } from "../foundation/problem.ts";
import type { Device, Kept } from "../runtime/device.ts";
import type { CertificateFile, Runtime } from "../runtime/Runtime.ts";
import type { CertificateWords } from "./certificate.messages.ts";

export class KeptCertificates implements ReactiveController {
  readonly #host: EinvElement;
  readonly #bring: (files: ReadonlyArray<File>) => void;
  readonly #refused: (problem: Problem) => void;
  #asked: Runtime | undefined;
  #all: ReadonlyArray<Kept> = [];

  constructor(
    host: EinvElement,
    bring: (files: ReadonlyArray<File>) => void,
    refused: (problem: Problem) => void,
  ) {
    this.#host = host;
    this.#bring = bring;
    this.#refused = refused;
    host.addController(this);
  }

  get all(): ReadonlyArray<Kept> {
    return this.#all;
  }

  hostUpdated(): void {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined || runtime === this.#asked) return;
    this.#asked = runtime;
    void this.#look();
  }

  hostDisconnected(): void {
    this.#asked = undefined;
  }

  async remove(id: string): Promise<void> {
    const device = await this.#device();
    await device?.remove(id);
    await this.#look();
  }

  /** Where nothing can be kept, nothing is offered. */
  async #look(): Promise<void> {
    try {
      this.#all = (await (await this.#device())?.list()) ?? [];
    } catch {
      this.#all = [];
    }
    this.#host.requestUpdate();
  }

  async #device(): Promise<Device | undefined> {
    return this.#host.activeRuntime?.device();
  }

  async #use(id: string): Promise<void> {
    try {
      const device = await this.#device();
      if (device !== undefined) this.#bring(await device.files(id));
    } catch (thrown) {
      this.#refused(problemOf(thrown));
      await this.#look();
    }
  }

  #of({ serial, issuer, owner }: CertificateFile): Kept | undefined {
    return this.#all.find((one) => one.owner === owner && one.serial === serial && one.issuer === issuer);
  }

  async #toggle(certificate: CertificateFile, keep: boolean, words: CertificateWords): Promise<void> {
    try {
      const before = this.#of(certificate);
      const device = await this.#device();
      if (keep) await device?.keep(certificate);
      else if (before !== undefined) await device?.remove(before.id);
      this.#host.announce(keep ? words.keptHere : words.keptNoMore);
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.#host.announce(`${problem.what[this.#host.language]} ${problem.remedy[this.#host.language]}`);
      this.#host.complain(problem);
    }
    await this.#look();
  }

  /** Those that can be used with one click. */
  offer(words: CertificateWords, now: Instant, locked: boolean): TemplateResult | typeof nothing {
    if (this.#all.length === 0) return nothing;
    const { language } = this.#host;
    return html`<div class="kept">
      <p class="small muted" id="kept-title">${words.keptTitle}</p>
      <ul class="several" aria-labelledby="kept-title">
        ${this.#all.map(
          ({ id, owner, kind, notAfter }) =>
            html`<li>
              <button
                type="button"
                class="button wide use"
                aria-disabled=${locked}
                @click=${() => {
                  if (!locked) void this.#use(id);
                }}
              >
                ${icon("certificate")}
                <span>
                  <span class="owner">${owner}</span>
                  <span class="detail">
                    ${kind[language]}${
                      notAfter === undefined
                        ? nothing
                        : html` · ${words.ends(daysBetween(now, notAfter), isoDate(notAfter))}`
                    }
                  </span>
                </span>
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** Whether the chosen one is kept here; a click keeps it, another forgets it. */
  consent(certificate: CertificateFile, words: CertificateWords, locked: boolean): TemplateResult {
    return checkbox({
      id: "keep-here",
      label: html`${words.keepHere}<span class="detail">${words.keepHereMeans}</span>`,
      checked: this.#of(certificate) !== undefined,
      locked,
      toggled: (checked) => void this.#toggle(certificate, checked, words),
    });
  }
}
