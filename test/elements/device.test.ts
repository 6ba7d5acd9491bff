import { expect } from "@open-wc/testing";
import "@einv/elements/approval/define";
import type { EinvInvoiceApproval } from "@einv/elements";
import { device, type FilesOf } from "@einv/elements/runtime/device";
import { ref } from "./support/approval.ts";
import { certificate, scripted } from "./support/runtime.ts";

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);

const pair: FilesOf = async () => [
  { path: "kept/signCert.der", bytes: octets("the certificate of the company") },
  { path: "kept/signPri.key", bytes: octets("the key file, locked by its password") },
];

const forgetEverything = (): Promise<void> =>
  new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("einv-certificates");
    request.onsuccess = () => done();
    request.onerror = () => failed(new Error("not deleted"));
  });

/** All that the browser wrote down. */
const written = async (): Promise<ReadonlyArray<unknown>> => {
  const database = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open("einv-certificates");
    request.onsuccess = () => done(request.result);
  });
  const rows: Array<unknown> = [];
  for (const name of database.objectStoreNames)
    rows.push(
      ...(await new Promise<ReadonlyArray<unknown>>((done) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => done(request.result);
      })),
    );
  database.close();
  return rows;
};

const textOf = (value: unknown): string => {
  if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
  if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.values(value).map(textOf).join("|");
};

const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

const settled = async (element: EinvInvoiceApproval): Promise<void> => {
  for (let round = 0; round < 12; round++) {
    await turn();
    await element.updateComplete;
  }
};

const text = (element: EinvInvoiceApproval): string =>
  (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

describe("certificates kept on this computer", () => {
  beforeEach(forgetEverything);
  afterEach(async () => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
    await forgetEverything();
  });

  it("are given back as they were, once, and are gone when they are removed", async () => {
    const here = device(pair);
    expect(await here.list()).to.deep.equal([]);
    const kept = await here.keep(certificate());
    await here.keep(certificate());
    const listed = await device(pair).list();
    expect(listed.map(({ id, owner, serial }) => [id, owner, serial])).to.deep.equal([
      [kept.id, "한가람정비", "1f2e3d"],
    ]);
    const files = await here.files(kept.id);
    expect(files.map(({ name }) => name)).to.deep.equal(["signCert.der", "signPri.key"]);
    expect(await Promise.all(files.map((file) => file.text()))).to.deep.equal([
      "the certificate of the company",
      "the key file, locked by its password",
    ]);
    await here.remove(kept.id);
    expect(await here.list()).to.deep.equal([]);
    const refused = await here.files(kept.id).catch((thrown: unknown) => thrown);
    expect(refused).to.have.property("code", "elements.device-gone");
  });

  it("are sealed once more, with a key that no script reads out", async () => {
    await device(pair).keep(certificate());
    const rows = await written();
    expect(rows.map(textOf).join("|")).not.to.contain("locked by its password");
    const key = rows.find((row): row is CryptoKey => row instanceof CryptoKey);
    expect(key?.extractable).to.equal(false);
  });

  it("are kept when the person says so, and offered before files are asked for", async () => {
    document.documentElement.lang = "ko";
    const here = device(pair);
    const read: Array<ReadonlyArray<string>> = [];
    const runtime = scripted({
      device: async () => here,
      readCertificates: async (files) => {
        read.push(files.map(({ name }) => name));
        return [certificate()];
      },
    });
    const open = async (): Promise<EinvInvoiceApproval> => {
      const element = document.createElement("einv-invoice-approval");
      element.runtime = runtime;
      element.invoiceRef = ref;
      document.body.append(element);
      await settled(element);
      return element;
    };
    const first = await open();
    expect(text(first)).not.to.contain("이 컴퓨터에 보관한 인증서");
    const input = first.renderRoot.querySelector<HTMLInputElement>("#files")!;
    const transfer = new DataTransfer();
    transfer.items.add(new File(["-"], "signCert.der"));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
    await settled(first);
    expect(await here.list()).to.deep.equal([]);
    first.renderRoot.querySelector<HTMLInputElement>("#keep-here")!.click();
    await settled(first);
    expect((await here.list()).length).to.equal(1);
    first.remove();
    const second = await open();
    expect(text(second)).to.contain("이 컴퓨터에 보관한 인증서");
    second.renderRoot.querySelector<HTMLElement>(".kept .use")!.click();
    await settled(second);
    expect(read.at(-1)).to.deep.equal(["signCert.der", "signPri.key"]);
    expect(second.shadowRoot?.activeElement?.id).to.equal("secret");
    const keep = second.renderRoot.querySelector<HTMLInputElement>("#keep-here")!;
    expect(keep.checked).to.equal(true);
    keep.click();
    await settled(second);
    expect(await here.list()).to.deep.equal([]);
  });
});
