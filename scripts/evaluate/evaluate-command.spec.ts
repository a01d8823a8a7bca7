import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { main } from './main.js';
import { readBench } from './read-bench.js';

const PROPOSALS = [
  { id: 'Q1', title: '바우처를 늘려 달라', body: '중소기업이 인공지능을 쓰도록 이용권을 늘려 주십시오.' },
  { id: 'Q2', title: '드론 야간 비행 허용', body: '밤에도 드론을 날리게 해 달라.' },
];
const MEASURES = [
  {
    id: 'G1',
    kind: 'programme',
    title: 'AI 바우처',
    body: '중소기업에 인공지능 이용권을 지급한다.',
    status: 'open',
    region: '전국',
  },
  {
    id: 'L1',
    kind: 'legislative_item',
    title: '항공안전법 제129조(야간비행)',
    body: '야간 비행은 승인을 받아야 한다.',
    stage: 'in_force',
  },
];

describe('npm run evaluate', () => {
  let folder = '';
  let output = '';
  const bench = (gold: Readonly<Record<string, string>>): string => {
    const directory = join(folder, 'bench');
    mkdirSync(directory);
    const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(join(directory, 'proposals.jsonl'), lines(PROPOSALS));
    writeFileSync(join(directory, 'measures.jsonl'), lines(MEASURES));
    for (const [name, text] of Object.entries(gold)) writeFileSync(join(directory, name), text);
    return directory;
  };
  const read = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
  const GOLD = {
    'qrels.tsv': 'Q1\t0\tG1\t3\nQ2\t0\tL1\t1\n',
    'coverage.tsv': 'Q1\tcovered\nQ2\tgap\n',
    'opposes.tsv': 'Q2\tL1\n',
    'missing.jsonl': '{"id":"Q1","missing":[]}\n{"id":"Q2","missing":["instrument"]}\n',
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
    output = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => (output += String(text)) !== '');
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (output += String(text)) !== '');
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('writes the run with its metrics beside those of the baselines', async () => {
    expect(await main(['--bench', bench(GOLD), '--out', join(folder, 'out')])).toBe(0);
    const run = read('run.tsv')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(run.map(([proposal, q0, , rank, , tag]) => [proposal, q0, rank, tag])).toEqual([
      ['Q1', 'Q0', '1', 'jeonghap'],
      ['Q1', 'Q0', '2', 'jeonghap'],
      ['Q2', 'Q0', '1', 'jeonghap'],
      ['Q2', 'Q0', '2', 'jeonghap'],
    ]);
    expect(run[0]?.[2]).toBe('G1');
    expect(read('coverage.tsv')).toMatch(/^Q1\t(?:covered|partial|gap)\nQ2\t(?:covered|partial|gap)\n$/);
    expect(read('opposes.tsv')).toMatch(/^(?:Q\d\t[GL]1\n)*$/);
    const [alignment] = read('alignments.jsonl').split('\n');
    expect(JSON.parse(alignment ?? '')).toMatchObject({ proposal: 'Q1', measure: 'G1' });
    const metrics = JSON.parse(read('metrics.json')) as Readonly<
      Record<string, Readonly<Record<string, unknown>>>
    >;
    expect(Object.keys(metrics['baselines'] ?? {})).toEqual([
      'space-split BM25',
      'stem-bigram BM25',
      'split-compound BM25',
      'bigram + compound BM25',
      'MiniSearch',
    ]);
    expect(metrics['metrics']).toMatchObject({ 'hit@1': { value: 1 } });
    expect(output).toContain('calibration error');
  });

  it('writes the same bytes twice', async () => {
    const directory = bench(GOLD);
    await main(['--bench', directory, '--out', join(folder, 'out')]);
    const first = ['run.tsv', 'alignments.jsonl', 'metrics.json'].map(read);
    await main(['--bench', directory, '--out', join(folder, 'out')]);
    expect(['run.tsv', 'alignments.jsonl', 'metrics.json'].map(read)).toEqual(first);
  });

  it('ranks a folder without gold', async () => {
    expect(await main(['--bench', bench({}), '--out', join(folder, 'out')])).toBe(0);
    expect(output).toContain('no gold to measure against');
    expect(read('run.tsv')).toContain('Q1\tQ0\tG1\t1\t');
  });

  it('says what is wrong with its arguments', async () => {
    expect(await main([])).toBe(2);
    expect(await main(['--bench', join(folder, 'nowhere')])).toBe(2);
    expect(await main(['--wrong'])).toBe(2);
    expect(output).toContain('Give the folder of a bench with --bench.');
    expect(output).toContain('proposals.jsonl is missing.');
    expect(await main(['--bench', bench(GOLD), '--wordings', 'many'])).toBe(2);
    expect(output).toContain('--wordings is a whole number.');
  });

  it('names the line of a bench file that is no JSON', () => {
    const directory = bench({ 'proposals.jsonl': '{"id":"Q1"}\n{oops\n' });
    expect(() => readBench(directory)).toThrow(/proposals\.jsonl:2: not JSON/);
  });
});
