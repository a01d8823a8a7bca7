import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

const FACTS = {
  ...{ foundedOn: null, preFounder: null, salesKrw: null, employees: null, sites: null, industries: null },
  ...{ certificates: {}, representativeBornOn: null, aiStages: null, wants: null, exclusions: {} },
  statedSize: null,
};
const CRITERION = { polarity: 'requires', rule: { kind: 'other' }, sentence: '몰래' };

/** A profile of a company for which the owner of what is hidden acts. @returns its id */
async function profile(world: ForeignWorld): Promise<string> {
  await world.database.query(
    `UPDATE user_account SET stakeholder_id =
            coalesce(stakeholder_id, (SELECT id FROM stakeholder WHERE external_ref = 'seed:S01'))
      WHERE id = $1`,
    [world.owner.id],
  );
  return world.value(
    `INSERT INTO company_profile (company_id, name, facts)
     SELECT stakeholder_id, '${MARK} ' || gen_random_uuid(), $2::jsonb FROM user_account WHERE id = $1 RETURNING id`,
    [world.owner.id, JSON.stringify(FACTS)],
  );
}

/** A draft of a company for which the owner of what is hidden acts. @returns its id */
async function draft(world: ForeignWorld, state: 'draft' | 'submitted' = 'draft'): Promise<string> {
  await profile(world);
  return world.value(
    `INSERT INTO company_draft (company_id, title, body, state, submitted_at)
     SELECT stakeholder_id, '${MARK} 초안', '글', $2, CASE WHEN $2 = 'submitted' THEN now() END
       FROM user_account WHERE id = $1 RETURNING id`,
    [world.owner.id, state],
  );
}

/** A notice to a company for which the owner of what is hidden acts. @param at when it was written */
export async function notice(world: ForeignWorld, at = new Date()): Promise<void> {
  await world.database.query(
    `INSERT INTO fit_notice (company_id, profile_id, programme_id, before, after, cause, decided_on, created_at)
     SELECT company_id, id, $2, 'check', 'eligible', 'programme', '2026-11-30', $3 FROM company_profile WHERE id = $1`,
    [await profile(world), await world.programme(), at],
  );
}

/** That the owner of what is hidden stopped the mail. */
async function mailed(world: ForeignWorld): Promise<void> {
  await world.database.query(
    `INSERT INTO fit_mail_subscription (account_id, lang, state) VALUES ($1, 'ko', 'opted-out')
     ON CONFLICT (account_id) DO UPDATE SET state = 'opted-out'`,
    [world.owner.id],
  );
}

/** A published programme with a criterion that an editor added. */
async function corrected(world: ForeignWorld): Promise<string> {
  const id = await world.programme();
  await world.database.query(
    `INSERT INTO criterion_correction (programme_id, criterion_id, act, criterion, reason, text_digest, actor)
     VALUES ($1, 'c1', 'add', $2::jsonb, '까닭', 'x', $3)`,
    [id, JSON.stringify({ id: 'c1', ...CRITERION, span: null, confidence: 1, origin: 'staff' }), world.actor],
  );
  return id;
}

/** A correction request of somebody else. */
async function request(world: ForeignWorld): Promise<string> {
  return world.value(
    `INSERT INTO correction_request (programme_id, criterion_id, sentence, text, account_id)
     VALUES ($1, 'c1', '문장', '${MARK} 다름', $2) RETURNING id`,
    [await world.programme(), world.colleague.id],
  );
}

