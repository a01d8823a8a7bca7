import { type FitItem } from '@jeonghap/fit';
import { fitPage } from './fit-print.js';

const item = (title: string, verdict: FitItem['verdict'] = 'check'): FitItem => ({
  programme: { id: '1', externalRef: null, title, titleEn: null, ministry: null, noticeUrl: null },
  verdict,
  criteria: [
    {
      ...{
        criterionId: 'c1',
        polarity: 'requires',
        verdict: 'unknown',
        leaning: 'unknown',
        reason: 'fact-missing',
      },
      ...{ rule: { kind: 'other' }, value: null, asks: [], span: null, origin: 'extracted', confidence: 1 },
      ...{
        correction: null,
        sentence: '업력 <7년> 이내',
        explanation: { ko: '창업일을 모릅니다.', en: 'Not known.' },
      },
    },
  ],
  ...{ hasNoCriteria: false, isRead: true, relevance: 12.34, availability: 'unknown', workingDaysLeft: null },
  period: { kind: 'fixed', from: '2026-01-01', to: '2026-12-31' },
  areHolidaysKnown: true,
});
const page = (items: readonly FitItem[], lang: 'ko' | 'en' = 'ko') =>
  fitPage({ decidedOn: '2026-11-30', items }, lang, '');

describe('fitPage', () => {
  it('says each programme with its criteria and why, and that the notice prevails', () => {
    const html = page([item('시험 사업')]);
    for (const text of [
      '시험 사업',
      '창업일을 모릅니다.',
      '2026-01-01 – 2026-12-31',
      '12.3',
      '공고 원문이 우선',
      '확인되지 않음',
    ])
      expect(html).toContain(text);
    expect(page([item('시험 사업')], 'en')).toContain('Not known.');
  });

  it('takes nothing that was written for markup, and asks nothing of a network', () => {
    const html = page([item('<script>alert(1)</script>')]);
    expect(html).not.toContain('<script');
    expect(html).toContain('업력 &lt;7년&gt; 이내');
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/(?:src|href)=/);
  });

  it('prints a hundred programmes of a group, and says how many are left', () => {
    const html = page(Array.from({ length: 103 }, (_, no) => item(`사업 ${String(no)}`)));
    expect(html.match(/<article>/g)).toHaveLength(100);
    expect(html).toContain('3건이 더 있습니다.');
    expect(html).toContain('확인 필요 103');
    expect(page([])).toContain('해당하는 사업이 없습니다.');
  });
});
