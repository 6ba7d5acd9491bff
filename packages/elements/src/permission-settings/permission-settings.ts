import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { barStyles } from "../foundation/bar.styles.ts";
import { foundation } from "../foundation/base.styles.ts";
import { Dialog } from "../foundation/dialog.ts";
import { Done } from "../foundation/done.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { icon } from "../foundation/icons.ts";
import { Loading } from "../foundation/loading.ts";
import { Press } from "../foundation/press.ts";
import { problemOf } from "../foundation/problem.ts";
import { searchStyles } from "../foundation/searchField.styles.ts";
import { wordsOf } from "../foundation/speech.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import { tabList, tabPanel } from "../foundation/tabs.ts";
import { tabStyles } from "../foundation/tabs.styles.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { administratorsTab, appointDialog, dismissDialog } from "./administrators.ts";
import { Answers } from "./answers.controller.ts";
import { bar } from "./bar.ts";
import { forAdministrators } from "./company.ts";
import {
  departmentDialog,
  departmentsTab,
  dissolveDialog,
  membersDialog,
  moveDialog,
  presentMembers,
} from "./departments.ts";
import { type Counter, type Desk, type Form, type Shown, type Tab, type Task, blank, tabs } from "./desk.ts";
import { Draft } from "./draft.controller.ts";
import { type History, historyTab } from "./history.ts";
import { nameOf } from "./holders.ts";
import { ownRight } from "./ownRight.ts";
import { People } from "./people.ts";
import { peopleTableStyles } from "./peopleTable.styles.ts";
import { settingsMessages } from "./permission-settings.messages.ts";
import { settingsStyles } from "./permission-settings.styles.ts";
import type { SettingsWords } from "./permission-settings.words.ts";
import { requestsTab } from "./requests.ts";
import { review } from "./review.ts";
import { rightsMessages } from "./rights.messages.ts";
import { chooserTitle, presentChoice, rightChooser } from "./rightChooser.ts";

const load = async (runtime: Runtime, signal: AbortSignal): Promise<Shown> => {
  const [rights, joins] = await Promise.all([runtime.rights(), runtime.joins()]);
  const [me, company, requests, waiting] = await Promise.all([
    rights.diagnose(undefined, signal),
    forAdministrators(rights.people(signal)),
    rights.requests(signal),
    forAdministrators(joins.list(signal)),
  ]);
  return { me, ...(company === undefined ? {} : { company }), ...requests, joins: waiting ?? [] };
};

/**
 * Who in a company may see and do what: rights of people and departments,
 * administrators, requests, and how it came to be. Changes of rights are
 * collected and looked at in words before they are saved. Whoever is no
 * administrator sees the own right and can ask for more.
 *
 * @element einv-permission-settings
 * @slot empty - Below the note that the company has not bought the service.
 * @slot error - Below an error.
 * @slot denied - Below the own right of whoever is no administrator.
 * @fires einv-grants-save-request - Collected changes are about to be saved; cancelable. Detail: changes, waitUntil.
 * @fires einv-grants-save - They were. Detail: applied, rejected.
 * @fires einv-access-answered - A request was answered. Detail: requestId, answer.
 * @fires einv-rights-changed - A department or an administrator was changed. Detail: what.
 * @fires einv-load-start - The settings are being fetched.
 * @fires einv-ready - They are shown.
 * @fires einv-error - Something was refused. Detail: kind, code, message, retryable.
 * @csspart tabs - The tabs.
 * @csspart toolbar - Search and selecting all.
 * @csspart grid - The table of people.
 * @csspart person-view - What one person sees.
 * @csspart done - What was just carried out.
 * @csspart pending-bar - What is selected and not saved.
 * @csspart diff - The changes in words.
 * @csspart request - A request that waits for an answer.
 * @csspart dialog - A dialog.
 * @csspart refusal - A refusal and its next steps.
 * @example
 * <einv-permission-settings tab="people"></einv-permission-settings>
 */
export class EinvPermissionSettings extends EinvElement {
  static override properties: PropertyDeclarations = {
    tab: {},
    headingLevel: { type: Number, attribute: "heading-level" },
    i18n: { attribute: false },
  };

  static override styles = [
    foundation,
    tabStyles,
    barStyles,
    searchStyles,
    peopleTableStyles,
    settingsStyles,
  ];

