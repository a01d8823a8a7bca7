import {
  SMALL_ASSETS,
  SMALL_PARAMETERS,
  SMALL_THESAURUS,
  smallModel,
} from '../../test/support/small-model.js';
import { countTexts } from './count-text.js';
import { modelVersionOf } from './build-model.js';
import { termKey } from './term-key.js';

describe('buildModel', () => {
  it('gives the same version for the same assets in another order', () => {
    const reordered = {
      ...SMALL_ASSETS,
      thesaurus: [...SMALL_THESAURUS].reverse(),
      statistics: {
        ...SMALL_ASSETS.statistics,
        termFrequency: Object.fromEntries(Object.entries(SMALL_ASSETS.statistics.termFrequency).reverse()),
      },
    };
    expect(smallModel(reordered).version).toBe(smallModel().version);
    expect(smallModel().version).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives another version when any asset changes', () => {
    const versions = [
      smallModel(),
      smallModel({ thesaurus: SMALL_THESAURUS.slice(1) }),
      smallModel({ parameters: { ...SMALL_PARAMETERS, fields: { ...SMALL_PARAMETERS.fields, title: 0.9 } } }),
      smallModel({ statistics: { ...SMALL_ASSETS.statistics, documents: 101 } }),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(smallModel())).toBe(true);
  });

  it('holds unknown terms for the rarest and common ones for less', () => {
    const model = smallModel();
    expect(model.termRarity(termKey('양자'))).toBe(1);
    expect(model.termRarity(termKey('지원'))).toBeLessThan(0.2);
    expect(model.termRarity(termKey('지원'))).toBeGreaterThan(0);
  });

  it('holds concepts that no text has for the rarest', () => {
    const model = smallModel();
    const rarity = (id: string): number => model.conceptRarity[model.conceptIndex.get(id) ?? -1] ?? -1;
    expect(rarity('instrument.voucher')).toBe(1);
    expect(rarity('object.ai')).toBeLessThan(rarity('instrument.subsidy'));
  });
});

describe('termKey', () => {
  it('keeps two-unit terms apart without hashing', () => {
    expect(termKey('가나')).toBe(((0xac00 << 16) | 0xb098) >>> 0);
    expect(termKey('가나')).not.toBe(termKey('나가'));
  });

  it('hashes longer terms to 32 bits', () => {
    expect(termKey('인공지능')).toBeGreaterThanOrEqual(0);
    expect(termKey('인공지능')).toBeLessThan(2 ** 32);
    expect(termKey('인공지능')).not.toBe(termKey('인공지농'));
  });
});

describe('countTexts', () => {
  it('counts each term and concept once and the length with repeats', () => {
    const counts = countTexts('바우처 바우처', smallModel());
    expect(counts.length).toBe(7);
    expect([...counts.terms].sort()).toEqual(['바우', '바우처', '우처', '처바']);
    expect([...counts.concepts]).toEqual(['instrument.voucher']);
  });
});

describe('modelVersionOf', () => {
  it('tells the version of a model without building it', () => {
    const thesaurus = [...SMALL_THESAURUS].reverse();
    expect(modelVersionOf({ ...SMALL_ASSETS, thesaurus })).toBe(smallModel().version);
  });
});
