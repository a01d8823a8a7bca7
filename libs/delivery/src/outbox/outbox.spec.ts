import { answerNote, pauseSeconds, TRIED_HOURS } from './outbox.js';

describe('pauseSeconds', () => {
  it('grows from half a minute to four hours', () => {
    expect([1, 2, 3, 9, 10, 11, 1_000].map(pauseSeconds)).toEqual([
      30, 60, 120, 7_680, 14_400, 14_400, 14_400,
    ]);
  });

  it('leaves some thirty attempts before a delivery is given up', () => {
    let [seconds, attempts] = [0, 0];
    while (seconds < TRIED_HOURS * 3_600) seconds += pauseSeconds((attempts += 1));
    expect(attempts).toBeGreaterThan(20);
    expect(attempts).toBeLessThan(40);
  });
});

describe('answerNote', () => {
  it('is one short line without what is secret', () => {
    expect(answerNote('550 5.1.1 <a@b.kr>\r\n550 unknown\u0007', ['a@b.kr', ''])).toBe(
      '550 5.1.1 <…> 550 unknown',
    );
    expect(answerNote('가'.repeat(1_000))).toHaveLength(200);
  });
});
