/** 공동인증서 등록: a company's certificate with its sealed key, those it had before, and handovers under way. */
export const certificateTables: ReadonlyArray<string> = [
  `ALTER TABLE sessions ADD COLUMN confirmed_until {whole}`,
  `CREATE TABLE registered_certificates (
    registration_id TEXT PRIMARY KEY,
    business_number TEXT NOT NULL REFERENCES companies (business_number),
    fingerprint TEXT NOT NULL,
    certificate {bytes} NOT NULL,
    sealed_key {bytes},
    state TEXT NOT NULL CHECK (state IN ('registered', 'replaced', 'removed')),
    not_after {whole} NOT NULL,
    registered_at {whole} NOT NULL,
    registered_by TEXT NOT NULL,
    revoked_at {whole},
    used_at {whole},
    ended_at {whole},
    ended_by TEXT,
    reminded {whole},
    version {whole} NOT NULL,
    CHECK ((state = 'registered') = (sealed_key IS NOT NULL))
  ) {strict}`,
  `CREATE UNIQUE INDEX registered_certificates_one ON registered_certificates (business_number) WHERE state = 'registered'`,
  `CREATE INDEX registered_certificates_company ON registered_certificates (business_number, registered_at)`,
  `CREATE INDEX registered_certificates_ending ON registered_certificates (not_after) WHERE state = 'registered'`,
  `CREATE TABLE key_handovers (
    challenge_id TEXT PRIMARY KEY,
    secret {bytes} NOT NULL,
    begun_at {whole} NOT NULL
  ) {strict}`,
];
