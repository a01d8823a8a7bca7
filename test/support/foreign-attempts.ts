import { DELIVERIES } from './foreign-attempts-at-deliveries.js';
import { BOARD, DESK, FAILURES } from './foreign-attempts-at-desk.js';
import { FIT } from './foreign-attempts-at-fit.js';
import { OPERATION, PEOPLE } from './foreign-attempts-at-people.js';
import { REPORTS } from './foreign-attempts-at-reports.js';
import { THESAURUS } from './foreign-attempts-at-thesaurus.js';
import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

/** What reads one entry that is not published. @param prefix before its id, @param suffix after it */
const hidden = (table: string, prefix: string, suffix = ''): ForeignOperation =>
  neither(async (world) => ({ path: `${prefix}/${await world.hidden(table)}${suffix}` }));

const hiddenPair = (suffix: string): ForeignOperation =>
  neither(async (world) => ({
    path: `/alignments/${await world.hiddenAsk()}/${await world.hidden('programme')}${suffix}`,
  }));

const edit = (table: string, prefix: string, make: (world: ForeignWorld) => Promise<string>) =>
  writes(async (world) => {
    const id = await make(world);
    return { path: `${prefix}/${id}`, body: { title: '몰래' }, seen: await world.revisionOf(table, id) };
  });

const REJECTED = { decision: 'rejected', reasonCode: 'other-purpose', reason: '몰래' };
const CONFIRMED = { decision: 'confirmed', extent: 'wholly', reasonCode: 'other-words', reason: '몰래' };

const ENTRIES: Readonly<Record<string, ForeignOperation>> = {
  'GET /stakeholders': neither(`/stakeholders?q=${MARK}`),
  'POST /stakeholders': writes(() => ({ path: '/stakeholders', body: { title: '몰래', type: 'company' } })),
  'GET /stakeholders/{key}': hidden('stakeholder', '/stakeholders'),
  'PATCH /stakeholders/{key}': edit('stakeholder', '/stakeholders', (world) => world.stakeholder()),
  'GET /stakeholders/{key}/history': hidden('stakeholder', '/stakeholders', '/history'),
  'GET /programmes': neither(`/programmes?q=${MARK}`),
  'POST /programmes': writes(() => ({ path: '/programmes', body: { title: '몰래', status: 'open' } })),
  'GET /programmes/calendar.ics': neither(`/programmes/calendar.ics?q=${MARK}`),
  'GET /programmes/{key}': hidden('programme', '/programmes'),
  'PATCH /programmes/{key}': edit('programme', '/programmes', (world) => world.programme()),
  'GET /programmes/{key}/alignments': hidden('programme', '/programmes', '/alignments'),
  'GET /programmes/{key}/legal-basis': hidden('programme', '/programmes', '/legal-basis'),
  // names of those who edited are for those who work here
  'GET /programmes/{key}/history': shows(async (world) => {
    const id = await world.programme();
    await world.database.query(`UPDATE entry_revision SET actor = $2 WHERE entry_id = $1`, [id, world.actor]);
    return { path: `/programmes/${id}/history` };
  }, 'see-internal'),
  'GET /legislative-items': neither(`/legislative-items?q=${MARK}`),
  'POST /legislative-items': writes(() => ({
    path: '/legislative-items',
    body: { title: '몰래', stage: 'bill' },
  })),
  'GET /legislative-items/{key}': hidden('legislative_item', '/legislative-items'),
  'PATCH /legislative-items/{key}': edit('legislative_item', '/legislative-items', (world) =>
    world.legislativeItem(),
  ),
  'GET /legislative-items/{key}/alignments': hidden('legislative_item', '/legislative-items', '/alignments'),
  'GET /legislative-items/{key}/legal-chain': hidden(
    'legislative_item',
    '/legislative-items',
    '/legal-chain',
  ),
  'GET /legislative-items/{key}/history': hidden('legislative_item', '/legislative-items', '/history'),
  'GET /proposals': neither(`/proposals?q=${MARK}`),
  'POST /proposals': writes(() => ({
    path: '/proposals',
    body: { title: '몰래', stakeholder: 'seed:S01', asks: [{ text: '몰래' }] },
  })),
  'GET /proposals/{key}': hidden('proposal', '/proposals'),
  'PATCH /proposals/{key}': edit('proposal', '/proposals', (world) => world.proposal()),
  'GET /proposals/{key}/alignments': hidden('proposal', '/proposals', '/alignments'),
  'GET /proposals/{key}/similar': hidden('proposal', '/proposals', '/similar'),
  'GET /proposals/{key}/history': hidden('proposal', '/proposals', '/history'),
  'POST /asks/split': neither(() => ({ path: '/asks/split', body: { text: '하나. 둘.' } })),
  'POST /import': writes(async (world) => {
    await world.forgetWork();
    return { path: '/import', body: { programmes: [{ title: '몰래', status: 'open' }] } };
  }),
  'GET /source-documents': neither('/source-documents'),
  'GET /search': neither(`/search?q=${MARK}`),
  'GET /coverage/summary': neither('/coverage/summary'),
  'GET /coverage/matrix': neither('/coverage/matrix?rows=axis&columns=coverage'),
  'GET /coverage/matrix.csv': neither('/coverage/matrix.csv?rows=axis&columns=coverage'),
  'GET /coverage/matrix.xlsx': neither('/coverage/matrix.xlsx?rows=axis&columns=coverage'),
  'GET /alignments.csv': neither('/alignments.csv'),
  'GET /alignments/{askId}/{measureId}': hiddenPair(''),
  'GET /alignments/{askId}/{measureId}/history': hiddenPair('/history'),
};

