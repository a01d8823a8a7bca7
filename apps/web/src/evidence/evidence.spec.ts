import * as fc from 'fast-check';
import { type Evidence } from '../api/model.js';
import { numberEvidence, type NumberedSpan } from './number-evidence.js';
import { splitMarks } from './split-marks.js';

function pair(askStart: number, measureStart: number, part: Evidence['part'] = 'object'): Evidence {
  return {
    part,
    ask: { field: 'text', start: askStart, end: askStart + 3 },
    measure: { field: 'body', start: measureStart, end: measureStart + 4 },
  };
}

describe('numberEvidence', () => {
  it('numbers separate pairs in the order the server sent them', () => {
    expect(numberEvidence([pair(0, 0), pair(10, 20)]).map((group) => group.no)).toEqual([1, 2]);
  });
  it('gives pairs that share a passage one number', () => {
    const groups = numberEvidence([pair(0, 0, 'object'), pair(10, 20), pair(0, 30, 'wording')]);
    expect(groups).toHaveLength(2);
    expect(groups[0]?.parts).toEqual(['object', 'wording']);
    expect(groups[0]?.spans.map((span) => [span.field, span.start])).toEqual([
      ['ask:text', 0],
      ['measure:body', 0],
      ['measure:body', 30],
    ]);
  });
  it('joins two groups that a later pair connects', () => {
    expect(numberEvidence([pair(0, 0), pair(10, 20), pair(0, 20)])).toHaveLength(1);
  });
  it('gives nothing for nothing', () => {
    expect(numberEvidence([])).toEqual([]);
  });
});

describe('splitMarks', () => {
  const span = (no: number, start: number, end: number): NumberedSpan => ({
    no,
    field: 'ask:text',
    start,
    end,
  });

  it('splits overlapping passages into runs that carry both numbers', () => {
    expect(splitMarks('가나다라마', [span(1, 0, 3), span(2, 2, 5)])).toEqual([
      { text: '가나', numbers: [1], endsOf: [] },
      { text: '다', numbers: [1, 2], endsOf: [1] },
      { text: '라마', numbers: [2], endsOf: [2] },
    ]);
  });
  it('clips spans that reach beyond the text and drops empty ones', () => {
    expect(splitMarks('가나', [span(1, 1, 9), span(2, 1, 1), span(3, 5, 9)])).toEqual([
      { text: '가', numbers: [], endsOf: [] },
      { text: '나', numbers: [1], endsOf: [1] },
    ]);
  });
  it('gives the text back for any spans', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(9), fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), spans, (text, tuples) => {
        const runs = splitMarks(
          text,
          tuples.map(([no, start, end]) => span(no, start, end)),
        );
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text !== '')).toBe(true);
      }),
    );
  });
});
