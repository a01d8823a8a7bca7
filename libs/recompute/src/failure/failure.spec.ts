import { toShownCause } from './failure.js';

describe('toShownCause', () => {
  it.each([
    ['connect to postgres://jeonghap:hunter2@db:5432/x failed', 'connect to postgres://…@db:5432/x failed'],
    ['redis://:hunter2@cache refused', 'redis://…@cache refused'],
    ['password="hun ter2" is wrong', 'password=… is wrong'],
    ['got {"token": "abc.def", "n": 1}', 'got {"token": …, "n": 1}'],
    ['Authorization: Bearer abc.def-1 was refused', 'Authorization: Bearer … was refused'],
    ['api_key=abc&x=1', 'api_key=…&x=1'],
  ])('takes credentials out of %s', (message, shown) => {
    expect(toShownCause(message)).toBe(shown);
  });

  it('leaves a message without any as it is', () => {
    const message = 'measure 7 is not in the index of its snapshot; see https://example.invalid/a@b';
    expect(toShownCause(message)).toBe(message);
  });
});
