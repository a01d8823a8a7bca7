import { type Proposal } from '@jeonghap/catalogue';
import { type AskCoverageView, type AskDecisionView, type BoardItem } from '@jeonghap/recompute';
import { type ProposalDto } from './proposal.dto.js';

type Scored = Pick<BoardItem, 'bestMeasures' | 'coverage'>;

/** What a proposal shows that is not published: nothing is computed for it. */
export const UNSCORED: Scored = {
  bestMeasures: [],
  coverage: { status: null, missing: [], freshness: { state: 'fresh', computedAt: null, cause: null } },
};

/** Joins a proposal with its stored coverage; an ask that was never computed has no status yet. */
export function toProposalDto(
  proposal: Proposal,
  item: Scored,
  coverage: ReadonlyMap<string, AskCoverageView>,
  decisions: readonly AskDecisionView[],
): Omit<ProposalDto, 'scoreSet'> {
  const { visibility: _visibility, ...entry } = proposal;
  const { bestMeasures, coverage: rolledUp } = item;
  return {
    ...entry,
    coverage: rolledUp,
    bestMeasures,
    asks: proposal.asks.map((ask) => {
      const stored = coverage.get(ask.id);
      return {
        ...ask,
        facets: stored?.facets ?? null,
        decisions: decisions.filter(({ askId }) => askId === ask.id),
        coverage: { ...NOT_COMPUTED, ...coverageOf(stored), freshness: rolledUp.freshness },
      };
    }),
  };
}

const NOT_COMPUTED = { status: null, missing: [], best: [], sentence: null };

const coverageOf = (stored: AskCoverageView | undefined): Partial<AskCoverageView> => {
  if (stored === undefined) return {};
  const { status, missing, best, sentence } = stored;
  return { status, missing, best, sentence };
};
