import { expect } from "@open-wc/testing";
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";
import type { EinvInvoiceApproval, EinvProvider } from "@einv/elements";
import type { Runtime } from "@einv/elements/runtime/Runtime";
import { approval, issued, receipt } from "./support/approval.ts";
import { certificate, scripted, type ScriptedRuntime } from "./support/runtime.ts";

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvInvoiceApproval): Promise<void> => {
  for (let round = 0; round < 6; round++) {
    await turn();
    await element.updateComplete;
  }
};

/** Issues whatever it is shown; `read` says which files were read, each time. */
const desk = (answers: Partial<Runtime> = {}) => {
  const read: Array<ReadonlyArray<string>> = [];
  const done = new Set<string>();
  const runtime = scripted({
    approval: async (asked) => (done.has(asked) ? issued() : approval()),
    readCertificates: async (files) => {
      read.push(files.map(({ name }) => name));
      return [certificate(), certificate({ owner: "다른 회사", serial: "2", usable: false })];
    },
    issue: async () => {
      done.add("inv_1");
      return receipt;
    },
    ...answers,
  });
  return { runtime, read };
};

const provide = async (
  runtime: Runtime,
): Promise<{ readonly provider: EinvProvider; readonly element: EinvInvoiceApproval }> => {
  document.documentElement.lang = "ko";
  const provider = document.createElement("einv-provider");
  provider.runtime = runtime;
  const element = document.createElement("einv-invoice-approval");
  element.invoiceRef = "inv_1";
  provider.append(element);
  document.body.append(provider);
  await settled(element);
  return { provider, element };
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvInvoiceApproval, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const shows = (element: EinvInvoiceApproval, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

const bring = async (element: EinvInvoiceApproval, ...names: ReadonlyArray<string>): Promise<void> => {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(["-"], name));
  const input = find<HTMLInputElement>(element, "#files");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
  await settled(element);
};

const enter = async (element: EinvInvoiceApproval): Promise<void> => {
  const field = find<HTMLInputElement>(element, "#secret");
  field.value = "correct horse";
  field.dispatchEvent(new Event("input"));
  field.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }),
  );
  await settled(element);
};

const issueFirst = async (element: EinvInvoiceApproval): Promise<void> => {
  await bring(element, "signCert.der", "signPri.key");
  await enter(element);
  expect(shows(element, "#outcome")).to.equal(true);
};

const next = async (element: EinvInvoiceApproval): Promise<void> => {
  element.invoiceRef = "inv_2";
  await settled(element);
};

describe("a certificate that was used on the page", () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it("is chosen for the next invoice, which needs its password only", async () => {
    const { runtime, read } = desk();
    const { element } = await provide(runtime);
    await issueFirst(element);
    await next(element);
    expect(find(element, ".certificate .card").textContent)
      .to.contain("한가람정비")
      .and.to.contain("2027-03-02");
    expect(find(element, "#again").textContent).to.contain("암호만 다시 입력해 주세요.");
    expect(find<HTMLInputElement>(element, "#secret").value).to.equal("");
    expect(document.activeElement).to.equal(document.body);
    expect(read.at(-1)).to.deep.equal(["signCert.der", "signPri.key"]);
    await enter(element);
    expect(runtime.passwords).to.have.length(2);
    expect(runtime.sent).to.have.length(2);
  });

  it("takes along whoever is about to choose files", async () => {
    let goOn = (): void => undefined;
    const { runtime, read } = desk();
    const { element } = await provide({
      ...runtime,
      readCertificates: async (files, use) => {
        if (read.length > 0) await new Promise<void>((done) => (goOn = done));
        return runtime.readCertificates(files, use);
      },
    });
    await issueFirst(element);
    await next(element);
    find(element, "#files").focus();
    goOn();
    await settled(element);
    expect(element.shadowRoot?.activeElement).to.equal(find(element, "#secret"));
  });

  it("gives way to another with one press, and does not come back by itself", async () => {
    const { runtime } = desk();
    const { element } = await provide(runtime);
    await issueFirst(element);
    await next(element);
    find(element, ".another").click();
    await settled(element);
    expect(shows(element, "#files")).to.equal(true);
    element.requestUpdate();
    await settled(element);
    expect(shows(element, "#secret")).to.equal(false);
  });

  it("is offered only where it can sign", async () => {
    let usable = true;
    const { runtime } = desk({ readCertificates: async () => [certificate({ usable })] });
    const { element } = await provide(runtime);
    await issueFirst(element);
    usable = false;
    await next(element);
    expect(shows(element, "#files")).to.equal(true);
    expect(shows(element, ".refusal")).to.equal(false);
  });

  it("is asked for again when its files cannot be read any more", async () => {
    let there = true;
    const { runtime } = desk({
      readCertificates: async () => {
        if (!there) throw new DOMException("unplugged", "NotReadableError");
        return [certificate()];
      },
    });
    const { element } = await provide(runtime);
    await issueFirst(element);
    there = false;
    await next(element);
    expect(shows(element, "#files")).to.equal(true);
    expect(shows(element, ".refusal")).to.equal(false);
  });

  it("that was only brought, and not used, is not offered", async () => {
    const { runtime } = desk();
    const { element } = await provide(runtime);
    await bring(element, "signCert.der", "signPri.key");
    await next(element);
    expect(shows(element, "#files")).to.equal(true);
  });

  const leaving: Readonly<Record<string, (provider: EinvProvider, other: ScriptedRuntime) => Promise<void>>> =
    {
      "the session changes": async (provider, other) => {
        const { runtime } = provider;
        provider.runtime = other;
        await provider.updateComplete;
        provider.runtime = runtime;
      },
      "the provider leaves the page": async (provider) => {
        provider.remove();
        await turn();
        document.body.append(provider);
      },
    };
  for (const [when, leave] of Object.entries(leaving))
    it(`is forgotten when ${when}`, async () => {
      const { runtime } = desk();
      const { provider, element } = await provide(runtime);
      await issueFirst(element);
      await leave(provider, scripted({ approval: async () => approval() }));
      await next(element);
      expect(shows(element, "#files")).to.equal(true);
      expect(shows(element, "#secret")).to.equal(false);
    });
});
