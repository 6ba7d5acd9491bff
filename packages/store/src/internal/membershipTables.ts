/** Accounts, what they agreed to, the companies they belong to, and what is under way until then. */
export const membershipTables: ReadonlyArray<string> = [
  `CREATE TABLE accounts (
    account_id TEXT PRIMARY KEY,
    login_id TEXT NOT NULL UNIQUE,
    proven_email TEXT,
    proven_phone TEXT,
    person_key TEXT,
    created_at {whole} NOT NULL,
    record TEXT NOT NULL,
    password {bytes} NOT NULL,
    version {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX accounts_email ON accounts (proven_email) WHERE proven_email IS NOT NULL`,
  `CREATE INDEX accounts_phone ON accounts (proven_phone) WHERE proven_phone IS NOT NULL`,
  `CREATE INDEX accounts_person ON accounts (person_key) WHERE person_key IS NOT NULL`,

  `CREATE TABLE consents (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    terms TEXT NOT NULL,
    version TEXT NOT NULL,
    given {whole} NOT NULL CHECK (given IN (0, 1)),
    at {whole} NOT NULL,
    PRIMARY KEY (account_id, terms, at)
  ) {strict}`,

  `CREATE TABLE memberships (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    invoice TEXT,
    since {whole} NOT NULL,
    proven_at {whole},
    PRIMARY KEY (account_id, business_number)
  ) {strict}`,
  `CREATE INDEX memberships_company ON memberships (business_number)`,

  `CREATE TABLE company_profiles (
    business_number TEXT PRIMARY KEY REFERENCES companies (business_number),
    profile TEXT NOT NULL,
    at {whole} NOT NULL
  ) {strict}`,

  `CREATE TABLE join_requests (
    request_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    signup_id TEXT NOT NULL,
    message TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'admitted', 'declined', 'withdrawn')),
    asked_at {whole} NOT NULL,
    answered_at {whole},
    answered_by TEXT
  ) {strict}`,
  `CREATE INDEX join_requests_company ON join_requests (business_number, asked_at)`,
  `CREATE UNIQUE INDEX join_requests_open ON join_requests (business_number, account_id) WHERE state = 'open'`,

  `CREATE TABLE signups (
    signup_id TEXT PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    state {bytes} NOT NULL,
    origin TEXT,
    created_at {whole} NOT NULL,
    expires_at {whole} NOT NULL,
    version {whole} NOT NULL
  ) {strict}`,

  `CREATE TABLE verifications (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    ended {whole} NOT NULL CHECK (ended IN (0, 1)),
    begun_at {whole} NOT NULL,
    record TEXT NOT NULL,
    secret {bytes},
    version {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX verifications_owner ON verifications (owner, begun_at)`,

  `CREATE TABLE logins (
    digest TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    purpose TEXT NOT NULL CHECK (purpose IN ('account', 'reset')),
    origin TEXT,
    expires_at {whole} NOT NULL
  ) {strict}`,
  `CREATE INDEX logins_account ON logins (account_id)`,

  `CREATE TABLE guesses (
    key TEXT PRIMARY KEY,
    wrong {whole} NOT NULL,
    today {whole} NOT NULL,
    day_since {whole} NOT NULL,
    locked_until {whole}
  ) {strict}`,
  `CREATE TABLE usages (
    key TEXT PRIMARY KEY,
    count {whole} NOT NULL,
    since {whole} NOT NULL
  ) {strict}`,
];
