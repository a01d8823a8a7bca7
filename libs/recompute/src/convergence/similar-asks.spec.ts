import { type ConvergingAsk } from './convergence.js';
import { findSimilarAsks } from './similar-asks.js';

const NEUTRAL = { tightens: 0, loosens: 0, objects: 0 };
const ask = (askId: string, proposalId: string, rest: Partial<ConvergingAsk> = {}): ConvergingAsk => ({
  ...{ askId, proposalId, stakeholderId: 's', axis: 'data', status: 'gap' },
  ...{ objects: ['object.data'], instruments: ['instrument.voucher'], others: [], best: [], stance: NEUTRAL },
  ...rest,
});
const similar = (asks: readonly ConvergingAsk[]) =>
  findSimilarAsks(asks, 'own').asks.map(({ ownAskId, other, likeness }) => [ownAskId, other.askId, likeness]);

describe('findSimilarAsks', () => {
  it('names of each other proposal the ask that is most alike, the most alike first', () => {
    const asks = [
      ask('a', 'own'),
      ask('b', 'own', { instruments: ['instrument.loan'], others: ['region.seoul'] }),
      ask('c', 'other', { instruments: ['instrument.loan'] }),
      ask('d', 'same'),
    ];
    const found = similar(asks);
    expect(found.map(([own, other]) => [own, other])).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
    expect(found[0]?.[2]).toBe(1);
  });

  it('says what both name, the rarest first, and nothing else', () => {
    const asks = [
      ask('a', 'own', { others: ['sector.bio'] }),
      ask('b', 'other', { others: ['region.seoul'] }),
      ask('c', 'third', { instruments: [] }),
    ];
    const [first] = findSimilarAsks(asks, 'own').asks;
    expect([first?.other.askId, first?.common]).toEqual(['b', ['instrument.voucher', 'object.data']]);
  });

  it('leaves out what names other objects and instruments, wants the opposite, or is of the proposal itself', () => {
    expect(
      similar([
        ask('a', 'own'),
        ask('b', 'own'),
        ask('c', 'x', { objects: ['object.chips'], instruments: ['instrument.loan'] }),
      ]),
    ).toEqual([]);
    const tightens = { ...NEUTRAL, tightens: 0.9 };
    const loosens = { ...NEUTRAL, loosens: 0.9 };
    expect(similar([ask('a', 'own', { stance: tightens }), ask('d', 'y', { stance: loosens })])).toEqual([]);
  });

  it('tells nothing to compare by from nothing alike', () => {
    const other = ask('b', 'other');
    expect(
      findSimilarAsks([ask('a', 'own', { objects: [], instruments: [] }), other], 'own').isComparable,
    ).toBe(false);
    expect(
      findSimilarAsks([ask('a', 'own', { objects: ['object.chips'], instruments: [] }), other], 'own'),
    ).toEqual({
      isComparable: true,
      asks: [],
    });
  });
});
