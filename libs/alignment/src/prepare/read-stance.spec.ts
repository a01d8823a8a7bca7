import fc from 'fast-check';

import { readAskStance, readMeasureStance } from './read-stance.js';

describe('readAskStance', () => {
  it.each([
    ['규제를 풀어 달라', 'loosens'],
    ['의무를 없애 주십시오', 'loosens'],
    ['인증을 면제해 달라', 'loosens'],
    ['원본을 쓰게 해 달라', 'loosens'],
    ['얼굴인식을 금지하라', 'tightens'],
    ['기록을 팔지 마라', 'tightens'],
    ['특례를 폐지하라', 'tightens'],
    ['과태료를 올려라', 'tightens'],
  ] as const)('reads %s as %s', (text, way) => {
    const stance = readAskStance('', text);
    const other = way === 'loosens' ? 'tightens' : 'loosens';
    expect(stance[way]).toBeGreaterThan(stance[other]);
  });

  it('hears an objection', () => {
    expect(readAskStance('그 법안을 철회하라', '').objects).toBeGreaterThan(0.4);
    expect(readAskStance('바우처를 늘려 달라', '').objects).toBe(0);
  });

  it('is total and stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ maxLength: 80 }),
        (title, text) => {
          for (const value of Object.values(readAskStance(title, text))) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThan(1);
          }
        },
      ),
    );
  });
});

describe('readMeasureStance', () => {
  it('reads duties as tightening and exceptions as loosening', () => {
    const duty = readMeasureStance('표시 의무', '위반하면 과태료를 부과한다.');
    const exception = readMeasureStance('규제특례', '인증을 면제하고 허가를 생략할 수 있다.');
    expect(duty.tightens).toBeGreaterThan(duty.loosens);
    expect(exception.loosens).toBeGreaterThan(exception.tightens);
    expect(duty.objects).toBe(0);
  });
});
