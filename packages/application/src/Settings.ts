/** What an operator decides about an installation. */
import * as Context from "effect/Context";
import * as Duration from "effect/Duration";
import { Charge, type Ledger, PriceList } from "@einv/billing";
import type { TransmissionPolicy } from "@einv/nts";
import { Consent } from "@einv/membership";

export interface Options {
  /** Registration number (등록번호) of the issuing system, eight characters: the middle part of every issue ID. */
  readonly registration: string;
  /** Where a mail's button leads when a request names no landing page; the link token is appended as `#einv=…`. */
  readonly landingUrl: string;
  /** Where points are charged (충전); the landing page unless said otherwise. */
  readonly chargeUrl?: string;
  /** Where inquiries (문의) are mailed; without it none are taken. */
  readonly supportAddress?: string | undefined;
  /** Life of a page's client secret. */
  readonly sessionLife?: Duration.Input;
  /** Life of a mail link. */
  readonly linkLife?: Duration.Input;
  /** Whether points come back when an issue is cancelled before transmission. */
  readonly refundOnCancel?: boolean;
  /** What issuing costs. */
  readonly prices?: PriceList.PriceList;
  /** Whether issues use up bonus points before bought ones. */
  readonly spending?: Ledger.Spending;
  /** What can be charged at the payment gateway. */
  readonly offers?: ReadonlyArray<Charge.Offer>;
  /** Amounts that may be charged besides. */
  readonly amounts?: Charge.Amounts;
  /** When the tax authority is closed (국세청 점검). */
  readonly maintenance?: ReadonlyArray<TransmissionPolicy.Window>;
  /** What people who join agree to (약관). */
  readonly terms?: ReadonlyArray<Consent.Terms>;
}

/** Settings of this installation. */
export class Settings extends Context.Service<
  Settings,
  {
    readonly registration: string;
    readonly landingUrl: string;
    readonly chargeUrl: string;
    readonly supportAddress: string | undefined;
    readonly sessionLife: Duration.Duration;
    readonly linkLife: Duration.Duration;
    readonly refundOnCancel: boolean;
    readonly prices: PriceList.PriceList;
    readonly spending: Ledger.Spending;
    readonly offers: ReadonlyArray<Charge.Offer>;
    readonly amounts: Charge.Amounts;
    readonly maintenance: ReadonlyArray<TransmissionPolicy.Window>;
    readonly terms: ReadonlyArray<Consent.Terms>;
  }
>()("@einv/application/Settings") {}

/** Fills in the defaults: sessions 30 minutes, links 60 days, refund on cancel, standard prices, bonus points first, no maintenance. */
export const make = (options: Options): Settings["Service"] =>
  Settings.of({
    registration: options.registration,
    landingUrl: options.landingUrl,
    chargeUrl: options.chargeUrl ?? options.landingUrl,
    supportAddress: options.supportAddress,
    sessionLife: Duration.fromInputUnsafe(options.sessionLife ?? "30 minutes"),
    linkLife: Duration.fromInputUnsafe(options.linkLife ?? "60 days"),
    refundOnCancel: options.refundOnCancel ?? true,
    prices: options.prices ?? PriceList.standard,
    spending: options.spending ?? "bonus-first",
    offers: options.offers ?? Charge.offers,
    amounts: options.amounts ?? Charge.amounts,
    maintenance: options.maintenance ?? [],
    terms: options.terms ?? Consent.standard,
  });