  /** The tab that is open: `people` unless given. */
  declare tab: Tab | undefined;
  /** Level of its first headings in the page; 2 unless given. */
  declare headingLevel: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<SettingsWords> | undefined;

  #task: Task | undefined;
  #form: Form = blank;
  #past = 0;

  readonly #dialog = new Dialog(this);
  readonly #press = new Press(this);
  readonly #draft = new Draft(this);
  readonly #people = new People(this, this.#draft);
  readonly #answers = new Answers(this);
  readonly #done = new Done(this);

  readonly #shown = new Loading<"", Shown>(this, {
    key: () => "",
    load: (runtime, _, signal) => load(runtime, signal),
    isEmpty: ({ company }) => company !== undefined && company.service === undefined,
    loaded: ({ company, me }) => {
      this.#past += 1;
      if (company === undefined) {
        this.enter("denied");
        return;
      }
      const before = this.#draft.restored;
      this.#draft.meet(company, me.person.memberId);
      this.#people.meet(company);
      if (this.#draft.restored && !before)
        this.announce(wordsOf(settingsMessages, this.language, this.i18n).restored(this.#draft.size));
    },
  });

  readonly #history = new Loading<number, History>(this, {
    key: () => (this.#tab === "history" && this.#shown.value?.company !== undefined ? this.#past : undefined),
    load: async (runtime, _, signal) => (await runtime.rights()).history({}, signal),
    aside: true,
  });

  /** Fetches everything again; what was decided and not saved stays. */
  async reload(): Promise<void> {
    await this.#shown.reload();
  }

