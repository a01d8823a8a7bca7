import { officialLawName } from './official-law-name.js';
import { parseCitations } from './parse-citations.js';

const AI_BASIC_ACT = '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법';

describe('officialLawName', () => {
  it.each([
    ['AI 기본법', AI_BASIC_ACT],
    ['ai기본법', AI_BASIC_ACT],
    ['인공지능 기본법 시행령', `${AI_BASIC_ACT} 시행령`],
    [AI_BASIC_ACT, AI_BASIC_ACT],
    ['개인정보보호법', '개인정보 보호법'],
    ['저작권법', '저작권법'],
    ['', ''],
  ])('%s → %s', (name, official) => {
    expect(officialLawName(name)).toBe(official);
  });
});

describe('parseCitations', () => {
  it('cites a law by its full name, whichever name the text uses', () => {
    const short = parseCitations('AI 기본법 제31조제1항을 고쳐 달라');
    const full = parseCitations(`「${AI_BASIC_ACT}」 제31조제1항`);
    expect(short[0]).toMatchObject({ law: AI_BASIC_ACT, article: '31', paragraph: 1 });
    expect(full[0]).toMatchObject({ law: AI_BASIC_ACT, article: '31', paragraph: 1 });
    expect(parseCitations('「AI 기본법」')[0]?.law).toBe(AI_BASIC_ACT);
  });
});
