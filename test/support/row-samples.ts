/** Entries that are not for everybody. */
export const HIDDEN = `
  INSERT INTO stakeholder (title, type, visibility) VALUES ('숨긴 제안자', 'company', 'draft');
  INSERT INTO programme (title, status, visibility) VALUES ('초안 사업', 'open', 'draft'), ('내부 사업', 'open', 'internal');
  INSERT INTO programme (title, status, deleted_at) VALUES ('지운 사업', 'open', clock_timestamp());
  INSERT INTO legislative_item (title, stage, visibility) VALUES ('내부 과제', 'bill', 'internal');
  WITH made AS (
    INSERT INTO proposal (title, stakeholder_id, visibility) SELECT '초안 제안', id, 'draft' FROM stakeholder LIMIT 1 RETURNING id)
  INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '숨긴 요구' FROM made;
  INSERT INTO measure_wording (ask_id, measure_id, text, confirmed_at) SELECT id, gen_random_uuid(), text, now() FROM ask;`;

/** Entries that are. */
export const SHOWN = `
  WITH who AS (INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id),
       made AS (INSERT INTO proposal (title, stakeholder_id) SELECT '제안', id FROM who RETURNING id)
  INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '요구' FROM made;
  INSERT INTO programme (title, status) VALUES ('사업', 'open');
  INSERT INTO legislative_item (title, stage) VALUES ('과제', 'bill');`;

/** How many rows of entries somebody sees. */
export const COUNTS = `SELECT (SELECT count(*) FROM stakeholder)::int AS stakeholder, (SELECT count(*) FROM proposal)::int AS proposal,
  (SELECT count(*) FROM ask)::int AS ask, (SELECT count(*) FROM programme)::int AS programme,
  (SELECT count(*) FROM legislative_item)::int AS item, (SELECT count(*) FROM entry_revision)::int AS revision,
  (SELECT count(*) FROM measure_wording)::int AS wording`;

/** Counts of what everybody sees. */
export const PUBLISHED = { stakeholder: 1, proposal: 1, ask: 1, programme: 1, item: 1, wording: 1 };

/** Counts of what there is. */
export const ALL = { stakeholder: 2, proposal: 2, ask: 2, programme: 4, item: 2, wording: 2 };

/** Tables of personal data. */
export const PERSONAL = [
  'user_account',
  'session',
  'api_key',
  'one_time_link',
  'login_throttle',
  'linked_sign_in',
  'sign_in_attempt',
];
