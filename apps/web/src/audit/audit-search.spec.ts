import { toAuditSearch } from './audit-search.js';

describe('toAuditSearch', () => {
  it('keeps what the API takes and drops the rest', () => {
    const search = {
      kind: 'proposal',
      act: 'change',
      subject: ' 7 ',
      actor: 'user:1',
      from: '2026-11-29',
      to: '',
    };
    expect(toAuditSearch({ ...search, lang: 'en' })).toEqual({
      kind: 'proposal',
      act: 'change',
      subject: '7',
      actor: 'user:1',
      from: '2026-11-29',
    });
    expect(toAuditSearch({ act: 'peek', from: 'yesterday', kind: '  ' })).toEqual({});
  });
});
