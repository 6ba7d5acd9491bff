/**
 * Every migration, in order. One that was released is never edited: another
 * follows it. `{whole}` is a 64-bit integer, `{bytes}` octets, `{json}` after a
 * text lets `->` read its fields, `{strict}` makes SQLite keep to the declared
 * types. Instants are milliseconds since 1970 UTC.
 */

import { certificateTables } from "./certificateTables.ts";
import { membershipTables } from "./membershipTables.ts";

export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly statements: ReadonlyArray<string>;
}

const first: ReadonlyArray<string> = [
  `CREATE TABLE hosts (
    host_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key_digest TEXT NOT NULL UNIQUE,
    at {whole} NOT NULL
  ) {strict}`,

  `CREATE TABLE companies (
    business_number TEXT PRIMARY KEY,
    host_id TEXT NOT NULL REFERENCES hosts (host_id),
    name TEXT NOT NULL,
    representative TEXT NOT NULL
  ) {strict}`,
  `CREATE INDEX companies_host ON companies (host_id)`,

  `CREATE TABLE members (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    "grant" TEXT NOT NULL CHECK ("grant" IN ('full', 'issue-only', 'none')),
    PRIMARY KEY (business_number, member_id)
  ) {strict}`,

  `CREATE TABLE invoices (
    ref TEXT PRIMARY KEY,
    host_id TEXT NOT NULL REFERENCES hosts (host_id),
    issue_id TEXT NOT NULL UNIQUE,
    supplier_number TEXT NOT NULL,
    buyer_number TEXT NOT NULL,
    document_state TEXT NOT NULL,
    transmission_state TEXT NOT NULL,
    written_date TEXT NOT NULL,
    requested_at {whole} NOT NULL,
    expires_at {whole},
    requested_by TEXT,
    issued_by TEXT,
    planned_for {whole},
    submit_id TEXT,
    management_number TEXT,
    search TEXT NOT NULL,
    search_supplier TEXT NOT NULL,
    search_buyer TEXT NOT NULL,
    version {whole} NOT NULL,
    record TEXT NOT NULL,
    signed_xml {bytes},
    r {bytes}
  ) {strict}`,
  `CREATE INDEX invoices_supplier ON invoices (supplier_number, document_state, requested_at)`,
  `CREATE INDEX invoices_buyer ON invoices (buyer_number, document_state, requested_at)`,
  `CREATE INDEX invoices_queued ON invoices (planned_for) WHERE transmission_state = 'queued'`,
  `CREATE INDEX invoices_requested ON invoices (expires_at) WHERE document_state = 'requested'`,
  `CREATE INDEX invoices_submission ON invoices (submit_id) WHERE submit_id IS NOT NULL`,
  `CREATE UNIQUE INDEX invoices_management ON invoices (buyer_number, management_number)
    WHERE management_number IS NOT NULL AND document_state <> 'deleted'`,

  `CREATE TABLE events (
    seq {whole} PRIMARY KEY,
    at {whole} NOT NULL,
    type TEXT NOT NULL,
    ref TEXT,
    actor TEXT NOT NULL,
    data TEXT NOT NULL,
    hash TEXT NOT NULL
  ) {strict}`,
  `CREATE INDEX events_ref ON events (ref, seq)`,
  `CREATE TABLE event_head (
    id {whole} PRIMARY KEY CHECK (id = 1),
    seq {whole} NOT NULL,
    hash TEXT NOT NULL
  ) {strict}`,
  `INSERT INTO event_head (id, seq, hash) VALUES (1, 0, '')`,

  `CREATE TABLE ledger_accounts (
    id TEXT PRIMARY KEY,
    debits_posted {whole} NOT NULL CHECK (debits_posted >= 0),
    credits_posted {whole} NOT NULL CHECK (credits_posted >= 0),
    debits_pending {whole} NOT NULL CHECK (debits_pending >= 0),
    credits_pending {whole} NOT NULL CHECK (credits_pending >= 0),
    version {whole} NOT NULL,
    CHECK (id LIKE 'operator:%' OR credits_posted >= debits_posted + debits_pending)
  ) {strict}`,
  `CREATE TABLE ledger_transfers (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('credit', 'hold', 'post', 'void', 'refund')),
    debit TEXT NOT NULL REFERENCES ledger_accounts (id),
    credit TEXT NOT NULL REFERENCES ledger_accounts (id),
    points {whole} NOT NULL CHECK (points > 0),
    "of" TEXT REFERENCES ledger_transfers (id),
    at {whole} NOT NULL,
    CHECK (debit <> credit)
  ) {strict}`,
  `CREATE UNIQUE INDEX ledger_settled_once ON ledger_transfers ("of") WHERE kind IN ('post', 'void')`,
  `CREATE UNIQUE INDEX ledger_refunded_once ON ledger_transfers ("of") WHERE kind = 'refund'`,

  `CREATE TABLE answers (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at {whole} NOT NULL,
    PRIMARY KEY (scope, key)
  ) {strict}`,

  `CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    not_before {whole} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'given-up')),
    attempt {whole} NOT NULL,
    lease_until {whole} NOT NULL,
    error TEXT
  ) {strict}`,
  `CREATE INDEX outbox_waiting ON outbox (not_before) WHERE state = 'waiting'`,

  `CREATE TABLE sessions (
    digest TEXT PRIMARY KEY,
    business_number TEXT NOT NULL,
    member_id TEXT NOT NULL,
    invoice TEXT,
    origin TEXT,
    expires_at {whole} NOT NULL
  ) {strict}`,

  `CREATE TABLE links (
    digest TEXT PRIMARY KEY,
    ref TEXT NOT NULL,
    recipient_number TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    sender TEXT NOT NULL,
    expires_at {whole} NOT NULL,
    wrong_tries {whole} NOT NULL,
    locked_until {whole}
  ) {strict}`,

  `CREATE TABLE submissions (
    submit_id TEXT PRIMARY KEY,
    signer_number TEXT NOT NULL,
    refs TEXT NOT NULL,
    created_at {whole} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'sent', 'unknown', 'settled', 'not-sent')),
    receipt_id TEXT,
    raw {bytes},
    version {whole} NOT NULL,
    lease_until {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX submissions_open ON submissions (created_at) WHERE state IN ('prepared', 'sent', 'unknown')`,

  `CREATE TABLE serials (
    day TEXT PRIMARY KEY,
    next {whole} NOT NULL
  ) {strict}`,
];

