import { expect } from "@open-wc/testing";
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";
import type { EinvInvoiceApproval, EinvProvider } from "@einv/elements";
import { ref, refusal } from "./support/approval.ts";
import { type Arrival, refused, serverOf } from "./support/server.ts";
import { until } from "./support/until.ts";

/** What was asked about invoices; whether the company has a registered certificate is asked besides. */
const ofInvoices = (arrivals: ReadonlyArray<Arrival>): ReadonlyArray<Arrival> =>
  arrivals.filter(({ path }) => path.includes("/invoices/"));

const textOf = (element: EinvInvoiceApproval): string => element.shadowRoot?.textContent ?? "";

describe("<einv-provider base-url>", () => {
  const ownFetch = window.fetch;
  let provider: EinvProvider;
  let element: EinvInvoiceApproval;

  /** Lets the page's own files through, and answers what is asked of the server. */
  const serve = (answer: Parameters<typeof serverOf>[0] = () => undefined) => {
    const server = serverOf(answer);
    window.fetch = (input, init) =>
      new Request(input, init).url.includes("/einv-test/")
        ? server.fetch(input, init)
        : ownFetch(input, init);
    return server.arrivals;
  };

  beforeEach(() => {
    document.documentElement.lang = "ko";
    provider = document.createElement("einv-provider");
    element = document.createElement("einv-invoice-approval");
    element.invoiceRef = ref;
    provider.append(element);
    document.body.append(provider);
  });

  afterEach(() => {
    provider.remove();
    window.fetch = ownFetch;
    document.documentElement.lang = "";
  });

  it("shows an invoice from its server, with the secret that the page fetches", async () => {
    const arrivals = serve();
    provider.fetchClientSecret = async () => "secret-a";
    provider.setAttribute("base-url", "/einv-test");
    await until(() => textOf(element).includes("한가람정비"), "the invoice is shown");
    expect(ofInvoices(arrivals).map(({ path, authorization }) => [path, authorization])).to.deep.equal([
      [`/einv-test/v1/invoices/${ref}/approval`, "Bearer secret-a"],
    ]);
  });

  it("waits for a page that says later who is looking", async () => {
    const arrivals = serve();
    provider.baseUrl = "/einv-test";
    await until(() => element.viewState === "loading", "it is asked");
    expect(ofInvoices(arrivals)).to.have.length(0);
    provider.fetchClientSecret = async () => "secret-late";
    await until(() => textOf(element).includes("한가람정비"), "the invoice is shown");
    expect(ofInvoices(arrivals).map(({ authorization }) => authorization)).to.deep.equal([
      "Bearer secret-late",
    ]);
  });

  it("does not load again because a page hands over a new function for the same person", async () => {
    const arrivals = serve();
    provider.baseUrl = "/einv-test";
    provider.fetchClientSecret = async () => "secret-a";
    await until(() => textOf(element).includes("한가람정비"), "the invoice is shown");
    provider.fetchClientSecret = async () => "secret-b";
    await provider.updateComplete;
    await element.updateComplete;
    expect(ofInvoices(arrivals)).to.have.length(1);
    provider.renew();
    await until(() => ofInvoices(arrivals).length === 2, "it is asked again");
    expect(ofInvoices(arrivals)[1]?.authorization).to.equal("Bearer secret-b");
  });

  it("says on the page why an invoice is not shown, and tells the page by an event", async () => {
    const none = refusal(
      "permission.none",
      "이 회사의 세금계산서를 볼 권한이 없습니다.",
      "관리자에게 요청해 주세요.",
    );
    serve(() => refused(403, none));
    const heard: Array<unknown> = [];
    provider.addEventListener("einv-error", (event) => {
      if (event instanceof CustomEvent) heard.push(event.detail);
    });
    provider.fetchClientSecret = async () => "secret-a";
    provider.baseUrl = "/einv-test";
    await until(() => textOf(element).includes("볼 권한이 없습니다."), "it says why");
    expect(element.viewState).to.equal("denied");
    expect(heard).to.deep.equal([
      {
        kind: "denied",
        code: "permission.none",
        message: "이 회사의 세금계산서를 볼 권한이 없습니다.",
        retryable: false,
      },
    ]);
  });
});
