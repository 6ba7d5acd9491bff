import { expect } from "@open-wc/testing";

describe("a page with strict policies (no inline style or script, trusted types)", () => {
  for (const [what, file] of [
    ["a whole approval", "index"],
    ["list, document, print and mail link", "reading"],
  ] as const)
    it(`runs ${what} without a violation`, async () => {
      const frame = document.createElement("iframe");
      frame.src = `/test/elements/strict/${file}.html`;
      frame.width = "1100";
      frame.height = "800";
      document.body.append(frame);
      let said = "";
      for (let round = 0; round < 500 && !said.startsWith("{"); round++) {
        await new Promise((done) => setTimeout(done, 20));
        said = frame.contentDocument?.title ?? "";
      }
      frame.remove();
      expect(JSON.parse(said)).to.deep.equal({ noticed: true, reached: true, found: [] });
    }).timeout(15_000);
});
