import {
  ALIGNMENT_FLOOR_TENTHS,
  buildAskIndex,
  buildMeasureIndex,
  prepareAsk,
  prepareMeasure,
  type PreparedMeasure,
  putMeasure,
  scoreAlignment,
} from '@jeonghap/alignment';
import { ALIGNMENTS_PER_ASK } from './alignment/best-of-ask.js';
import { type ComputedPair } from './alignment/pair.js';
import { computeEntry } from './compute-entry.js';
import { type Claim } from './dirty/dirty.js';
import { loadModel } from './model/load-model.js';
import {
  type CatalogueSnapshot,
  type MeasureSource,
  type SnapshotProposal,
} from './snapshot/catalogue-snapshot.js';
import { withWordings } from './snapshot/lent-words.js';

const model = loadModel();
const MEASURES = [
  ['인공지능 이용권 지원', '중소기업에 인공지능 이용권을 나누어 준다.'],
  ['지능형 교통 체계 구축', '도로에 감지기를 놓는다.'],
  ['그래픽 처리 장치 공동 이용', '신생 기업이 연산 장치를 싸게 빌려 쓰도록 한다.'],
] as const;
const COPIES = 400;

function makeSnapshot(): CatalogueSnapshot & { readonly prepared: ReadonlyMap<string, PreparedMeasure> } {
  const asks = ['스타트업에 GPU 이용권을 달라', '동네 가게에 인공지능 이용권 2만 개를 나누어 달라'];
  const proposal: SnapshotProposal = {
    id: 'p',
    revision: 7,
    asks: asks.map((text, at) => ({
      id: `a${String(at)}`,
      no: at + 1,
      prepared: prepareAsk({ title: '인공지능 지원', text }, model),
    })),
  };
  const kinds = MEASURES.map(([title, body]) =>
    prepareMeasure({ kind: 'programme', title, body, status: 'open' }, model),
  );
  const prepared = new Map(
    Array.from({ length: COPIES }, (_, copy) =>
      kinds.map((measure, at) => [`m${String(at)}/${String(copy)}`, measure] as const),
    ).flat(),
  );
  return {
    proposals: new Map([['p', proposal]]),
    measures: new Map(
      [...prepared.keys()].map((id) => [
        id,
        { id, kind: 'programme' as const, revision: 3, title: id, titleEn: null, lent: undefined },
      ]),
    ),
    proposalOfAsk: new Map(proposal.asks.map(({ id }) => [id, proposal])),
    borrowers: new Map(),
    measureIndex: buildMeasureIndex(prepared, model),
    askIndex: buildAskIndex(
      proposal.asks.map(({ id, prepared: ask }) => [id, ask]),
      model,
    ),
    prepared,
  };
}

const snapshot = makeSnapshot();
const claimOf = (entryKind: Claim['entryKind'], entryId: string): Claim => ({
  scoreSetId: 1,
  entryKind,
  entryId,
  wantRevision: 9,
  pairsWanted: true,
  initial: false,
  leaseToken: 'token',
  attempts: 1,
  refills: 0,
});
const scoresOf = (pairs: readonly ComputedPair[]): ReadonlyMap<string, number> =>
  new Map(pairs.map(({ askId, measure, alignment }) => [`${askId} ${measure.id}`, alignment.scoreTenths]));

interface Score {
  readonly askId: string;
  readonly id: string;
  readonly score: number;
}
const asMap = (scores: readonly Score[]): ReadonlyMap<string, number> =>
  new Map(scores.map(({ askId, id, score }) => [`${askId} ${id}`, score]));

/** The slow obvious way: every pair is scored. @returns by ask, what reaches the floor, best first */
function scoreAll(): readonly (readonly Score[])[] {
  const asks = snapshot.proposals.get('p')?.asks ?? [];
  return asks.map((ask) =>
    [...snapshot.prepared]
      .map(([id, measure]) => ({
        askId: ask.id,
        id,
        score: scoreAlignment(ask.prepared, measure, model).scoreTenths,
      }))
      .filter(({ score }) => score >= ALIGNMENT_FLOOR_TENTHS)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
  );
}

