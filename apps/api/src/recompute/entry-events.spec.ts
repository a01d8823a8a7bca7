import { entryEvents } from './entry-events.js';

const entry = (entryId: string, state: 'pending' | 'failed' = 'pending') =>
  ({ entryId, entryKind: 'programme', state }) as const;

describe('entryEvents', () => {
  it('tells new waits, changed states and ended waits, and nothing of the rest', () => {
    expect(
      entryEvents([entry('a'), entry('b'), entry('c')], [entry('a'), entry('b', 'failed'), entry('d')]),
    ).toEqual([entry('b', 'failed'), entry('d'), { entryId: 'c', entryKind: 'programme', state: 'fresh' }]);
  });
});
