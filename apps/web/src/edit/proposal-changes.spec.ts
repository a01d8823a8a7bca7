import { toProposalChanges } from './proposal-changes.js';

describe('toProposalChanges', () => {
  const asks = [
    { id: 'a1', no: 1 },
    { id: 'a2', no: 2 },
  ];
  it('sends only what changed, with asks named by id', () => {
    expect(toProposalChanges(asks, { title: '새 제목', 'asks.2': '새 요구' })).toEqual({
      title: '새 제목',
      asks: [{ id: 'a2', text: '새 요구' }],
    });
    expect(toProposalChanges(asks, { body: '새 본문' })).toEqual({ body: '새 본문' });
  });
});