const rights: ReadonlyArray<string> = [
  // More rights than the check of the first table knows.
  `CREATE TABLE members_of_all_rights (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    "grant" TEXT NOT NULL CHECK ("grant" IN ('full', 'department', 'approver', 'issue-only', 'none')),
    PRIMARY KEY (business_number, member_id)
  ) {strict}`,
  `INSERT INTO members_of_all_rights (business_number, member_id, name, email, "grant")
    SELECT business_number, member_id, name, email, "grant" FROM members`,
  `DROP TABLE members`,
  `ALTER TABLE members_of_all_rights RENAME TO members`,

  `ALTER TABLE invoices ADD COLUMN refused_by TEXT`,

  `CREATE TABLE services (
    business_number TEXT PRIMARY KEY REFERENCES companies (business_number),
    origin TEXT NOT NULL CHECK (origin IN ('market', 'invitation', 'host')),
    bought_at {whole} NOT NULL,
    bought_by TEXT
  ) {strict}`,
  `CREATE TABLE distributions (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('distributed', 'withdrawn')),
    at {whole} NOT NULL,
    PRIMARY KEY (business_number, member_id)
  ) {strict}`,
  `CREATE TABLE administrators (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('company-administrator', 'service-administrator')),
    at {whole} NOT NULL,
    PRIMARY KEY (business_number, member_id, role)
  ) {strict}`,
  `CREATE TABLE departments (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    department_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (business_number, department_id)
  ) {strict}`,
  `CREATE TABLE department_members (
    business_number TEXT NOT NULL,
    member_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    PRIMARY KEY (business_number, member_id),
    FOREIGN KEY (business_number, department_id) REFERENCES departments (business_number, department_id)
  ) {strict}`,
  `CREATE INDEX department_members_department ON department_members (business_number, department_id)`,
  `CREATE TABLE rights (
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    holder TEXT NOT NULL CHECK (holder IN ('person', 'department')),
    holder_id TEXT NOT NULL,
    "grant" TEXT NOT NULL CHECK ("grant" IN ('full', 'department', 'approver', 'issue-only', 'none')),
    at {whole} NOT NULL,
    PRIMARY KEY (business_number, holder, holder_id)
  ) {strict}`,
  `CREATE TABLE access_requests (
    request_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT NOT NULL,
    wants TEXT NOT NULL CHECK (wants IN ('service', 'full', 'department', 'approver', 'issue-only')),
    ref TEXT,
    message TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'declined', 'withdrawn')),
    asked_at {whole} NOT NULL,
    answered_at {whole},
    answered_by TEXT,
    note TEXT
  ) {strict}`,
  `CREATE INDEX access_requests_company ON access_requests (business_number, asked_at)`,
  `CREATE UNIQUE INDEX access_requests_open ON access_requests (business_number, member_id, wants)
    WHERE state = 'open'`,

  // Companies that were there before had the service of their host, and their people worked with it.
  `INSERT INTO services (business_number, origin, bought_at)
    SELECT business_number, 'host', 0 FROM companies`,
  `INSERT INTO distributions (business_number, member_id, state, at)
    SELECT business_number, member_id, 'distributed', 0 FROM members`,
  ...(["company-administrator", "service-administrator"] as const).map(
    (role) => `INSERT INTO administrators (business_number, member_id, role, at)
    SELECT business_number,
      COALESCE(MIN(CASE WHEN "grant" = 'full' THEN member_id END), MIN(member_id)), '${role}', 0
    FROM members GROUP BY business_number`,
  ),
];