const REARRANGEMENTS: Readonly<Record<string, ForeignOperation>> = {
  // what was taken back is for those who work here
  'GET /rearrangements': shows(async (world) => {
    const [from, into] = [await world.proposal(), await world.proposal()];
    await world.database.query(
      `INSERT INTO rearrangement (action, entry_kind, from_id, into_id, reason, actor, from_title, undone_by, undone_at)
       VALUES ('merge', 'proposal', $1, $2, '${MARK} 까닭', $3, '제안', $3, clock_timestamp())`,
      [from, into, world.actor],
    );
    return { path: `/rearrangements?entry=${from}` };
  }, 'see-internal'),
  'POST /merges': writes(async (world) => ({ path: '/merges', body: await mergeOf(world) })),
  'POST /splits': writes(async (world) => {
    const id = await world.proposal();
    const asks = [await world.askOf(id)];
    const revision = Number(await world.revisionOf('proposal', id));
    return { path: '/splits', body: { proposal: { id, revision }, title: '몰래', asks, reason: '몰래' } };
  }),
  'POST /rearrangements/{id}/undo': writes(async (world) => {
    return { path: `/rearrangements/${await world.made('/merges', await mergeOf(world))}/undo` };
  }),
  'GET /duplicates': shows(async (world) => {
    const [firstId, secondId] = await alikeOf(world);
    await world.database.query(`INSERT INTO duplicate_dismissal VALUES ($1, $2, $3)`, [
      firstId,
      secondId,
      world.actor,
    ]);
    return { path: '/duplicates?dismissed=true&limit=100', secret: secondId };
  }),
  'PUT /duplicates/{firstId}/{secondId}/dismissal': writes(async (world) => ({
    path: `/duplicates/${await world.proposal()}/${await world.proposal()}/dismissal`,
  })),
  'DELETE /duplicates/{firstId}/{secondId}/dismissal': writes(async (world) => {
    const ids = [await world.proposal(), await world.proposal()].sort();
    await world.database.query(`INSERT INTO duplicate_dismissal VALUES ($1, $2, $3)`, [...ids, world.actor]);
    return { path: `/duplicates/${ids.join('/')}/dismissal` };
  }),
};

async function mergeOf(world: ForeignWorld): Promise<object> {
  const seen = async () => {
    const id = await world.proposal();
    return { id, revision: Number(await world.revisionOf('proposal', id)) };
  };
  return { kind: 'proposal', from: await seen(), into: await seen(), reason: '몰래' };
}

/** Two proposals that ask the same. */
async function alikeOf(world: ForeignWorld): Promise<readonly [string, string]> {
  const draft = {
    title: '제안',
    stakeholder: 'seed:S01',
    asks: [{ text: '공공 병원이 흉부 영상 판독 보조 소프트웨어를 시범으로 먼저 구매해 달라.' }],
  };
  const ids = [await world.made('/proposals', draft), await world.made('/proposals', draft)];
  const [first = '', second = ''] = ids.sort();
  return [first, second];
}

