/** From calls as data to a group of endpoints that a server can answer. */
import * as Schema from "effect/Schema";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api";

import * as Contract from "../Contract.ts";
import * as Problem from "../Problem.ts";

type StructOf<F> = F extends Schema.Struct.Fields ? Schema.Struct<F> : never;
type Part<C, Name extends string> = C extends { readonly [N in Name]: infer P } ? P : never;

type EndpointOf<Name extends string, C extends Contract.Call> = HttpApiEndpoint.HttpApiEndpoint<
  Name,
  C["method"],
  C["path"],
  StructOf<Part<C, "params">>,
  StructOf<Part<C, "query">>,
  Extract<Part<C, "payload">, Schema.Top>,
  C extends { readonly idempotent: true } ? Schema.Struct<typeof Contract.idempotency> : never,
  C extends { readonly success: infer S extends Schema.Top } ? S : typeof HttpApiSchema.NoContent,
  (typeof Problem.all)[number]
>;

type EndpointsOf<Calls extends Contract.Calls> = {
  [Name in keyof Calls & string]: EndpointOf<Name, Calls[Name]>;
}[keyof Calls & string];

const answer = ({ success, status, text }: Contract.Call): Schema.Top => {
  if (success === undefined) return HttpApiSchema.NoContent;
  if (text !== undefined) return Schema.String.pipe(HttpApiSchema.asText({ contentType: text }));
  return status === undefined ? success : success.pipe(HttpApiSchema.status(status));
};

const endpoint = (name: string, call: Contract.Call) =>
  HttpApiEndpoint.make(call.method)(name, call.path, {
    params: call.params,
    query: call.query,
    headers: call.idempotent === true ? Contract.idempotency : undefined,
    payload: call.payload,
    success: answer(call),
    error: Problem.all,
  });

/** A group of these calls. Its type is read off the data, which a loop over the data cannot show. */
export const group = <const Name extends string, const Calls extends Contract.Calls>(
  name: Name,
  calls: Calls,
) => {
  const [first, ...more] = Object.entries(calls).map(([id, call]) => endpoint(id, call));
  const made = HttpApiGroup.make(name);
  return (first === undefined ? made : made.add(first, ...more)) as unknown as HttpApiGroup.HttpApiGroup<
    Name,
    EndpointsOf<Calls>
  >;
};
