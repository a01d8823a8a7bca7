import { type Reason } from '../api/model.js';
import { type Decidable, emptyBulkDraft, toBulkItems, withCommon, withRow } from './bulk-draft.js';

const reason = (code: Reason['code'], decisions: Reason['decisions'], ko: string): Reason => ({
  code,
  decisions,
  label: { ko, en: ko },
  template: { ko, en: '' },
});
const reasons = [
  reason('same-instrument-and-object', ['confirmed'], '같음'),
  reason('other-words', ['confirmed'], '표현만 다름'),
  reason('ended', ['rejected'], '끝남'),
  reason('other-target', ['rejected'], '대상이 다름'),
];
const words = { reasons, language: 'ko' } as const;

describe('withCommon', () => {
  it('gives every row the decision and the sentence of its reason', () => {
    const { rows } = withCommon(emptyBulkDraft(2), { decision: 'rejected' }, words);
    expect(rows).toMatchObject([
      { decision: 'rejected', reasonCode: 'ended', reason: '끝남' },
      { decision: 'rejected', reasonCode: 'ended', reason: '끝남' },
    ]);
  });

  it('leaves the words and the fitting reason that a row has of its own', () => {
    const rejected = withCommon(emptyBulkDraft(2), { decision: 'rejected' }, words);
    const chosen = withRow(rejected, 0, { ...words, patch: { reasonCode: 'other-target' } });
    expect(chosen.rows[0]).toMatchObject({ reasonCode: 'other-target', reason: '대상이 다름' });
    const written = withRow(chosen, 0, { ...words, patch: { reason: '다른 업종이다' } });
    const changed = withCommon(written, { reason: '모두 끝난 사업' }, words);
    expect(changed.rows).toMatchObject([
      { reasonCode: 'other-target', reason: '다른 업종이다' },
      { reasonCode: 'ended', reason: '모두 끝난 사업' },
    ]);
  });

  it('takes a reason away from a row that does not fit the decision any more', () => {
    const rejected = withCommon(emptyBulkDraft(1), { decision: 'rejected' }, words);
    const chosen = withRow(rejected, 0, { ...words, patch: { reasonCode: 'other-target' } });
    const confirmed = withCommon(chosen, { decision: 'confirmed' }, words);
    expect(confirmed.rows[0]?.reasonCode).toBe('same-instrument-and-object');
  });
});

describe('toBulkItems', () => {
  it('sends each with the version and the texts that were seen, and leaves out what is gone', () => {
    const review = (askId: string, presentDigest: string | null) =>
      ({ askId, measureId: 'm', version: 3, presentDigest }) as Decidable;
    const { rows } = withCommon(emptyBulkDraft(2), { decision: 'rejected' }, words);
    expect(toBulkItems([review('a', 'd'), review('b', null)], rows)).toEqual([
      {
        askId: 'a',
        measureId: 'm',
        version: 3,
        textDigest: 'd',
        decision: 'rejected',
        reasonCode: 'ended',
        reason: '끝남',
      },
    ]);
  });
});