  get #tab(): Tab {
    return this.tab !== undefined && tabs.includes(this.tab) ? this.tab : "people";
  }

  #counter(shown: Shown): Counter {
    const { language } = this;
    return {
      host: this,
      language,
      level: this.headingLevel ?? 2,
      words: wordsOf(settingsMessages, language, this.i18n),
      rights: rightsMessages[language],
      shown,
      press: this.#press,
      command: async (name, says, carryOut, { said, focus }) => {
        const done = await this.#press.run(name, says, async (runtime, key) =>
          carryOut(await runtime.rights(), key),
        );
        if (done === undefined) return false;
        this.#close();
        await this.reload();
        this.#done.say(said);
        if (focus !== undefined) this.focusOn(focus);
        if (name in changed) tell(this, "einv-rights-changed", { what: changed[name] ?? "departments" });
        return true;
      },
    };
  }

  #desk(shown: Shown, company: NonNullable<Shown["company"]>): Desk {
    return {
      ...this.#counter(shown),
      company,
      draft: this.#draft,
      form: this.#form,
      fill: (change) => {
        this.#form = { ...this.#form, ...change };
        this.requestUpdate();
      },
      open: (task) => this.#open(task, company),
      close: () => this.#close(),
    };
  }

  #open(task: Task, company: NonNullable<Shown["company"]>): void {
    this.#task = task;
    this.#press.clear();
    switch (task.kind) {
      case "choose":
        this.#form = { ...blank, grant: presentChoice({ draft: this.#draft }, task.holders) };
        if (this.#form.grant !== undefined) this.focusOn("#grant input:checked");
        break;
      case "department":
        this.#form = {
          ...blank,
          name:
            task.departmentId === undefined
              ? ""
              : nameOf(company, { kind: "department", id: task.departmentId }),
        };
        break;
      case "members":
        this.#form = { ...blank, members: presentMembers(company, task.departmentId) };
        break;
      case "appoint":
        this.#form = { ...blank, memberId: task.memberId, role: task.role };
        break;
      default:
        this.#form = blank;
    }
    this.#dialog.open();
  }

  #close(): void {
    if (this.#dialog.isOpen) this.#dialog.close();
    this.#task = undefined;
  }

  async #save(): Promise<void> {
    const saved = await this.#draft.save(this.#press, this.#form.note);
    if (saved === undefined) return;
    await this.reload();
    const words = wordsOf(settingsMessages, this.language, this.i18n);
    if (saved.rejected.length > 0) {
      this.announce(words.savedSome(saved.applied.length, saved.rejected.length), "assertive");
      this.focusOn("#review-top");
      return;
    }
    this.#done.say(words.saved(saved.applied.length));
    if (this.#draft.size === 0) {
      this.#close();
      this.focusOn(this.#people.grid.stop);
    } else this.focusOn("#review-top");
  }

  protected override render(): unknown {
    const words = wordsOf(settingsMessages, this.language, this.i18n);
    return html`<section
      class="settings-of"
      aria-label=${words.title}
      aria-busy=${this.#shown.running ? "true" : "false"}
    >
      ${stateFrame(this, this.#shown, {
        skeleton: html`<span class="skeleton tabs-of"></span>
          ${Array.from({ length: 6 }, () => html`<span class="skeleton row"></span>`)}`,
        content: (shown) =>
          shown.company === undefined
            ? ownRight(this.#counter(shown))
            : this.#settings(this.#desk(shown, shown.company)),
      })}
    </section>`;
  }

  #settings(desk: Desk): TemplateResult {
    const { words, shown, company } = desk;
    const waiting = shown.toAnswer.length + shown.joins.length;
    return html`${
      company.service === undefined
        ? html`<div class="notice">
              ${icon("info")}<span><b>${words.emptyWhat}</b> ${words.emptyWhy}</span>
            </div>
            <slot name="empty"></slot>`
        : nothing
    }
    ${tabList<Tab>({
      label: words.title,
      tabs: tabs.map((name) => ({
        name,
        label: words.tabs[name],
        count:
          name === "requests" && waiting > 0 ? { figure: waiting, said: words.waiting(waiting) } : undefined,
      })),
      open: this.#tab,
      choose: (tab) => {
        this.tab = tab;
      },
    })}
    ${tabPanel(this.#tab, this.#content(desk))} ${this.#done.render()} ${bar(desk, this.#people)}
    ${this.#dialogOf(desk)}`;
  }

  #content(desk: Desk): TemplateResult {
    switch (this.#tab) {
      case "departments":
        return departmentsTab(desk);
      case "administrators":
        return administratorsTab(desk);
      case "requests":
        return requestsTab(desk, this.#answers);
      case "history":
        return historyTab(desk, this.#history, () => void this.#older());
      default:
        return this.#people.render(desk);
    }
  }

  async #older(): Promise<void> {
    const shown = this.#history.value;
    const runtime = this.activeRuntime;
    if (shown?.next === undefined || runtime === undefined) return;
    try {
      const { changes, next } = await (await runtime.rights()).history({ before: shown.next });
      this.#history.replace({
        changes: [...shown.changes, ...changes],
        ...(next === undefined ? {} : { next }),
      });
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.announce(problem.what[this.language], "assertive");
      this.complain(problem);
    }
  }

  #dialogOf(desk: Desk): TemplateResult | undefined {
    const task = this.#task;
    if (task === undefined) return undefined;
    const { words, rights, company } = desk;
    const held = { held: this.#press.running };
    const department = (id: string): string => nameOf(company, { kind: "department", id });
    switch (task.kind) {
      case "choose":
        return this.#dialog.render(chooserTitle(desk, task.holders), rightChooser(desk, task.holders), held);
      case "review":
        return this.#dialog.render(
          words.reviewTitle(this.#draft.size),
          review(desk, () => void this.#save()),
          held,
        );
      case "move":
        return this.#dialog.render(
          words.moveTitle(task.members.length),
          moveDialog(desk, task.members),
          held,
        );
      case "department":
        return this.#dialog.render(
          task.departmentId === undefined
            ? words.newDepartment
            : words.renameOne(department(task.departmentId)),
          departmentDialog(desk, task.departmentId),
          held,
        );
      case "members":
        return this.#dialog.render(
          words.membersOf(department(task.departmentId)),
          membersDialog(desk, task.departmentId),
          held,
        );
      case "dissolve":
        return this.#dialog.render(
          words.dissolveTitle(department(task.departmentId)),
          dissolveDialog(desk, task.departmentId),
          held,
        );
      case "appoint":
        return this.#dialog.render(
          task.memberId === undefined
            ? words.appointTitle
            : words.appointOne(nameOf(company, { kind: "person", id: task.memberId })),
          appointDialog(desk, task),
          held,
        );
      case "dismiss":
        return this.#dialog.render(
          words.dismissTitle(nameOf(company, { kind: "person", id: task.memberId }), rights.roles[task.role]),
          dismissDialog(desk, task),
          held,
        );
    }
  }
}

/** What a command was about, for the page. */
const changed: Readonly<Record<string, "departments" | "administrators">> = {
  department: "departments",
  members: "departments",
  move: "departments",
  dissolve: "departments",
  appoint: "administrators",
  dismiss: "administrators",
};
