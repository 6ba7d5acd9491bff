/** Who changed what, when and why, in sentences. */
import { html, nothing, type TemplateResult } from "lit";
import type { RightsViews } from "@einv/api";
import { isoTime } from "../foundation/format.ts";
import type { Loading } from "../foundation/loading.ts";
import { stateFrame } from "../foundation/stateFrame.ts";
import type { Desk } from "./desk.ts";
import { grants, nameOf, roles } from "./holders.ts";
import { naming } from "./permission-settings.messages.ts";

type Change = RightsViews.RightsChange;

export interface History {
  readonly changes: ReadonlyArray<Change>;
  readonly next?: string;
}

const sentence = (desk: Desk, { type, data }: Change): string => {
  const { words, rights, company } = desk;
  const { past } = words;
  const person = (id = ""): string => nameOf(company, { kind: "person", id });
  const department = (id = ""): string => nameOf(company, { kind: "department", id });
  const right = (name: string | undefined): string => {
    const grant = grants.find((one) => one === name);
    return grant === undefined ? words.none : rights.grants[grant].name;
  };
  const role = (): string => {
    const found = roles.find((one) => one === data["role"]);
    return found === undefined ? "" : rights.roles[found];
  };
  const who = data["member"] === undefined ? department(data["department"]) : person(data["member"]);
  switch (type) {
    case "rights.given":
      return past.given(who, right(data["before"]), right(data["after"]));
    case "rights.revoked":
      return past.revoked(who, right(data["before"]));
    case "rights.service-bought":
      return past.bought;
    case "rights.service-distributed":
      return past.distributed(who);
    case "rights.service-withdrawn":
      return past.withdrawn(who);
    case "rights.administrator-appointed":
      return past.appointed(who, role());
    case "rights.administrator-dismissed":
      return past.dismissed(who, role());
    case "rights.department-arranged": {
      const split = (ids = ""): ReadonlyArray<string> => ids.split(" ").filter((id) => id !== "");
      const [before, after] = [split(data["before"]), split(data["after"])];
      const come = after.filter((id) => !before.includes(id)).map(person);
      const gone = before.filter((id) => !after.includes(id)).map(person);
      const name = data["name"] ?? department(data["department"]);
      return come.length + gone.length === 0
        ? past.named(name)
        : past.arranged(name, naming(come), naming(gone));
    }
    case "rights.department-dissolved":
      return past.dissolved(department(data["department"]));
    case "rights.member-left":
      return past.left(who);
    case "rights.access-asked":
      return past.asked(who, data["wants"] === "service" ? rights.service : right(data["wants"]));
    case "rights.access-answered": {
      const answer = (["granted", "declined", "withdrawn"] as const).find((one) => one === data["answer"]);
      return past.answered(who, answer === undefined ? "" : words.states[answer]);
    }
    default:
      return type;
  }
};

/** The tab. */
export const historyTab = (
  desk: Desk,
  loading: Loading<number, History>,
  older: () => void,
): TemplateResult => {
  const { host, words, company } = desk;
  return stateFrame(host, loading, {
    skeleton: html`<span class="skeleton history"></span>`,
    content: ({ changes, next }) =>
      changes.length === 0
        ? html`<p class="muted">${words.historyNone}</p>`
        : html`<table class="history" role="table" aria-label=${words.tabs.history}>
              <thead role="rowgroup">
                <tr role="row">
                  <th role="columnheader" scope="col">${words.when}</th>
                  <th role="columnheader" scope="col">${words.byWhom}</th>
                  <th role="columnheader" scope="col">${words.whatChanged}</th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${changes.map(
                  (change) =>
                    html`<tr role="row">
                      <td role="cell" class="figure">${isoTime(change.at)}</td>
                      <td role="cell">
                        ${change.by === undefined ? words.byHost : nameOf(company, { kind: "person", id: change.by })}
                      </td>
                      <td role="cell">
                        ${sentence(desk, change)}
                        ${change.data["note"] === undefined ? nothing : html`<span class="sub">“${change.data["note"]}”</span>`}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
            ${
              next === undefined
                ? nothing
                : html`<p class="inline">
                    <button type="button" class="button" @click=${older}>${words.older}</button>
                  </p>`
            }`,
  });
};
