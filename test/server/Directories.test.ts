import type { RequestListener } from "node:http";
import { assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Trust } from "@einv/application";
import { Authorities, type CertificatePath, Der } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import type { Refusal } from "@einv/refusal";
import { Directories, Places } from "@einv/server/node";
import * as Directory from "./directory.ts";

/** Long enough for what answers on this machine. */
const patience = Duration.seconds(1);
const loopback = [{ name: "127.0.0.1" }];

/** The octets at an address, or why there are none. */
const fetched = (address: string, own: ReadonlyArray<Places.Host> = loopback) =>
  Effect.gen(function* () {
    const { list } = yield* Authorities.Authorities;
    return yield* list(address);
  }).pipe(Effect.provide(Directories.layer({ hosts: own, patience })));

const why = <A>(effect: Effect.Effect<A, Refusal.Refusal>) =>
  Effect.match(effect, {
    onSuccess: () => "answered",
    onFailure: ({ code, why }) => `${code} ${why?.en ?? ""}`,
  });

describe("Places", () => {
  const codeOf = (address: string, own: ReadonlyArray<Places.Host> = []) =>
    Result.isSuccess(Places.find(address, ["http:", "https:", "ldap:"], own)) ? "asked" : "not asked";

  it("are those that real certificates of the licensed authorities name", () => {
    for (const address of [
      "ldap://ds.yessign.or.kr:389/ou=dp18p395,ou=AccreditedCA,o=yessign,c=kr?certificateRevocationList",
      "http://ocsp.yessign.or.kr:4612",
      "ldap://dir.signkorea.com:389/CN=KISA-RootCA-4,OU=Korea-Certification-Authority-Central,O=KISA,C=KR?authorityRevocationList",
      "ldap://ldap.signgate.com:389/ou=dp1?certificateRevocationList",
      "http://ocsp.crosscert.com:14203/OCSPServer",
      "LDAP://LDAP.TradeSign.net/ou=dp1",
      "https://www.rootca.or.kr/crl",
    ])
      assert.strictEqual(codeOf(address), "asked", address);
  });

  it("are nothing else, however it is spelled", () => {
    for (const address of [
      "",
      "x",
      "http://",
      "file:///etc/passwd",
      "ftp://ds.yessign.or.kr/x",
      "gopher://ds.yessign.or.kr/x",
      "ldaps://ds.yessign.or.kr/x",
      "ldapi://%2fvar%2frun%2fldapi",
      "javascript:alert(1)",
      "data:application/pkix-crl,x",
      "http://127.0.0.1/",
      "http://127.1/",
      "http://2130706433/",
      "http://0x7f000001/",
      "http://0177.0.0.1/",
      "http://0/",
      "http://[::1]/",
      "http://[::ffff:127.0.0.1]/",
      "http://[::ffff:7f00:1]/",
      "http://[fe80::1]/",
      "http://169.254.169.254/latest/meta-data/",
      "http://[fd00:ec2::254]/",
      "http://10.0.0.1/",
      "http://192.168.0.1/",
      "http://localhost/",
      "http://localhost.yessign.or.kr.evil.example/",
      "ldap://127.0.0.1:389/ou=dp1",
      "ldap://2130706433/ou=dp1",
      "ldap://[::1]/ou=dp1",
      "ldap://localhost/ou=dp1",
      "ldap:///ou=dp1",
      "ldap://%64s.yessign.or.kr/ou=dp1",
      "http://yessign.or.kr.evil.example/",
      "http://evilyessign.or.kr/",
      "http://yessign.or.kr@evil.example/",
      "http://yessign.or.kr:80@evil.example/",
      "http://evil.example#yessign.or.kr",
      "http://evil.example/yessign.or.kr",
      "http://evil.example?.yessign.or.kr",
      "http://evil.example\\.yessign.or.kr/",
      "http://yessign.or.kr。evil.example/",
      "http://user:secret@ds.yessign.or.kr/",
      "http://user@ds.yessign.or.kr/",
      "http://ds.yessign.or.kr:22/",
      "http://ds.yessign.or.kr:25/",
      "ldap://ds.yessign.or.kr:53/ou=dp1",
      "http://ds.yessign.or.kr:0/",
      "http://ds.yessign.or.kr:65536/",
      "http://ds.yessign.or.kr./",
      "http://or.kr/",
      "http://.yessign.or.kr/",
      "http://ds%2eyessign%2eor%2ekr.evil.example/",
      `http://ds.yessign.or.kr/${"x".repeat(3000)}`,
    ])
      assert.strictEqual(codeOf(address), "not asked", address);
  });

  it("may be an operator's own host, on the port that was named", () => {
    const own = [{ name: "mirror.example", port: 8080 }, { name: "10.0.0.7" }];
    assert.strictEqual(codeOf("http://mirror.example:8080/crl", own), "asked");
    assert.strictEqual(codeOf("http://mirror.example/crl", own), "not asked");
    assert.strictEqual(codeOf("ldap://10.0.0.7:1389/ou=dp1", own), "asked");
    assert.strictEqual(codeOf("http://other.mirror.example:8080/crl", own), "not asked");
  });

  it("know which addresses are none of the public Internet", () => {
    for (const address of [
      "127.0.0.1",
      "10.1.2.3",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "0.0.0.0",
      "224.0.0.1",
      "255.255.255.255",
      "::1",
      "::",
      "fe80::1",
      "fd00::1",
      "ff02::1",
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "64:ff9b::7f00:1",
    ])
      assert.isTrue(Places.isInner(address), address);
    for (const address of ["203.233.91.71", "8.8.8.8", "172.32.0.1", "2001:4860:4860::8888"])
      assert.isFalse(Places.isInner(address), address);
  });

  it.live("refuse a licensed host whose name leads to this machine", () =>
    Effect.callback<void>((resume) =>
      Places.lookupPublic("localhost", {}, (error) => {
        assert.strictEqual(error?.code, "EINNER");
        resume(Effect.void);
      }),
    ),
  );
});

