import { type MeasureAlignment, type StakeholderRef } from '../api/model.js';

export interface StakeholderAlignments {
  readonly stakeholder: StakeholderRef;
  readonly alignments: readonly MeasureAlignment[];
}

/** Alignments of one measure by who asked; groups stand in the order of their closest ask. */
export function groupByStakeholder(items: readonly MeasureAlignment[]): readonly StakeholderAlignments[] {
  const groups = new Map<string, { stakeholder: StakeholderRef; alignments: MeasureAlignment[] }>();
  for (const item of [...items].sort((a, b) => b.score - a.score)) {
    const { stakeholder } = item.proposal;
    const group = groups.get(stakeholder.id) ?? { stakeholder, alignments: [] };
    group.alignments.push(item);
    groups.set(stakeholder.id, group);
  }
  return [...groups.values()];
}
