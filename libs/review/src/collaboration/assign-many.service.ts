import { asActor } from '@jeonghap/catalogue';
import { Conflict, NotFound, ProductError } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Assignment } from './assignment.service.js';

/** Most proposals that are assigned at once. */
export const MOST_ASSIGNED = 500;

/** Who shall look after a proposal until when; `version` is that of the assignment that the person saw. */
export type AssignmentChange = Assignment;

/** What came of one of many assignments. */
export interface AssignmentOutcome {
  readonly proposalId: string;
  /** As it is now; null where there is no such proposal. */
  readonly assignment: Assignment | null;
  /** As it was before, where it was changed. */
  readonly before: Pick<Assignment, 'assigneeId' | 'dueOn'> | null;
  /** Why it was not changed. */
  readonly error: ProductError | null;
}

/** Thrown to take a transaction back whose outcomes are still of interest. */
class TakenBack extends Error {
  constructor(readonly outcomes: readonly AssignmentOutcome[]) {
    super('some assignments were refused');
  }
}

/** Assignments of many proposals at once. */
@Injectable()
export class AssignManyService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Names who looks after each of some proposals.
   * @param isAllOrNothing whether one refusal leaves all as they are; else each stands by itself
   */
  async assign(
    changes: readonly AssignmentChange[],
    isAllOrNothing: boolean,
    actor: string,
  ): Promise<readonly AssignmentOutcome[]> {
    try {
      return await asActor(this.dataSource, actor, async (manager) => {
        const outcomes = await assignEach(manager, changes, actor);
        if (isAllOrNothing && outcomes.some(({ error }) => error !== null)) throw new TakenBack(outcomes);
        return outcomes;
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      return error.outcomes.map(toUndone);
    }
  }
}

/** What an outcome is once its transaction was taken back. */
function toUndone(outcome: AssignmentOutcome): AssignmentOutcome {
  const { proposalId, assignment, before, error } = outcome;
  if (error !== null || assignment === null || before === null) return outcome;
  const unchanged = { proposalId, version: assignment.version - 1, ...before };
  return { proposalId, assignment: unchanged, before: null, error: null };
}

async function assignEach(
  manager: EntityManager,
  changes: readonly AssignmentChange[],
  actor: string,
): Promise<readonly AssignmentOutcome[]> {
  const there = await lockProposals(manager, changes);
  const present = await presentAssignments(manager, changes);
  const outcomes = changes.map((change): AssignmentOutcome => {
    const { proposalId, version } = change;
    const was = present.get(proposalId) ?? { proposalId, version: 0, assigneeId: null, dueOn: null };
    if (!there.has(proposalId)) {
      return { proposalId, assignment: null, before: null, error: new NotFound('proposal.not-found') };
    }
    if (was.version !== version) {
      const error = new Conflict('assignment.stale', { details: { current: was.version } });
      return { proposalId, assignment: was, before: null, error };
    }
    const { assigneeId, dueOn } = was;
    const assignment = { ...change, version: version + 1 };
    present.set(proposalId, assignment); // a second change of the same proposal is one of an older version
    return {
      proposalId,
      assignment,
      before: { assigneeId, dueOn },
      error: null,
    };
  });
  const rows = outcomes.flatMap(({ assignment, error }) => (error === null ? (assignment ?? []) : []));
  await manager.query(
    `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor)
     SELECT r."proposalId", r.version, r."assigneeId", r."dueOn", $2
       FROM jsonb_to_recordset($1::jsonb) AS r ("proposalId" uuid, version int, "assigneeId" uuid, "dueOn" date)`,
    [JSON.stringify(rows), actor],
  );
  return outcomes;
}

/** Holds proposals that are there until the end of the transaction, in the order of their ids, so that no two wait for each other. */
async function lockProposals(
  manager: EntityManager,
  changes: readonly AssignmentChange[],
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT id FROM proposal WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE',
    [changes.map(({ proposalId }) => proposalId)],
  );
  return new Set(rows.map(({ id }) => id));
}

async function presentAssignments(
  manager: EntityManager,
  changes: readonly AssignmentChange[],
): Promise<Map<string, Assignment>> {
  const rows = await manager.query<Assignment[]>(
    `SELECT DISTINCT ON (proposal_id) proposal_id AS "proposalId", version, assignee_id AS "assigneeId", due_on::text AS "dueOn"
       FROM assignment WHERE proposal_id = ANY ($1::uuid[]) ORDER BY proposal_id, version DESC`,
    [changes.map(({ proposalId }) => proposalId)],
  );
  return new Map(rows.map((row) => [row.proposalId, row]));
}
