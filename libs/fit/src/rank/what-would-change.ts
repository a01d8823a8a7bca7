import { type FactName } from '../facts/company-facts.js';
import { type Decision } from '../verdict/verdict.js';
import { type FitQuestion, type NearMiss, type RankInput } from './ranking.js';

type Decided<D extends Decision> = Pick<RankInput<D>, 'programmeId' | 'result'>;

/**
 * The questions whose answers decide most: for each fact how many programmes in `check` hang on it, and how many on it
 * alone. Most deciding first, then by number, then by name.
 */
export function questionsOf(inputs: readonly Decided<Decision>[]): readonly FitQuestion[] {
  const questions = new Map<FactName, { programmes: number; decides: number }>();
  for (const { result } of inputs) {
    if (result.verdict !== 'check') continue;
    const open = result.criteria.filter(({ verdict }) => verdict === 'unknown');
    const asks = new Set(open.flatMap((criterion) => criterion.asks));
    for (const fact of asks) {
      const question = questions.get(fact) ?? { programmes: 0, decides: 0 };
      question.programmes += 1;
      if (open.every((criterion) => isDecidedBy(criterion, fact))) question.decides += 1;
      questions.set(fact, question);
    }
  }
  return [...questions]
    .map(([fact, counts]) => ({ fact, ...counts }))
    .sort((a, b) => b.decides - a.decides || b.programmes - a.programmes || (a.fact < b.fact ? -1 : 1));
}

/** Only a fact that is missing can be answered; a sentence that is not understood stays open. */
function isDecidedBy({ reason, asks }: Decision, fact: FactName): boolean {
  return (
    (reason === 'fact-missing' || reason === 'threshold-unknown') && asks.length === 1 && asks[0] === fact
  );
}

/** The criterion that alone bars a company; undefined when none does or several do. */
export function blockingCriterion<D extends Decision>({ result }: Pick<Decided<D>, 'result'>): D | undefined {
  const failing = result.criteria.filter(({ verdict }) => verdict === 'fails');
  return failing.length === 1 ? failing[0] : undefined;
}

/** Programmes that one criterion alone bars, those with fewest open questions first, then by id; at most `limit`. */
export function nearMisses<D extends Decision>(
  inputs: readonly Decided<D>[],
  limit = 10,
): readonly NearMiss<D>[] {
  return inputs
    .flatMap((input) => {
      const blocking = blockingCriterion(input);
      const unknown = input.result.criteria.filter(({ verdict }) => verdict === 'unknown').length;
      return blocking === undefined ? [] : [{ programmeId: input.programmeId, blocking, unknown }];
    })
    .sort((a, b) => a.unknown - b.unknown || (a.programmeId < b.programmeId ? -1 : 1))
    .slice(0, limit);
}
