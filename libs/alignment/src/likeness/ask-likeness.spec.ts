import { sampleAsks, shippedModel } from '../../test/support/shipped-model.js';
import { compareAsks, readComparableAsk } from './ask-likeness.js';

const model = shippedModel();
const read = (text: string) => readComparableAsk({ title: '', text }, model);

describe('compareAsks', () => {
  it('finds an ask wholly like itself and not like one about something else', () => {
    const ask = read('제조업을 위한 AI 바우처를 늘려 달라.');
    expect(compareAsks(ask, ask, 0)).toMatchObject({ likeness: 1 });
    expect(compareAsks(ask, read('의료 데이터의 개인정보를 보호해 달라.'), 0.4)).toBeUndefined();
  });

  it('is the same either way, lies between 0 and 1, and names only words that both have', () => {
    const asks = sampleAsks().map(([, ask]) => readComparableAsk(ask, model));
    for (const [index, a] of asks.entries()) {
      const b = asks[(index * 7 + 3) % asks.length];
      if (b === undefined) throw new Error('no ask');
      const [there, back] = [compareAsks(a, b, 0), compareAsks(b, a, 0)];
      expect(there?.likeness).toBe(back?.likeness);
      expect(there?.likeness).toBeGreaterThanOrEqual(0);
      expect(there?.likeness).toBeLessThanOrEqual(1);
      expect(there?.words).toHaveLength(back?.words.length ?? -1);
    }
  });

  it('drops by the meaning alone nothing that the words would have kept', () => {
    const asks = sampleAsks()
      .slice(0, 30)
      .map(([, ask]) => readComparableAsk(ask, model));
    const found = (least: number) =>
      asks.flatMap((a) => asks.map((b) => compareAsks(a, b, least)?.likeness ?? 0)).filter((x) => x >= 0.6);
    expect(found(0.6)).toEqual(found(0));
  });

  it('ranks asks of the sample that ask the same above those that share an occasion only', () => {
    const of = (id: string) => {
      const ask = sampleAsks().find(([ref]) => ref === id)?.[1];
      if (ask === undefined) throw new Error(`no ask ${id}`);
      return readComparableAsk(ask, model);
    };
    const likeness = (a: string, b: string): number => compareAsks(of(a), of(b), 0)?.likeness ?? 0;
    // a duty to explain results, asked for twice; data centres and supervision, which only share their wording
    expect(likeness('seed:P32/3', 'seed:P35/2')).toBeGreaterThan(likeness('seed:P36/1', 'seed:P42/2') + 0.2);
  });
});
