import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ALIGNMENT_FLOOR_TENTHS } from '@jeonghap/alignment';

import { type Evaluation } from './evaluate-bench.js';
import { type ProposalRun } from './run-model.js';

const DEPTH = 100;
const TAG = 'jeonghap';

/** Writes run.tsv, coverage.tsv, opposes.tsv and alignments.jsonl, and metrics.json when there was gold. */
export function writeRun(
  directory: string,
  runs: readonly ProposalRun[],
  evaluation: Evaluation | undefined,
): void {
  mkdirSync(directory, { recursive: true });
  const write = (file: string, lines: readonly string[]): void => {
    writeFileSync(join(directory, file), lines.map((line) => `${line}\n`).join(''));
  };
  write('run.tsv', runs.flatMap(runLines));
  write(
    'coverage.tsv',
    runs.map(
      ({ proposalId, coverage }) =>
        `${proposalId}\t${coverage.status === 'insufficient' ? 'gap' : coverage.status}`,
    ),
  );
  write('opposes.tsv', runs.flatMap(opposeLines));
  write('alignments.jsonl', runs.flatMap(alignmentLines));
  if (evaluation !== undefined) write('metrics.json', [JSON.stringify(evaluation, undefined, 2)]);
}

function runLines({ proposalId, ranked }: ProposalRun): readonly string[] {
  return ranked
    .slice(0, DEPTH)
    .map(({ measureId, alignment }, at) =>
      [proposalId, 'Q0', measureId, String(at + 1), (alignment.scoreTenths / 10).toFixed(1), TAG].join('\t'),
    );
}

function opposeLines({ proposalId, ranked }: ProposalRun): readonly string[] {
  return ranked
    .filter(({ alignment }) => alignment.opposes)
    .map(({ measureId }) => `${proposalId}\t${measureId}`);
}

function alignmentLines({ proposalId, ranked }: ProposalRun): readonly string[] {
  return ranked
    .slice(0, DEPTH)
    .filter(({ alignment }) => alignment.scoreTenths >= ALIGNMENT_FLOOR_TENTHS)
    .map(({ measureId, alignment }) => {
      const { scoreTenths, confidence, band, opposes, parts, evidence, facets } = alignment;
      const score = scoreTenths / 10;
      return JSON.stringify({
        proposal: proposalId,
        measure: measureId,
        score,
        confidence,
        band,
        opposes,
        parts,
        evidence,
        facets,
      });
    });
}
