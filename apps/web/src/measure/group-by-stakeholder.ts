import { type Alignment, type StakeholderReference } from '../api/model.js';

export interface StakeholderAlignments {
  readonly stakeholder: StakeholderReference;
  readonly alignments: readonly Alignment[];
}

/** Alignments of one measure by who asked; groups stand in the order of their closest ask. */
export function groupByStakeholder(items: readonly Alignment[]): readonly StakeholderAlignments[] {
  const groups = new Map<string, { stakeholder: StakeholderReference; alignments: Alignment[] }>();
  for (const item of [...items].sort((a, b) => b.score - a.score)) {
    const { stakeholder } = item.proposal;
    const group = groups.get(stakeholder.id) ?? { stakeholder, alignments: [] };
    group.alignments.push(item);
    groups.set(stakeholder.id, group);
  }
  return [...groups.values()];
}

/** Aligned at least in part; weaker pairs share too little to say that someone asked for the measure. */
export function isClose(alignment: Pick<Alignment, 'band'>): boolean {
  return alignment.band === 'strong' || alignment.band === 'partial';
}
