/** Where revocations are published (RFC 5280 §4.2.1.13), and for whom a list speaks (§5.2.5). */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import * as DistinguishedName from "../DistinguishedName.ts";
import * as GeneralNames from "./generalNames.ts";

type Read<A> = Result.Result<A, Refusal.Refusal>;
type Names = ReadonlyArray<GeneralNames.GeneralName>;

/** Numbers of the reasons for which a certificate can be revoked. */
export const allReasons: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8]);

/** A place in a certificate. */
export interface DistributionPoint {
  readonly names?: Names;
  readonly reasons: ReadonlySet<number>;
  /** The list there is somebody else's than the certificate's issuer. */
  readonly foreign: boolean;
}

/** What a list says of itself. */
export interface IssuingPoint {
  readonly names?: Names;
  readonly only?: "users" | "authorities" | "attributes";
  readonly reasons: ReadonlySet<number>;
  /** Entries may be of other issuers. */
  readonly indirect: boolean;
}

/** DistributionPointName; a relative one is completed by the name of the list's issuer. */
const placeNames = (field: Der.Node, issuer: DistinguishedName.DistinguishedName): Read<Names> =>
  Result.flatMap(Der.only(field), (place) => {
    if (place.tag === Der.Tag.context(0)) return GeneralNames.parseAll(place);
    return Result.gen(function* () {
      const above = yield* Der.children(yield* Der.read(issuer.der));
      const last = Der.write.tagged(Der.Tag.set, place.content);
      const whole = Der.write.sequence(...above.map(({ bytes }) => bytes), last);
      return [{ _tag: "Directory", name: yield* DistinguishedName.parseDer(whole) } as const];
    });
  });

const reasonsOf = (field: Der.Node): Read<ReadonlySet<number>> =>
  Der.flags({ ...field, tag: Der.Tag.bitString });

const isTrue = (field: Der.Node): Read<boolean> => Der.boolean({ ...field, tag: Der.Tag.boolean });

/** cRLDistributionPoints of a certificate of this issuer. */
export const parsePoints = (
  value: Der.Node,
  issuer: DistinguishedName.DistinguishedName,
): Read<ReadonlyArray<DistributionPoint>> =>
  Result.gen(function* () {
    const points: Array<DistributionPoint> = [];
    for (const point of yield* Der.childrenOf(value, Der.Tag.sequence)) {
      let found: DistributionPoint = { reasons: allReasons, foreign: false };
      for (const field of yield* Der.childrenOf(point, Der.Tag.sequence)) {
        if (field.tag === Der.Tag.context(0)) found = { ...found, names: yield* placeNames(field, issuer) };
        else if (field.tag === Der.Tag.contextPrimitive(1))
          found = { ...found, reasons: yield* reasonsOf(field) };
        else found = { ...found, foreign: true };
      }
      points.push(found);
    }
    return points;
  });

const only = ["users", "authorities", undefined, undefined, "attributes"] as const;

/** issuingDistributionPoint of a list of this issuer; undefined when something in it is not understood. */
export const parseIssuingPoint = (
  value: Uint8Array,
  issuer: DistinguishedName.DistinguishedName,
): Read<IssuingPoint | undefined> =>
  Result.gen(function* () {
    let found: IssuingPoint = { reasons: allReasons, indirect: false };
    for (const field of yield* Der.childrenOf(yield* Der.read(value), Der.Tag.sequence)) {
      const kind = only[(field.tag & 0x1f) - 1];
      if (field.tag === Der.Tag.context(0)) found = { ...found, names: yield* placeNames(field, issuer) };
      else if (field.tag === Der.Tag.contextPrimitive(3))
        found = { ...found, reasons: yield* reasonsOf(field) };
      else if (field.tag === Der.Tag.contextPrimitive(4))
        found = { ...found, indirect: yield* isTrue(field) };
      else if (kind === undefined || found.only !== undefined) return undefined;
      else if (yield* isTrue(field)) found = { ...found, only: kind };
    }
    return found;
  });
