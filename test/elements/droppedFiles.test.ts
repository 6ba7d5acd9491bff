/** Files and folders that a person drops. A browser makes entries only of what really comes from a disk, so these are written by hand after the standard. */
import { expect } from "@open-wc/testing";
import { filesOfDrop } from "../../packages/elements/src/certificate/droppedFiles.ts";

type Content = string | { readonly [name: string]: Content };

const file = (name: string): File => new File([name], name);

const entryOf = (name: string, content: Content, path = `/${name}`): object =>
  typeof content === "string"
    ? {
        isFile: true,
        isDirectory: false,
        name,
        fullPath: path,
        file: (read: (file: File) => void, failed: () => void) =>
          content === "unreadable" ? failed() : read(file(name)),
      }
    : {
        isFile: false,
        isDirectory: true,
        name,
        fullPath: path,
        createReader: () => {
          // A reader gives at most a hundred at once, and nothing when it is through.
          const rest = Object.entries(content).map(([inner, its]) => entryOf(inner, its, `${path}/${inner}`));
          return { readEntries: (read: (batch: ReadonlyArray<object>) => void) => read(rest.splice(0, 100)) };
        },
      };

const drop = (content: Readonly<Record<string, Content>>): Promise<ReadonlyArray<File>> => {
  const items = Object.entries(content).map(([name, its]) => ({
    kind: "file",
    webkitGetAsEntry: () => entryOf(name, its),
    getAsFile: () => (typeof its === "string" ? file(name) : null),
  }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no constructor makes a transfer with folders
  return filesOfDrop({ items } as unknown as DataTransfer);
};

const paths = (files: ReadonlyArray<File>) => files.map((one) => one.webkitRelativePath || one.name);

describe("what is dropped", () => {
  it("is files as they are, and the files of folders under their path", async () => {
    const files = await drop({
      "mine.pfx": "",
      NPKI: { yessign: { USER: { "cn=홍길동": { "signCert.der": "", "signPri.key": "" } } } },
    });
    expect(paths(files)).to.deep.equal([
      "mine.pfx",
      "NPKI/yessign/USER/cn=홍길동/signCert.der",
      "NPKI/yessign/USER/cn=홍길동/signPri.key",
    ]);
  });

  it("leaves out what cannot be read, and keeps the rest", async () => {
    const files = await drop({ NPKI: { "broken.der": "unreadable", "signCert.der": "" } });
    expect(paths(files)).to.deep.equal(["NPKI/signCert.der"]);
  });

  it("ends after 400 files and eight folders deep, whatever was dropped by accident", async () => {
    const many = Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`${index}.txt`, ""]));
    expect(await drop({ all: many })).to.have.length(400);
    expect(await drop(many)).to.have.length(400);
    let deep: Content = { "key.der": "" };
    for (let level = 0; level < 12; level += 1) deep = { folder: deep };
    expect(await drop({ deep, "near.der": "" })).to.have.length(1);
  });
});
