import { type ConceptLinks } from '../concepts/concept-links.js';
import { type AskPlan } from './ask-plan.js';
import { KeyTable } from './key-table.js';
import { type MeasureWords } from './measure-words.js';
import { type WordComparison } from './explain-units.js';

/**
 * One ask laid open for comparison with many measures: a table of its terms, and for every concept of the thesaurus
 * what it carries of the concepts of the ask. Loading another ask costs some microseconds.
 */
export class AskLens {
  private plan: AskPlan | undefined;
  private readonly keys = new KeyTable();
  /** By concept: where its links begin in `positions`, −1 where it reaches nothing of the ask. */
  private first: Int32Array;
  private readonly reached: number[] = [];
  private next = new Int32Array(0);
  private positions = new Int32Array(0);
  private strengths = new Float64Array(0);
  /** By concept: the strongest link to any concept of the ask. */
  private readonly strongest: Float64Array;

  constructor(private readonly links: ConceptLinks) {
    this.first = new Int32Array(links.targets.length).fill(-1);
    this.strongest = new Float64Array(links.targets.length);
  }

  /** Looks at another ask; nothing happens when it is the one already looked at. */
  load(plan: AskPlan): void {
    if (this.plan === plan) return;
    this.plan = plan;
    this.keys.fill(plan.ask.termKeys);
    this.loadLinks(plan.ask.concepts);
  }

  /** Finds the terms and concepts of the ask in a measure and puts them into `into`. */
  meet(measure: MeasureWords, into: WordComparison): void {
    this.meetTerms(measure, into);
    this.carryConcepts(measure, into);
  }

  /** Position of a term among the term keys of the ask, −1 when it is not there. */
  positionOf(key: number): number {
    return this.keys.find(key);
  }

  /** Strongest link between a concept and any concept of the ask, 0 to 1. */
  strengthOf(concept: number): number {
    return this.strongest[concept] ?? 0;
  }

  private meetTerms(measure: MeasureWords, { termAt, strength }: WordComparison): void {
    const { termKeys, termFrom, termTo } = measure;
    termAt.fill(-1);
    strength.fill(0);
    for (let at = termFrom; at < termTo; at += 1) {
      const position = this.keys.find(termKeys[at] ?? 0);
      if (position < 0) continue;
      termAt[position] = at;
      strength[position] = measure.strengthAt(at);
    }
  }

  // eslint-disable-next-line complexity -- one hot loop; each `?? 0` counts as a branch
  private carryConcepts(measure: MeasureWords, { carried, carriedBy }: WordComparison): void {
    const { concepts, conceptStrengths, conceptFrom, conceptTo } = measure;
    const { first, next, positions, strengths } = this;
    carried.fill(0);
    carriedBy.fill(-1);
    for (let at = conceptFrom; at < conceptTo; at += 1) {
      const strength = conceptStrengths[at] ?? 0;
      for (let link = first[concepts[at] ?? 0] ?? -1; link >= 0; link = next[link] ?? -1) {
        const position = positions[link] ?? 0;
        const value = (strengths[link] ?? 0) * strength;
        if (value <= (carried[position] ?? 0)) continue;
        carried[position] = value;
        carriedBy[position] = at;
      }
    }
  }

  private loadLinks(concepts: Int32Array): void {
    for (const concept of this.reached) {
      this.first[concept] = -1;
      this.strongest[concept] = 0;
    }
    this.reached.length = 0;
    let count = 0;
    for (const concept of concepts) count += this.links.targets[concept]?.length ?? 0;
    if (count > this.next.length) {
      this.next = new Int32Array(count * 2);
      this.positions = new Int32Array(count * 2);
      this.strengths = new Float64Array(count * 2);
    }
    let link = 0;
    concepts.forEach((concept, position) => {
      const strengths = this.links.strengths[concept];
      this.links.targets[concept]?.forEach((target, at) => {
        this.addLink(link, target, position, strengths?.[at] ?? 0);
        link += 1;
      });
    });
  }

  private addLink(link: number, target: number, position: number, strength: number): void {
    const head = this.first[target] ?? -1;
    if (head < 0) this.reached.push(target);
    this.next[link] = head;
    this.first[target] = link;
    this.positions[link] = position;
    this.strengths[link] = strength;
    if (strength > (this.strongest[target] ?? 0)) this.strongest[target] = strength;
  }
}
