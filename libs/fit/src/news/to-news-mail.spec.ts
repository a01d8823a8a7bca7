import { type ChangeNews, type ClosingNews, stageOf } from './fit-news.js';
import { toNewsMail } from './to-news-mail.js';

const programme = { id: 'p1', title: '바우처', titleEn: 'Voucher' };
const change: ChangeNews = {
  ...{ noticeId: 'n1', profileId: 'f1', profileName: '본사', before: 'check', after: 'eligible' },
  ...{ programme, closesOn: null, gathered: null },
  outline: { ko: '업력 7년 이내 조건을 충족합니다.', en: 'Meets: firm age up to 7 years.' },
};
const closing: ClosingNews = {
  ...{ profileId: 'f1', profileName: '본사', programme, verdict: 'check', closesOn: '2026-12-01', stage: 1 },
};

describe('stageOf', () => {
  it.each([
    ['2026-12-16', undefined],
    ['2026-12-15', 14],
    ['2026-12-09', 14],
    ['2026-12-08', 7],
    ['2026-12-03', 7],
    ['2026-12-02', 1],
    ['2026-12-01', 1],
    ['2026-11-30', undefined],
  ])('of what closes on %s is %s', (closesOn, stage) => {
    expect(stageOf(closesOn, '2026-12-01')).toBe(stage);
  });
});

describe('toNewsMail', () => {
  it('names the change, why, and the deadline, known or not', () => {
    const mail = toNewsMail({ changes: [change], closings: [closing] }, '2026-12-01', 'ko');
    expect(mail.subject).toBe('[정합] 기업 적합 진단: 판정 변동 1건, 마감 임박 1건');
    expect(mail.sections.flatMap(({ lines }) => lines)).toEqual([
      {
        text: '바우처: 확인 필요 → 신청 가능 (본사). 업력 7년 이내 조건을 충족합니다. 마감일은 알 수 없습니다.',
        path: '/programmes/p1',
      },
      { text: '바우처: 오늘(2026-12-01) 마감. 확인 필요 (본사)', path: '/programmes/p1' },
    ]);
  });

  it('tells of many programmes in one line with the first of them, and leads to the question', () => {
    const gathered = {
      ...({ count: 412, kind: 'sales', fact: 'salesKrw', year: 2026 } as const),
      programmes: [programme],
      reason: { ko: '2026년 매출액이 아직 없습니다.', en: 'The sales of 2026 are not given yet.' },
    } as const;
    const many = { ...change, before: 'eligible', after: 'check', programme: null, gathered } as const;
    const [section] = toNewsMail({ changes: [many], closings: [] }, '2027-01-01', 'en').sections;
    expect(section?.lines).toEqual([
      {
        text: '412 programmes: Can apply → To be checked (본사). The sales of 2026 are not given yet.',
        path: '/fit?fact=salesKrw',
      },
      { text: 'Voucher', path: '/programmes/p1' },
    ]);
  });

  it('says how much is left out, and has no part without lines', () => {
    const mail = toNewsMail({ changes: Array(25).fill(change), closings: [] }, '2026-12-01', 'ko');
    expect(mail.sections).toHaveLength(1);
    expect(mail.sections[0]?.lines).toHaveLength(20);
    expect(mail.sections[0]?.note).toBe('그 밖의 5건은 서비스의 알림과 진단 결과에 있습니다.');
  });
});