/** Owners and their bonus points apart from the operator's accounts, which are no longer kept as sums. */
const points: ReadonlyArray<string> = [
  `CREATE TABLE points_accounts (
    id TEXT PRIMARY KEY,
    debits_posted {whole} NOT NULL CHECK (debits_posted >= 0),
    credits_posted {whole} NOT NULL CHECK (credits_posted >= 0),
    debits_pending {whole} NOT NULL CHECK (debits_pending >= 0),
    CHECK (credits_posted >= debits_posted + debits_pending),
    CHECK (id NOT LIKE 'operator:%')
  ) {strict}`,
  `CREATE TABLE points_transfers (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('credit', 'hold', 'post', 'void', 'refund', 'settle')),
    debit TEXT NOT NULL,
    credit TEXT NOT NULL,
    points {whole} NOT NULL CHECK (points > 0),
    "of" TEXT REFERENCES points_transfers (id),
    ref TEXT,
    service TEXT,
    owner TEXT,
    at {whole} NOT NULL,
    CHECK (debit <> credit),
    CHECK ((kind = 'settle') = (owner IS NULL)),
    CHECK (owner IS NULL OR owner = debit OR owner = credit),
    CHECK ((kind IN ('post', 'void', 'refund')) = ("of" IS NOT NULL))
  ) {strict}`,
  `INSERT INTO points_accounts SELECT id, debits_posted, credits_posted, debits_pending
    FROM ledger_accounts WHERE id LIKE 'company:%'`,
  `INSERT INTO points_transfers (id, kind, debit, credit, points, "of", owner, at)
    SELECT id, kind,
      CASE debit WHEN 'operator:usage' THEN 'operator:revenue' ELSE debit END,
      CASE credit WHEN 'operator:usage' THEN 'operator:revenue' ELSE credit END,
      points, "of", CASE WHEN debit LIKE 'operator:%' THEN credit ELSE debit END, at
    FROM ledger_transfers ORDER BY CASE kind WHEN 'credit' THEN 0 WHEN 'hold' THEN 0 WHEN 'refund' THEN 2 ELSE 1 END`,
  `DROP TABLE ledger_transfers`,
  `DROP TABLE ledger_accounts`,
  `CREATE UNIQUE INDEX points_ended_once ON points_transfers ("of") WHERE "of" IS NOT NULL`,
  `CREATE INDEX points_owner ON points_transfers (owner, at)`,
  `CREATE INDEX points_ref ON points_transfers (ref) WHERE ref IS NOT NULL`,
];

