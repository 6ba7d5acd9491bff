import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { RightsViews } from "@einv/api";
import type { Asked } from "../events.ts";
import { barStyles } from "../foundation/bar.styles.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { Dialog } from "../foundation/dialog.ts";
import { Done } from "../foundation/done.ts";
import { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import { calledOffBy, pressRefused } from "../foundation/refusalPanel.ts";
import { searchStyles } from "../foundation/searchField.styles.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import { forAdministrators, holdersOf, inParts } from "../permission-settings/company.ts";
import { doctor } from "../permission-settings/doctor.ts";
import { rightsMessages } from "../permission-settings/rights.messages.ts";
import type { Rights } from "../runtime/rights.ts";
import { type Stall, distribution, withdrawal } from "./distribution.ts";
import { Choosing, hasService } from "./people.controller.ts";
import { type MarketWords, marketMessages } from "./service-market.messages.ts";
import { marketStyles } from "./service-market.styles.ts";

interface Shown {
  readonly me: RightsViews.Diagnosis;
  /** Absent for whoever is no administrator. */
  readonly company?: RightsViews.People;
}

/**
 * The service of a company: bought for 0원, distributed to people, withdrawn
 * again. Whoever is no administrator sees whether it may use it, why not, and
 * asks for it in one click.
 *
 * @element einv-service-market
 * @slot error - Below an error.
 * @slot denied - Below the own state of whoever is no administrator.
 * @fires einv-buy-request - The service is about to be bought; cancelable. Detail: price, waitUntil.
 * @fires einv-buy - It was. Detail: price.
 * @fires einv-distribute-request - It is about to be distributed; cancelable. Detail: members, waitUntil.
 * @fires einv-distribute - It was. Detail: members.
 * @fires einv-withdraw-request - It is about to be withdrawn; cancelable. Detail: members, waitUntil.
 * @fires einv-withdraw - It was. Detail: members.
 * @fires einv-load-start - The market is being fetched.
 * @fires einv-ready - It is shown.
 * @fires einv-error - Something was refused. Detail: kind, code, message, retryable.
 * @csspart service - What the service is and costs.
 * @csspart toolbar - Search and what is shown.
 * @csspart people - Everybody by department.
 * @csspart person - One of them.
 * @csspart done - What was just carried out.
 * @csspart bar - Who is selected, and what is done.
 * @csspart dialog - The dialog before it is withdrawn.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * <einv-service-market></einv-service-market>
 */
export class EinvServiceMarket extends EinvElement {
  static override properties: PropertyDeclarations = {
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, barStyles, searchStyles, marketStyles];

  /** Level of its headings in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<MarketWords> | undefined;

  #note = "";
  #calledOff: string | undefined;

  readonly #done = new Done(this);
  readonly #dialog = new Dialog(this);
  readonly #press = new Press<"buy" | "distribute" | "withdraw" | "ask">(this);
  readonly #choosing = new Choosing(this);

  readonly #shown = new Loading<"", Shown>(this, {
    key: () => "",
    load: async (runtime, _, signal) => {
      const rights = await runtime.rights();
      const [me, company] = await Promise.all([
        rights.diagnose(undefined, signal),
        forAdministrators(rights.people(signal)),
      ]);
      return { me, ...(company === undefined ? {} : { company }) };
    },
    isEmpty: ({ company }) => company !== undefined && company.service === undefined,
    loaded: ({ company }) => {
      if (company === undefined) this.enter("denied");
      else this.#choosing.meet(company);
    },
  });

  /** Fetches everything again. */
  async reload(): Promise<void> {
    await this.#shown.reload();
  }

  get #words(): MarketWords {
    return wordsOf(marketMessages, this.language, this.i18n);
  }

  /** Asks the page first; whether it may go on. */
  async #mayGoOn<Type extends keyof Asked>(type: Type, detail: Asked[Type]): Promise<boolean> {
    if (this.#press.running) return false;
    this.#calledOff = undefined;
    const answer = await ask(this, type, detail);
    if (!answer.proceed) this.#calledOff = answer.reason ?? this.#words.calledOff;
    this.requestUpdate();
    return answer.proceed;
  }

  /** Gives a command; whether it was carried out. */
  async #command(
    name: "buy" | "distribute" | "withdraw" | "ask",
    says: ReadonlyArray<unknown>,
    carryOut: (rights: Rights, idempotencyKey: string) => Promise<void>,
  ): Promise<boolean> {
    const done = await this.#press.run(name, says, async (runtime, key) =>
      carryOut(await runtime.rights(), key),
    );
    if (done === undefined) return false;
    await this.reload();
    return true;
  }

  async #buy(): Promise<void> {
    const price = 0n;
    if (!(await this.#mayGoOn("einv-buy-request", { price }))) return;
    if (!(await this.#command("buy", [], (rights, idempotencyKey) => rights.buy({ idempotencyKey })))) return;
    tell(this, "einv-buy", { price });
    this.#done.say(this.#words.bought);
    this.focusOn("#distribution");
  }

  async #distribute(): Promise<void> {
    const members = this.#choosing.selected.filter((one) => !hasService(one)).map(({ memberId }) => memberId);
    if (members.length === 0 || !(await this.#mayGoOn("einv-distribute-request", { members }))) return;
    const carried = await this.#command("distribute", members, async (rights, key) => {
      for (const [index, part] of inParts(members).entries())
        await rights.distribute({ members: part, idempotencyKey: `${key}-${index}` });
    });
    if (!carried) return;
    this.#choosing.clear();
    tell(this, "einv-distribute", { members });
    this.#done.say(this.#words.distributedTo(members.length));
    this.focusOn("#distribution");
  }

  async #withdraw(): Promise<void> {
    const members = this.#choosing.selected.filter(hasService).map(({ memberId }) => memberId);
    const note = this.#note.trim();
    if (members.length === 0 || !(await this.#mayGoOn("einv-withdraw-request", { members }))) return;
    const carried = await this.#command("withdraw", [members, note], async (rights, key) => {
      for (const [index, part] of inParts(members).entries())
        await rights.withdraw({
          members: part,
          ...(note === "" ? {} : { note }),
          idempotencyKey: `${key}-${index}`,
        });
    });
    if (!carried) return;
    this.#dialog.close();
    this.#note = "";
    this.#choosing.clear();
    tell(this, "einv-withdraw", { members });
    this.#done.say(this.#words.withdrawn(members.length));
    this.focusOn("#distribution");
  }

  async #ask(wants: RightsViews.Wanted): Promise<void> {
    const carried = await this.#command("ask", [wants], async (rights, idempotencyKey) => {
      await rights.request({ wants, idempotencyKey });
    });
    if (!carried) return;
    this.announce(commonMessages[this.language].askedRight);
    this.focusOn("#asked");
  }

  protected override render(): unknown {
    const words = this.#words;
    return html`<section
      class="market"
      aria-label=${words.title}
      aria-busy=${this.#shown.running ? "true" : "false"}
    >
      ${stateFrame(this, this.#shown, {
        skeleton: html`<span class="skeleton service"></span>
          ${Array.from({ length: 5 }, () => html`<span class="skeleton row"></span>`)}`,
        content: (shown) =>
          html`${this.#service(shown, words)}${shown.company === undefined ? this.#mine(shown, words) : this.#desk(shown, shown.company)}`,
      })}
    </section>`;
  }

  #service({ me, company }: Shown, words: MarketWords): TemplateResult {
    const bought = me.service !== "not-bought";
    const origin = company?.service?.origin;
    return html`<section class="card" part="service" aria-labelledby="service">
      <div class="line">
        <span class="heading" id="service" role="heading" aria-level=${this.headingLevel ?? 2}
          >${words.name}</span
        >
        <span class="inline">
          <span class="badge ${me.service === "usable" ? "success" : bought ? "warning" : ""}"
            >${icon(me.service === "usable" ? "check" : bought ? "warning" : "info")}${words.states[me.service]}</span
          >
          <span class="price">${words.price}</span>
        </span>
      </div>
      <ul class="does">
        ${words.does.map((what) => html`<li>${icon("check")}<span>${what}</span></li>`)}
      </ul>
      <p class="muted small">
        ${words.points}${origin === undefined ? nothing : html` ${words.origins[origin]}.`}
      </p>
      ${bought || company === undefined ? nothing : this.#buying(me, company, words)}
    </section>`;
  }

  #buying(me: RightsViews.Diagnosis, company: RightsViews.People, words: MarketWords): TemplateResult {
    if (!me.roles.includes("company-administrator"))
      return doctor(this, me, this.#press, (wants) => void this.#ask(wants));
    const running = this.#press.runs("buy");
    const inCharge = holdersOf(company, "service-administrator").length > 0;
    return html`<ul class="does then">
        ${[...words.buyThen, ...(inCharge ? [] : [words.buyNobodyInCharge])].map(
          (what) => html`<li>${icon("info")}<span>${what}</span></li>`,
        )}
      </ul>
      ${pressRefused(this, this.#press, "buy")} ${calledOffBy(this.#calledOff)}
      <p class="inline">
        ${commandButton({
          id: "buy",
          running,
          working: words.buying,
          label: words.buy,
          run: () => void this.#buy(),
        })}
      </p>`;
  }

  /** The own state, for whoever is no administrator. */
  #mine({ me }: Shown, words: MarketWords): TemplateResult {
    return html`<section class="card" aria-labelledby="mine">
      <span class="heading" id="mine" role="heading" aria-level=${this.headingLevel ?? 2}>${words.mine}</span>
      ${me.service === "usable" ? html`<p>${words.mineUsable(me.grantName[this.language])}</p>` : nothing}
      ${doctor(this, me, this.#press, (wants) => void this.#ask(wants))}
      <p class="muted small">${words.others}</p>
      <slot name="denied"></slot>
    </section>`;
  }

  /** Distribution, for administrators; those of the service look only. */
  #desk({ me }: Shown, company: RightsViews.People): TemplateResult | typeof nothing {
    if (company.service === undefined) return nothing;
    const words = this.#words;
    const may = me.roles.includes("company-administrator");
    const stall: Stall = {
      host: this,
      words,
      rights: rightsMessages[this.language],
      level: this.headingLevel ?? 2,
      company,
      me: me.person.memberId,
      may,
      choosing: this.#choosing,
      press: this.#press,
      calledOff: this.#calledOff,
      distribute: () => void this.#distribute(),
      withdraw: () => {
        this.#note = "";
        this.#calledOff = undefined;
        this.#press.clear();
        this.#dialog.open();
      },
    };
    const losing = this.#choosing.selected.filter(hasService);
    const runBy = holdersOf(company, "company-administrator")
      .map(({ name }) => name)
      .join(", ");
    return html` ${may ? nothing : html`<p class="notice">${icon("info")}<span>${words.runBy(runBy)}</span></p>`}
    ${me.service === "usable" || may ? nothing : doctor(this, me, this.#press, (wants) => void this.#ask(wants))}
    ${this.#done.render()} ${distribution(stall)}
    ${this.#dialog.render(
      words.withdrawTitle(losing.length),
      withdrawal(stall, losing, {
        note: this.#note,
        typed: (note) => {
          this.#note = note;
          this.requestUpdate();
        },
        run: () => void this.#withdraw(),
        close: () => this.#dialog.close(),
      }),
      { held: this.#press.running },
    )}`;
  }
}
