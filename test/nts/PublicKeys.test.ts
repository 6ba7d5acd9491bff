import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mint } from "@einv/certificate/testing";
import { PublicKeyMessage, PublicKeys, PublicKeysHttp } from "@einv/nts";
import { SoapSignature } from "@einv/signature";
import { afterAll, assert, describe, it, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { absent, bytes, sample, text } from "./samples.ts";
import { connected, Identities, identities, registration } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "einv-public-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

const zip = spawnSync("zip", ["-v"]).status === 0 && spawnSync("unzip", ["-v"]).status === 0;

const told = <A, R>(call: Effect.Effect<A, { readonly code: string; readonly why?: { en: string } }, R>) =>
  Effect.map(Effect.flip(call), ({ code, why }) => `${code}: ${why?.en}`);

/** Whose name ends in `name` when the archive is unpacked by hand. */
const key = (identity: Mint.Identity, mailbox: string, of = registration): PublicKeys.PublicKey => ({
  registration: of,
  mailbox,
  certificate: identity.certificate,
});

const mailboxes = ({ keys }: PublicKeys.Archive) =>
  keys.map(({ registration: of, mailbox }) => `${of} ${mailbox}`);

/** The archive with octets at `at` replaced; `at` counts from the end when it is negative. */
const changed = (archive: Uint8Array, at: number, ...octets: ReadonlyArray<number>) => {
  const copy = new Uint8Array(archive);
  copy.set(octets, at < 0 ? copy.length + at : at);
  return copy;
};

const indexOf = (archive: Uint8Array, signature: ReadonlyArray<number>): number =>
  Buffer.from(archive).indexOf(Buffer.from(signature));
const central = [0x50, 0x4b, 1, 2];

layer(identities)("PublicKeys", (it) => {
  const archive = Effect.gen(function* () {
    const { authority, system } = yield* Identities;
    return yield* PublicKeys.writeArchive([
      key(system, "etax@asp.example"),
      key(authority, "etax@esero.go.kr", "40000000"),
    ]);
  });

  describe("the archive", () => {
    it.effect("gives back every system's mailbox and certificate", () =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const read = yield* PublicKeys.readArchive(yield* archive);
        assert.deepStrictEqual(mailboxes(read), ["41000008 etax@asp.example", "40000000 etax@esero.go.kr"]);
        assert.deepStrictEqual(read.keys[0]?.certificate.der, system.certificate.der);
        assert.deepStrictEqual(read.unusable, []);
      }),
    );

    it.effect("that holds something else than a usable key names it, and the others count", () =>
      Effect.gen(function* () {
        const { supplier, system } = yield* Identities;
        const whole = yield* PublicKeys.writeArchive([
          key(system, "etax@asp.example"),
          key(supplier, "signing-only@asp.example"),
        ]);
        const read = yield* PublicKeys.readArchive(whole);
        assert.deepStrictEqual(mailboxes(read), ["41000008 etax@asp.example"]);
        assert.deepStrictEqual(
          read.unusable.map(({ file, refusal }) => `${file} ${refusal.code}`),
          ["41000008_signing-only@asp.example.der nts.recipient-unusable"],
        );
      }),
    );

    it.effect("is refused when a single octet of it was changed, and never fails in another way", () =>
      Effect.gen(function* () {
        const whole = yield* archive;
        for (let at = 0; at < whole.length; at += 7) {
          const outcome = yield* Effect.result(PublicKeys.readArchive(changed(whole, at, whole[at]! ^ 0x55)));
          if (Result.isFailure(outcome)) assert.strictEqual(outcome.failure.code, "nts.archive-malformed");
          else assert.isAtLeast(outcome.success.keys.length, 1);
        }
        for (let length = 0; length < whole.length; length += 97) {
          const cut = yield* Effect.flip(PublicKeys.readArchive(whole.subarray(0, length)));
          assert.strictEqual(cut.code, "nts.archive-malformed");
        }
      }),
    );

    it.effect(
      "that inflates to more than it announces, or announces more than is allowed, is not inflated",
      () =>
        Effect.gen(function* () {
          const { system } = yield* Identities;
          const bomb = yield* PublicKeys.writeArchive([
            {
              ...key(system, "etax@asp.example"),
              certificate: { ...system.certificate, der: new Uint8Array(60_000) },
            },
          ]);
          const at = indexOf(bomb, central);
          const small = Uint8Array.of(16, 0, 0, 0);
          const lying = changed(changed(bomb, at + 24, ...small), 22, ...small);
          assert.match(
            yield* told(PublicKeys.readArchive(lying)),
            /nts\.archive-malformed: A file is damaged/,
          );
          const large = Uint8Array.of(0, 0, 0, 64);
          const announced = changed(changed(bomb, at + 24, ...large), 22, ...large);
          assert.match(yield* told(PublicKeys.readArchive(announced)), /larger than allowed once unpacked/);
        }),
    );

    it.effect.each([
      ["../41000008_a@b.example", /leads elsewhere/],
      ["/etc/41000008_a@b.example", /leads elsewhere/],
      ["C:\\41000008_a@b.example", /leads elsewhere/],
      ["41000008_a@b.example\u0000", /leads elsewhere/],
    ] as const)("is refused for a file called %j", ([name, why]) =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const whole = yield* PublicKeys.writeArchive([{ ...key(system, ""), registration: name }]);
        assert.match(yield* told(PublicKeys.readArchive(whole)), why);
      }),
    );

    it.effect("is refused when it names one file twice, or lies about where its directory is", () =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const twice = yield* PublicKeys.writeArchive([
          key(system, "a@b.example"),
          key(system, "a@b.example"),
        ]);
        assert.match(yield* told(PublicKeys.readArchive(twice)), /appears twice/);
        const moved = changed(yield* archive, -6, 1, 0, 0, 0);
        assert.match(yield* told(PublicKeys.readArchive(moved)), /not where it says/);
        const longer = new Uint8Array([...(yield* archive), 0]);
        assert.match(yield* told(PublicKeys.readArchive(longer)), /not a ZIP file/);
      }),
    );

    it.effect("is refused when two files share octets, which is how small archives become large", () =>
      Effect.gen(function* () {
        const whole = yield* archive;
        const first = indexOf(whole, central);
        const second = first + 46 + "41000008_etax@asp.example.der".length;
        assert.deepStrictEqual([...whole.subarray(second, second + 4)], central);
        const shared = changed(whole, second + 42, 0, 0, 0, 0);
        assert.match(yield* told(PublicKeys.readArchive(shared)), /differs from the directory|overlap/);
      }),
    );
  });

  describe.skipIf(!zip)(`beside Info-ZIP${zip ? "" : " (skipped: zip and unzip are not here)"}`, () => {
    it.effect("unzip tests and unpacks ours", () =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const file = join(folder, "ours.zip");
        writeFileSync(file, yield* archive);
        const output = execFileSync("unzip", ["-o", file, "-d", join(folder, "ours")], { encoding: "utf8" });
        assert.include(output, "41000008_etax@asp.example.der");
        const unpacked = readFileSync(join(folder, "ours", "41000008_etax@asp.example.der"));
        assert.deepStrictEqual(new Uint8Array(unpacked), new Uint8Array(system.certificate.der));
      }),
    );

    it.effect.each([[["-0"]], [["-9"]], [["-fd", "-9"]]] as const)(
      "ours reads what zip %j packs",
      ([options]) =>
        Effect.gen(function* () {
          const { system } = yield* Identities;
          writeFileSync(join(folder, "41000008 etax@asp.example.cer"), system.certificate.der);
          writeFileSync(join(folder, "list.ini"), "[list]\n");
          const file = join(folder, `theirs${options.join("")}.zip`);
          execFileSync("zip", ["-q", ...options, file, "41000008 etax@asp.example.cer", "list.ini"], {
            cwd: folder,
          });
          const read = yield* PublicKeys.readArchive(new Uint8Array(readFileSync(file)));
          assert.deepStrictEqual(mailboxes(read), ["41000008 etax@asp.example"]);
          assert.deepStrictEqual(read.unusable, []);
        }),
    );
  });

  describe("asked for at the authority", () => {
    const asking = Effect.fnUntraced(function* (options: Partial<PublicKeysHttp.Options> = {}) {
      const { authority, system, trust } = yield* Identities;
      const keys = [key(system, "etax@asp.example"), key(authority, "etax@esero.go.kr", "40000000")];
      const { handle } = yield* connected({ publicKeys: keys });
      return PublicKeysHttp.make({
        endpoint: PublicKeysHttp.endpointAt("http://authority.test/services/"),
        request: { businessNumber: "2208700003", registration },
        signer: system.key,
        authority: { encryption: authority.certificate, trust },
        fetch: handle,
        ...options,
      });
    });
    const answered = (change: (answer: Response) => Promise<Response> | Response) =>
      Effect.gen(function* () {
        const { authority, system } = yield* Identities;
        const { handle } = yield* connected({
          publicKeys: [key(system, "etax@asp.example"), key(authority, "b@c.kr")],
        });
        return yield* asking({ fetch: async (request) => change(await handle(request)) });
      });

    it.effect("comes signed and is read", () =>
      Effect.gen(function* () {
        const { request } = yield* asking();
        assert.deepStrictEqual(mailboxes(yield* request), [
          "41000008 etax@asp.example",
          "40000000 etax@esero.go.kr",
        ]);
      }),
    );

    it.effect("is not believed when somebody else signed it, or nobody", () =>
      Effect.gen(function* () {
        const { system, trust } = yield* Identities;
        const stranger = yield* asking({ authority: { encryption: system.certificate, trust } });
        assert.match(yield* told(stranger.request), /^nts\.answer-not-trusted/);
        const { request } = yield* answered(async (answer) => {
          const whole = new Uint8Array(await answer.arrayBuffer());
          const content = Buffer.from(whole)
            .toString("latin1")
            .replace(/<wsse:Security.*<\/wsse:Security>/s, "");
          return new Response(Buffer.from(content, "latin1"), answer);
        });
        assert.match(yield* told(request), /^nts\.answer-not-trusted/);
      }),
    );

    it.effect("is not believed when the archive was changed on the way", () =>
      Effect.gen(function* () {
        const { request } = yield* answered(async (answer) => {
          const whole = new Uint8Array(await answer.arrayBuffer());
          const at = Buffer.from(whole).lastIndexOf(Buffer.from(central));
          return new Response(changed(whole, at + 46, 0x35), answer);
        });
        assert.match(yield* told(request), /^nts\.answer-not-trusted/);
      }),
    );

    it.effect("a fault, a maintenance page, an error, another host: each is said", () =>
      Effect.gen(function* () {
        const page = yield* answered(
          () =>
            new Response("<!DOCTYPE html><title>점검</title>", { headers: { "content-type": "text/html" } }),
        );
        assert.match(yield* told(page.request), /^nts\.multipart-malformed/);
        const error = yield* answered(() => new Response("", { status: 503 }));
        assert.match(yield* told(error.request), /^nts\.public-keys-unanswered: status \(HTTP 503\)/);
        const elsewhere = yield* answered(() => Response.redirect("http://evil.example/", 302));
        assert.match(yield* told(elsewhere.request), /^nts\.public-keys-unanswered: redirect/);
        const huge = yield* asking({ limit: 1000 });
        assert.match(yield* told(huge.request), /^nts\.too-large/);
      }),
    );

    it.effect("is given to nobody who is not known", () =>
      Effect.gen(function* () {
        const stranger = yield* Mint.service(yield* Mint.hierarchy({ name: "strangers" }), {
          name: "stranger",
        });
        const { request } = yield* asking({ signer: stranger.key });
        assert.match(yield* told(request), /^nts\.public-keys-unanswered: status \(HTTP 500\)/);
      }),
    );
  });
});

describe.skipIf(absent !== "")(`a real request for public keys${absent}`, () => {
  const real = () => sample("soap/pubkey-31-CertReqSubmit.xml");

  it.effect("verifies, and is read", () =>
    Effect.gen(function* () {
      const { document } = yield* SoapSignature.verify({ envelope: real(), attachments: [] });
      const request = yield* Effect.fromResult(PublicKeyMessage.read(document));
      assert.deepStrictEqual(request, { businessNumber: "1388602200", registration: "42000238" });
    }),
  );

  it("has the body that ours has", () => {
    const body = (envelope: string) => /<kec:RequestMessage>[^]*<\/kec:RequestMessage>/.exec(envelope)?.[0];
    const ours = PublicKeyMessage.write({ businessNumber: "1388602200", registration: "42000238" });
    assert.strictEqual(body(ours), body(text(real())));
  });

  it.effect("does not verify when it asks for somebody else", () =>
    Effect.gen(function* () {
      const envelope = bytes(text(real()).replace("42000238", "42000239"));
      const { code } = yield* Effect.flip(SoapSignature.verify({ envelope, attachments: [] }));
      assert.strictEqual(code, "signature.digest-mismatch");
    }),
  );
});
