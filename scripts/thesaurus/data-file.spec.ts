import { findFileFaults, parseLines } from './data-file.js';

const line = (id: string): string => JSON.stringify({ id, type: id.split('.')[0] });

describe('parseLines', () => {
  it('reads one value a line and counts lines from one', () => {
    expect(parseLines('event.jsonl', '{"id":"event.a"}\n{"id":"event.b"}\n')).toEqual([
      { kind: 'value', file: 'event.jsonl', line: 1, value: { id: 'event.a' } },
      { kind: 'value', file: 'event.jsonl', line: 2, value: { id: 'event.b' } },
    ]);
  });

  it('reports a blank line in between and a broken value, and reads on', () => {
    const kinds = parseLines('event.jsonl', '{"id":"event.a"}\n\n{oops\n{"id":"event.b"}\n').map(
      (l) => l.kind,
    );
    expect(kinds).toEqual(['value', 'broken', 'broken', 'value']);
  });

  it('reads an empty file as no line', () => {
    expect(parseLines('event.jsonl', '')).toEqual([]);
  });
});

describe('findFileFaults', () => {
  const faultsOf = (...ids: readonly string[]): readonly string[] =>
    findFileFaults(parseLines('event.jsonl', `${ids.map(line).join('\n')}\n`));

  it('is silent about sorted records of the file’s own type', () => {
    expect(faultsOf('event.a', 'event.b')).toEqual([]);
  });

  it('reports an id out of order and an id used twice', () => {
    expect(faultsOf('event.b', 'event.a')).toEqual(['unsorted event.jsonl:2: event.a']);
    expect(faultsOf('event.a', 'event.a')).toEqual(['unsorted event.jsonl:2: event.a']);
  });

  it('reports a record that belongs in another file', () => {
    expect(faultsOf('object.a')).toEqual(['wrong-file event.jsonl:1: object.a']);
  });

  it('reports a line that is no JSON with its place', () => {
    expect(findFileFaults(parseLines('event.jsonl', 'oops\n'))).toEqual([
      expect.stringMatching(/^broken-line event\.jsonl:1: /u),
    ]);
  });

  it('starts the order afresh in each file', () => {
    const lines = [
      ...parseLines('event.jsonl', `${line('event.z')}\n`),
      ...parseLines('object.jsonl', line('object.a')),
    ];
    expect(findFileFaults(lines)).toEqual([]);
  });
});
