import { type Alignment } from '../api/model.js';
import { groupByStakeholder, isClose } from './group-by-stakeholder.js';

function alignment(stakeholderId: string, score: number): Alignment {
  return { score, proposal: { stakeholder: { id: stakeholderId } } } as Alignment;
}

describe('groupByStakeholder', () => {
  it('puts the stakeholder of the closest ask first and orders asks within a group', () => {
    const groups = groupByStakeholder([
      alignment('a', 30),
      alignment('b', 70),
      alignment('a', 50),
      alignment('b', 10),
    ]);
    expect(groups.map((group) => [group.stakeholder.id, group.alignments.map((one) => one.score)])).toEqual([
      ['b', [70, 10]],
      ['a', [50, 30]],
    ]);
  });
});

describe('isClose', () => {
  it('takes strong and partial alignments only', () => {
    const bands = (['strong', 'partial', 'weak', 'none'] as const).filter((band) => isClose({ band }));
    expect(bands).toEqual(['strong', 'partial']);
  });
});
