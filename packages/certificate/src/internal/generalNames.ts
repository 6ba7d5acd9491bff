/** GeneralName (RFC 5280 §4.2.1.6): the names beside the subject's, and the names of places. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import * as DistinguishedName from "../DistinguishedName.ts";

export type GeneralName =
  | { readonly _tag: "Email" | "Dns" | "Uri"; readonly text: string }
  | { readonly _tag: "Directory"; readonly name: DistinguishedName.DistinguishedName }
  | { readonly _tag: "Address"; readonly octets: Uint8Array }
  /** A form that einv does not compare; `form` is its tag. */
  | { readonly _tag: "Other"; readonly form: number };

type Read<A> = Result.Result<A, Refusal.Refusal>;

const latin1 = new TextDecoder("latin1");

export const parse = (node: Der.Node): Read<GeneralName> => {
  switch (node.tag) {
    case Der.Tag.contextPrimitive(1):
      return Result.succeed({ _tag: "Email", text: latin1.decode(node.content) });
    case Der.Tag.contextPrimitive(2):
      return Result.succeed({ _tag: "Dns", text: latin1.decode(node.content) });
    case Der.Tag.contextPrimitive(6):
      return Result.succeed({ _tag: "Uri", text: latin1.decode(node.content) });
    case Der.Tag.contextPrimitive(7):
      return Result.succeed({ _tag: "Address", octets: node.content });
    case Der.Tag.context(4):
      return Result.map(Result.flatMap(Der.only(node), DistinguishedName.parse), (name) => ({
        _tag: "Directory",
        name,
      }));
    default:
      return Result.succeed({ _tag: "Other", form: node.tag & 0x1f });
  }
};

/** The names inside a constructed value. */
export const parseAll = (node: Der.Node): Read<ReadonlyArray<GeneralName>> =>
  Result.flatMap(Der.children(node), (all) => Result.all(all.map(parse)));

/** Whether both name the same place. Names that are not compared are never the same. */
export const equals = (a: GeneralName, b: GeneralName): boolean => {
  if (a._tag === "Directory") return b._tag === "Directory" && DistinguishedName.equals(a.name, b.name);
  return "text" in a && "text" in b && a._tag === b._tag && a.text === b.text;
};
