import { EntryChanges, ProgrammeService, ProposalService } from '@jeonghap/catalogue';
import { AlignmentService, loadModel, RecomputeService } from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { expectStoredEqualsRecomputed } from './stored-equals-recomputed.js';

let database: OpenTestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('scored');
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[]): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

describe('an alignment that a process of the release before wrote', () => {
  it('is shown with its reasons, and takes the present form with its next computation', async () => {
    const { dataSource } = database;
    const alignments = new AlignmentService(dataSource);
    const { id } = await new ProposalService(dataSource, new EntryChanges()).get('seed:P01');
    const [first] = (await alignments.ofProposal(id, { limit: 1 })).items;
    const pair = [first?.ask.id ?? '', first?.measure.id ?? ''] as const;
    const before = await alignments.get(...pair);
    expect(before.evidence.some(({ label }) => label !== undefined)).toBe(true);
    const parts = before.parts.map(({ name, weight, signal, contribution }) => ({
      name,
      weightTenths: Math.round(weight * 10),
      signal,
      contributionTenths: Math.round(contribution * 10),
    }));
    // it knows the columns of its own time only
    await query(
      'UPDATE alignment SET parts = $3, evidence = $4, sentence = $5 WHERE ask_id = $1 AND measure_id = $2',
      [...pair, ...[parts, before.evidence, before.sentence].map((value) => JSON.stringify(value))],
    );
    expect(await alignments.get(...pair)).toEqual(before);
    const packed = `SELECT part_numbers IS NOT NULL AS packed FROM alignment WHERE ask_id = $1 AND measure_id = $2`;
    expect(await query(packed, [...pair])).toEqual([{ packed: false }]);

    const programmes = new ProgrammeService(dataSource, new EntryChanges());
    const { revision, body } = await programmes.get(pair[1]);
    await programmes.edit({ key: pair[1], revision }, { body: `${body} 그리고 더 넓힌다.` }, 'tester');
    await new RecomputeService(dataSource).drain();
    expect(await query(packed, [...pair])).toEqual([{ packed: true }]);
    await expectStoredEqualsRecomputed(dataSource, loadModel());
  });
});
