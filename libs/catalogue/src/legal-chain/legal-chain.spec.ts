import { readBasis } from './legal-basis.js';
import { buildLegalChain, type ChainItem, MAX_BELOW } from './legal-chain.js';

const ACT = '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법';
const item = (id: string, given: Partial<ChainItem> = {}): ChainItem => ({
  ...{
    id,
    externalRef: null,
    title: id,
    titleEn: null,
    law: null,
    lawAliases: [],
    article: null,
    rank: null,
  },
  ...{ stage: 'in_force', confirmed: true, delegation: null, unmadeRules: [], delegatedBy: [] },
  ...given,
});
const article = (id: string, no: string, given: Partial<ChainItem> = {}): ChainItem =>
  item(id, { law: ACT, lawAliases: ['AI 기본법'], rank: 'act', article: no, ...given });
const decree = (id: string, no: string, given: Partial<ChainItem> = {}): ChainItem =>
  item(id, { law: `${ACT} 시행령`, rank: 'decree', article: no, ...given });

const chain = (items: readonly ChainItem[], id: string) => {
  const built = buildLegalChain(items, id);
  if (built === undefined) throw new Error(`no chain of ${id}`);
  return built;
};
const steps = (nodes: readonly { readonly id: string; readonly depth: number }[]) =>
  nodes.map(({ id, depth }) => [id, depth]);

describe('buildLegalChain', () => {
  it('finds the article of the decree that an act cites, and the notice that names the decree', () => {
    const items = [
      article('art', '제16조', { delegation: '시행령 제15조' }),
      decree('dec', '제15조', { delegation: '고시' }),
      decree('other', '제16조'),
      item('notice', { rank: 'notice', delegatedBy: ['dec'], stage: 'planned' }),
    ];
    const { item: own, below } = chain(items, 'art');
    expect(own.places).toMatchObject([{ text: '시행령 제15조', state: 'made', takenUpBy: ['dec'] }]);
    expect(steps(below)).toEqual([
      ['dec', 1],
      ['notice', 2],
    ]);
    expect(below[0]?.places).toMatchObject([{ state: 'in_preparation', takenUpBy: ['notice'] }]);
    expect(steps(chain(items, 'notice').above)).toEqual([
      ['art', -2],
      ['dec', -1],
    ]);
    expect(chain(items, 'other').above).toEqual([]);
  });

  it('finds the decree of a law that is written by its short name', () => {
    const items = [
      article('art', '제16조', { delegation: '시행령 제15조' }),
      decree('dec', '제 15조', { law: 'AI기본법 시행령' }),
    ];
    expect(chain(items, 'art').item.places).toMatchObject([{ takenUpBy: ['dec'] }]);
  });

  it('tells what is known not to be made from what the catalogue does not have', () => {
    const { item: own } = chain(
      [
        article('art', '제32조', {
          delegation: '시행령 제24조 및 과학기술정보통신부 고시',
          unmadeRules: ['과학기술정보통신부 고시', '시행규칙 제2조'],
        }),
      ],
      'art',
    );
    expect(own.places.map(({ text, state }) => [text, state])).toEqual([
      ['시행령 제24조', 'not_in_catalogue'],
      ['과학기술정보통신부 고시', 'unmade'],
      ['시행규칙 제2조', 'unmade'],
    ]);
  });

  it('takes a linked rule of another rank or article for none of the places', () => {
    const { item: own, below } = chain(
      [
        article('art', '제16조', { delegation: '시행령 제15조, 고시' }),
        item('rule', { rank: 'ministerial_rule', delegatedBy: ['art'] }),
        item('dec', { rank: 'decree', article: '제99조', delegatedBy: ['art'] }),
      ],
      'art',
    );
    expect(own.places.map(({ takenUpBy }) => takenUpBy)).toEqual([[], []]);
    expect(below).toHaveLength(2);
  });

  it('puts an act as a whole above its articles, and them below it', () => {
    const items = [item('act', { law: ACT, rank: 'act' }), article('a1', '제1조'), article('a2', '제2조')];
    expect(steps(chain(items, 'act').below)).toEqual([
      ['a1', 1],
      ['a2', 1],
    ]);
    expect(steps(chain(items, 'a1').above)).toEqual([['act', -1]]);
  });

  it('ends where entries name each other', () => {
    const items = [item('a', { delegatedBy: ['b'] }), item('b', { delegatedBy: ['a'] })];
    const { above, below } = chain(items, 'a');
    expect([steps(above), below]).toEqual([[['b', -1]], []]);
  });

  it('says how many it leaves out', () => {
    const rules = Array.from({ length: MAX_BELOW + 3 }, (_, no) =>
      item(`r${String(no)}`, { delegatedBy: ['a'] }),
    );
    const { below, omitted } = chain([item('a'), ...rules], 'a');
    expect([below.length, omitted]).toEqual([MAX_BELOW, 3]);
  });

  it('knows nothing of an item that is not there', () => {
    expect(buildLegalChain([], 'a')).toBeUndefined();
  });
});

describe('readBasis', () => {
  const items = [
    item('act', { law: ACT, rank: 'act' }),
    article('a16', '제16조'),
    article('a17-2', '제17조의2'),
  ];

  it.each([
    ['AI 기본법 제16조', [['AI 기본법 제16조', ['a16']]]],
    [
      `「${ACT}」 제16조 및 제17조의2`,
      [
        [`「${ACT}」 제16조`, ['a16']],
        ['제17조의2', ['a17-2']],
      ],
    ],
    ['인공지능기본법', [['인공지능기본법', ['act']]]],
    ['전자정부법 제3조', [['전자정부법 제3조', []]]],
    ['예산 지침', [['예산 지침', []]]],
  ] as const)('reads %s', (text, cited) => {
    expect(readBasis(text, items).map(({ text: one, itemIds }) => [one, itemIds])).toEqual(cited);
  });
});
