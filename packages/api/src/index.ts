export * as Api from "./Api.ts";
export * as Company from "./Company.ts";
export * as Document from "./Document.ts";
export * as Membership from "./Membership.ts";
export * as Points from "./Points.ts";
export * as Problem from "./Problem.ts";
export * as RightsViews from "./RightsViews.ts";
export * as Views from "./Views.ts";
