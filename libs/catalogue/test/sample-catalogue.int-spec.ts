import path from 'node:path';
import {
  EntryChanges,
  loadSampleCatalogue,
  ProgrammeService,
  ProposalService,
  readSampleCatalogue,
  type SampleCatalogue,
} from '@jeonghap/catalogue';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';

const sample = readSampleCatalogue(path.join(__dirname, '..', 'sample'));
let database: OpenTestDatabase;
let programmes: ProgrammeService;
let proposals: ProposalService;

beforeEach(async () => {
  database = await openTestDatabase();
  programmes = new ProgrammeService(database.dataSource, new EntryChanges());
  proposals = new ProposalService(database.dataSource, new EntryChanges());
});
afterEach(() => database.drop());

const load = (catalogue: SampleCatalogue = sample) =>
  database.dataSource.transaction((manager) => loadSampleCatalogue(manager, catalogue));
const total =
  sample.stakeholders.length +
  sample.programmes.length +
  sample.legislativeItems.length +
  sample.proposals.length;

const withProgramme = (externalRef: string, body: string): SampleCatalogue => ({
  ...sample,
  programmes: sample.programmes.map((row) => (row.externalRef === externalRef ? { ...row, body } : row)),
});

describe('loadSampleCatalogue', () => {
  it('creates every row with its provenance, and nothing the second time', async () => {
    expect(await load()).toEqual({ created: total, updated: 0, kept: 0 });
    expect(await load()).toEqual({ created: 0, updated: 0, kept: 0 });
    const proposal = await proposals.get('seed:P01');
    expect(proposal.provenance).toMatchObject({ document: { externalRef: 'doc:D3' }, lines: [45, 47] });
    expect(proposal.revision).toBe(1);
  });

  it('follows a changed sample where nobody edited', async () => {
    await load();
    expect(await load(withProgramme('seed:G16', '새 본문'))).toEqual({ created: 0, updated: 1, kept: 0 });
    expect((await programmes.get('seed:G16')).body).toBe('새 본문');
    expect(await load(withProgramme('seed:G16', '더 새 본문'))).toMatchObject({ updated: 1 });
  });

  it('follows changed asks and keeps the identity of those that stay', async () => {
    await load();
    const before = await proposals.get('seed:P02');
    const changed = {
      ...sample,
      proposals: sample.proposals.map((row) =>
        row.externalRef === 'seed:P02' ? { ...row, asks: [{ no: 1, text: '하나로 합친 요구' }] } : row,
      ),
    };
    expect(await load(changed)).toMatchObject({ updated: 1 });
    const after = await proposals.get('seed:P02');
    expect(after.asks).toMatchObject([{ id: before.asks[0]?.id, text: '하나로 합친 요구' }]);
  });

  it('never overwrites what a user edited or deleted', async () => {
    await load();
    const { revision } = await programmes.get('seed:G16');
    await programmes.edit({ key: 'seed:G16', revision }, { body: '담당자가 고친 본문' }, 'editor');
    await database.dataSource.query(
      `UPDATE programme SET deleted_at = now() WHERE external_ref = 'seed:G01'`,
    );
    const changed = withProgramme('seed:G16', '견본의 새 본문');
    expect(
      await load({
        ...changed,
        programmes: changed.programmes.map((p) => ({ ...p, titleEn: `${p.titleEn}!` })),
      }),
    ).toEqual({
      created: 0,
      updated: sample.programmes.length - 2,
      kept: 2,
    });
    expect((await programmes.get('seed:G16')).body).toBe('담당자가 고친 본문');
    await expect(programmes.get('seed:G01')).rejects.toMatchObject({ code: 'programme.not-found' });
  });

  it('leaves nothing behind when it fails half-way', async () => {
    const [first] = sample.proposals;
    if (first === undefined) throw new Error('the sample has no proposals');
    const orphan = { ...first, externalRef: 'seed:P99', stakeholder: 'seed:S99' };
    const broken = { ...sample, proposals: [...sample.proposals, orphan] };
    await expect(load(broken)).rejects.toThrow('seed:S99');
    const [row] = await database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM proposal');
    expect(row?.n).toBe(0);
  });
});
