import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

/** What an editor reads of an entry that is not published; the rows are there for whoever works here. */
const editable = (table: string, prefix: string): ForeignOperation =>
  shows(async (world) => ({ path: `${prefix}/${await world.hidden(table)}/editable` }), 'see-internal');

/** Attempts on what is not published, on imports and on what is computed for everybody. */
export const DESK: Readonly<Record<string, ForeignOperation>> = {
  'GET /unpublished': shows(() => ({ path: '/unpublished?limit=100' }), 'see-internal'),
  'GET /stakeholders/{key}/editable': editable('stakeholder', '/stakeholders'),
  'GET /programmes/{key}/editable': editable('programme', '/programmes'),
  'GET /legislative-items/{key}/editable': editable('legislative_item', '/legislative-items'),
  'GET /proposals/{key}/editable': editable('proposal', '/proposals'),
  'GET /imports': shows(async (world) => {
    await imported(world);
    return { path: '/imports' };
  }),
  'GET /imports/{id}': shows(async (world) => ({ path: `/imports/${(await imported(world)).id}` })),
  'GET /imports/{id}/entries': shows(async (world) => {
    const { id, entryId } = await imported(world);
    return { path: `/imports/${id}/entries`, secret: entryId };
  }),
  'GET /facet-values': neither(`/facet-values?q=${MARK}`),
  'GET /convergence': neither('/convergence?limit=100'),
  'GET /coverage/history': neither('/coverage/history?until=2026-11-01T00:00:00Z'),
  'GET /score-sets/{id}/drift/flips': neither('/score-sets/1/drift/flips'),
  // an ask that is not published is alike
  'POST /duplicates/suggestions': neither(() => ({
    path: '/duplicates/suggestions',
    body: { texts: [`${MARK} 요구`] },
  })),
};

/** An import of somebody else, and what it made. */
async function imported(world: ForeignWorld): Promise<{ readonly id: string; readonly entryId: string }> {
  const id = await world.value(
    `INSERT INTO catalogue_import (actor, file_name) VALUES ($1, '${MARK}.xlsx') RETURNING id`,
    [world.actor],
  );
  const entryId = await world.programme();
  await world.database.query(`INSERT INTO imported_entry VALUES ($1, 1, 'programme', $2)`, [id, entryId]);
  return { id, entryId };
}

const savedView = (world: ForeignWorld): Promise<string> =>
  world.value(`INSERT INTO saved_view (account_id, name, search) VALUES ($1, $2, '{}') RETURNING id`, [
    world.owner.id,
    `${MARK} ${world.next()}`,
  ]);

/** Id of a proposal of the board that the owner looks after. */
const assigned = (world: ForeignWorld): Promise<string> =>
  world.value(
    `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor)
     SELECT p.id, 1 + (SELECT count(*) FROM assignment a WHERE a.proposal_id = p.id), $1, '2026-12-01', $2
       FROM proposal p WHERE p.external_ref = 'seed:P01' RETURNING proposal_id`,
    [world.owner.id, world.actor],
  );

/** Attempts on the board of those who work here, and on people's own views of it. */
export const BOARD: Readonly<Record<string, ForeignOperation>> = {
  'GET /saved-views': shows(async (world) => {
    await savedView(world);
    return { path: '/saved-views' };
  }, 'owner'),
  'POST /saved-views': neither((world) => ({
    path: '/saved-views',
    body: { name: `몰래 ${world.next()}`, search: {} },
  })),
  'PATCH /saved-views/{id}': shows(
    async (world) => ({
      path: `/saved-views/${await savedView(world)}`,
      body: { search: { q: '몰래' } },
    }),
    'owner',
  ),
  'DELETE /saved-views/{id}': neither(async (world) => ({ path: `/saved-views/${await savedView(world)}` })),
  'GET /work/proposals': shows(async (world) => {
    await assigned(world);
    return { path: `/work/proposals?assignee=${world.owner.id}` };
  }),
  'GET /work/choice': shows(async (world) => {
    await assigned(world);
    return { path: '/work/choice', secret: world.owner.id };
  }),
  'POST /work/assignments': writes(async (world) => {
    const change = { version: 0, assigneeId: world.owner.id, dueOn: null };
    const items = [{ proposalId: await world.proposal(), ...change }];
    return { path: '/work/assignments', body: { items, allOrNothing: true } };
  }),
  // who looks after a proposal goes along for those who work here
  'POST /proposals/export': shows(async (world) => {
    const ids = [await assigned(world)];
    return { path: '/proposals/export', body: { format: 'csv', ids } };
  }, 'see-internal'),
};

interface Failed {
  readonly path: string;
  readonly place: readonly string[];
}

/** An entry that could not be computed. */
async function failed(world: ForeignWorld): Promise<Failed> {
  const [row] = await world.database.query<{ set: number; entry: string }[]>(
    `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision, attempts, dead_at)
     SELECT id, gen_random_uuid(), 'proposal', 1, 5, clock_timestamp() FROM score_set WHERE state = 'live'
     RETURNING score_set_id AS set, entry_id AS entry`,
  );
  const place = [String(row?.set), String(row?.entry)];
  return { path: `/recompute/failures/${place.join('/')}`, place };
}

/** One that somebody leaves as it is. */
async function dismissed(world: ForeignWorld): Promise<Failed> {
  const made = await failed(world);
  await world.database.query(
    `INSERT INTO failure_dismissal (score_set_id, entry_id, failed_at, reason, actor)
     SELECT score_set_id, entry_id, dead_at, '${MARK} 까닭', $3 FROM recompute_dirty
      WHERE score_set_id = $1 AND entry_id = $2`,
    [...made.place, world.actor],
  );
  return made;
}

/** Attempts on what could not be computed. */
export const FAILURES: Readonly<Record<string, ForeignOperation>> = {
  // why somebody leaves one as it is, is for those who work here; that it failed is everybody's
  'GET /recompute/failures': shows(async (world) => {
    await dismissed(world);
    return { path: '/recompute/failures?dismissed=true&limit=100' };
  }, 'see-internal'),
  'GET /recompute/failures/causes': neither('/recompute/failures/causes'),
  'POST /recompute/failures/{scoreSetId}/{entryId}/retry': writes(async (world) => ({
    path: `${(await failed(world)).path}/retry`,
  })),
  'PUT /recompute/failures/{scoreSetId}/{entryId}/dismissal': writes(async (world) => ({
    path: `${(await failed(world)).path}/dismissal`,
    body: { reason: '몰래' },
  })),
  'DELETE /recompute/failures/{scoreSetId}/{entryId}/dismissal': writes(async (world) => ({
    path: `${(await dismissed(world)).path}/dismissal`,
  })),
  'GET /recompute/runs': neither('/recompute/runs'),
};
