import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { prepareAsk, prepareMeasure, scoreAlignment } from '../src/index.js';
import { smallModel } from './support/small-model.js';

interface WorkedExample {
  readonly ask: string;
  readonly measure: { readonly title: string; readonly body: string };
  readonly scoreTenths: number;
  readonly contributions: Readonly<Record<string, number>>;
}

const document = readFileSync(join(__dirname, '../../../docs/scoring.md'), 'utf8');

describe('docs/scoring.md', () => {
  it('works its example out as the code does', () => {
    const block = /```json worked-example\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
    const { ask, measure, scoreTenths, contributions } = JSON.parse(block) as WorkedExample;
    const model = smallModel();
    const alignment = scoreAlignment(
      prepareAsk({ title: '', text: ask }, model),
      prepareMeasure({ kind: 'programme', status: 'open', ...measure }, model),
      model,
    );
    expect(alignment.scoreTenths).toBe(scoreTenths);
    const weighed = alignment.parts.filter(({ weightTenths }) => weightTenths > 0);
    expect(Object.fromEntries(weighed.map((part) => [part.name, part.contributionTenths]))).toEqual(
      contributions,
    );
  });
});
