import fc from 'fast-check';
import { type Ask, planAskChanges } from './proposal.js';

const ask = (id: string, no: number): Ask => ({
  id,
  no,
  text: `요구 ${id}`,
  splitBy: 'person',
  facetOverrides: { instrument: ['a'] },
});

describe('planAskChanges', () => {
  it('numbers drafts by their order and removes asks that are not named', () => {
    const plan = planAskChanges([ask('a', 1), ask('b', 2)], [{ text: '새 요구' }, { id: 'a', text: '고침' }]);
    expect(plan).toEqual({
      unknown: [],
      remove: ['b'],
      save: [
        { id: undefined, no: 1, text: '새 요구', splitBy: 'person', facetOverrides: {} },
        { id: 'a', no: 2, text: '고침', splitBy: 'person', facetOverrides: { instrument: ['a'] } },
      ],
    });
  });

  it('names ids that the proposal does not have', () => {
    expect(planAskChanges([ask('a', 1)], [{ id: 'x', text: 't' }]).unknown).toEqual(['x']);
  });

  it('splits the stored asks into kept and removed, for any drafts', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,3}$/), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (storedIds, draftIds) => {
        const stored = storedIds.map((id, index) => ask(id, index + 1));
        const plan = planAskChanges(
          stored,
          draftIds.map((id) => ({ id, text: id })),
        );
        const kept = plan.save.map(({ id }) => id).filter((id) => storedIds.includes(id ?? ''));
        expect([...kept, ...plan.remove].sort()).toEqual([...storedIds].sort());
        expect(plan.save.map(({ no }) => no)).toEqual(draftIds.map((_id, index) => index + 1));
      }),
    );
  });
});
