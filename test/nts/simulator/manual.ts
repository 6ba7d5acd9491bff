/** The page that tells of the simulator, made from the tables by which it runs. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ResultCode } from "@einv/nts";
import { Admin, Behaviour, Cause } from "@einv/nts/simulator";

export const file = join(import.meta.dirname, "../../../packages/nts/SIMULATOR.md");

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const table = (heads: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

const behaviours = Behaviour.Kind.literals.map((kind, index) => {
  const { on, taken, text } = Behaviour.table[kind];
  return [
    index < Behaviour.numbered ? String(index + 1) : "",
    `\`${kind}\``,
    on.join(", "),
    taken === undefined ? "" : taken ? "yes" : "no",
    text.ko,
    text.en,
  ];
});

const causes = [...Object.entries(Cause.own), ...Cause.ofRules];

const codes = ResultCode.table.flatMap(({ code, text }) =>
  causes
    .filter(([, cause]) => cause.code === code)
    .map(([name, cause]) => [`\`${code}\``, text.en, `\`${name}\``, cause.of, cause.text.ko, cause.text.en]),
);

export const manual = `<!-- Made from the simulator's own tables: node --conditions=source test/nts/simulator/manual.ts -->

# 모의 국세청 · The simulated tax authority

**국세청이 아닙니다. This is NOT the tax authority.** Nothing that is sent here is reported, and no result means that the real one would say the same. It is there so that an adapter, in any language, can be met by everything that can go wrong before it meets the real thing.

\`\`\`sh
npx einv simulator                                       # http://localhost:8090, makes ./einv-simulator
bash examples/first-submission.sh http://localhost:8090 ./einv-simulator   # openssl and curl alone
\`\`\`

The page at \`http://localhost:8090/\` shows what came in, what was in it and what was decided; messages that could not be read are shown with the reason.

## Keys

The folder holds everything, made once: \`authority/signCert.der\` to encrypt to (it signs with the same), \`system/\` to sign messages with, \`supplier/\` to sign invoices with (120-88-00016, 가나상사), \`trust/\` with root and authority. \`pem/\` has them for openssl: \`authority.pem\`, \`system.pem\`, \`system-key.pem\`, \`supplier.pem\`, \`supplier-key.pem\`, \`supplier-r.hex\` (R), \`trust.pem\`. The same certificates come from \`GET certificates/encryption.pem\`, \`signing.der\` and so on. Certificates of your own are believed when they hang on a certificate in \`trust/\`.

## Results

They are decided \`--decides-after\` a submission came (at most \`--decides-within\`; chance picks), are there on request from then on, and \`--calls-after\` that the authority calls the reply address of the submission with \`ResultsSubmit\`: signed, and again after 1, 5, 15, 60, 180, 360 and 720 minutes until the answer is a signed \`ResultsRecvAck\` about it. All these times go by its own clock.

## Clock and seed

The clock runs beside yours, begins at \`--at\`, stands still with \`--stopped\`, and is moved by \`POST admin/clock\`; whatever waits wakes when it is moved. Names of messages and results, delays, and what chance picks come from \`--seed\`: the same requests in the same order at the same times of its clock get the same octets. The transmission time of a message must be of the clock's day (\`ERR004\`), so move yours with it.

## Scripts

A script is a list of rows; the first that is due for a request strikes. \`--script file.json\`, or \`POST\`, \`PUT\`, \`DELETE admin/faults\`.

\`\`\`json
[
  { "on": "submit", "nth": 3, "kind": "cut" },
  { "on": "results", "kind": "pending", "times": 2 },
  { "on": "call", "kind": "twice" },
  { "on": "submit", "chance": 0.2, "kind": "any" }
]
\`\`\`

${table(
  ["field", "meaning"],
  [
    [
      "`on`",
      "`submit`, `results`, `certificates` (the public keys), `call` (its own call), `connection` (TLS, with `--tls`)",
    ],
    ["`kind`", "a behaviour of the table below, or `any`: chance picks one that fits"],
    [
      "`nth`",
      "the request that it strikes first, counted per service from 1 since the start or the last reset",
    ],
    ["`chance`", "how likely it strikes each request, 0 to 1"],
    ["`times`", "how many requests it strikes: one unless given, with `chance` without end"],
    [
      "`code`, `issueId`",
      "with `code`, `partial`, `refuse`: the result code; with `code`: only this invoice",
    ],
    ["`seconds`", "with `late`: 120 unless given"],
    ["`hours`", "with `skew`: 26 unless given, negative is behind"],
  ],
)}

With neither \`nth\` nor \`chance\` a row strikes the next requests.

## Behaviours

The numbered 24 are those that every adapter has to survive. "Taken" says whether a submission is taken all the same.

${table(["", "name", "on", "taken", "동작", "what"], behaviours)}

## Result codes and their causes

Each code comes of a document, a submission or a request that really is so; \`admin/received\` and the page name the cause. One does not: \`script\` says that only a script reaches it.

${table(["code", "", "cause", "of", "원인", "what"], codes)}

Numbers become unknown or closed, and systems registered, by \`--registry file.json\` or \`PUT admin/registry\`. A certificate is revoked when a list in \`trust/\` says so.

## Requests of a test

Below \`admin/\`, JSON. With \`EINV_SIMULATOR_KEY\` set they and the page ask for it, as bearer token or as password.

${table(
  ["request", "body", "", "what"],
  Admin.table.map(({ request, body = "", text }) => [`\`${request}\``, body, text.ko, text.en]),
)}

## Certification (표준인증)

Nothing here certifies anything. Before the first real transmission the operator applies for the standard's certification (표준인증) and passes it at the authority's test bed, registers the system at the tax office (국세청 등록번호), passes the on-site check (실사기술검증), and is given addresses and certificates of the real authority by post. What can be rehearsed before that:

${table(
  ["case", "rehearsed by"],
  [
    ["단위 기능: 전자세금계산서 작성", "`npx einv invoice check FILE`"],
    ["단위 기능: 전자서명", "`npx einv invoice sign FILE --cert … -o OUT`, `npx einv invoice verify OUT`"],
    ["단위 기능: 보안검증 (CMS)", "`bash examples/first-submission.sh`: sealed by openssl, opened here"],
    ["단위 기능: 제출, 처리결과 요청", "`bash examples/first-submission.sh`"],
    [
      "단위 기능: 처리결과 전송",
      "`npx einv simulator --calls-after 3s` and `npx einv serve` with its settings",
    ],
    [
      "상호운용성: 네 종류 제출, 결과 요청, 공개키 획득",
      "`npx vitest run --config test/support/vitest.config.ts --root . test/nts/simulator/certification`",
    ],
    [
      "유통시스템: SMTP",
      "`npx vitest run --config test/support/vitest.config.ts --root . test/server/MailReceiver`",
    ],
  ],
)}

## Limits

A body of 16 MiB; 100 invoices in a submission. Of every invoice the issue ID and the code are kept for ever, details of the newest 10,000 and documents of the newest 16 MiB; nothing outlives the process.

## Where it may differ from the authority

Not known from public sources, and einv's own reading: the codes of \`ProcessStatusCode\` other than 02, whether \`SYN003\` means a duplicate or a wrong form, which code stands when several apply (here the first of the authority's table), how often and how long reply addresses are called, the form of the answer to a refused message (here a SOAP fault).
`;

if (process.argv[1] === import.meta.filename) writeFileSync(file, manual);
