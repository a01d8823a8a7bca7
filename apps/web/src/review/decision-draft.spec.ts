import { type Reason } from '../api/model.js';
import { type DecisionDraft, emptyDraft, toDecisionBody, withReason } from './decision-draft.js';

const reason = (code: string, decisions: string[], ko: string) =>
  ({ code, decisions, label: { ko, en: ko }, template: { ko, en: '' } }) as unknown as Reason;
const reasons = [
  reason('same-instrument-and-object', ['confirmed'], '같음'),
  reason('other-words', ['confirmed', 'adjusted'], '표현만 다름'),
  reason('ended', ['rejected'], '끝남'),
];
const first = emptyDraft(null);
const after = (draft: Partial<DecisionDraft>, before: DecisionDraft = first): DecisionDraft =>
  withReason({ ...before, ...draft }, before, { reasons, language: 'ko' });

describe('withReason', () => {
  it('chooses a reason that fits another decision, with its sentence', () => {
    expect(after({ decision: 'rejected' })).toMatchObject({ reasonCode: 'ended', reason: '끝남' });
  });

  it('replaces the sentence of another reason, and never what the person wrote', () => {
    const chosen = after({ reasonCode: 'other-words' });
    expect(chosen.reason).toBe('표현만 다름');
    expect(after({ decision: 'rejected' }, chosen).reason).toBe('끝남');
    expect(after({ decision: 'rejected' }, { ...chosen, reason: '내 생각' }).reason).toBe('내 생각');
  });
});

describe('toDecisionBody', () => {
  it('sends what belongs to the decision', () => {
    expect(toDecisionBody(first)).toMatchObject({ decision: 'confirmed', extent: 'wholly' });
    expect(toDecisionBody({ ...first, decision: 'rejected' })).not.toHaveProperty('extent');
    expect(toDecisionBody({ ...first, decision: 'adjusted', score: '62.5' })).toMatchObject({ score: 62.5 });
    expect(toDecisionBody({ ...first, decision: 'adjusted' })).toMatchObject({ score: -1 });
  });
});