const transmission: ReadonlyArray<string> = [
  `ALTER TABLE invoices ADD COLUMN issued_at {whole}`,
  `ALTER TABLE invoices ADD COLUMN alarm_at {whole}`,
  `DROP INDEX invoices_queued`,
  `CREATE INDEX invoices_queued ON invoices (issued_at, ref) WHERE transmission_state = 'queued'`,
  `CREATE INDEX invoices_alarm ON invoices (alarm_at) WHERE alarm_at IS NOT NULL`,
  `ALTER TABLE submissions ADD COLUMN sendings {whole} NOT NULL DEFAULT 1`,
  `ALTER TABLE submissions ADD COLUMN asked {whole} NOT NULL DEFAULT 0`,
  `ALTER TABLE submissions ADD COLUMN ask_at {whole} NOT NULL DEFAULT 0`,
  `DROP INDEX submissions_open`,
  `CREATE INDEX submissions_open ON submissions (ask_at) WHERE state IN ('prepared', 'sent', 'unknown')`,
];

/** Mail between service providers: whom invoices are sealed for, and what arrived and was refused. */
const exchange: ReadonlyArray<string> = [
  `CREATE TABLE public_keys (
    registration TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    certificate {bytes} NOT NULL,
    at {whole} NOT NULL,
    PRIMARY KEY (registration, mailbox)
  ) {strict}`,
  `CREATE INDEX public_keys_mailbox ON public_keys (mailbox)`,
  `CREATE TABLE refused_mails (
    digest TEXT PRIMARY KEY,
    at {whole} NOT NULL,
    times {whole} NOT NULL,
    sender TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    size {whole} NOT NULL,
    message {bytes} NOT NULL
  ) {strict}`,
  `CREATE INDEX refused_mails_at ON refused_mails (at)`,
];

const charging: ReadonlyArray<string> = [
  `CREATE TABLE charges (
    order_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    member_id TEXT,
    won {whole} NOT NULL CHECK (won > 0),
    bonus {whole} NOT NULL CHECK (bonus >= 0),
    state TEXT NOT NULL CHECK (state IN ('created', 'open', 'approving', 'paid', 'declined', 'expired', 'mismatch')),
    return_url TEXT NOT NULL,
    checkout_url TEXT,
    payment_key TEXT,
    method TEXT,
    reason TEXT,
    created_at {whole} NOT NULL,
    decided_at {whole},
    ask_at {whole} NOT NULL,
    version {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX charges_company ON charges (business_number, created_at)`,
  `CREATE INDEX charges_undecided ON charges (ask_at) WHERE state IN ('created', 'open', 'approving')`,
  `CREATE TABLE charge_cancels (
    cancel_id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES charges (order_id),
    business_number TEXT NOT NULL,
    won {whole} NOT NULL CHECK (won > 0),
    bonus {whole} NOT NULL CHECK (bonus >= 0),
    state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
    at {whole} NOT NULL,
    ask_at {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX charge_cancels_order ON charge_cancels (order_id)`,
  `CREATE INDEX charge_cancels_asked ON charge_cancels (ask_at) WHERE state = 'asked'`,
  `CREATE TABLE settlements (
    settlement_id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    amount {whole} NOT NULL,
    fee {whole} NOT NULL,
    day TEXT NOT NULL
  ) {strict}`,
  `CREATE INDEX settlements_day ON settlements (day)`,
  `CREATE INDEX settlements_order ON settlements (order_id)`,
];

