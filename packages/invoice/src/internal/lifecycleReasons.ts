/** Turns "no row applies" into a refusal that names the side or the state that stands in the way. */
import type { Refusal } from "@einv/refusal";
import { refusals } from "./lifecycleRefusals.ts";
import type { DocumentState, Status, TransmissionState } from "../Status.ts";
import * as Wording from "../Wording.ts";
import { type Facts, type Guard, guards, guardWords } from "./lifecycleGuards.ts";
import { type Actor, type Command, type Row, table } from "./lifecycleTable.ts";

export const commandWords: Readonly<Record<Command, Refusal.Text>> = {
  request: { ko: "발행 요청", en: "Requesting the issue" },
  beginIssue: { ko: "발행", en: "Issuing" },
  completeIssue: { ko: "발행 완료", en: "Completing the issue" },
  failIssue: { ko: "발행 실패 처리", en: "Recording that the issue failed" },
  loseIssue: { ko: "발행 결과 미확인 처리", en: "Recording that the outcome of the issue is unknown" },
  reconcileIssued: { ko: "발행됨으로 확인", en: "Recording that it was issued after all" },
  reconcileNotIssued: { ko: "발행되지 않음으로 확인", en: "Recording that it was not issued" },
  proposeChange: { ko: "수정 제안", en: "Proposing a change" },
  withdrawChange: { ko: "수정 제안 철회", en: "Withdrawing the proposal" },
  acceptChange: { ko: "수정 제안 수락", en: "Accepting the proposal" },
  declineChange: { ko: "수정 제안 거부", en: "Declining the proposal" },
  refuse: { ko: "요청 거절", en: "Refusing the request" },
  cancelRequest: { ko: "요청 취소", en: "Cancelling the request" },
  expireRequest: { ko: "요청 만료", en: "Expiring the request" },
  cancelIssue: { ko: "발행 취소", en: "Cancelling the issue" },
  replace: { ko: "재발행", en: "Replacing it by a corrected one" },
  delete: { ko: "삭제", en: "Deleting" },
  queueTransmission: { ko: "국세청 전송 예약", en: "Queueing for the tax authority" },
  beginSending: { ko: "국세청 전송 시작", en: "Sending to the tax authority" },
  loseSending: { ko: "전송 결과 미확인 처리", en: "Recording that the outcome of sending is unknown" },
  resumeSending: { ko: "국세청 재전송", en: "Sending again" },
  postponeSending: { ko: "국세청 전송 연기", en: "Postponing the sending" },
  accept: { ko: "전송 성공 처리", en: "Recording the authority's acceptance" },
  reject: { ko: "전송 실패 처리", en: "Recording the authority's rejection" },
  open: { ko: "열람", en: "Opening" },
  acknowledge: { ko: "확인", en: "Confirming" },
  amend: { ko: "수정발행", en: "Amending" },
  requestAmendment: { ko: "수정발행 요청", en: "Requesting an amendment" },
  restore: { ko: "수정 이전으로 되돌리기", en: "Restoring what was amended" },
};

const documentCode = {
  draft: "lifecycle.not-requested",
  requested: "lifecycle.awaiting-approval",
  changeProposed: "lifecycle.change-proposed",
  issuing: "lifecycle.issuing",
  outcomeUnknown: "lifecycle.outcome-unknown",
  issued: "lifecycle.already-issued",
  refused: "lifecycle.already-refused",
  requestCancelled: "lifecycle.request-cancelled",
  requestExpired: "lifecycle.request-expired",
  issueCancelled: "lifecycle.issue-cancelled",
  amended: "lifecycle.already-amended",
  deleted: "lifecycle.deleted",
} as const satisfies Readonly<Record<DocumentState, string>>;

const transmissionCode = {
  none: "lifecycle.not-sent",
  queued: "lifecycle.already-queued",
  sending: "lifecycle.being-sent",
  unknown: "lifecycle.sending-unknown",
  accepted: "lifecycle.already-transmitted",
  rejected: "lifecycle.transmission-rejected",
  excluded: "lifecycle.excluded",
} as const satisfies Readonly<Record<TransmissionState, string>>;

const regions = ["document", "transmission", "billing", "acknowledgement"] as const;
type Region = (typeof regions)[number];

