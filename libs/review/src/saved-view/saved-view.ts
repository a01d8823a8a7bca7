import { type BoardFilter, type BoardSort } from '@jeonghap/recompute';
import { type WorkFilter } from '../work-board/work-board.js';

/** Longest name of a view, UTF-16 code units; most views of one person. */
export const SAVED_VIEW_LIMITS = { name: 80, most: 50 } as const;

/** What a view of the board shows (저장한 보기): its filters and its order. Moments move along, so a view has none. */
export type SavedSearch = BoardFilter & WorkFilter & { readonly sort?: BoardSort | undefined };

/** A view that a person named. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly search: SavedSearch;
  readonly createdAt: Date;
}

export type SavedViewDraft = Pick<SavedView, 'name' | 'search'>;