describe('computeEntry', () => {
  it('finds the best pairs of each ask that reach the floor, and lets others have their turn meanwhile', async () => {
    let turns = 0;
    let isDone = false;
    const watch = (): void => {
      turns += 1;
      if (!isDone) setImmediate(watch);
    };
    setImmediate(watch);
    const { pairs, revision } = await computeEntry(claimOf('proposal', 'p'), { snapshot, model });
    isDone = true;
    expect(revision).toBe(7);
    expect(pairs.length).toBeGreaterThan(0);
    expect(scoresOf(pairs)).toEqual(
      asMap(scoreAll().flatMap((scores) => scores.slice(0, ALIGNMENTS_PER_ASK))),
    );
    // how often depends on how busy the machine is; without a pause there would be none
    expect(turns).toBeGreaterThan(0);
  });

  it('finds the pairs of a measure that reach the floor', async () => {
    const { pairs, revision } = await computeEntry(claimOf('programme', 'm0/17'), { snapshot, model });
    expect(revision).toBe(3);
    expect(pairs.length).toBeGreaterThan(0);
    expect(scoresOf(pairs)).toEqual(
      asMap(scoreAll().flatMap((scores) => scores.filter(({ id }) => id === 'm0/17'))),
    );
  });

  it('leaves a measure unpaired with an ask whose list is full of better ones', async () => {
    const own = scoreAll().map((scores) => scores.find(({ id }) => id === 'm0/17'));
    const [first, second] = own;
    const lists = {
      cutoffs: new Map([
        ['a0', { scoreTenths: first?.score ?? 0, measureId: 'm0/16' }],
        ['a1', { scoreTenths: second?.score ?? 0, measureId: 'm0/18' }],
      ]),
      inComputation: new Set<string>(),
      asksOfMeasure: new Set<string>(),
    };
    const claim = claimOf('programme', 'm0/17');
    const { pairs, outranked } = await computeEntry(claim, { snapshot, model, lists });
    expect(pairs.map(({ askId }) => askId)).toEqual(['a1']);
    expect([...outranked]).toEqual(['a0/m0/17']);
  });

  it('scores a measure without the words that the ask itself lends, and other asks with them', async () => {
    const lending = makeSnapshot();
    const [title, body] = MEASURES[1];
    const id = 'm1/5';
    const lent: MeasureSource = {
      ...{ id, revision: 3, titleEn: null, input: { kind: 'programme', title, body, status: 'open' } },
      wordings: [{ askId: 'a0', text: '동네 가게에 인공지능 이용권을, 스타트업에 GPU 이용권을 달라' }],
    };
    putMeasure(lending.measureIndex, id, prepareMeasure(withWordings(lent), model));
    const borrowing: CatalogueSnapshot = {
      ...lending,
      measures: new Map([
        ...lending.measures,
        [id, { id, kind: 'programme', revision: 3, title, titleEn: null, lent }],
      ]),
      borrowers: new Map([['a0', new Set([id])]]),
    };
    const context = { snapshot: borrowing, model };
    const scores = new Map([
      ...scoresOf((await computeEntry(claimOf('proposal', 'p'), context)).pairs),
      ...scoresOf((await computeEntry(claimOf('programme', id), context)).pairs),
    ]);
    const [own, other] = scoreAll().map((list) => list.find((score) => score.id === id)?.score ?? 0);
    expect(scores.get(`a0 ${id}`) ?? 0).toBe(own);
    expect(scores.get(`a1 ${id}`)).toBeGreaterThan(other ?? 0);
    const ofAsk = [...scores.keys()].filter((key) => key.startsWith('a0 m'));
    expect(new Set(ofAsk).size).toBeGreaterThanOrEqual(ALIGNMENTS_PER_ASK);
  });

  it('has no pairs for an entry that is gone, at the revision that removed it', async () => {
    expect(await computeEntry(claimOf('proposal', 'gone'), { snapshot, model })).toMatchObject({
      revision: 9,
      pairs: [],
    });
  });
});
