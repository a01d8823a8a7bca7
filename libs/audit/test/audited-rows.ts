/** A row of each attached table, what changes in it, and what the change shows. */
export const ROWS: Readonly<
  Record<string, { readonly insert: string; readonly change: string; readonly to: object }>
> = {
  source_document: {
    insert: `INSERT INTO source_document (title, kind) VALUES ('문서', 'law')`,
    change: `title = '다른 문서'`,
    to: { title: '다른 문서' },
  },
  stakeholder: {
    insert: `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company')`,
    change: `aliases = '{별명}'`,
    to: { aliases: ['별명'] },
  },
  proposal: {
    insert: `WITH s AS (INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id)
             INSERT INTO proposal (title, stakeholder_id) SELECT '제안', id FROM s`,
    change: `occasion = '간담회'`,
    to: { occasion: '간담회' },
  },
  ask: {
    insert: `WITH s AS (INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id),
             p AS (INSERT INTO proposal (title, stakeholder_id) SELECT '제안', id FROM s RETURNING id)
             INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '요구' FROM p`,
    change: `text = '다른 요구'`,
    to: { text: '다른 요구' },
  },
  programme: {
    insert: `INSERT INTO programme (title, status) VALUES ('사업', 'open')`,
    change: 'budget_krw = 5000000000',
    to: { budget_krw: 5_000_000_000 },
  },
  legislative_item: {
    insert: `INSERT INTO legislative_item (title, stage) VALUES ('과제', 'bill')`,
    change: `stage = 'in_force'`,
    to: { stage: 'in_force' },
  },
  rearrangement: {
    insert: `INSERT INTO rearrangement (action, entry_kind, from_id, into_id, reason, actor, from_title)
             VALUES ('merge', 'proposal', gen_random_uuid(), gen_random_uuid(), '같은 제안', 'user:a', '제안')`,
    change: `reason = '다른 까닭'`,
    to: { reason: '다른 까닭' },
  },
  duplicate_dismissal: {
    insert: `INSERT INTO duplicate_dismissal (first_id, second_id, actor)
             VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'user:a')`,
    change: `actor = 'user:b'`,
    to: { actor: 'user:b' },
  },
  catalogue_import: {
    insert: `INSERT INTO catalogue_import (actor, file_name) VALUES ('user:a', '사업.csv')`,
    change: `file_name = '다른 이름.csv'`,
    to: { file_name: '다른 이름.csv' },
  },
  score_set: {
    insert: `INSERT INTO score_set (model_version, state) VALUES ('other', 'building')`,
    change: 'paused = true',
    to: { paused: true },
  },
  failure_dismissal: {
    insert: `WITH s AS (INSERT INTO score_set (model_version, state) VALUES ('of a failure', 'building') RETURNING id)
             INSERT INTO failure_dismissal (score_set_id, entry_id, failed_at, reason, actor)
             SELECT id, '00000000-0000-4000-8000-000000000001', now(), '까닭', 'user:a' FROM s`,
    change: `reason = '다른 까닭'`,
    to: { reason: '다른 까닭' },
  },
  thesaurus_version: {
    insert: `INSERT INTO thesaurus_version (state, from_model) VALUES ('draft', 'm')`,
    change: `state = 'discarded'`,
    to: { state: 'discarded' },
  },
  thesaurus_change: {
    insert: `WITH v AS (INSERT INTO thesaurus_version (state, from_model) VALUES ('draft', 'm') RETURNING id)
             INSERT INTO thesaurus_change (version_id, concept_id, record) SELECT id, 'object.x', '{"ko": "말"}' FROM v`,
    change: `record = '{"ko": "다른 말"}'`,
    to: { record: { ko: '다른 말' } },
  },
  alignment_model: {
    insert: `INSERT INTO alignment_model (version, code_version, origin, assets) VALUES ('m', '1', 'edited', '{"a": "canary"}')`,
    change: `note = '까닭'`,
    to: { note: '까닭' },
  },
  user_account: {
    insert: `INSERT INTO user_account (email, name, state, password_hash) VALUES ('a@b.kr', '이름', 'active', 'canary')`,
    change: `password_hash = 'canary-2'`,
    to: { password_hash: '[redacted]' },
  },
  session: {
    insert: `WITH a AS (INSERT INTO user_account (email, name, state) VALUES ('a@b.kr', '이름', 'active') RETURNING id)
             INSERT INTO session (token_sha256, account_id, idle_expires_at, expires_at, address, user_agent)
             SELECT 'canary', id, now() + interval '1 h', now() + interval '1 h', '192.0.2.77', 'canary' FROM a`,
    change: `expires_at = '2099-01-01 00:00+00'`,
    to: { expires_at: '2099-01-01T00:00:00+00:00' },
  },
  linked_sign_in: {
    insert: `WITH a AS (INSERT INTO user_account (email, name, state) VALUES ('a@b.kr', '이름', 'active') RETURNING id)
             INSERT INTO linked_sign_in (account_id, issuer, subject) SELECT id, 'https://p.kr', 's' FROM a`,
    change: `email = 'b@b.kr'`,
    to: { email: 'b@b.kr' },
  },
  one_time_link: {
    insert: `INSERT INTO one_time_link (token_sha256, purpose, expires_at) VALUES ('canary', 'first_admin', now())`,
    change: `created_by = 'user:x'`,
    to: { created_by: 'user:x' },
  },
  api_key: {
    insert: `WITH a AS (INSERT INTO user_account (email, name, state) VALUES ('a@b.kr', '이름', 'active') RETURNING id)
             INSERT INTO api_key (key_sha256, prefix, name, scopes, account_id, expires_at)
             SELECT 'canary', 'jh_abc', '키', '{read}', id, now() + interval '1 h' FROM a`,
    change: `name = '다른 키'`,
    to: { name: '다른 키' },
  },
  pair_decision: {
    insert: `INSERT INTO pair_decision (ask_id, measure_id, measure_kind, proposal_id, verdict, text_digest, decided_at)
             VALUES (gen_random_uuid(), gen_random_uuid(), 'programme', gen_random_uuid(), 'rejected', 'x', now())`,
    change: `verdict = 'answers_partly'`,
    to: { verdict: 'answers_partly' },
  },
  measure_wording: {
    insert: `INSERT INTO measure_wording (ask_id, measure_id, text, confirmed_at)
             VALUES (gen_random_uuid(), gen_random_uuid(), '요구의 말', now())`,
    change: `text = '다른 말'`,
    to: { text: '다른 말' },
  },
  comment: {
    insert: `INSERT INTO comment (proposal_id, author_id, body) VALUES (gen_random_uuid(), gen_random_uuid(), '말')`,
    change: `body = ''`,
    to: { body: '' },
  },
  criterion_correction: {
    insert: `WITH p AS (INSERT INTO programme (title, status) VALUES ('사업', 'open') RETURNING id)
             INSERT INTO criterion_correction (programme_id, criterion_id, act, reason, text_digest, actor)
             SELECT id, 'c1', 'dismiss', '까닭', 'x', 'user:1' FROM p`,
    change: `reason = '다른 까닭'`,
    to: { reason: '다른 까닭' },
  },
  correction_request: {
    insert: `WITH p AS (INSERT INTO programme (title, status) VALUES ('사업', 'open') RETURNING id)
             INSERT INTO correction_request (programme_id, criterion_id, sentence, text, account_id)
             SELECT id, 'c1', '문장', '다름', gen_random_uuid() FROM p`,
    change: `settled_at = '2026-11-29', settled_by = 'user:1', answer = '고침'`,
    to: { answer: '고침', settled_by: 'user:1' },
  },
  company_profile: {
    insert: `WITH s AS (INSERT INTO stakeholder (title, type) VALUES ('기업', 'company') RETURNING id)
             INSERT INTO company_profile (company_id, name, facts) SELECT id, '본사', '{}' FROM s`,
    change: `facts = '{"employees": 3}'`,
    to: { facts: '[redacted]' },
  },
  company_draft: {
    insert: `WITH s AS (INSERT INTO stakeholder (title, type) VALUES ('기업', 'company') RETURNING id)
             INSERT INTO company_draft (company_id, title, body) SELECT id, '제목', '글' FROM s`,
    change: `body = '다른 글', state = 'submitted', submitted_at = now()`,
    to: { body: '[redacted]', state: 'submitted' },
  },
  report_subscription: {
    insert: `WITH a AS (INSERT INTO user_account (email, name, roles, state)
                        VALUES ('subscriber@test.invalid', '구독자', '{company}', 'active') RETURNING id)
             INSERT INTO report_subscription (account_id, lang, filter) SELECT id, 'ko', '{}' FROM a`,
    change: `filter = '{"topics": ["gaps"]}', state = 'paused'`,
    to: { state: 'paused', filter: '[redacted]' },
  },
  fit_mail_subscription: {
    insert: `WITH a AS (INSERT INTO user_account (email, name, roles, state)
                        VALUES ('fit-reader@test.invalid', '받는이', '{company}', 'active') RETURNING id)
             INSERT INTO fit_mail_subscription (account_id, lang) SELECT id, 'ko' FROM a`,
    change: `lang = 'en', state = 'off'`,
    to: { lang: '[redacted]', state: 'off' },
  },
  webhook_endpoint: {
    insert: `INSERT INTO webhook_endpoint (id, url, secret_sealed) VALUES (gen_random_uuid(), 'https://hooks.test.invalid', '')`,
    change: `url = 'https://other.test.invalid', state = 'paused', pause_cause = 'by-hand'`,
    to: { url: '[redacted]', state: 'paused', pause_cause: 'by-hand' },
  },
};

