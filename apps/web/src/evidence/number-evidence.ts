import { type Evidence } from '../api/model.js';

export type EvidenceField = 'ask:text' | 'ask:title' | 'ask:context' | 'measure:title' | 'measure:body';

/** One place in one of the four texts that evidence number `no` points at (UTF-16 offsets, end exclusive). */
export interface NumberedSpan {
  readonly no: number;
  readonly field: EvidenceField;
  readonly start: number;
  readonly end: number;
}

export interface EvidenceGroup {
  readonly no: number;
  readonly parts: readonly string[];
  readonly label: Evidence['label'] | undefined;
  readonly spans: readonly NumberedSpan[];
}

function keysOf(pair: Evidence): readonly [string, string] {
  return [
    `ask:${pair.ask.field}:${String(pair.ask.start)}:${String(pair.ask.end)}`,
    `measure:${pair.measure.field}:${String(pair.measure.start)}:${String(pair.measure.end)}`,
  ];
}

function findRoot(parents: Map<string, string>, key: string): string {
  let root = key;
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
    root = next;
  return root;
}

/**
 * Gives pairs that share a passage on either side one number, in order of first appearance.
 * A reader then sees each passage numbered once, however many pairs the server sent for it.
 */
export function numberEvidence(pairs: readonly Evidence[]): readonly EvidenceGroup[] {
  const parents = new Map<string, string>();
  for (const pair of pairs) {
    const [askKey, measureKey] = keysOf(pair);
    const askRoot = findRoot(parents, askKey);
    const measureRoot = findRoot(parents, measureKey);
    parents.set(askRoot, askRoot);
    parents.set(measureRoot, askRoot);
  }
  const byRoot = new Map<string, Evidence[]>();
  for (const pair of pairs) {
    const root = findRoot(parents, keysOf(pair)[0]);
    byRoot.set(root, [...(byRoot.get(root) ?? []), pair]);
  }
  return [...byRoot.values()].map((group, index) => toGroup(group, index + 1));
}

function toGroup(pairs: readonly Evidence[], no: number): EvidenceGroup {
  const spans = new Map<string, NumberedSpan>();
  for (const pair of pairs) {
    const [askKey, measureKey] = keysOf(pair);
    const { ask, measure } = pair;
    spans.set(askKey, { no, field: `ask:${ask.field}`, start: ask.start, end: ask.end });
    spans.set(measureKey, { no, field: `measure:${measure.field}`, start: measure.start, end: measure.end });
  }
  return {
    no,
    parts: [...new Set(pairs.map((pair) => pair.part))],
    label: pairs.find((pair) => pair.label !== undefined)?.label,
    spans: [...spans.values()],
  };
}
