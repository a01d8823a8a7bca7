import { type AssignmentOutcome } from '../api/model.js';
import { afterAssignment, choose, type ChosenProposal, rowsBetween, toUndo } from './chosen.js';

const one = (proposalId: string, version = 0): ChosenProposal => ({
  ...{ proposalId, version, assigneeId: null, dueOn: null },
});
const changed = (proposalId: string): AssignmentOutcome => ({
  proposalId,
  assignment: { proposalId, version: 1, assigneeId: 'p', assigneeName: 'P', dueOn: '2027-01-04' },
  before: { assigneeId: 'q', dueOn: null },
  problem: null,
});
const refused = (proposalId: string, assignment: AssignmentOutcome['assignment']): AssignmentOutcome => ({
  ...{ proposalId, assignment, before: null, problem: null },
});

describe('choose', () => {
  it('adds, takes away, and leaves what it was given as it is', () => {
    const first = choose(new Map(), [one('a'), one('b')], true);
    expect([...choose(first, [one('a')], false).keys()]).toEqual(['b']);
    expect([...first.keys()]).toEqual(['a', 'b']);
  });
});

describe('rowsBetween', () => {
  it('takes both ends, whichever comes first', () => {
    expect(rowsBetween(['a', 'b', 'c', 'd'], 2, 1)).toEqual(['b', 'c']);
    expect(rowsBetween(['a', 'b', 'c', 'd'], 1, 1)).toEqual(['b']);
  });
});

describe('afterAssignment', () => {
  it('knows the new versions, and forgets proposals that are gone', () => {
    const chosen = choose(new Map(), [one('a'), one('b')], true);
    const next = afterAssignment(chosen, [changed('a'), refused('b', null), changed('c')]);
    expect([...next]).toEqual([['a', { proposalId: 'a', version: 1, assigneeId: 'p', dueOn: '2027-01-04' }]]);
  });
});

describe('toUndo', () => {
  it('brings back what was before on top of what is now, and leaves alone what was refused', () => {
    expect(toUndo([changed('a'), refused('b', null)])).toEqual([
      { proposalId: 'a', version: 1, assigneeId: 'q', dueOn: null },
    ]);
  });
});