const [ASK, MEASURE] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

/** Two rows of each attached table that takes only new ones, and what their entries show. */
export const ADDED: Readonly<
  Record<
    string,
    {
      readonly insert: string;
      readonly subject: string;
      readonly shows: object;
      /** Column that counts the rows of a subject; `version` where it is not said. */
      readonly counted?: string;
    }
  >
> = {
  assignment: {
    insert: `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor)
             SELECT '${ASK}', version, '${MEASURE}', '2026-12-01', 'user:1' FROM generate_series(1, 2) AS version`,
    subject: ASK,
    shows: { assignee_id: MEASURE, due_on: '2026-12-01', actor: 'user:1' },
  },
  reply: {
    insert: `INSERT INTO reply (ask_id, version, proposal_id, status, reason, office, replied_on, visibility, actor)
             SELECT '${ASK}', version, gen_random_uuid(), 'accepted', '까닭', '기관', '2026-11-29', 'internal', 'user:1'
               FROM generate_series(1, 2) AS version`,
    subject: ASK,
    shows: { status: 'accepted', reason: '까닭', office: '기관', visibility: 'internal' },
  },
  review: {
    insert: `INSERT INTO review (ask_id, measure_id, version, measure_kind, proposal_id, action, state, actor, decision, extent,
                                 reason_code, reason, decided_by, decided_at, text_digest)
             SELECT '${ASK}', '${MEASURE}', version, 'programme', gen_random_uuid(), 'decide', 'in_effect', 'user:1',
                    'confirmed', 'wholly', 'same', '까닭', 'user:1', now(), 'x' FROM generate_series(1, 2) AS version`,
    subject: `${ASK}/${MEASURE}`,
    shows: { decision: 'confirmed', reason: '까닭', decided_by: 'user:1' },
  },
  report: {
    insert: `INSERT INTO report (week, audience, edition, reason, made_by, content, content_sha256, renderer, renderings,
                                 coverage_changes, alignment_changes, entry_revisions)
             SELECT '2026-W47', 'public', edition, CASE edition WHEN 2 THEN '까닭' END, 'user:1', '{}', repeat('a', 64), 1, '{}',
                    '{}', '{}', '{}' FROM generate_series(1, 2) AS edition`,
    subject: '2026-W47/public',
    shows: { content_sha256: 'a'.repeat(64), made_by: 'user:1' },
    counted: 'edition',
  },
};
