import {
  type AlignmentModel,
  type AskInput,
  type AskLikeness,
  compareAsks,
  type ComparableAsk,
  readComparableAsk,
} from '@jeonghap/alignment';
import { type Pauses } from '../pauses.js';
import { type ProposalSource } from '../snapshot/catalogue-snapshot.js';

/** Two asks that are alike, by their ids, and what that rests on. */
export interface AlikeAsks extends AskLikeness {
  readonly firstAskId: string;
  readonly secondAskId: string;
}

/** Two proposals with asks that are alike. The first has the lower id. */
export interface AlikeProposals {
  readonly firstId: string;
  readonly secondId: string;
  /** That of the asks that are most alike, 0 to 1. */
  readonly likeness: number;
  /** The most alike first. */
  readonly asks: readonly AlikeAsks[];
}

/** A stored proposal with the ask that is most like one that is being written. */
export interface LikeProposal extends AskLikeness {
  readonly proposalId: string;
  readonly askId: string;
}

/** Proposals below this are not suggested. */
const LEAST_LIKENESS = 0.4;

interface ComparableProposal {
  readonly id: string;
  readonly revision: number;
  readonly asks: readonly { readonly id: string; readonly comparable: ComparableAsk }[];
}

/**
 * Which proposals ask the same, kept from call to call: comparing all with all is the costly part, so only those whose
 * revision moved are compared anew.
 */
export class AlikeProposalIndex {
  private readonly proposals = new Map<string, ComparableProposal>();
  private readonly pairs = new Map<string, AlikeProposals>();

  constructor(private readonly model: AlignmentModel) {}

  /** Drops what is gone or has moved. @returns ids to be put again */
  retain(revisions: readonly { readonly id: string; readonly revision: number }[]): readonly string[] {
    const current = new Map(revisions.map(({ id, revision }) => [id, revision]));
    const outdated = new Set(
      [...this.proposals.values()]
        .filter(({ id, revision }) => current.get(id) !== revision)
        .map(({ id }) => id),
    );
    for (const id of outdated) this.proposals.delete(id);
    for (const [key, { firstId, secondId }] of this.pairs) {
      if (outdated.has(firstId) || outdated.has(secondId)) this.pairs.delete(key);
    }
    return revisions.filter(({ id }) => !this.proposals.has(id)).map(({ id }) => id);
  }

  /** Compares a proposal with all others and keeps it. */
  async put({ id, revision, asks }: ProposalSource, pauses: Pauses): Promise<void> {
    const proposal: ComparableProposal = {
      id,
      revision,
      asks: asks.map((ask) => ({ id: ask.id, comparable: readComparableAsk(ask.input, this.model) })),
    };
    for (const other of this.proposals.values()) {
      const pair = id < other.id ? compare(proposal, other) : compare(other, proposal);
      if (pair !== undefined) this.pairs.set(`${pair.firstId}/${pair.secondId}`, pair);
      if (pauses.isDue) await pauses.take();
    }
    this.proposals.set(id, proposal);
  }

  /** Proposals with an ask that is like one of these texts, the most alike first; `except` is not compared. */
  async findLike(
    asks: readonly AskInput[],
    except: string | undefined,
    pauses: Pauses,
  ): Promise<readonly LikeProposal[]> {
    const typed = asks.map((ask) => readComparableAsk(ask, this.model));
    const found: LikeProposal[] = [];
    for (const proposal of this.proposals.values()) {
      const like = proposal.id === except ? undefined : closestAsk(typed, proposal);
      if (like !== undefined) found.push(like);
      if (pauses.isDue) await pauses.take();
    }
    return found.sort((a, b) => b.likeness - a.likeness || (a.proposalId < b.proposalId ? -1 : 1));
  }

  /** All pairs, the most alike first, those equally alike by their ids. */
  list(): readonly AlikeProposals[] {
    return [...this.pairs.values()].sort(
      (a, b) =>
        b.likeness - a.likeness || (`${a.firstId}/${a.secondId}` < `${b.firstId}/${b.secondId}` ? -1 : 1),
    );
  }
}

function compare(first: ComparableProposal, second: ComparableProposal): AlikeProposals | undefined {
  const asks = first.asks
    .flatMap((a) =>
      second.asks.flatMap((b): readonly AlikeAsks[] => {
        const likeness = compareAsks(a.comparable, b.comparable, LEAST_LIKENESS);
        return likeness === undefined ? [] : [{ firstAskId: a.id, secondAskId: b.id, ...likeness }];
      }),
    )
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = asks;
  return best && { firstId: first.id, secondId: second.id, likeness: best.likeness, asks };
}

function closestAsk(
  typed: readonly ComparableAsk[],
  { id, asks }: ComparableProposal,
): LikeProposal | undefined {
  const found = asks.flatMap((ask) =>
    typed.flatMap((one): readonly LikeProposal[] => {
      const likeness = compareAsks(one, ask.comparable, LEAST_LIKENESS);
      return likeness === undefined ? [] : [{ proposalId: id, askId: ask.id, ...likeness }];
    }),
  );
  return found.sort((a, b) => b.likeness - a.likeness)[0];
}
