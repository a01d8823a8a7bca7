import { REASONS } from './reason.js';
import { findDraftFaults, type ReviewDraft, verdictOf } from './review.js';

const DRAFT: ReviewDraft = {
  decision: 'confirmed',
  extent: 'wholly',
  scoreTenths: null,
  reasonCode: 'other-words',
  reason: '같은 내용',
  textDigest: 'a',
};
const faultsOf = (changes: Partial<ReviewDraft>): readonly string[] =>
  findDraftFaults({ ...DRAFT, ...changes }).map(({ field }) => field);

describe('findDraftFaults', () => {
  it('takes each decision with what belongs to it', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ decision: 'rejected', extent: null, reasonCode: 'ended' })).toEqual([]);
    expect(faultsOf({ decision: 'adjusted', extent: null, scoreTenths: 0 })).toEqual([]);
  });

  it('names what is missing, what does not belong, and a reason for another decision', () => {
    expect(faultsOf({ extent: null })).toEqual(['extent']);
    expect(faultsOf({ scoreTenths: 500 })).toEqual(['score']);
    expect(faultsOf({ decision: 'adjusted', extent: null })).toEqual(['score']);
    expect(faultsOf({ decision: 'rejected', reasonCode: 'ended' })).toEqual(['extent']);
    expect(faultsOf({ reasonCode: 'ended' })).toEqual(['reasonCode']);
  });
});

describe('verdictOf', () => {
  it.each([
    ['confirmed', 'wholly', 'answers_wholly'],
    ['confirmed', 'partly', 'answers_partly'],
    ['rejected', null, 'rejected'],
    ['adjusted', null, 'adjusted'],
  ] as const)('%s %s → %s', (decision, extent, verdict) => {
    expect(verdictOf({ decision, extent })).toBe(verdict);
  });
});

describe('REASONS', () => {
  it('have one code each, and every decision has some', () => {
    expect(new Set(REASONS.map(({ code }) => code)).size).toBe(REASONS.length);
    for (const decision of ['confirmed', 'rejected', 'adjusted'] as const) {
      const fitting = REASONS.filter(({ decisions }) => (decisions as readonly string[]).includes(decision));
      expect(fitting.length).toBeGreaterThan(2);
    }
  });
});