/** 회사인증: texts that were given out to be signed, and certificates that proved a company's number. */
const companyVerification: ReadonlyArray<string> = [
  `CREATE TABLE company_challenges (
    challenge_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL,
    member_id TEXT NOT NULL,
    begun_at {whole} NOT NULL,
    ended {whole} NOT NULL CHECK (ended IN (0, 1)),
    record TEXT NOT NULL,
    version {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX company_challenges_member ON company_challenges (business_number, member_id) WHERE ended = 0`,
  `CREATE TABLE company_certificates (
    business_number TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    facts TEXT NOT NULL,
    member_id TEXT,
    occasion TEXT NOT NULL CHECK (occasion IN ('challenge', 'issue')),
    at {whole} NOT NULL,
    PRIMARY KEY (business_number, fingerprint)
  ) {strict}`,
];

/** What lists are narrowed by, of invoices that are there already, too. */
const listing: ReadonlyArray<string> = [
  `ALTER TABLE invoices ADD COLUMN type_code TEXT NOT NULL DEFAULT '0101'`,
  `ALTER TABLE invoices ADD COLUMN acknowledgement TEXT NOT NULL DEFAULT 'unread'`,
  `ALTER TABLE invoices ADD COLUMN grand {whole} NOT NULL DEFAULT 0`,
  `UPDATE invoices SET
    type_code = record{json} -> 'document' ->> 'typeCode',
    acknowledgement = record{json} -> 'status' ->> 'acknowledgement',
    grand = CAST(record{json} -> 'document' -> 'totals' ->> 'grand' AS {whole})`,
  `CREATE INDEX invoices_supplier_written ON invoices (supplier_number, written_date)`,
  `CREATE INDEX invoices_buyer_written ON invoices (buyer_number, written_date)`,
];

/** 문의: what people asked and were answered, sealed; whose it is, and where it stands. */
const inquiries: ReadonlyArray<string> = [
  `CREATE TABLE inquiries (
    ticket TEXT PRIMARY KEY,
    business_number TEXT REFERENCES companies (business_number),
    member_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('received', 'answered', 'closed')),
    asked {bytes} NOT NULL,
    answer {bytes},
    asked_at {whole} NOT NULL,
    answered_at {whole},
    closed_at {whole},
    CHECK ((business_number IS NULL) = (member_id IS NULL))
  ) {strict}`,
  `CREATE INDEX inquiries_member ON inquiries (business_number, member_id, asked_at)`,
  `CREATE INDEX inquiries_asked ON inquiries (asked_at)`,
];

/** 임시저장, and documents that are written on the ground of others. */
const drafting: ReadonlyArray<string> = [
  `CREATE TABLE drafts (
    draft_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL,
    owner TEXT NOT NULL,
    updated_at {whole} NOT NULL,
    record TEXT NOT NULL,
    version {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX drafts_company ON drafts (business_number, updated_at)`,
  `ALTER TABLE invoices ADD COLUMN amends TEXT`,
  `CREATE INDEX invoices_amends ON invoices (amends) WHERE amends IS NOT NULL`,
  // 관리번호 is used once by whoever wrote the document; that was always the buyer.
  `ALTER TABLE invoices ADD COLUMN written_by TEXT`,
  `UPDATE invoices SET written_by = buyer_number`,
  `DROP INDEX invoices_management`,
  `CREATE UNIQUE INDEX invoices_management ON invoices (written_by, management_number)
    WHERE management_number IS NOT NULL AND document_state <> 'deleted'`,
];

export const migrations: ReadonlyArray<Migration> = [
  { id: 1, name: "first", statements: first },
  { id: 2, name: "rights", statements: rights },
  { id: 3, name: "points", statements: points },
  { id: 4, name: "transmission", statements: transmission },
  { id: 5, name: "exchange", statements: exchange },
  { id: 6, name: "membership", statements: membershipTables },
  { id: 7, name: "charging", statements: charging },
  { id: 8, name: "company-verification", statements: companyVerification },
  { id: 9, name: "listing", statements: listing },
  { id: 10, name: "registered-certificates", statements: certificateTables },
  { id: 11, name: "inquiries", statements: inquiries },
  { id: 12, name: "drafting", statements: drafting },
];
