/** How a proven submission becomes what the authority remembers of it. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import type { CertificatePath } from "@einv/certificate";
import type * as Envelope from "../../Envelope.ts";
import * as Kst from "../../internal/kst.ts";
import type * as TaxInvoicePackage from "../../TaxInvoicePackage.ts";
import type * as Cause from "../Cause.ts";
import type { Strike } from "../Fault.ts";
import * as Judgement from "../Judgement.ts";
import type * as Memory from "../Memory.ts";
import type { Registry } from "../Registry.ts";
import * as Incoming from "./incoming.ts";

interface With {
  readonly encryption: Envelope.Receiver;
  readonly trust: CertificatePath.Trust;
  readonly registry: () => Registry;
  readonly memory: () => Memory.Memory;
  /** Milliseconds. */
  readonly delays: {
    readonly decidesAfter: number;
    readonly decidesWithin: number;
    readonly callsAfter: number;
  };
}

interface Judged {
  readonly judgement: Judgement.Judgement;
  readonly xml: Uint8Array;
  readonly holds: boolean;
}

const scripted = { ko: "시나리오가 정한 코드입니다.", en: "A script told the code." };

/** What the script makes of a judgement. */
const told = (
  judgement: Judgement.Judgement,
  fault: Strike | undefined,
  index: number,
): Pick<Judged, "judgement" | "holds"> => {
  const { issueId, code } = judgement;
  const forced = (forcedCode: string) => ({
    judgement: { ...judgement, code: forcedCode, cause: "script", reason: scripted },
    holds: forcedCode === "SUC001",
  });
  switch (fault?.kind) {
    case "code":
      if ((fault.issueId ?? issueId) === issueId) return forced(fault.code ?? "ERR999");
      break;
    case "partial":
      if (index % 2 === 1) return forced(fault.code ?? "ERR999");
      break;
    case "duplicate":
      // The authority processed it twice: it holds what it calls a duplicate.
      if (code === "SUC001") return { ...forced("SYN003"), holds: true };
      break;
    default:
  }
  return { judgement, holds: code === "SUC001" };
};

const field = (text: string, name: string): string =>
  new RegExp(`<${name}>\\s*([0-9A-Za-z]{24})\\s*<`).exec(text)?.[1] ?? "";

/**
 * The places of the invoices in the order in which they are judged: an original
 * before what amends it, though the package, a set, has them in any order.
 */
const order = (entries: ReadonlyArray<TaxInvoicePackage.Entry>): ReadonlyArray<number> => {
  const named = entries.map(({ xml }) => {
    const text = new TextDecoder().decode(xml);
    return { issueId: field(text, "IssueID"), originalId: field(text, "OriginalIssueID") };
  });
  const placeOf = new Map(named.map(({ issueId }, place) => [issueId, place]));
  const placed = new Set<number>();
  for (const start of named.keys()) {
    const chain: Array<number> = [];
    let at: number | undefined = start;
    while (at !== undefined && !placed.has(at) && !chain.includes(at)) {
      chain.push(at);
      at = placeOf.get(named[at]?.originalId ?? "");
    }
    for (const place of chain.toReversed()) placed.add(place);
  }
  return [...placed];
};

/** Takes a submission or turns it down; the same one again is the one that is known. */
export const taking = ({ encryption, trust, registry, memory, delays }: With) =>
  Effect.fnUntraced(function* (
    { message, attachments }: Incoming.Proven,
    fault: Strike | undefined,
  ): Effect.fn.Return<Memory.Submission> {
    const { content } = message;
    if (content.action !== "TaxInvoiceSubmit") return yield* Effect.die("proven to be a submission");
    const { submitId, count, referenceId } = content;
    const known = registry();
    const remembered = memory();
    const at = yield* DateTime.now;
    const sealed = attachments.find(({ id }) => id === referenceId)?.content ?? new Uint8Array();
    const unpacked = Incoming.unpack(sealed, count, encryption);
    const entries: ReadonlyArray<TaxInvoicePackage.Entry> = typeof unpacked === "string" ? [] : unpacked;
    const fingerprint = yield* Incoming.fingerprint(
      typeof unpacked === "string" ? [sealed] : unpacked.map(({ xml }) => xml),
    );
    const before = remembered.find(submitId);
    if (before?.fingerprint === fingerprint && before.sender.id === message.from.id) return before;

    const registration = submitId.slice(0, 8);
    const unknown = new Set(known.unknown);
    const closed = new Map(Object.entries(known.closed));
    /** Accepted a moment ago, in this very submission. */
    const beside = new Map<string, { readonly supplier: string }>();
    const judged: Array<Judged> = [];
    for (const index of order(entries)) {
      const entry = entries[index]!;
      const judgement = yield* Judgement.judge(entry, {
        now: at,
        sentAt: message.timestamp,
        registration,
        trust,
        unknown,
        closed,
        held: (issueId) => beside.get(issueId) ?? remembered.held(issueId),
      });
      const final = told(judgement, fault, index);
      judged[index] = { ...final, xml: entry.xml };
      const { invoice } = final.judgement;
      if (final.holds && invoice !== undefined)
        beside.set(invoice.issueId, { supplier: invoice.supplier.businessNumber });
    }

    const refusedFor = (): Cause.Own | undefined => {
      if (before !== undefined) return "submit-id-used";
      if (known.systems?.includes(registration) === false) return "system-unregistered";
      if (typeof unpacked === "string") return unpacked;
      return judged.some(({ judgement }) => judgement.issueId === undefined) ? "nameless" : undefined;
    };
    const cause = refusedFor();
    const refused =
      fault?.kind === "refuse"
        ? { code: fault.code ?? "ERR999", cause: "script", reason: scripted }
        : cause === undefined
          ? undefined
          : Judgement.of(cause);
    const spread = Math.floor((yield* Random.next) * (delays.decidesWithin - delays.decidesAfter + 1));
    const decidedAt = DateTime.add(at, { milliseconds: delays.decidesAfter + spread });
    const calls = refused === undefined && message.replyTo !== undefined;
    const taken = refused === undefined ? judged : [];
    const number = String(remembered.count() + 1).padStart(5, "0");
    const submission: Memory.Submission = {
      submitId,
      receiptId: `NTS-${Kst.stamp(at)}-${number}`,
      sender: message.from,
      replyTo: message.replyTo,
      fingerprint,
      at,
      decidedAt,
      refused,
      verdicts: taken.map(({ judgement: { code, issueId } }) => ({
        code,
        ...(issueId === undefined ? {} : { issueId }),
      })),
      struck: fault?.kind,
      call: {
        state: calls ? "waiting" : "none",
        attempts: 0,
        at: DateTime.add(decidedAt, { milliseconds: delays.callsAfter }),
      },
    };
    // A known number with another content does not displace what came first.
    if (before === undefined) remembered.add(submission, taken);
    return submission;
  });