const REVIEWS: Readonly<Record<string, ForeignOperation>> = {
  'GET /reviews': shows(async (world) => {
    const { measureId } = await world.reviewed();
    return { path: `/reviews?measureId=${measureId}` };
  }),
  'GET /reviews/reasons': neither('/reviews/reasons'),
  'GET /reviews/undecided': neither('/reviews/undecided'),
  'POST /reviews/bulk': writes(async (world) => {
    const pair = await world.pair();
    const item = { ...pair, version: 0, textDigest: await world.digestOf(pair), ...REJECTED };
    return { path: '/reviews/bulk', body: { items: [item] } };
  }),
  'GET /alignments/{askId}/{measureId}/review': shows(async (world) => ({
    path: addressOf(await world.reviewed()),
  })),
  'GET /alignments/{askId}/{measureId}/review/versions': shows(async (world) => ({
    path: `${addressOf(await world.reviewed())}/versions`,
  })),
  'PUT /alignments/{askId}/{measureId}/review': writes(async (world) => {
    const pair = await world.pair();
    const body = { ...CONFIRMED, textDigest: await world.digestOf(pair) };
    return { path: addressOf(pair), seen: '0', body };
  }),
  'DELETE /alignments/{askId}/{measureId}/review': writes(async (world) => ({
    path: addressOf(await world.reviewed()),
    seen: '1',
  })),
  'POST /alignments/{askId}/{measureId}/review/undo': writes(async (world) => ({
    path: `${addressOf(await world.reviewed())}/undo`,
    seen: '1',
  })),
  'POST /alignments/{askId}/{measureId}/review/second': writes(async (world) => {
    const pair = await world.reviewed('awaiting_second');
    const body = { agrees: false, note: '몰래', textDigest: await world.digestOf(pair) };
    return { path: `${addressOf(pair)}/second`, seen: '1', body };
  }),
  'GET /replies': shows(async (world) => {
    await world.handled();
    return { path: '/replies?status=accepted&limit=100' };
  }),
  'GET /proposals/{key}/replies': shows(
    async (world) => ({ path: `/proposals/${await world.handled()}/replies` }),
    'see-internal',
  ),
  'GET /asks/{askId}/replies': shows(
    async (world) => ({ path: `/asks/${await world.askOf(await world.handled())}/replies` }),
    'see-internal',
  ),
  'PUT /asks/{askId}/reply': writes(async (world) => ({
    path: `/asks/${await world.askOf(await world.proposal())}/reply`,
    seen: '0',
    body: { status: 'accepted', reason: '몰래', office: '과', repliedOn: '2026-11-01', visibility: 'public' },
  })),
};

const addressOf = ({ askId, measureId }: { readonly askId: string; readonly measureId: string }): string =>
  `/alignments/${askId}/${measureId}/review`;

const WORK: Readonly<Record<string, ForeignOperation>> = {
  'GET /staff': shows(() => ({ path: `/staff?q=${MARK}` })),
  'GET /assignments': shows(async (world) => {
    await world.handled();
    return { path: '/assignments?limit=100' };
  }),
  'GET /proposals/{key}/assignment': shows(async (world) => ({
    path: `/proposals/${await world.handled()}/assignment`,
  })),
  'PUT /proposals/{key}/assignment': writes(async (world) => ({
    path: `/proposals/${await world.proposal()}/assignment`,
    seen: '0',
    body: { assigneeId: world.owner.id, dueOn: null },
  })),
  'GET /proposals/{key}/comments': shows(async (world) => ({
    path: `/proposals/${await world.handled()}/comments`,
  })),
  'POST /proposals/{key}/comments': writes(async (world) => ({
    path: `/proposals/${await world.proposal()}/comments`,
    body: { body: '몰래' },
  })),
  'GET /mentions': shows(async (world) => {
    await world.handled();
    return { path: '/mentions?limit=100' };
  }, 'owner'),
  'DELETE /comments/{id}': writes(async (world) => ({ path: `/comments/${await world.comment()}` }), 'owner'),
};

/** An attempt for each operation of the API's document, by method and path below `/api/v1`. */
export const FOREIGN_OPERATIONS: Readonly<Record<string, ForeignOperation>> = {
  ...ENTRIES,
  ...REARRANGEMENTS,
  ...REVIEWS,
  ...WORK,
  ...PEOPLE,
  ...OPERATION,
  ...DESK,
  ...BOARD,
  ...FAILURES,
  ...FIT,
  ...DELIVERIES,
  ...REPORTS,
  ...THESAURUS,
};