describe("Directories over HTTP", () => {
  const serving = (answer: RequestListener) => Directory.http(answer);
  const at = (port: number, path = "/crl") => `http://127.0.0.1:${port}${path}`;

  it.live("fetch what is there, and say what is not", () =>
    Effect.gen(function* () {
      const port = yield* serving((request, response) => {
        response.statusCode = request.url === "/crl" ? 200 : 404;
        response.end("list");
      });
      assert.strictEqual(new TextDecoder().decode(yield* fetched(at(port))), "list");
      assert.match(yield* why(fetched(at(port, "/other"))), /authority-silent .*HTTP 404/);
      assert.match(yield* why(fetched(at(port), [])), /not known to be an authority's host/);
    }),
  );

  it.live("follow two redirects, each to a place that may be asked, and no further", () =>
    Effect.gen(function* () {
      const reached: Array<string> = [];
      const inside = yield* serving((request, response) => {
        reached.push(request.url ?? "");
        response.end("secret");
      });
      const port = yield* serving((request, response) => {
        const to: Readonly<Record<string, string>> = {
          "/once": "/crl",
          "/twice": "/once",
          "/thrice": "/twice",
          "/round": "/round",
          "/inside": `http://127.0.0.1:${inside}/admin`,
          "/metadata": "http://169.254.169.254/latest/meta-data/",
          "/file": "file:///etc/passwd",
          "/ldap": `ldap://127.0.0.1:${inside}/x`,
          "/nowhere": "http://",
        };
        const location = to[request.url ?? ""];
        if (location === undefined) response.end("list");
        else response.writeHead(302, { location }).end();
      });
      const only = [{ name: "127.0.0.1", port }];
      const outcome = (path: string) => why(fetched(at(port, path), only));
      assert.strictEqual(yield* outcome("/once"), "answered");
      assert.strictEqual(yield* outcome("/twice"), "answered");
      assert.match(yield* outcome("/thrice"), /redirects once too often/);
      assert.match(yield* outcome("/round"), /redirects once too often/);
      assert.match(yield* outcome("/inside"), /not known to be an authority's host/);
      assert.match(yield* outcome("/metadata"), /not known to be an authority's host/);
      for (const path of ["/file", "/ldap", "/nowhere"]) assert.match(yield* outcome(path), /no address/);
      assert.deepStrictEqual(reached, []);
    }),
  );

  it.live("do not repeat a question elsewhere", () =>
    Effect.gen(function* () {
      const asked: Array<string> = [];
      const port = yield* serving((request, response) => {
        asked.push(`${request.method} ${request.url} ${request.headers["content-type"]}`);
        if (request.url === "/") response.writeHead(307, { location: "/other" }).end();
        else response.end("answer");
      });
      const ask = (path: string) =>
        Effect.gen(function* () {
          return yield* (yield* Authorities.Authorities).ask(at(port, path), Uint8Array.of(1, 2));
        }).pipe(Effect.provide(Directories.layer({ hosts: loopback, patience })), why);
      assert.match(yield* ask("/"), /redirects once too often/);
      assert.strictEqual(yield* ask("/ocsp"), "answered");
      assert.deepStrictEqual(asked, [
        "POST / application/ocsp-request",
        "POST /ocsp application/ocsp-request",
      ]);
    }),
  );

  it.live("stop reading what is larger than a list can be", () =>
    Effect.gen(function* () {
      let written = 0;
      const port = yield* serving((_, response) => {
        const chunk = Buffer.alloc(1024 * 1024);
        const pour = () => {
          while (!response.destroyed && written < 256) {
            written++;
            if (!response.write(chunk)) return void response.once("drain", pour);
          }
        };
        pour();
      });
      assert.match(yield* why(fetched(at(port))), /too large/);
      assert.isBelow(written, 64);
    }),
  );

  it.live("give up on who does not answer, and on who is not there", () =>
    Effect.gen(function* () {
      const silent = yield* serving(() => undefined);
      const slow = yield* serving((_, response) => {
        const drip = setInterval(() => response.write("x"), 200);
        response.on("close", () => clearInterval(drip));
      });
      const [one, two, three] = yield* Effect.all(
        [at(silent), at(slow), at(1)].map((address) => why(fetched(address))),
        { concurrency: "unbounded" },
      );
      assert.match(one ?? "", /no answer within 1 seconds/);
      assert.match(two ?? "", /no answer within 1 seconds/);
      assert.match(three ?? "", /cannot be reached \(ECONNREFUSED\)/);
    }),
  );
});

describe("Directories over LDAP", () => {
  const name = "ou=dp1p1,ou=AccreditedCA,o=einv 시험,c=kr";
  const value = Uint8Array.from({ length: 3000 }, (_, index) => index);
  const entry = { name, attribute: "certificateRevocationList;binary", value };
  const at = (port: number, query = "?certificateRevocationList") =>
    `ldap://127.0.0.1:${port}/${encodeURIComponent(name)}${query}`;

  it.live("read the attribute that the address names, as real ones do", () =>
    Effect.gen(function* () {
      const port = yield* Directory.ldap(() => [entry]);
      for (const query of [
        "?certificateRevocationList",
        "?certificateRevocationList;binary",
        "?certificateRevocationList?base?objectclass=cRLDistributionPoint",
        "",
      ])
        assert.deepStrictEqual(yield* fetched(at(port, query)), value, query);
      assert.match(yield* why(fetched(at(port, "?authorityRevocationList"))), /gave no list \(101\/32\)/);
      assert.match(yield* why(fetched(at(port, "?certificateRevocationList?sub"))), /names no entry/);
      assert.match(yield* why(fetched(`ldap://127.0.0.1:${port}/`)), /names no entry/);
      assert.match(yield* why(fetched(`ldap://127.0.0.1:${port}/%ff?x`)), /names no entry/);
    }),
  );

  it.live("take nothing from who does not keep to the protocol", () =>
    Effect.gen(function* () {
      const { sequence, integer, tagged } = Der.write;
      const referral = sequence(integer(1), tagged(0x73, new Uint8Array()));
      const cases: ReadonlyArray<readonly [RegExp, Parameters<typeof Directory.raw>[0]]> = [
        [/no answer of LDAP's/, (socket) => socket.write("HTTP/1.1 200 OK\r\n\r\n")],
        [/no answer of LDAP's/, (socket) => socket.write(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff))],
        [/no answer of LDAP's/, (socket) => socket.write(Uint8Array.of(0x30, 0x80, 0, 0))],
        [/gave no list \(115/, (socket) => socket.write(referral)],
        [/gave no list/, (socket) => socket.write(Uint8Array.of(0x30, 0))],
        [/hung up/, (socket) => socket.end()],
        [/cannot be reached|hung up/, (socket) => socket.resetAndDestroy()],
        [
          /too large/,
          (socket) => {
            // One message of 16 MiB less one octet, and more behind it.
            socket.write(Uint8Array.of(0x30, 0x83, 0xff, 0xff, 0xf0));
            const chunk = Buffer.alloc(1024 * 1024);
            const pour = () => {
              while (!socket.destroyed) if (!socket.write(chunk)) return void socket.once("drain", pour);
            };
            pour();
          },
        ],
      ];
      for (const [expected, answer] of cases) {
        const port = yield* Directory.raw(answer);
        assert.match(yield* why(fetched(at(port))), expected);
      }
    }),
  );

  it.live("give up on a directory that does not answer", () =>
    Effect.gen(function* () {
      const port = yield* Directory.raw(() => undefined);
      assert.match(yield* why(fetched(at(port))), /no answer within 1 seconds/);
    }),
  );
});

const businessNumber = "1208800016";

/** A hierarchy that publishes at servers of this machine, which say what `published` says at that moment. */
const published = Effect.gen(function* () {
  const now = yield* DateTime.now;
  const yesterday = DateTime.subtract(now, { hours: 25 });
  let list: Uint8Array = new Uint8Array();
  let rootList: Uint8Array = new Uint8Array();
  let answer: (nonce: Uint8Array) => Effect.Effect<Uint8Array, Refusal.Refusal> = () =>
    Effect.succeed(Uint8Array.of(0x30, 3, 0x0a, 1, 6));
  const asked: Array<string> = [];
  const directory = yield* Directory.ldap(() => {
    asked.push("ldap");
    return [
      { name: "ou=dp1", attribute: "certificateRevocationList;binary", value: list },
      { name: "cn=root", attribute: "authorityRevocationList", value: rootList },
    ];
  });
  const service = yield* Directory.http((request, response) => {
    asked.push("ocsp");
    const chunks: Array<Buffer> = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    // The nonce is what a question ends with.
    request.on("end", () =>
      Effect.runCallback(answer(new Uint8Array(Buffer.concat(chunks).subarray(-16))), {
        onExit: (exit) => response.end(exit._tag === "Success" ? exit.value : ""),
      }),
    );
  });
  const hierarchy = yield* Mint.hierarchy({
    at: now,
    places: {
      list: `ldap://127.0.0.1:${directory}/ou=dp1?certificateRevocationList`,
      rootList: `ldap://127.0.0.1:${directory}/cn=root?authorityRevocationList`,
      ocsp: `http://127.0.0.1:${service}/`,
    },
  });
  const stranger = yield* Mint.hierarchy({ at: now });
  const { certificate } = yield* Mint.business(hierarchy, {
    businessNumber,
    name: "가나상사",
    password: Redacted.make("einv-Test!2026"),
  });
  const { serial } = certificate;
  const trust: CertificatePath.Trust = {
    anchors: [hierarchy.root],
    intermediates: [hierarchy.authority],
    crls: [],
  };
  rootList = yield* Mint.crl(hierarchy, [], now, "root");
  const good = yield* Mint.crl(hierarchy, [], now);
  return {
    now,
    trust,
    certificate,
    asked,
    lists: {
      good,
      revoking: yield* Mint.crl(hierarchy, [serial], now),
      stale: yield* Mint.crl(hierarchy, [], yesterday),
      forged: yield* Mint.crl({ ...hierarchy, authorityKey: stranger.authorityKey }, [], now),
      damaged: good.slice(0, 100),
    },
    answers: {
      none: (_: Uint8Array) => Effect.succeed(Uint8Array.of(0x30, 3, 0x0a, 1, 6)),
      good: (nonce: Uint8Array) => Mint.answer(hierarchy, { serial, nonce }, now),
      revoked: (nonce: Uint8Array) => Mint.answer(hierarchy, { serial, nonce, revokedAt: now }, now),
      stale: (nonce: Uint8Array) => Mint.answer(hierarchy, { serial, nonce }, yesterday),
      forged: (nonce: Uint8Array) =>
        Mint.answer({ ...hierarchy, authorityKey: stranger.authorityKey }, { serial, nonce }, now),
      ofAnother: (nonce: Uint8Array) => Mint.answer(hierarchy, { serial: serial + 1n, nonce }, now),
      replayed: () => Mint.answer(hierarchy, { serial, nonce: new Uint8Array(16) }, now),
      withoutNonce: () => Mint.answer(hierarchy, { serial }, now),
      oversize: () => Effect.succeed(new Uint8Array(100_000)),
      hanging: () => Effect.never,
    },
    publish: (next: {
      readonly list?: Uint8Array;
      readonly answer?: typeof answer;
      readonly rootList?: Uint8Array;
    }) => {
      list = next.list ?? new Uint8Array();
      answer = next.answer ?? (() => Effect.succeed(Uint8Array.of(0x30, 3, 0x0a, 1, 6)));
      rootList = next.rootList ?? rootList;
    },
  };
});

const asking = (
  { trust }: { readonly trust: CertificatePath.Trust },
  unknownRevocation: Trust.UnknownRevocation,
  hosts = loopback,
) =>
  Effect.gen(function* () {
    const verify = yield* Authorities.make;
    return Trust.make({ current: Effect.succeed(trust), verify, unknownRevocation });
  }).pipe(Effect.provide(Directories.layer({ hosts, patience })));

describe("a signer, with the authorities asked", () => {
  const outcomeOf = (effect: Effect.Effect<Trust.Believed, Refusal.Refusal>) =>
    Effect.match(effect, {
      onSuccess: ({ revocation }) => revocation as string,
      onFailure: ({ code }) => code,
    });

  it.live(
    "is believed or refused by what they publish, and by nothing that is not theirs, not new, or not an answer",
    () =>
      Effect.gen(function* () {
        const world = yield* published;
        const { lists, answers, certificate, now } = world;
        const unknown = "issue.revocation-unknown";
        const rows: ReadonlyArray<
          readonly [answer: keyof typeof answers, list: keyof typeof lists | undefined, outcome: string]
        > = [
          ["good", undefined, "good"],
          ["revoked", "good", "certificate.revoked"],
          ["none", "good", "good"],
          ["none", "revoking", "certificate.revoked"],
          ["none", "stale", unknown],
          ["none", "forged", unknown],
          ["none", "damaged", unknown],
          ["none", undefined, unknown],
          ["stale", undefined, unknown],
          ["stale", "good", "good"],
          ["forged", undefined, unknown],
          ["forged", "revoking", "certificate.revoked"],
          ["ofAnother", undefined, unknown],
          ["replayed", undefined, unknown],
          ["replayed", "good", "good"],
          ["withoutNonce", undefined, unknown],
          ["oversize", undefined, unknown],
          ["oversize", "revoking", "certificate.revoked"],
        ];
        for (const [answer, list, expected] of rows) {
          world.publish({ answer: answers[answer], ...(list === undefined ? {} : { list: lists[list] }) });
          const strict = yield* asking(world, "refuse");
          assert.strictEqual(
            yield* outcomeOf(strict.believe(certificate, now)),
            expected,
            `${answer}, ${list}`,
          );
          if (expected !== unknown) continue;
          const lax = yield* asking(world, "note");
          assert.strictEqual(
            yield* outcomeOf(lax.believe(certificate, now)),
            "not-checked",
            `${answer}, ${list}`,
          );
        }
      }).pipe(Effect.provide([SecureRandom.layerWebCrypto, Logger.layer([])])),
    20_000,
  );

  it.live(
    "waits for a service that hangs no longer than for one place, and goes on to the list",
    () =>
      Effect.gen(function* () {
        const world = yield* published;
        world.publish({ answer: world.answers.hanging, list: world.lists.good });
        const trust = yield* asking(world, "refuse");
        assert.strictEqual(yield* outcomeOf(trust.believe(world.certificate, world.now)), "good");
        // The service is left alone for a while.
        const before = world.asked.length;
        assert.strictEqual(yield* outcomeOf(trust.believe(world.certificate, world.now)), "good");
        assert.strictEqual(world.asked.length, before);
      }).pipe(Effect.provide([SecureRandom.layerWebCrypto, Logger.layer([])])),
    20_000,
  );

  it.live(
    "is asked about again when what was published is over, not before",
    () =>
      Effect.gen(function* () {
        const world = yield* published;
        const { asked, certificate, now, lists, answers } = world;
        world.publish({ answer: answers.good });
        const trust = yield* asking(world, "refuse");
        const later = (hours: number) => outcomeOf(trust.believe(certificate, DateTime.add(now, { hours })));
        assert.strictEqual(yield* later(0), "good");
        assert.deepStrictEqual(asked.toSorted(), ["ldap", "ocsp"]);
        world.publish({ answer: answers.none, list: lists.revoking });
        assert.strictEqual(yield* later(23), "good");
        assert.strictEqual(asked.length, 2);
        assert.strictEqual(yield* later(25), "issue.revocation-unknown");
        assert.isAbove(asked.length, 2);
      }).pipe(Effect.provide([SecureRandom.layerWebCrypto, Logger.layer([])])),
    20_000,
  );

  it.live(
    "costs no connection to a host that nobody named",
    () =>
      Effect.gen(function* () {
        const world = yield* published;
        world.publish({ answer: world.answers.good, list: world.lists.good });
        const trust = yield* asking(world, "note", []);
        assert.strictEqual(yield* outcomeOf(trust.believe(world.certificate, world.now)), "not-checked");
        assert.deepStrictEqual(world.asked, []);
      }).pipe(Effect.provide([SecureRandom.layerWebCrypto, Logger.layer([])])),
    20_000,
  );

  it.live(
    "whose certificate hangs on no trusted root makes nobody be asked",
    () =>
      Effect.gen(function* () {
        const world = yield* published;
        const nothing = { trust: { ...world.trust, anchors: [] } };
        const trust = yield* asking(nothing, "note");
        assert.strictEqual(
          yield* outcomeOf(trust.believe(world.certificate, world.now)),
          "certificate.untrusted",
        );
        assert.deepStrictEqual(world.asked, []);
      }).pipe(Effect.provide([SecureRandom.layerWebCrypto, Logger.layer([])])),
    20_000,
  );
});
