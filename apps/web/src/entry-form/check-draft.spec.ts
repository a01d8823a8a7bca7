import { checkDraft } from './check-draft.js';
import { toProgrammeDraft, programmeForm } from './programme-form.js';
import { proposalForm, toProposalDraft } from './proposal-form.js';

const programme = (values: Record<string, string>) =>
  checkDraft(programmeForm.rules, toProgrammeDraft({ ...programmeForm.empty, title: '사업', ...values }));
const proposal = (values: Record<string, string>) =>
  checkDraft(proposalForm.rules, toProposalDraft({ ...proposalForm.empty, title: '제안', ...values }));

describe('checkDraft', () => {
  it('finds no fault in a programme of which only the title is given', () => {
    expect(programme({})).toEqual([]);
  });

  it.each([
    ['an empty title', { title: ' ' }, { field: 'title', rule: 'empty' }],
    [
      'a title of 5,000 characters',
      { title: '가'.repeat(5_000) },
      { field: 'title', rule: 'tooLong', limit: 500 },
    ],
    ['a budget that is no number', { budgetKrw: '백억' }, { field: 'budgetKrw', rule: 'notNumber' }],
    [
      'an address without a protocol',
      { 'provenance.url': 'law.go.kr' },
      { field: 'provenance.url', rule: 'notUrl' },
    ],
    ['a day that is none', { validFrom: '2026-02-30' }, { field: 'validFrom', rule: 'notDay' }],
    [
      'lines that are none',
      { 'provenance.lines': '앞부분' },
      { field: 'provenance.lines', rule: 'notNumber' },
    ],
    [
      'too many regions',
      { regions: Array.from({ length: 31 }, (_, no) => `지역 ${String(no)}`).join('\n') },
      { field: 'regions', rule: 'tooMany', limit: 30 },
    ],
  ])('names the field of %s', (_what, values, fault) => {
    expect(programme(values)).toEqual([fault]);
  });

  it('names an empty ask by its place, and a stakeholder that was not chosen', () => {
    const asks = JSON.stringify([{ text: '있다' }, { text: '  ' }]);
    expect(proposal({ asks })).toEqual([
      { field: 'stakeholder', rule: 'empty' },
      { field: 'asks.1.text', rule: 'empty' },
    ]);
  });

  it('takes won with commas', () => {
    expect(toProgrammeDraft({ ...programmeForm.empty, budgetKrw: '1,200,000 원' }).budgetKrw).toBe(1_200_000);
  });
});
