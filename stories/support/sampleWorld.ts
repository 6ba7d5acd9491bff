/** The sample world behind a story: the real application in this page, and who looks at it. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { connect, type Runtime } from "@einv/elements";
import { type Cast, Certificates, type Faults, type Past, World } from "@einv/mocks";
import type { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";
import { rootOf, typeAndEnter, until } from "./acting.ts";

/** Who opens the page; by default a member of the supplier with every right. */
export interface Visit {
  /** `newcomer`: of a company that has just joined by itself, known to nobody yet. */
  readonly side?: Cast.Side | "newcomer";
  readonly right?: Permission.Grant;
  /** The host has just asked the person who it is. */
  readonly confirmed?: boolean;
  /** Comes by the mail about this invoice; `invited` to a company that is nobody yet. */
  readonly link?: keyof Past.Refs | "invited";
  /** What happened in the world before. */
  readonly before?: (world: World.World) => Effect.Effect<unknown, Refusal.Refusal>;
  /** What goes wrong on the way to the server. */
  readonly faults?: ReadonlyArray<Faults.Fault>;
}

export class Sample {
  readonly world: World.World;
  /** The visitor's page. */
  readonly runtime: Runtime;
  /** The token of the visitor's link. */
  readonly token: string;

  constructor(world: World.World, runtime: Runtime, token: string) {
    this.world = world;
    this.runtime = runtime;
    this.token = token;
  }
}

/** A world of the story's own, which lives as long as the page. */
export const open = ({
  side = "supplier",
  right,
  confirmed,
  link,
  before,
  faults = [],
}: Visit): Promise<Sample> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const world = yield* World.make();
      if (before !== undefined) yield* before(world);
      const ref =
        link === "invited" ? yield* world.invited : link === undefined ? undefined : world.refs[link];
      const token = ref === undefined ? undefined : yield* world.linkTo(ref);
      world.faults.set(...faults);
      const runtime = connect({
        baseUrl: location.origin,
        fetch: world.fetch,
        fetchClientSecret: async () =>
          Redacted.value(
            await Effect.runPromise(
              side === "newcomer"
                ? Effect.flatMap(world.newcomer, ({ clientSecret }) => clientSecret)
                : world.clientSecretFor(side, right, confirmed),
            ),
          ),
      });
      return new Sample(world, runtime, token === undefined ? "" : Redacted.value(token));
    }).pipe(Effect.provideService(Scope.Scope, Scope.makeUnsafe())),
  );

/** The world that was opened for a story. */
export const sampleOf = ({ sample }: Readonly<Record<string, unknown>>): Sample => {
  if (!(sample instanceof Sample)) throw new Error("the story visits no sample world");
  return sample;
};

/** Chooses the folders of these certificates in an element that asks for one. */
export const bring = async (
  approval: ShadowRoot,
  { world }: Sample,
  ...kinds: ReadonlyArray<Certificates.Kind>
): Promise<void> => {
  const field = approval.querySelector<HTMLInputElement>("#files")!;
  const transfer = new DataTransfer();
  for (const kind of kinds) for (const file of world.certificates[kind]) transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await until(
    () => approval.querySelector("#secret, input[name=certificate], .certificate .refusal") !== null,
  );
};

/** Brings a certificate, types its password and issues. */
export const issue = async (
  approval: ShadowRoot,
  sample: Sample,
  kind: Certificates.Kind = "good",
): Promise<void> => {
  await bring(approval, sample, kind);
  await until(() => approval.querySelector("#secret") !== null);
  typeAndEnter(approval.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
  await until(() => approval.querySelector("#outcome, .refusal") !== null);
};

/** The approval in a story, once it shows its invoice. */
export const approvalIn = async (canvas: ParentNode): Promise<ShadowRoot> => {
  await until(() => canvas.querySelector("einv-invoice-approval")?.viewState === "ready");
  return rootOf(canvas, "einv-invoice-approval");
};
