/** A sample world behind a story: the real application in this page, and the page's own connection to it. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { connect } from "@einv/elements/runtime/connect";
import type { Runtime } from "@einv/elements";
import { type Cast, World } from "@einv/mocks";

export interface SampleWorld {
  readonly world: World.World;
  /** The runtime of a member's page, by the right that the member has. */
  readonly pageOf: (side: Cast.Side, right?: "full" | "issue-only" | "none") => Runtime;
  /** The token of the mail about an invoice. */
  readonly linkTo: (ref: string) => Promise<string>;
}

/** Lives as long as the page of the story. */
export const sampleWorld = async (): Promise<SampleWorld> => {
  const scope = await Effect.runPromise(Scope.make());
  const world = await Effect.runPromise(World.make().pipe(Effect.provideService(Scope.Scope, scope)));
  return {
    world,
    pageOf: (side, right = "full") =>
      connect({
        baseUrl: location.origin,
        fetch: world.fetch,
        fetchClientSecret: async () =>
          Redacted.value(await Effect.runPromise(world.clientSecretFor(side, right))),
      }),
    linkTo: async (ref) => Redacted.value(await Effect.runPromise(world.linkTo(ref))),
  };
};
