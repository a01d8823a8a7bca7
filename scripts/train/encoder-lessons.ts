import { type FeatureBag, mergeBags } from './feature-bag.js';
import { type Lesson } from './encoder-net.js';
import { pickOne, type Random, shuffled } from './seeded-random.js';
import {
  type ConceptRole,
  type ConceptWordings,
  type LabelledQuery,
  type Pool,
  type TrainingSet,
} from './training-set.js';

/** How an epoch is made up. */
export interface LessonPlan {
  /** Proposals in one lesson. */
  readonly queriesPerLesson: number;
  /** Measures of other pools shown beside the pool's own, as wrong answers. */
  readonly strangers: number;
  /** Items in lessons that are not about proposals. */
  readonly batch: number;
  /** Lessons of made-up asks an epoch. */
  readonly composed: number;
  /** Weight of title–body lessons. */
  readonly pairWeight: number;
}

/** A lesson that is put together when its turn comes. */
export type PlannedLesson = () => Lesson;

/** All lessons of one epoch in random order. */
export function planEpoch(set: TrainingSet, plan: LessonPlan, random: Random): readonly PlannedLesson[] {
  const lessons = [
    ...proposalLessons(set.pools, plan, random),
    ...conceptLessons(set.concepts, plan, random),
    ...pairLessons(set, plan, random),
    ...composedLessons(set.concepts, plan, random),
  ];
  return shuffled(lessons, random);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** Proposals against their own pool and some measures of others. */
function proposalLessons(pools: readonly Pool[], plan: LessonPlan, random: Random): readonly PlannedLesson[] {
  const everything = pools.flatMap(({ measures }) => measures);
  return pools.flatMap(({ measures, queries }) =>
    chunks<LabelledQuery>(shuffled(queries, random), plan.queriesPerLesson).map((chunk) => (): Lesson => {
      const strangers = Array.from({ length: plan.strangers }, () => pickOne(everything, random)).filter(
        (stranger) => !measures.includes(stranger),
      );
      return {
        queries: chunk.map(({ bag }) => bag),
        documents: [...measures, ...strangers],
        targets: chunk.map(({ targets }) => {
          const padded = new Float64Array(measures.length + strangers.length);
          padded.set(targets);
          return padded;
        }),
        weight: 1,
      };
    }),
  );
}

/** A lay wording must find the official wordings of its own concept among those of others. */
function conceptLessons(
  concepts: readonly ConceptWordings[],
  plan: LessonPlan,
  random: Random,
): readonly PlannedLesson[] {
  return chunks(shuffled(concepts, random), plan.batch).map(
    (chunk) => (): Lesson =>
      identityLesson(
        chunk.map(({ lay }) => pickOne(lay, random)),
        chunk.map(({ whole }) => whole),
        1,
      ),
  );
}

/** A title must find its body. */
function pairLessons(set: TrainingSet, plan: LessonPlan, random: Random): readonly PlannedLesson[] {
  return chunks(shuffled(set.pairs, random), plan.batch).map(
    (chunk) => (): Lesson =>
      identityLesson(
        chunk.map(({ query }) => query),
        chunk.map(({ document }) => document),
        plan.pairWeight,
      ),
  );
}

function identityLesson(
  queries: readonly FeatureBag[],
  documents: readonly FeatureBag[],
  weight: number,
): Lesson {
  const targets = queries.map((_, at) => {
    const row = new Float64Array(documents.length);
    row[at] = 1;
    return row;
  });
  return { queries, documents, targets, weight };
}

/** Share of the answer that a document has which shares two thirds, or less, of the concepts of an ask. */
const NEARLY_SAME = 0.15;
const PARTLY_SAME = 0.05;
/** Chances in a made-up ask: the second concept is a means; a setting is added; a concept is said twice. */
const MEANS_CHANCE = 0.7;
const SETTING_CHANCE = 0.5;
const TWICE_CHANCE = 0.5;
/** Every third composition is new, the others change one concept of the one before: near misses to tell apart. */
const FRESH_EVERY = 3;

type Composition = readonly ConceptWordings[];

/**
 * Made-up asks: two or three concepts in lay wordings must find the document with the same concepts in official
 * wordings, among documents that differ in one of them.
 */
function composedLessons(
  concepts: readonly ConceptWordings[],
  plan: LessonPlan,
  random: Random,
): readonly PlannedLesson[] {
  const byRole = (role: ConceptRole): readonly ConceptWordings[] =>
    concepts.filter((concept) => concept.role === role);
  const roles: Readonly<Record<ConceptRole, readonly ConceptWordings[]>> = {
    thing: byRole('thing'),
    means: byRole('means'),
    setting: byRole('setting'),
  };
  if (Object.values(roles).some((list) => list.length === 0)) return [];
  return Array.from({ length: plan.composed }, () => (): Lesson => {
    const compositions = compose(roles, plan.batch, random);
    return {
      queries: compositions.map((composition) =>
        mergeBags(composition.flatMap((concept) => sayLay(concept, random))),
      ),
      documents: compositions.map((composition) =>
        mergeBags(
          composition.flatMap(({ official }) => [pickOne(official, random), pickOne(official, random)]),
        ),
      ),
      targets: compositions.map((own) => likeness(own, compositions)),
      weight: 1,
    };
  });
}

function compose(
  roles: Readonly<Record<ConceptRole, readonly ConceptWordings[]>>,
  count: number,
  random: Random,
): readonly Composition[] {
  const compositions: Composition[] = [];
  for (let at = 0; at < count; at += 1) {
    const before = compositions.at(-1);
    compositions.push(
      before === undefined || at % FRESH_EVERY === 0
        ? freshComposition(roles, random)
        : changedComposition(before, roles, random),
    );
  }
  return compositions;
}

function freshComposition(
  roles: Readonly<Record<ConceptRole, readonly ConceptWordings[]>>,
  random: Random,
): Composition {
  const second = random() < MEANS_CHANCE ? roles.means : roles.thing;
  const base = [pickOne(roles.thing, random), pickOne(second, random)];
  return random() < SETTING_CHANCE ? [...base, pickOne(roles.setting, random)] : base;
}

function changedComposition(
  before: Composition,
  roles: Readonly<Record<ConceptRole, readonly ConceptWordings[]>>,
  random: Random,
): Composition {
  const place = Math.floor(random() * before.length);
  return before.map((concept, at) =>
    at === place ? pickOne(roles[concept.role ?? 'thing'], random) : concept,
  );
}

function sayLay({ lay }: ConceptWordings, random: Random): readonly FeatureBag[] {
  const first = pickOne(lay, random);
  return random() < TWICE_CHANCE ? [first, pickOne(lay, random)] : [first];
}

function likeness(own: Composition, all: readonly Composition[]): Float64Array {
  const raw = Float64Array.from(all, (other) => {
    const shared =
      other.filter((concept) => own.includes(concept)).length / Math.max(own.length, other.length);
    if (shared === 1) return 1;
    if (shared >= 0.6) return NEARLY_SAME;
    return shared > 0 ? PARTLY_SAME : 0;
  });
  const total = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / total);
}
