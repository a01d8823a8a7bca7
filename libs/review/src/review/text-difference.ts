import { type EntityManager } from 'typeorm';
import { type Review } from './review.js';

/** A text of either side that is not as it was when a person decided on it. */
export interface TextDifference {
  readonly side: 'proposal' | 'ask' | 'measure';
  /** Column of the entry, such as `body`; `text` of an ask. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Snapshot = Readonly<Record<string, unknown>>;

/** What a reader of the pair reads of each side: the columns of `pair_text_digest`. */
const READ_COLUMNS = {
  proposal: ['title', 'body'],
  programme: ['title', 'body', 'status', 'budget_krw'],
  legislative_item: ['title', 'body', 'stage', 'law', 'article'],
} as const;

/** What changed in both texts since the revisions that a decision was made on. */
export async function readDifferences(
  manager: EntityManager,
  { askId, measureId, measureKind, proposalId, decided }: Review,
): Promise<readonly TextDifference[]> {
  if (decided === null) return [];
  const [proposalBefore, proposalNow] = await snapshotsOf(
    manager,
    'proposal',
    proposalId,
    decided.proposalRevision,
  );
  const [measureBefore, measureNow] = await snapshotsOf(
    manager,
    measureKind,
    measureId,
    decided.measureRevision,
  );
  return [
    ...compare('ask', ['text'], askOf(proposalBefore, askId), askOf(proposalNow, askId)),
    ...compare('proposal', READ_COLUMNS.proposal, proposalBefore, proposalNow),
    ...compare('measure', READ_COLUMNS[measureKind], measureBefore, measureNow),
  ];
}

/** An entry at a revision, and at its last one. */
async function snapshotsOf(
  manager: EntityManager,
  kind: string,
  id: string,
  revision: number,
): Promise<readonly [Snapshot, Snapshot]> {
  const rows = await manager.query<{ snapshot: Snapshot }[]>(
    `(SELECT snapshot FROM entry_revision WHERE entry_kind = $1 AND entry_id = $2 AND revision = $3)
     UNION ALL
     (SELECT snapshot FROM entry_revision WHERE entry_kind = $1 AND entry_id = $2 ORDER BY revision DESC LIMIT 1)`,
    [kind, id, revision],
  );
  const [before, now] = rows;
  return [before?.snapshot ?? {}, now?.snapshot ?? {}];
}

function askOf(proposal: Snapshot, askId: string): Snapshot {
  const asks = (proposal['asks'] ?? []) as readonly Snapshot[];
  return asks.find(({ id }) => id === askId) ?? {};
}

/** Columns that differ between two states of one thing. */
function compare(
  side: TextDifference['side'],
  columns: readonly string[],
  before: Snapshot,
  after: Snapshot,
): readonly TextDifference[] {
  return columns.flatMap((field) => {
    const [was, is] = [toText(before[field]), toText(after[field])];
    return was === is ? [] : [{ side, field, before: was, after: is }];
  });
}

function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
