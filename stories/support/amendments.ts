/** An amendment (수정) of two documents, which the buyer asked for before a story begins. */
import * as Effect from "effect/Effect";
import { AmendInvoice } from "@einv/application";
import type { World } from "@einv/mocks";
import type { Sample } from "./sampleWorld.ts";

/** One takes the accepted invoice back, the other says it rightly: both are issued, or none. */
export const amendmentAsked = ({ deeds, refs }: World.World) =>
  Effect.gen(function* () {
    const { form } = yield* deeds.by("buyer", "full", (member) =>
      AmendInvoice.options(member, refs.accepted),
    );
    yield* deeds.requestAmendment(refs.accepted, {
      situation: "wrong-entries",
      corrected: { ...form, remarks: ["10월분 (9월분을 바로잡음)"] },
    });
  });

/** The first of its documents. */
export const amendmentIn = async ({ runtime }: Sample): Promise<string> => {
  const { rows } = await runtime.list({ box: "received", kind: "amendment" });
  const [row] = rows;
  if (row === undefined) throw new Error("no amendment was asked for");
  return row.ref;
};
