/** What `connect` fetches with the first question, when it does not arrive at first. */
import { expect, fixture } from "@open-wc/testing";
import * as Schema from "effect/Schema";
import { html } from "lit";
import { Views } from "@einv/api";
import { connect, type EinvProvider } from "@einv/elements";
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";
import { approval } from "./support/approval.ts";
import { itLosing, lose } from "./support/losing.ts";
import { until } from "./support/until.ts";

describe("what talks to the server", () => {
  itLosing("is refused when it does not arrive, and comes with another try", async () => {
    const answer = JSON.stringify(Schema.encodeSync(Schema.toCodecJson(Views.Approval))(approval()));
    const find = await lose("/runtime/session");
    const provider = await fixture<EinvProvider>(
      html`<einv-provider
        .runtime=${connect({
          baseUrl: "/",
          fetchClientSecret: async () => "einv_session_1",
          fetch: async () => new Response(answer, { headers: { "content-type": "application/json" } }),
        })}
      ></einv-provider>`,
    );
    const element = document.createElement("einv-invoice-approval");
    const codes: Array<string> = [];
    element.addEventListener("einv-error", ({ detail }) => codes.push(detail.code));
    element.invoiceRef = "inv_a1";
    provider.append(element);
    await until(() => codes.length === 1);
    expect(codes).to.deep.equal(["elements.chunk"]);
    await element.updateComplete;
    const again = () =>
      [...element.shadowRoot!.querySelectorAll("button")].find(
        ({ textContent }) => textContent.trim() === "다시 시도하기",
      )!;
    again().click();
    await until(() => codes.length === 2);

    await find();
    await element.updateComplete;
    again().click();
    await until(() => element.viewState === "ready");
  });
});
