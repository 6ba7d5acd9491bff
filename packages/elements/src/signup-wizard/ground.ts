/** What every step stands on. */
import type { AccountWords } from "../account/account.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import type { CompanyWords } from "./company.messages.ts";
import type { Course } from "./course.controller.ts";
import type { DoneWords } from "./done.messages.ts";
import type { IdentityWords } from "./identity.messages.ts";
import type { SignupDraft } from "./keep.ts";
import type { MemberWords } from "./member.messages.ts";
import type { ProveWords } from "./prove.messages.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";
import type { TermsWords } from "./terms.messages.ts";

/** All words of the wizard, each fetched with the step that says them. */
export interface WizardWords
  extends
    SignupWords,
    TermsWords,
    IdentityWords,
    MemberWords,
    CompanyWords,
    ProveWords,
    DoneWords,
    AccountWords {}

export interface Ground {
  readonly host: EinvElement;
  readonly course: Course;
  readonly i18n: () => Partial<WizardWords> | undefined;
  /** What was typed and not yet sent; kept by the element, whatever step is there. */
  readonly draft: () => SignupDraft;
  readonly drafted: (draft: SignupDraft) => void;
  /** A field was left: what was typed is worth remembering. */
  readonly left: () => void;
}
