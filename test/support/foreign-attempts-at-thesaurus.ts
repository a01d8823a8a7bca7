import { readShippedAssets } from '@jeonghap/recompute';
import { writeConceptTable } from '../../apps/api/src/thesaurus/concept-table.js';
import { type ForeignOperation, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

const ID = 'instrument.voucher';

/** The concept as it ships, but for some of it. */
function conceptWith(change: object) {
  const shipped = readShippedAssets().thesaurus.find(({ id }) => id === ID);
  if (shipped === undefined) throw new Error(`no concept ${ID} ships`);
  return { ...shipped, ...change };
}

const edited = (world: ForeignWorld) => conceptWith({ lay: [`견본에 없는 낱말 ${world.next()}`] });

/** The same as an editor sends it, without what is told by its id or not shown. */
function draftOf(world: ForeignWorld): object {
  const { id: _id, type: _type, rude: _rude, ...draft } = edited(world);
  return { ...draft, polarity: draft.polarity ?? null, opposite: draft.opposite ?? null };
}

/** Id of a version of somebody else, without any change; a draft that there was is no more. */
async function version(world: ForeignWorld, state: 'draft' | 'discarded'): Promise<string> {
  await world.database.query(`UPDATE thesaurus_version SET state = 'discarded' WHERE state = 'draft'`);
  return world.value(
    `INSERT INTO thesaurus_version (state, from_model, note, created_by)
     SELECT $1, model_version, '${MARK} 까닭', $2 FROM score_set WHERE state = 'live' RETURNING id`,
    [state, world.actor],
  );
}

/** One that changes a concept. */
async function changed(
  world: ForeignWorld,
  state: 'draft' | 'discarded',
  record: object = conceptWith({ ko: `${MARK} 바우처` }),
): Promise<string> {
  const id = await version(world, state);
  await world.database.query(
    'INSERT INTO thesaurus_change (version_id, concept_id, record, base, actor) VALUES ($1, $2, $3, $4, $5)',
    [id, ID, JSON.stringify(record), JSON.stringify(conceptWith({})), world.actor],
  );
  return id;
}

/** Id of what somebody asked about a draft. */
async function preview(world: ForeignWorld): Promise<string> {
  return world.value(
    `INSERT INTO thesaurus_preview (version_id, version_revision, state, requested_by) VALUES ($1, 1, 'waiting', $2)
     RETURNING id`,
    [await changed(world, 'draft'), world.actor],
  );
}

/** What reads the draft. */
const draft = (path: string): ForeignOperation =>
  shows(async (world) => {
    await changed(world, 'draft');
    return { path };
  });

/** What writes into a draft that has no change yet. */
const edit = (path: string, bodyOf: (world: ForeignWorld) => object): ForeignOperation =>
  writes(async (world) => {
    await version(world, 'draft');
    return { path, seen: '0', body: bodyOf(world) };
  });

/** Attempts on the thesaurus's versions and its draft. */
export const THESAURUS: Readonly<Record<string, ForeignOperation>> = {
  'GET /thesaurus': draft('/thesaurus'),
  'GET /thesaurus/concepts': draft(`/thesaurus/concepts?q=${MARK}`),
  'GET /thesaurus/concepts.csv': draft('/thesaurus/concepts.csv'),
  'GET /thesaurus/concepts/{id}': draft(`/thesaurus/concepts/${ID}`),
  'PUT /thesaurus/concepts/{id}': edit(`/thesaurus/concepts/${ID}`, draftOf),
  'DELETE /thesaurus/concepts/{id}': edit(`/thesaurus/concepts/${ID}`, () => ({})),
  'DELETE /thesaurus/concepts/{id}/change': writes(async (world) => {
    await changed(world, 'draft');
    return { path: `/thesaurus/concepts/${ID}/change`, seen: '1' };
  }),
  'POST /thesaurus/import': edit('/thesaurus/import', (world) => ({ rows: [{ id: ID, ...draftOf(world) }] })),
  'POST /thesaurus/import-csv': edit('/thesaurus/import-csv', (world) => ({
    csv: writeConceptTable([edited(world)]),
  })),
  'DELETE /thesaurus/draft': writes(async (world) => {
    await changed(world, 'draft');
    return { path: '/thesaurus/draft' };
  }),
  'GET /thesaurus/draft/preview': shows(async (world) => {
    await preview(world);
    return { path: '/thesaurus/draft/preview', secret: '"state":"waiting"' };
  }),
  'POST /thesaurus/draft/preview': writes(async (world) => {
    await changed(world, 'draft', edited(world));
    return { path: '/thesaurus/draft/preview', body: { sampleSize: 10 } };
  }),
  'POST /thesaurus/draft/publication': writes(async (world) => {
    await changed(world, 'draft', edited(world));
    return { path: '/thesaurus/draft/publication', body: { revision: 1, note: '몰래' } };
  }),
  'DELETE /thesaurus/previews/{id}': writes(async (world) => ({
    path: `/thesaurus/previews/${await preview(world)}`,
  })),
  'GET /thesaurus/versions': shows(async (world) => {
    await version(world, 'discarded');
    return { path: '/thesaurus/versions' };
  }),
  'GET /thesaurus/versions/{id}/changes': shows(async (world) => ({
    path: `/thesaurus/versions/${await changed(world, 'discarded')}/changes`,
  })),
  'POST /thesaurus/versions/{id}/restoration': writes(async (world) => ({
    path: `/thesaurus/versions/${await changed(world, 'discarded', edited(world))}/restoration`,
  })),
};
