import { concept } from '../../test/support/small-model.js';
import { parseThesaurus } from './parse-thesaurus.js';

describe('parseThesaurus', () => {
  it('reads one record a line and skips blank lines', () => {
    const records = [concept('object.a', '가나'), concept('object.b', '다라')];
    expect(parseThesaurus(`${records.map((record) => JSON.stringify(record)).join('\n\n')}\n`)).toEqual(
      records,
    );
  });

  it('names the line that is no JSON', () => {
    expect(() => parseThesaurus(`${JSON.stringify(concept('object.a', '가나'))}\n{oops`)).toThrow(
      'line 2: not JSON',
    );
  });

  it('names the line that lacks a key', () => {
    expect(() => parseThesaurus('{"id":"object.a"}')).toThrow('line 1: not a concept record');
  });
});
