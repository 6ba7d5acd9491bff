/**
 * What the simulated authority can be made to do wrong: one row for each way.
 * A script (`Fault`) names rows; the pages that tell of them are made from here.
 *
 * The first 24 are the behaviours that every adapter to the authority has to
 * survive; the others came with use.
 */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";

/**
 * What a behaviour spoils: the answer to a submission, to a request for results
 * or for public keys, the authority's own call with results, or the TLS handshake.
 */
export const Service = Schema.Literals(["submit", "results", "certificates", "call", "connection"]);
export type Service = typeof Service.Type;

export const Kind = Schema.Literals([
  "accept",
  "late",
  "cut",
  "taken-500",
  "not-taken-500",
  "code",
  "duplicate",
  "partial",
  "for-another",
  "replay",
  "unsigned",
  "stranger",
  "expired",
  "wrapped",
  "bomb",
  "huge",
  "half",
  "drip",
  "redirect",
  "wrong-name",
  "old-tls",
  "counts",
  "skew",
  "maintenance",
  "refuse",
  "pending",
  "forget",
  "never",
  "short",
  "revoked",
  "vague",
  "twice",
]);
export type Kind = typeof Kind.Type;

export interface Behaviour {
  readonly on: ReadonlyArray<Service>;
  readonly text: Refusal.Text;
  /** Whether a submission is taken all the same; absent where that is not the question. */
  readonly taken?: boolean;
}

/** Whatever is answered on the connection that the request came by. */
const wire: ReadonlyArray<Service> = ["submit", "results", "certificates"];
const answers: ReadonlyArray<Service> = ["submit", "results"];
const words: ReadonlyArray<Service> = ["submit", "results", "call"];

const row = (on: ReadonlyArray<Service>, taken: boolean | undefined, ko: string, en: string): Behaviour => ({
  on,
  text: { ko, en },
  ...(taken === undefined ? {} : { taken }),
});

/** Every behaviour by its name, the 24 first. */
export const table: Readonly<Record<Kind, Behaviour>> = {
  accept: row(words, true, "정상으로 처리합니다.", "Everything as it should be."),
  late: row(
    words,
    true,
    "처리한 뒤 `seconds`초(기본 120초) 늦게 답합니다.",
    "The answer comes `seconds` late, 120 unless given, by the authority's clock.",
  ),
  cut: row(
    words,
    true,
    "처리한 뒤 답하지 않고 연결을 끊습니다.",
    "Processed, then the connection is cut before the answer.",
  ),
  "taken-500": row(wire, true, "처리한 뒤 HTTP 500으로 답합니다.", "Processed, then HTTP 500."),
  "not-taken-500": row(
    wire,
    false,
    "처리하지 않고 HTTP 500으로 답합니다.",
    "HTTP 500, and nothing is processed.",
  ),
  code: row(
    ["submit"],
    true,
    "모든 세금계산서, 또는 `issueId`만 `code`(기본 ERR999)로 처리합니다.",
    "Every invoice, or only `issueId`, is judged with `code`, ERR999 unless given.",
  ),
  duplicate: row(
    ["submit"],
    true,
    "접수한 뒤 모두 승인번호 중복(SYN003)이라고 합니다.",
    "Taken, and every invoice is called a duplicate (SYN003).",
  ),
  partial: row(
    ["submit"],
    true,
    "하나 걸러 하나를 `code`(기본 ERR999)로 반려합니다.",
    "Every other invoice is rejected with `code`, ERR999 unless given.",
  ),
  "for-another": row(
    words,
    true,
    "다른 제출에 대해 서명된 답을 보냅니다.",
    "A signed answer about another submission.",
  ),
  replay: row(answers, true, "바로 앞의 답을 다시 보냅니다.", "The service's previous answer once more."),
  unsigned: row(words, true, "서명 없이 답합니다.", "An answer without signatures."),
  stranger: row(words, true, "다른 사람의 키로 서명합니다.", "An answer signed with somebody else's key."),
  expired: row(
    words,
    true,
    "만료된 국세청 인증서로 서명합니다.",
    "An answer signed under a certificate of the authority that has expired.",
  ),
  wrapped: row(
    words,
    true,
    "서명된 결과를 옆으로 옮기고 그 자리에 모두 접수한 결과를 넣습니다.",
    "The signed result is moved aside, and one that accepts everything stands in its place.",
  ),
  bomb: row(words, true, "XML 엔티티 폭탄으로 답합니다.", "An XML entity bomb."),
  huge: row(words, true, "64 MiB로 답합니다.", "An answer of 64 MiB."),
  half: row(
    wire,
    true,
    "답의 절반만 보내고 연결을 끊습니다.",
    "Half of the answer, then the connection is cut.",
  ),
  drip: row(wire, true, "1초에 1바이트씩 보냅니다.", "One octet per second."),
  redirect: row(
    wire,
    false,
    "처리하지 않고 다른 호스트로 보냅니다.",
    "A redirect to another host; nothing is processed.",
  ),
  "wrong-name": row(
    ["connection"],
    false,
    "다른 이름의 TLS 인증서를 보입니다.",
    "A TLS certificate with another name.",
  ),
  "old-tls": row(["connection"], false, "TLS 1.1까지만 말합니다.", "It speaks TLS 1.1 at most."),
  counts: row(
    ["results", "call"],
    undefined,
    "건수가 맞지 않는 결과를 보냅니다.",
    "Results whose totals do not add up.",
  ),
  skew: row(
    words,
    true,
    "국세청 시계가 `hours`시간(기본 26, 음수 가능) 빠릅니다.",
    "The authority's clock is `hours` ahead, 26 unless given; negative is behind.",
  ),
  maintenance: row(
    wire,
    false,
    "처리하지 않고 HTTP 200으로 점검 안내 HTML을 보냅니다.",
    "A maintenance page in HTML with HTTP 200; nothing is processed.",
  ),
  refuse: row(
    answers,
    false,
    "제출이나 요청 전체를 `code`(기본 ERR999)로 거절합니다.",
    "The submission or request is turned down as a whole with `code`, ERR999 unless given.",
  ),
  pending: row(
    ["results"],
    undefined,
    "결과가 나왔어도 처리 중이라고 합니다.",
    "Still in process, although the results are there.",
  ),
  forget: row(
    ["results"],
    undefined,
    "그런 제출이 없다고 합니다.",
    "The authority says that it has no such submission.",
  ),
  never: row(words, true, "처리하고 답하지 않습니다.", "Processed, and no answer comes."),
  short: row(words, true, "답의 절반을 전부인 것처럼 보냅니다.", "Half of the answer, as if it were all."),
  revoked: row(
    words,
    true,
    "폐지된 국세청 인증서로 서명합니다.",
    "An answer signed under a certificate of the authority that was revoked.",
  ),
  vague: row(
    words,
    true,
    "서명했지만 되는지 안 되는지 말하지 않습니다.",
    "A signed answer that says neither yes nor no.",
  ),
  twice: row(["call"], undefined, "같은 결과를 두 번 보냅니다.", "The same results are called in twice."),
};

/** Whether a behaviour can spoil a service. */
export const fits = (kind: Kind, on: Service): boolean => table[kind].on.includes(on);

/** What `any` may pick for a service: everything that spoils it and needs nothing told. */
export const pickable = (on: Service): ReadonlyArray<Kind> =>
  Kind.literals.filter((kind) => kind !== "accept" && kind !== "code" && fits(kind, on));

/** How many of them, in their order, belong to the 24. */
export const numbered = 24;
