import { pairFreshness, proposalFreshness } from './freshness.js';

const at = new Date('2026-11-01T00:00:00Z');
const dead = { dead: true, error: 'boom' };
const waiting = { dead: false, error: null };

describe('proposalFreshness', () => {
  const row = { computedAt: at, dirty: null, failedMeasureError: null };

  it('is fresh when nothing waits', () => {
    expect(proposalFreshness(row, false)).toEqual({ state: 'fresh', computedAt: at, cause: null });
  });

  it('is pending for its own edit, for a value never computed, and for any measure that waits', () => {
    expect(proposalFreshness({ ...row, dirty: waiting }, false).cause?.code).toBe('entry-changed');
    expect(proposalFreshness({ ...row, computedAt: null }, false)).toMatchObject({
      state: 'pending',
      computedAt: null,
    });
    expect(proposalFreshness(row, true).cause?.code).toBe('measure-changed');
  });

  it('is failed with the cause when its own or an aligned measure was set aside', () => {
    const failed = { state: 'failed', cause: { code: 'computation-failed', detail: 'boom' } };
    expect(proposalFreshness({ ...row, dirty: dead }, true)).toMatchObject(failed);
    expect(proposalFreshness({ ...row, failedMeasureError: 'boom' }, false)).toMatchObject(failed);
  });
});

describe('pairFreshness', () => {
  it('says which side it waits for, and prefers a failure', () => {
    expect(pairFreshness(at, null, null).state).toBe('fresh');
    expect(pairFreshness(at, waiting, null).cause?.code).toBe('entry-changed');
    expect(pairFreshness(at, null, waiting).cause?.code).toBe('measure-changed');
    expect(pairFreshness(at, waiting, dead)).toMatchObject({ state: 'failed', cause: { detail: 'boom' } });
  });
});
