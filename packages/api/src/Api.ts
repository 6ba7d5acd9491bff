/**
 * The HTTP contract, version 1.
 *
 * A *host* (the ERP's backend) holds an API key and may act for every company it
 * serves. A *session* is what a page gets: a client secret, minutes long, bound
 * to one company, one member and one origin. A host that brings its own users
 * makes sessions with its API key; whoever joins at einv itself comes by `gate`,
 * `signup` and `account`.
 */
import { HttpApi } from "effect/http-api";

import * as Account from "./Account.ts";
import { AccountSecret, HostKey, SessionSecret, SignupSecret } from "./Callers.ts";
import * as Certificates from "./Certificates.ts";
import * as Clock from "./Clock.ts";
import * as Company from "./Company.ts";
import * as Drafts from "./Drafts.ts";
import * as Gate from "./Gate.ts";
import * as Help from "./Help.ts";
import * as Host from "./Host.ts";
import * as HostInquiries from "./HostInquiries.ts";
import * as HostPoints from "./HostPoints.ts";
import * as Inquiries from "./Inquiries.ts";
import { group } from "./internal/group.ts";
import * as Invoices from "./Invoices.ts";
import * as Joins from "./Joins.ts";
import * as Links from "./Links.ts";
import * as Points from "./Points.ts";
import * as Profile from "./Profile.ts";
import * as Rights from "./Rights.ts";
import * as Signup from "./Signup.ts";

export {
  AccountActor,
  AccountSecret,
  Host,
  HostKey,
  SessionActor,
  SessionSecret,
  SignupActor,
  SignupSecret,
} from "./Callers.ts";

/** einv over HTTP. */
export class Api extends HttpApi.make("einv")
  .add(group("host", Host.calls).middleware(HostKey))
  .add(group("invoices", Invoices.calls).middleware(SessionSecret))
  .add(group("links", Links.calls))
  .add(group("drafts", Drafts.calls).middleware(SessionSecret))
  .add(group("clock", Clock.calls))
  .add(group("rights", Rights.calls).middleware(SessionSecret))
  .add(group("company", Company.calls).middleware(SessionSecret))
  .add(group("certificates", Certificates.calls).middleware(SessionSecret))
  .add(group("gate", Gate.calls))
  .add(group("signup", Signup.calls).middleware(SignupSecret))
  .add(group("account", Account.calls).middleware(AccountSecret))
  .add(group("joins", Joins.calls).middleware(SessionSecret))
  .add(group("profile", Profile.calls).middleware(SessionSecret))
  .add(group("points", Points.calls).middleware(SessionSecret))
  .add(group("hostPoints", HostPoints.calls).middleware(HostKey))
  .add(group("help", Help.calls))
  .add(group("inquiries", Inquiries.calls).middleware(SessionSecret))
  .add(group("hostInquiries", HostInquiries.calls).middleware(HostKey)) {}
