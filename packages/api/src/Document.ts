/** The contract as an OpenAPI 3.1 document; kept apart so that a page that only calls does not carry it. */
import { OpenApi } from "effect/http-api";
import { Api } from "./Api.ts";

/** Makes the document. */
export const openApi = (): OpenApi.OpenAPISpec =>
  OpenApi.fromApi(
    Api.annotateMerge(
      OpenApi.annotations({
        title: "einv",
        version: "1.0.0",
        description: "Korean electronic tax invoices inside any ERP.",
      }),
    ),
  );
