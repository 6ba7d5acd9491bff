import { assert, describe, it } from "@effect/vitest";
import { Guide, Intent, Search, Topic } from "@einv/support";
import { everyCatalogue } from "./catalogues.ts";

const { articles } = Guide;
const families = (codes: ReadonlyArray<string>) => new Set(codes.map((code) => code.split(".", 1)[0]));

describe("the guide", () => {
  it("says everything in both languages, plainly", () => {
    for (const { id, title, answer, steps } of articles) {
      assert.isAbove(steps.length, 0, id);
      for (const { ko, en } of [title, answer, ...steps]) {
        assert.match(ko, /[가-힣]/, id);
        assert.notMatch(en, /[가-힣]/, `${id}: ${en}`);
        assert.notMatch(`${ko}${en}`, /[!！]|죄송/, id);
      }
    }
  });

  it("answers in a few sentences before it lists steps", () => {
    for (const { id, answer } of articles) assert.isAtMost(answer.ko.length, 160, id);
  });

  it("names each article once, and leads only to articles and buttons that exist", () => {
    assert.strictEqual(new Set(articles.map(({ id }) => id)).size, articles.length);
    for (const { id, see, intent } of articles) {
      for (const other of see) assert.isDefined(Guide.find(other), `${id} leads to ${other}`);
      assert.notInclude(see, id);
      if (intent !== undefined) assert.property(Intent.intents, intent);
    }
  });

  it("has something to say at every stage", () => {
    for (const topic of Object.keys(Topic.topics) as ReadonlyArray<Topic.Topic>)
      assert.isAtLeast(Guide.of(topic).length, 3, topic);
  });

  it("refers only to refusals that the house has", async () => {
    const codes = (await everyCatalogue()).flatMap(({ entries }) => Object.keys(entries));
    for (const article of articles)
      for (const code of article.codes) {
        if (code.endsWith(".*"))
          assert.include([...families(codes), "support", "help", "inquiry"], code.slice(0, -2), article.id);
        else assert.include(codes, code, article.id);
      }
  });

  it("helps with every family of refusals", async () => {
    for (const { file, entries } of await everyCatalogue())
      for (const code of Object.keys(entries))
        assert.isTrue(
          articles.some(({ codes }) => codes.includes(code) || codes.includes(`${code.split(".", 1)[0]}.*`)),
          `${code} of ${file} is helped by no article: name it, or its family, in one of the guide`,
        );
  });

  it("puts the article about a code before those about its family", () => {
    assert.strictEqual(Guide.helping("certificate.expired")[0]?.id, "certificate-expired");
    assert.strictEqual(Guide.helping("certificate.wrong-password")[0]?.id, "certificate-password");
    assert.strictEqual(Guide.helping("permission.own-only")[0]?.id, "rights-nothing-shows");
    assert.strictEqual(Guide.helping("billing.insufficient")[0]?.id, "points-short");
  });

  it("is found by the words of each of its articles", () => {
    for (const { id, words } of articles)
      for (const word of words) {
        const found = Search.search(word).map(({ article }) => article.id);
        assert.include(found, id, `${word} does not find ${id} but ${found.join(", ")}`);
      }
  });
});
