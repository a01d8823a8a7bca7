import { asActor } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { type AlikeProposals, AlikeProposalsService } from '@jeonghap/recompute';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Duplicate, type DuplicateAsk, type DuplicateSide, type LikeSuggestion } from './duplicate.js';

export interface DuplicateFilter {
  /** Those that a person dismissed instead of those that are open. */
  readonly dismissed?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Most proposals that are shown to somebody who writes. */
const MOST_SUGGESTIONS = 5;

type Side = DuplicateSide & { readonly asks: readonly DuplicateAsk[] };

/** Suggestions of proposals that ask the same. Nothing is merged by itself: a person merges, or says that it is not so. */
@Injectable()
export class DuplicateService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly alike: AlikeProposalsService,
  ) {}

  /** One page, the most alike first. @throws InvalidInput `request.cursor-invalid`, Unavailable `score-set.no-live-model` */
  async list({ dismissed = false, limit, cursor }: DuplicateFilter, actor: string): Promise<Page<Duplicate>> {
    const scope = ['duplicates', dismissed];
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 2);
    const pairs = await this.alike.list();
    return asActor(this.dataSource, actor, async (manager) => {
      const found = await dismissedPairs(manager);
      const matching = pairs.filter((pair) => found.has(keyOf(pair)) === dismissed);
      const left = after === undefined ? matching : matching.filter((pair) => isAfter(pair, after));
      const { items, nextCursor } = cutPage(left.slice(0, limit + 1), limit, scope, (pair) => [
        pair.likeness,
        keyOf(pair),
      ]);
      const ids = items.flatMap(({ firstId, secondId }) => [firstId, secondId]);
      const sides = await readSides(manager, ids);
      const duplicates = items.flatMap((pair) => toDuplicate(pair, sides, dismissed));
      return { items: duplicates, nextCursor, total: matching.length };
    });
  }

  /**
   * The published proposals that are most like what somebody is writing. Nothing is stored.
   * @param except id of the proposal itself, where it is stored already
   * @throws Unavailable `score-set.no-live-model`
   */
  async suggest(
    title: string,
    texts: readonly string[],
    except?: string,
  ): Promise<readonly LikeSuggestion[]> {
    const asks = texts.filter((text) => text.trim() !== '').map((text) => ({ title, text }));
    const like =
      asks.length === 0 ? [] : (await this.alike.findLike(asks, except)).slice(0, MOST_SUGGESTIONS);
    const sides = await readSides(
      this.dataSource.manager,
      like.map(({ proposalId }) => proposalId),
    );
    return like.flatMap(({ proposalId, askId, likeness, words }) => {
      const proposal = sides.get(proposalId);
      const ask = proposal?.asks.find(({ id }) => id === askId);
      if (proposal === undefined || ask === undefined) return [];
      const { asks: _asks, ...side } = proposal;
      return [{ likeness, words, proposal: side, ask }];
    });
  }

  /** Says of two proposals that they do not ask the same; said again, it stays so. @throws NotFound `proposal.not-found` */
  dismiss(ids: readonly [string, string], actor: string): Promise<void> {
    const [first, second] = inOrder(ids);
    return asActor(this.dataSource, actor, async (manager) => {
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM proposal
          WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL AND visibility = 'published'`,
        [[first, second]],
      );
      if (count?.n !== 2) throw new NotFound('proposal.not-found');
      await manager.query(
        `INSERT INTO duplicate_dismissal (first_id, second_id, actor) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [first, second, actor],
      );
    });
  }

  /** Takes a dismissal back; without one nothing happens. */
  reopen(ids: readonly [string, string], actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      await manager.query('DELETE FROM duplicate_dismissal WHERE first_id = $1 AND second_id = $2', [
        ...inOrder(ids),
      ]);
    });
  }
}

const keyOf = ({ firstId, secondId }: Pick<AlikeProposals, 'firstId' | 'secondId'>): string =>
  `${firstId}/${secondId}`;

const inOrder = (ids: readonly [string, string]): readonly string[] =>
  ids.map((id) => id.toLowerCase()).sort();

/** Whether a pair stands after the place that a cursor names. */
function isAfter(pair: AlikeProposals, [likeness, key]: readonly unknown[]): boolean {
  return (
    pair.likeness < Number(likeness) || (pair.likeness === Number(likeness) && keyOf(pair) > String(key))
  );
}

async function dismissedPairs(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ firstId: string; secondId: string }[]>(
    'SELECT first_id AS "firstId", second_id AS "secondId" FROM duplicate_dismissal',
  );
  return new Set(rows.map(keyOf));
}

async function readSides(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Side>> {
  const rows = await manager.query<Side[]>(
    `SELECT p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn", s.title AS stakeholder,
            s.title_en AS "stakeholderEn", p.revision::int AS revision,
            (SELECT json_agg(json_build_object('id', a.id, 'no', a.no, 'text', a.text)) FROM ask a
              WHERE a.proposal_id = p.id) AS asks
       FROM proposal p JOIN stakeholder s ON s.id = p.stakeholder_id
      WHERE p.id = ANY ($1::uuid[]) AND p.deleted_at IS NULL AND p.visibility = 'published'`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A pair with its texts; none when a side changed between the comparison and the look at its texts. */
function toDuplicate(
  pair: AlikeProposals,
  sides: ReadonlyMap<string, Side>,
  isDismissed: boolean,
): readonly Duplicate[] {
  const [first, second] = [sides.get(pair.firstId), sides.get(pair.secondId)];
  if (first === undefined || second === undefined) return [];
  const asks = pair.asks.flatMap(({ likeness, words, firstAskId, secondAskId }) => {
    const a = first.asks.find(({ id }) => id === firstAskId);
    const b = second.asks.find(({ id }) => id === secondAskId);
    return a === undefined || b === undefined ? [] : [{ likeness, words, first: a, second: b }];
  });
  return [{ likeness: pair.likeness, isDismissed, first, second, asks }];
}