/** Attempts on profiles of companies, and on criteria of programmes. */
export const FIT: Readonly<Record<string, ForeignOperation>> = {
  'POST /fit': neither(() => ({ path: '/fit', body: { facts: FACTS } })),
  'POST /fit/results': neither(() => ({
    path: '/fit/results',
    body: { facts: FACTS, group: 'check', cursor: 'x' },
  })),
  'POST /fit/files/{format}': neither(() => ({
    path: '/fit/files/csv',
    body: { facts: FACTS, groups: ['eligible', 'check', 'not_eligible'] },
  })),
  'GET /industries': neither('/industries?q=62'),
  'GET /fit/statistics': shows(async (world) => {
    await world.database.query(
      `INSERT INTO profile_count (facet, value, at_least) VALUES ('province', '${MARK}', 5) ON CONFLICT DO NOTHING`,
    );
    return { path: '/fit/statistics' };
  }),
  'GET /fit/profiles': shows(async (world) => {
    await profile(world);
    return { path: '/fit/profiles' };
  }, 'owner'),
  'GET /fit/profiles/export': shows(async (world) => {
    await profile(world);
    return { path: '/fit/profiles/export' };
  }, 'owner'),
  'POST /fit/profiles': writes(async (world) => {
    await world.database.query('DELETE FROM company_profile');
    await profile(world);
    return { path: '/fit/profiles', body: { name: world.next(), facts: FACTS } };
  }, 'owner'),
  'GET /fit/profiles/{id}': shows(
    async (world) => ({ path: `/fit/profiles/${await profile(world)}` }),
    'owner',
  ),
  'PATCH /fit/profiles/{id}': writes(
    async (world) => ({ path: `/fit/profiles/${await profile(world)}`, seen: '1', body: { facts: FACTS } }),
    'owner',
  ),
  'DELETE /fit/profiles/{id}': writes(
    async (world) => ({ path: `/fit/profiles/${await profile(world)}` }),
    'owner',
  ),
  'DELETE /fit/profiles': writes(async (world) => {
    await profile(world);
    return { path: '/fit/profiles' };
  }, 'owner'),
  // what everybody may see, picked out for one's own company
  'GET /fit/asks': neither('/fit/asks'),
  'GET /fit/drafts': shows(async (world) => {
    await draft(world);
    return { path: '/fit/drafts' };
  }, 'owner'),
  'POST /fit/drafts': writes(async (world) => {
    await world.database.query('DELETE FROM company_draft');
    await profile(world);
    return { path: '/fit/drafts', body: { title: world.next(), body: '몰래' } };
  }, 'owner'),
  'POST /fit/drafts/check': neither(() => ({
    path: '/fit/drafts/check',
    body: { title: '제목', body: '몰래' },
  })),
  'GET /fit/drafts/{id}': shows(async (world) => ({ path: `/fit/drafts/${await draft(world)}` }), 'owner'),
  'PATCH /fit/drafts/{id}': writes(
    async (world) => ({ path: `/fit/drafts/${await draft(world)}`, seen: '1', body: { body: '몰래' } }),
    'owner',
  ),
  'DELETE /fit/drafts/{id}': writes(
    async (world) => ({ path: `/fit/drafts/${await draft(world)}` }),
    'owner',
  ),
  'POST /fit/drafts/{id}/submission': writes(
    async (world) => ({ path: `/fit/drafts/${await draft(world)}/submission`, seen: '1' }),
    'owner',
  ),
  'GET /submitted-drafts': shows(async (world) => {
    await draft(world, 'submitted');
    return { path: '/submitted-drafts?limit=200' };
  }),
  'POST /submitted-drafts/{id}/acceptance': writes(async (world) => ({
    path: `/submitted-drafts/${await draft(world, 'submitted')}/acceptance`,
  })),
  'POST /submitted-drafts/{id}/refusal': writes(async (world) => ({
    path: `/submitted-drafts/${await draft(world, 'submitted')}/refusal`,
    body: { reason: '몰래' },
  })),
  'GET /fit/notices': shows(async (world) => {
    await notice(world);
    return { path: '/fit/notices' };
  }, 'owner'),
  'POST /fit/notices/read': writes(async (world) => {
    await notice(world);
    return { path: '/fit/notices/read', body: {} };
  }, 'owner'),
  'GET /fit/mail': shows(async (world) => {
    await mailed(world);
    return { path: '/fit/mail', secret: 'opted-out' };
  }, 'owner'),
  // each person has one choice, of their own, and is shown where the mail goes
  'PUT /fit/mail': shows(async (world) => {
    await mailed(world);
    return { path: '/fit/mail', body: { isOn: false, lang: 'ko' } };
  }, 'owner'),
  'GET /programmes/{key}/criteria': neither(async (world) => ({
    path: `/programmes/${await world.hidden('programme')}/criteria`,
  })),
  'POST /programmes/{key}/criteria': writes(async (world) => ({
    path: `/programmes/${await world.programme()}/criteria`,
    body: { criterion: CRITERION, reason: '몰래' },
  })),
  'PUT /programmes/{key}/criteria/{criterionId}': writes(async (world) => ({
    path: `/programmes/${await corrected(world)}/criteria/c1`,
    seen: '1',
    body: { criterion: CRITERION, reason: '몰래' },
  })),
  'DELETE /programmes/{key}/criteria/{criterionId}': writes(async (world) => ({
    path: `/programmes/${await corrected(world)}/criteria/c1`,
    seen: '1',
  })),
  // a request is a person's own
  'POST /programmes/{key}/criteria/{criterionId}/correction-requests': neither(async (world) => ({
    path: `/programmes/${await corrected(world)}/criteria/c1/correction-requests`,
    body: { text: '다름' },
  })),
  'GET /correction-requests': shows(async (world) => {
    await request(world);
    return { path: '/correction-requests?limit=100' };
  }, 'see-internal'),
  'POST /correction-requests/{id}/settle': writes(async (world) => ({
    path: `/correction-requests/${await request(world)}/settle`,
    body: { answer: '몰래' },
  })),
};
