import fc from 'fast-check';
import { CONVERGENCE, type ConvergingAsk, gatherAsks } from './convergence.js';

const NEUTRAL = { tightens: 0, loosens: 0, objects: 0 };
const ask = (askId: string, rest: Partial<ConvergingAsk> = {}): ConvergingAsk => ({
  ...{ askId, proposalId: `p-${askId}`, stakeholderId: `s-${askId}`, axis: 'data', status: 'gap' },
  ...{ objects: ['object.data'], instruments: ['instrument.voucher'], others: [], best: [], stance: NEUTRAL },
  ...rest,
});
/** Asks about nothing that others are about, so that shares stay small. */
const strangers = Array.from({ length: 40 }, (_, n) =>
  ask(`z${String(n)}`, { objects: [`object.${String(n)}`], instruments: [`instrument.${String(n)}`] }),
);
const idsOf = (asks: readonly ConvergingAsk[]) =>
  gatherAsks(asks).map(({ members }) => members.map(({ ask: { askId } }) => askId));

describe('gatherAsks', () => {
  it('gathers asks of several stakeholders that name the same object and mostly the same besides', () => {
    expect(idsOf([...strangers, ask('b'), ask('a')])).toEqual([['a', 'b']]);
    expect(idsOf([ask('a', { stakeholderId: 's' }), ask('b', { stakeholderId: 's' })])).toEqual([]);
    expect(idsOf([ask('a'), ask('b', { instruments: ['instrument.loan'] })])).toEqual([]);
    expect(idsOf([ask('a'), ask('b', { objects: ['object.chips'] })])).toEqual([]);
  });

  it('keeps apart what wants the opposite on the same object, and names it', () => {
    const tightens = { tightens: 0.9, loosens: 0, objects: 0 };
    const loosens = { tightens: 0, loosens: 0.9, objects: 0 };
    const [group, ...rest] = gatherAsks([
      ...strangers,
      ask('a', { stance: tightens }),
      ask('b', { stance: tightens }),
      ask('c', { stance: loosens, instruments: ['instrument.deregulation'] }),
      ask('d', { stance: NEUTRAL, instruments: ['instrument.loan'] }),
    ]);
    expect(rest).toEqual([]);
    expect([group?.lean, group?.opposing.map(({ askId }) => askId)]).toEqual(['tightens', ['c']]);
  });

  it('names the measures that answer several of them, those of most asks first', () => {
    const [group] = gatherAsks([
      ...strangers,
      ask('a', { best: ['m1', 'm2'] }),
      ask('b', { best: ['m2', 'm3'] }),
      ask('c', { best: ['m2', 'm3'] }),
    ]);
    expect(group?.measures).toEqual([
      { id: 'm2', askCount: 3 },
      { id: 'm3', askCount: 2 },
    ]);
  });

  it('joins no chain of likenesses: whoever is unlike the one in the middle stays out', () => {
    const [a, b, c] = [
      ask('a', { others: ['x1', 'x2', 'x3'] }),
      ask('b', { others: ['x1', 'x2', 'x3', 'y1', 'y2', 'y3'] }),
      ask('c', { others: ['y1', 'y2', 'y3'] }),
    ];
    const [group] = gatherAsks([...strangers, a, b, c]);
    expect(group?.members[0]?.ask.askId).toBe('b');
    expect(group?.members.every(({ likeness }) => likeness >= CONVERGENCE.leastLikeness)).toBe(true);
  });

  it('does not gather by an object that very many name', () => {
    const many = Array.from({ length: 60 }, (_, n) => ask(`m${String(n)}`));
    expect(gatherAsks(many)).toEqual([]);
    expect(gatherAsks(many.slice(0, CONVERGENCE.broadLeast))).toHaveLength(1);
  });

  const anyAsk = fc
    .record({
      n: fc.nat(500),
      stakeholder: fc.nat(4),
      objects: fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3'), { maxLength: 2 }),
      instruments: fc.uniqueArray(fc.constantFrom('i1', 'i2'), { maxLength: 2 }),
      tightens: fc.constantFrom(0, 0.5, 0.9),
      loosens: fc.constantFrom(0, 0.5, 0.9),
    })
    .map(({ n, stakeholder, objects, instruments, tightens, loosens }) =>
      ask(`a${String(n)}`, {
        ...{ stakeholderId: `s${String(stakeholder)}`, objects, instruments },
        stance: { tightens, loosens, objects: 0 },
      }),
    );
  const anyAsks = fc.uniqueArray(anyAsk, { selector: ({ askId }) => askId, maxLength: 25 });

  it('puts an ask into one group at most, each of several stakeholders, whatever the order of the asks', () => {
    fc.assert(
      fc.property(anyAsks, fc.nat(), (asks, turn) => {
        const groups = gatherAsks(asks);
        const ids = groups.flatMap(({ members }) => members.map(({ ask: { askId } }) => askId));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { members, stakeholderCount } of groups) {
          expect(stakeholderCount).toBeGreaterThan(1);
          expect(new Set(members.map(({ ask: { stakeholderId } }) => stakeholderId)).size).toBe(
            stakeholderCount,
          );
        }
        const at = asks.length === 0 ? 0 : turn % asks.length;
        expect(gatherAsks([...asks.slice(at), ...asks.slice(0, at)].reverse())).toEqual(groups);
      }),
    );
  });

  it('takes for alike only what shares an object with the middle', () => {
    fc.assert(
      fc.property(anyAsks, (asks) => {
        for (const { members } of gatherAsks(asks)) {
          const [middle, ...others] = members.map(({ ask: one }) => one);
          for (const other of others) {
            expect(middle?.objects.some((one) => other.objects.includes(one))).toBe(true);
          }
        }
      }),
    );
  });
});
