/** What `<einv-invoice-viewer>` shows behind its gate comes with the number, or is said not to have come. */
import { expect, fixture } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import { EinvInvoiceViewer, type EinvProvider } from "@einv/elements";
import "@einv/elements/provider/define";
import "@einv/elements/viewer/define";
import { approval } from "./support/approval.ts";
import { itLosing, lose, lost } from "./support/losing.ts";
import { view, world } from "./support/samples.ts";
import { until } from "./support/until.ts";

describe("what stands behind the gate", () => {
  itLosing(
    "is fetched with the number, and another try brings it after it could not be fetched",
    async () => {
      const runtime = world({
        peekLink: async () => ({
          sender: "나래평가정보(주)",
          fingerprint: "7F-2A-91",
          expiresAt: new Date("2027-01-20T03:00:00Z"),
        }),
        openLink: async () => ({
          ref: "inv_1",
          runtime: world({ invoice: async () => view(), approval: async () => approval() }),
        }),
      });
      const provider = await fixture<EinvProvider>(html`<einv-provider .runtime=${runtime}></einv-provider>`);
      const element = new EinvInvoiceViewer();
      element.token = "tok_1";
      provider.append(element);
      const root = element.shadowRoot!;
      const there = (what: string) => until(() => root.querySelector(what) !== null, what);
      await there("#number");
      const find = await lose("/approval/define");
      const codes: Array<string> = [];
      element.addEventListener("einv-error", ({ detail }) => codes.push(detail.code));
      expect(await lost()).to.equal(0);

      const field = root.querySelector<HTMLInputElement>("#number")!;
      field.value = "1208800016";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await there(".opened .refusal");
      expect(codes).to.deep.equal(["elements.chunk"]);
      expect(root.querySelector(".opened #title") !== null).to.equal(true);
      expect((await axe.run(element)).violations.map(({ id }) => id)).to.deep.equal([]);

      await find();
      [...root.querySelectorAll("button")]
        .find(({ textContent }) => textContent.trim() === "다시 시도하기")!
        .click();
      await there("einv-invoice-approval");
      expect(root.querySelector(".refusal") === null).to.equal(true);
      await until(() => root.querySelector("einv-invoice-approval")?.viewState === "ready");
    },
  );
});
