import { askFieldName, toProposalChanges } from './proposal-changes.js';

describe('toProposalChanges', () => {
  const asks = [
    { id: 'a1', text: '첫 요구', facetOverrides: {} },
    { id: 'a2', text: '둘째 요구', facetOverrides: { region: ['region.ulsan'] } },
  ];
  it('sends a changed ask within the whole list, with ids and overrides kept', () => {
    expect(toProposalChanges(asks, { title: '새 제목', [askFieldName(1)]: '새 요구' })).toEqual({
      title: '새 제목',
      asks: [
        { id: 'a1', text: '첫 요구', facetOverrides: {} },
        { id: 'a2', text: '새 요구', facetOverrides: { region: ['region.ulsan'] } },
      ],
    });
  });
  it('leaves the asks alone when none of them changed', () => {
    expect(toProposalChanges(asks, { body: '새 본문' })).toEqual({ body: '새 본문' });
  });
});
