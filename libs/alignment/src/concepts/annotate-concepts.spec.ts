import fc from 'fast-check';

import { concept, SMALL_THESAURUS, smallModel } from '../../test/support/small-model.js';
import { annotateConcepts } from './annotate-concepts.js';

const model = smallModel();

function found(text: string, of = model): readonly string[] {
  return annotateConcepts(text, of.matcher).map(
    ({ concept: index, start, end }) => `${of.concepts[index]?.id ?? ''} ${text.slice(start, end)}`,
  );
}

describe('annotateConcepts', () => {
  it('finds official, lay, abbreviated and English wordings with their places', () => {
    expect(found('소상공인 이용권과 CSAP, voucher')).toEqual([
      'beneficiary.small-merchant 소상공인',
      'instrument.voucher 이용권',
      'object.cloud-certificate CSAP',
      'instrument.voucher voucher',
    ]);
  });

  it('does not mind spaces in longer wordings', () => {
    expect(found('클라우드보안인증을')).toEqual(['object.cloud-certificate 클라우드보안인증']);
    expect(found('생성형 인 공지능')).toEqual(['object.generative-ai 생성형 인 공지능']);
  });

  it('prefers the longest wording and drops the ones inside it', () => {
    expect(found('생성형 인공지능')).toEqual(['object.generative-ai 생성형 인공지능']);
  });

  it('matches two-syllable wordings at the start of a word only', () => {
    expect(found('제조 현장')).toEqual(['sector.manufacturing 제조']);
    expect(found('무제조건')).toEqual([]);
  });

  it('does not let a short wording reach over a space', () => {
    expect(found('바우 처리')).toEqual([]);
  });

  it('wants word boundaries around Latin abbreviations, but takes particles', () => {
    expect(found('AI를 쓰는 FAIR')).toEqual(['object.ai AI']);
    expect(found('AI로봇')).toEqual(['object.ai AI']);
  });

  it('lets the last syllable of a stem gain ㄴ, ㄹ, ㅁ, ㅂ or ㅆ', () => {
    const of = smallModel({
      thesaurus: [...SMALL_THESAURUS, concept('instrument.loan', '융자', { lay: ['빌려 쓰'] })],
    });
    expect(found('빌려 쓴다', of)).toEqual(['instrument.loan 빌려 쓴']);
    expect(found('빌려 쓱', of)).toEqual([]);
  });

  it('finds a pattern when its stems stand in one sentence, and marks each stem', () => {
    expect(found('비용의 절반만 대 달라')).toEqual(['instrument.subsidy 비용', 'instrument.subsidy 절반']);
    expect(found('비용이 든다. 절반만 남았다.')).toEqual([]);
  });

  it('trusts lay wordings and patterns less than official ones', () => {
    const trust = (text: string): number => annotateConcepts(text, model.matcher)[0]?.trust ?? 0;
    expect(trust('보조금')).toBe(1);
    expect(trust('돈 보태 달라')).toBe(0.4);
    expect(trust('쿠폰처럼 쓰는')).toBe(0.7);
    expect(trust('비용 절반')).toBe(0.5);
  });

  it('points into the text as it was written', () => {
    expect(found('ＡＩ·제조업')).toEqual(['object.ai ＡＩ', 'sector.manufacturing 제조업']);
  });

  it('is total and gives spans inside the text on any string', () => {
    const unit = fc.constantFrom(
      ...Array.from('인공지능바우처제조AI 보조금.비용절반\n'),
      '풀어',
      '\ud800',
      'ㄱ',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        for (const { start, end, trust } of annotateConcepts(text, model.matcher)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(trust).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes time in proportion to length', () => {
    const run = (length: number): number => {
      const from = process.cpuUsage(); // of this process alone, whatever else the machine does
      annotateConcepts('인공지능바우처'.repeat(length / 7), model.matcher);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    run(2_000);
    // the quickest of three: a pause of the machine says nothing about the length
    const quickest = (length: number): number => Math.min(run(length), run(length), run(length));
    // Eight times the text; quadratic time would take sixty-four times as long.
    expect(quickest(112_000)).toBeLessThan(quickest(14_000) * 28 + 60);
  });
});
