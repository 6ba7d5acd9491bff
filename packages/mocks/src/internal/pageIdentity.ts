/**
 * Those who say who somebody is, in a page of their own: text messages that stay
 * here, and an agency that believes what the person at it says. Nobody is identified.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { PhoneNumber } from "@einv/identity";
import { type IdentityVerifier, Refusals } from "@einv/membership";

const { refusals } = Refusals;

/** Invented, with a number that nobody has. */
export const person = { name: "홍길동", phone: "+821000001234" } as const;

export interface PageIdentity {
  readonly providers: IdentityVerifier.Providers;
  /** Text messages so far, with whom they went to. */
  readonly messages: ReadonlyArray<{ readonly to: string; readonly text: string }>;
  /** Where the agency leads back to, of every proof that was begun. */
  readonly returns: ReadonlyArray<string>;
}

/** Comes back with `person=1`, or with `cancelled=1`. */
const agency = (method: "phone" | "ipin", returns: Array<string>): IdentityVerifier.RedirectProvider => ({
  kind: "redirect",
  begin: ({ verificationId, returnTo, at }) =>
    Effect.sync(() => {
      returns.push(returnTo);
      return {
        url: `https://agency.example/${method}?${new URLSearchParams({ to: returnTo })}`,
        kept: Redacted.make(verificationId),
        expiresAt: DateTime.add(at, { minutes: 10 }),
      };
    }),
  complete: ({ answer, at }) => {
    const brought = new URLSearchParams(Redacted.value(answer));
    if (brought.has("cancelled")) return Effect.fail(refusals.refusal("verification.cancelled"));
    if (!brought.has("person"))
      return Effect.fail(refusals.refusal("verification.wrong-answer", { values: { left: "0" } }));
    return Effect.succeed({
      method,
      assurance: "identity",
      name: person.name,
      phone: PhoneNumber.PhoneNumber.make(person.phone),
      uniqueKey: Redacted.make(`CI-${brought.get("person")}`),
      at,
    });
  },
});

export const make = (): PageIdentity => {
  const messages: Array<{ readonly to: string; readonly text: string }> = [];
  const returns: Array<string> = [];
  return {
    providers: {
      phone: agency("phone", returns),
      ipin: agency("ipin", returns),
      sms: {
        kind: "message",
        send: ({ to, text }) => Effect.sync(() => void messages.push({ to, text: Redacted.value(text) })),
      },
    },
    messages,
    returns,
  };
};
