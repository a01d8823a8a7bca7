import { fieldError } from './field-messages.js';
import { ERROR_MESSAGES, messageOf } from './messages.js';

describe('messageOf', () => {
  it('fills details and leaves unknown placeholders as written', () => {
    expect(messageOf('entry.stale', { current: 4 }).ko).toContain('현재 개정 4');
    expect(messageOf('entry.stale').en).toContain('{current}');
  });

  it('has Korean in every Korean and none in any English wording', () => {
    for (const { ko, en } of Object.values(ERROR_MESSAGES)) {
      expect(ko).toMatch(/[가-힣]/);
      expect(en).not.toMatch(/[가-힣]/);
    }
  });
});

describe('fieldError', () => {
  it('names the limit where given and has a general wording for unknown rules', () => {
    expect(fieldError('title', 'maxLength', 500)).toEqual({
      field: 'title',
      messageKo: '너무 깁니다 (500).',
      messageEn: 'is too long (500).',
    });
    expect(fieldError('x', 'someNewRule').messageKo).toBe('값이 올바르지 않습니다.');
  });
});
