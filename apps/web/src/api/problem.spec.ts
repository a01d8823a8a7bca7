import { toApiProblem } from './problem.js';

describe('toApiProblem', () => {
  it('keeps code, wording in both languages, fields and request id', () => {
    const problem = toApiProblem(422, {
      code: 'input.invalid',
      detail: '입력을 확인하십시오.',
      detailEn: 'Check the input.',
      errors: [{ field: 'title', messageKo: '너무 깁니다', messageEn: 'Too long' }, { field: 3 }],
      requestId: 'r-1',
    });
    expect(problem).toMatchObject({ status: 422, code: 'input.invalid', requestId: 'r-1' });
    expect(problem.detailIn('en')).toBe('Check the input.');
    expect(problem.fields).toEqual([{ field: 'title', messageKo: '너무 깁니다', messageEn: 'Too long' }]);
  });
  it('makes a usable problem of a body that is none', () => {
    expect(toApiProblem(502, '<html>')).toMatchObject({ status: 502, code: 'unknown', fields: [] });
    expect(toApiProblem(502, '<html>').detailIn('ko')).toBeUndefined();
  });
});
