import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type MeasureInput, type MeasureKind, type MeasureStatus } from '@jeonghap/alignment';

/** A proposal of a bench; `source_note` is never read. */
export interface BenchProposal {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export interface BenchMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly title: string;
  readonly body: string;
  readonly status: MeasureStatus;
  readonly ministry?: string;
  readonly regions: readonly string[];
}

export type BenchCoverage = 'covered' | 'partial' | 'gap';

/** A bench folder; gold is absent where the folder has none. */
export interface Bench {
  readonly name: string;
  readonly proposals: readonly BenchProposal[];
  readonly measures: readonly BenchMeasure[];
  /** Grades by proposal and measure; absent pairs are 0. */
  readonly grades?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly coverage?: ReadonlyMap<string, BenchCoverage>;
  readonly opposes?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly missing?: ReadonlyMap<string, readonly string[]>;
}

type Row = Readonly<Record<string, unknown>>;

const STATUS_OF: Readonly<Record<string, MeasureStatus>> = {
  running: 'in_force',
  open: 'open',
  closed: 'closed',
  announced: 'announced',
  planned: 'planned',
  funded: 'funded',
  in_force: 'in_force',
  subordinate_rule: 'in_force',
  pending_bill: 'bill',
  bill: 'bill',
  promulgated: 'promulgated',
  discussed: 'discussed',
};

/** A measure of a bench as the scorer reads it. */
export function toMeasureInput(measure: BenchMeasure): MeasureInput {
  const { kind, title, body, status, regions, ministry } = measure;
  return { kind, title, body, status, regions, ...(ministry === undefined ? {} : { ministry }) };
}

/** Reads a bench folder; throws an `Error` naming file and line when a line cannot be read. */
export function readBench(directory: string): Bench {
  const path = (file: string): string => join(directory, file);
  const proposals = readJsonLines(path('proposals.jsonl')).map(toProposal);
  const measures = readJsonLines(path('measures.jsonl')).map(toMeasure);
  const qrels = readTable(path('qrels.tsv'));
  const coverage = readTable(path('coverage.tsv'));
  const opposes = readTable(path('opposes.tsv'));
  return {
    name: directory,
    proposals,
    measures,
    ...(qrels === undefined ? {} : { grades: toGrades(qrels) }),
    ...(coverage === undefined ? {} : { coverage: toCoverage(coverage) }),
    ...(opposes === undefined ? {} : { opposes: toOpposes(opposes) }),
    ...(existsSync(path('missing.jsonl'))
      ? { missing: toMissing(readJsonLines(path('missing.jsonl'))) }
      : {}),
  };
}

function readJsonLines(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      try {
        return JSON.parse(line) as Row;
      } catch (cause) {
        throw new Error(`${file}:${String(number)}: not JSON`, { cause });
      }
    });
}

function readTable(file: string): readonly (readonly string[])[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\t|\s+/));
}

function text(row: Row, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}

function toProposal(row: Row): BenchProposal {
  return { id: text(row, 'id'), title: text(row, 'title'), body: text(row, 'body') };
}

function toMeasure(row: Row): BenchMeasure {
  const kind: MeasureKind = row['kind'] === 'legislative_item' ? 'legislative_item' : 'programme';
  const stage = kind === 'programme' ? text(row, 'status') : text(row, 'stage');
  const region = text(row, 'region');
  const ministry = text(row, 'ministry');
  return {
    id: text(row, 'id'),
    kind,
    title: text(row, 'title'),
    body: text(row, 'body'),
    status: STATUS_OF[stage] ?? (kind === 'programme' ? 'announced' : 'discussed'),
    regions: region === '' ? [] : region.split(/[,·/]\s*/),
    ...(ministry === '' ? {} : { ministry }),
  };
}

function toGrades(rows: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  for (const [proposal = '', , measure = '', grade = '0'] of rows) {
    const known = grades.get(proposal) ?? new Map<string, number>();
    grades.set(proposal, known.set(measure, Number(grade)));
  }
  return grades;
}

function toCoverage(rows: readonly (readonly string[])[]): ReadonlyMap<string, BenchCoverage> {
  return new Map(rows.map(([proposal = '', status = 'gap']) => [proposal, status as BenchCoverage]));
}

function toOpposes(rows: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const opposes = new Map<string, Set<string>>();
  for (const [proposal = '', measure = ''] of rows) {
    const known = opposes.get(proposal) ?? new Set<string>();
    opposes.set(proposal, known.add(measure));
  }
  return opposes;
}

function toMissing(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rows.map((row) => [text(row, 'id'), Array.isArray(row['missing']) ? row['missing'].map(String) : []]),
  );
}
