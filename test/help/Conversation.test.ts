import { assert, describe, it } from "@effect/vitest";
import { Conversation, Guide, Search } from "@einv/support";

const find: Conversation.Finder = (said) => Search.search(said, 3).map(({ article }) => article.id);
const after = (...answers: ReadonlyArray<Conversation.Answer>) => Conversation.after(answers, find);
const choose = (...choices: ReadonlyArray<string>) => after(...choices.map((choice) => ({ choice })));

/** Every conversation that choices lead to. */
const walk = (path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> => {
  const { stage, options } = choose(...path);
  return stage !== "asking"
    ? [path]
    : [path, ...options.filter(({ id }) => id !== "person").flatMap(({ id }) => walk([...path, id]))];
};

describe("the conversation", () => {
  it("asks at most three questions on every way, then offers what fits and a person", () => {
    const paths = walk();
    assert.isAbove(paths.length, 40);
    for (const path of paths) {
      const { asked, stage, options, articles } = choose(...path);
      assert.isAtMost(asked, Conversation.mostQuestions, path.join(" > "));
      assert.include(
        options.map(({ id }) => id),
        "person",
        path.join(" > "),
      );
      if (stage === "offering") {
        assert.isNotEmpty(articles, path.join(" > "));
        for (const article of articles) assert.isDefined(Guide.find(article), article);
      }
    }
  });

  it("narrows with each answer", () => {
    assert.deepStrictEqual(choose("certificate", "unusable", "data").articles.slice(0, 1), [
      "certificate-replaced",
    ]);
    assert.strictEqual(choose("join", "exists", "phone").articles[0], "duplicate-phone");
    assert.strictEqual(choose("rights", "issue").articles[0], "rights-cannot-issue");
  });

  it("understands words of one's own at any point", () => {
    const first = after({ said: "nxTS 오류가 나요" });
    assert.strictEqual(first.stage, "offering");
    assert.strictEqual(first.articles[0], "certificate-stuck");
    assert.strictEqual(after({ choice: "points" }, { said: "환불" }).articles[0], "points-refund");
  });

  it("offers a person at once where it finds nothing", () => {
    const { stage, options, articles } = after({ said: "qzxjvk" });
    assert.strictEqual(stage, "offering");
    assert.deepStrictEqual([options.map(({ id }) => id), articles], [["person"], []]);
  });

  it("hands over at any point with what was said so far", () => {
    const over = after({ choice: "certificate" }, { said: "암호가 자꾸 틀려요" }, { choice: "person" });
    assert.strictEqual(over.stage, "handing-over");
    const said = Conversation.transcript(over, "ko");
    assert.include(said.join("\n"), "나: 인증서");
    assert.include(said.join("\n"), "나: 암호가 자꾸 틀려요");
    assert.match(said[0] ?? "", /^안내: 어느 단계/);
    // Nothing is answered any more once a person takes over.
    assert.deepStrictEqual(after({ choice: "person" }, { choice: "points" }), after({ choice: "person" }));
  });

  it("ends when it helped, and goes on when somebody writes again", () => {
    const solved = choose("points", "refund", "solved");
    assert.strictEqual(solved.stage, "solved");
    assert.strictEqual(
      after({ choice: "points" }, { choice: "refund" }, { choice: "solved" }, { said: "인쇄" }).stage,
      "offering",
    );
  });

  it("says the same after the same answers, so that going back is leaving the last one out", () => {
    assert.deepStrictEqual(choose("issue", "refuse"), choose("issue", "refuse"));
    assert.deepStrictEqual(
      after(...[{ choice: "issue" }, { choice: "refuse" }].slice(0, -1)),
      choose("issue"),
    );
  });

  it("does not stumble over what it never offered", () => {
    assert.deepStrictEqual(choose("nonsense", "solved", "__proto__"), choose());
    assert.deepStrictEqual(after({ said: "  " }), after());
    assert.isAtMost(after(...Array.from({ length: 10_000 }, () => ({ said: "인증서" }))).lines.length, 40);
  });
});