/** The first region in which a row does not fit; none if only `origin` differs. */
const obstacle = ({ from }: Row, status: Status): Region | undefined =>
  regions.find((region) => {
    const states: ReadonlyArray<string> | undefined = from[region];
    return states !== undefined && !states.includes(status[region]);
  });

const words: Readonly<Record<Region, Readonly<Record<string, Refusal.Text>>>> = {
  document: Wording.documentState,
  transmission: Wording.transmissionState,
  billing: Wording.billingState,
  acknowledgement: Wording.acknowledgementState,
};

const say = (region: Region, states: ReadonlyArray<string>, language: "ko" | "en"): string =>
  [...new Set(states)].map((state) => words[region][state]?.[language] ?? state).join(", ");

const guardCode: Readonly<Record<Guard, "lifecycle.route" | "lifecycle.exempt" | "lifecycle.not-expired">> = {
  forward: "lifecycle.route",
  reverse: "lifecycle.route",
  consignment: "lifecycle.route",
  ownSupply: "lifecycle.route",
  notExempt: "lifecycle.exempt",
  expired: "lifecycle.not-expired",
};

const failing = ({ when = [] }: Row, facts: Facts): ReadonlyArray<Guard> =>
  when.filter((guard) => !guards[guard](facts));

/** Who signs on each route, and how it is called. */
const routeWords = {
  forward: { ...guardWords.forward, whoKo: "공급자", whoEn: "the supplier" },
  reverse: {
    ...guardWords.reverse,
    whoKo: "요청은 공급받는자, 발행은 공급자",
    whoEn: "the buyer requests and the supplier issues",
  },
  consignment: { ...guardWords.consignment, whoKo: "수탁자", whoEn: "the broker" },
} as const;

const sideCode = (rows: ReadonlyArray<Row>) => {
  const allowed = new Set(rows.flatMap(({ by }) => by));
  if (allowed.has("supplier")) return allowed.has("buyer") ? "lifecycle.not-party" : "lifecycle.not-supplier";
  return allowed.has("buyer") ? "lifecycle.not-buyer" : "lifecycle.system-only";
};

/** Why this command is refused: the wrong side if it never may, else the state in the way. */
export const explain = (status: Status, command: Command, by: Actor, facts: Facts): Refusal.Refusal => {
  const rows = table.filter((row) => row.command === command);
  const commandKo = commandWords[command].ko;
  const commandEn = commandWords[command].en;
  const mine = rows.filter((row) => row.by.includes(by));
  const fitting = rows.filter((row) => obstacle(row, status) === undefined);
  const guarded = mine.filter((row) => fitting.includes(row)).flatMap((row) => failing(row, facts));
  const [guard] = guarded;
  if (guard !== undefined) {
    const route = routeWords[facts.route ?? "forward"];
    const needed = [...new Set(guarded)].map((one) => guardWords[one]);
    return refusals.refusal(guardCode[guard], {
      values: {
        commandKo,
        commandEn,
        routeKo: route.ko,
        routeEn: route.en,
        whoKo: route.whoKo,
        whoEn: route.whoEn,
        neededKo: needed.map(({ ko }) => ko).join(", "),
        neededEn: needed.map(({ en }) => en).join(", "),
      },
    });
  }
  if (mine.length === 0 || fitting.length > 0) {
    return refusals.refusal(sideCode(fitting.length > 0 ? fitting : rows), {
      values: { commandKo, commandEn },
    });
  }
  let region: Region = "document";
  for (const row of mine) {
    const found = obstacle(row, status);
    if (found !== undefined && regions.indexOf(found) > regions.indexOf(region)) region = found;
  }
  const states = mine
    .filter((row) => obstacle(row, status) === region)
    .flatMap((row): ReadonlyArray<string> => row.from[region] ?? []);
  const code =
    region === "document"
      ? documentCode[status.document]
      : region === "transmission"
        ? transmissionCode[status.transmission]
        : region === "billing"
          ? "lifecycle.billing"
          : "lifecycle.already-acknowledged";
  return refusals.refusal(code, {
    path: region,
    values: {
      commandKo,
      commandEn,
      stateKo: say(region, [status[region]], "ko"),
      stateEn: say(region, [status[region]], "en"),
      allowedKo: say(region, states, "ko"),
      allowedEn: say(region, states, "en"),
    },
  });
};
