import { type AssignmentOutcome, type BoardProposal } from '../api/model.js';

/** A proposal that was chosen, with the assignment that one would change. */
export interface ChosenProposal {
  readonly proposalId: string;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly dueOn: string | null;
}

/** By id, in the order in which they were chosen. */
export type Chosen = ReadonlyMap<string, ChosenProposal>;

export function toChosen({ id, work }: BoardProposal): ChosenProposal {
  const { version = 0, assigneeId = null, dueOn = null } = work ?? {};
  return { proposalId: id, version, assigneeId, dueOn };
}

/** Adds some, or takes them away. */
export function choose(chosen: Chosen, some: readonly ChosenProposal[], isOn: boolean): Chosen {
  const next = new Map(chosen);
  for (const one of some) {
    if (isOn) next.set(one.proposalId, one);
    else next.delete(one.proposalId);
  }
  return next;
}

/** Rows from one to another, whichever comes first, both included. */
export function rowsBetween<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The chosen proposals as they are after an assignment, so that a further one builds upon it. */
export function afterAssignment(chosen: Chosen, outcomes: readonly AssignmentOutcome[]): Chosen {
  const next = new Map(chosen);
  for (const { proposalId, assignment } of outcomes) {
    if (!next.has(proposalId)) continue;
    if (assignment === null) next.delete(proposalId);
    else {
      const { version, assigneeId, dueOn } = assignment;
      next.set(proposalId, { proposalId, version, assigneeId, dueOn });
    }
  }
  return next;
}

/** What takes a change back: what was before, on top of what is now. */
export function toUndo(outcomes: readonly AssignmentOutcome[]): readonly ChosenProposal[] {
  return outcomes.flatMap(({ proposalId, assignment, before }) =>
    assignment === null || before === null ? [] : [{ proposalId, version: assignment.version, ...before }],
  );
}
