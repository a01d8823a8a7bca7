import { toProviderAnswer } from './provider-answer.js';

describe('toProviderAnswer', () => {
  it('picks what the API takes, and leaves out what providers add', () => {
    expect(toProviderAnswer({ state: 's', code: 'c', iss: 'i', session_state: 'x', lang: 'en' })).toEqual({
      state: 's',
      code: 'c',
      iss: 'i',
    });
    expect(toProviderAnswer({ state: 's', error: 'access_denied', error_description: '…' })).toEqual({
      state: 's',
      error: 'access_denied',
    });
  });

  it('takes the first of several and no empty one', () => {
    expect(toProviderAnswer({ state: ['s', 't'], code: '' })).toEqual({ state: 's' });
    expect(toProviderAnswer({})).toEqual({});
  });
});
