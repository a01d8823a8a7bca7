import { type ConceptOccurrence } from '../concepts/annotate-concepts.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type ConceptType } from '../thesaurus/concept-record.js';

/** A direction with the thing it acts on: ease + certification, cut + budget. */
export interface Direction {
  /** Lower concept index of the direction and its contrary: equal axes can be compared. */
  readonly axis: number;
  /** +1 or −1 on the axis. */
  readonly sign: 1 | -1;
  /** Concept the direction acts on. */
  readonly target: number;
  readonly start: number;
  readonly end: number;
}

const TARGET_TYPES: ReadonlySet<ConceptType> = new Set<ConceptType>([
  'object',
  'instrument',
  'cost-item',
  'right-duty',
  'technology',
]);
/** How far before or after its target a direction may stand, in UTF-16 units. */
const REACH_BEFORE = 16;
const REACH_AFTER = 6;

/** Directions of a text; a direction without a target near it says nothing and is left out. */
export function readDirections(
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): readonly Direction[] {
  const targets = occurrences.filter(({ concept }) => {
    const type = model.concepts[concept]?.type;
    return type !== undefined && TARGET_TYPES.has(type);
  });
  return occurrences.flatMap((occurrence): readonly Direction[] => {
    const record = model.concepts[occurrence.concept];
    const opposite = model.links.opposites[occurrence.concept] ?? -1;
    if (record?.type !== 'direction' || record.polarity === null || opposite < 0) return [];
    return nearTargets(occurrence, targets).map((target) => ({
      axis: Math.min(occurrence.concept, opposite),
      sign: record.polarity === '+' ? 1 : -1,
      target,
      start: occurrence.start,
      end: occurrence.end,
    }));
  });
}

function nearTargets(direction: ConceptOccurrence, targets: readonly ConceptOccurrence[]): readonly number[] {
  const near = targets.filter(
    (target) =>
      target.sentence === direction.sentence &&
      ((target.end <= direction.start && direction.start - target.end <= REACH_BEFORE) ||
        (target.start >= direction.end && target.start - direction.end <= REACH_AFTER) ||
        (target.start < direction.end && direction.start < target.end)),
  );
  return [...new Set(near.map(({ concept }) => concept))];
}
