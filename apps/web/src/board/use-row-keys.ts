import { type KeyboardEvent } from 'react';
import { type BoardProposal } from '../api/model.js';
import { choose, rowsBetween, toChosen, type Chosen } from './chosen.js';

/** What the rows of the board can be made to do. */
export interface RowActions {
  readonly proposals: readonly BoardProposal[];
  readonly chosen: Chosen;
  readonly setChosen: (chosen: Chosen) => void;
  /** The proposal that is shown beside the list. */
  readonly previewed: string | undefined;
  readonly setPreviewed: (id: string | undefined) => void;
  /** Gives the title of a row the focus, also of one that is not drawn yet. */
  readonly focusRow: (index: number) => void;
}

const toggle = ({ chosen, setChosen }: RowActions, proposal: BoardProposal): void => {
  setChosen(choose(chosen, [toChosen(proposal)], !chosen.has(proposal.id)));
};

/** Goes to another row; what is shown beside the list goes along, and with Shift both rows are chosen. */
function step(actions: RowActions, from: number, by: 1 | -1, isRange: boolean): void {
  const { proposals, chosen, setChosen, previewed, setPreviewed, focusRow } = actions;
  const next = proposals[from + by];
  if (next === undefined) return;
  if (isRange) setChosen(choose(chosen, rowsBetween(proposals, from, from + by).map(toChosen), true));
  if (previewed !== undefined) setPreviewed(next.id);
  focusRow(from + by);
}

/** Puts the focus on the first filter, or on the button that unfolds them. */
function focusFilters(): void {
  const first = document.querySelector<HTMLElement>('.board__rail button, .board__rail input');
  first?.focus();
}

/**
 * Keys of a row's title: arrows go from row to row, with Shift they choose, Space chooses, right shows the proposal beside the list, Escape and
 * left close that, and F goes to the filters. Keys are told by their place, since an input method gives them other names.
 */
export function useRowKeys(actions: RowActions): (event: KeyboardEvent<HTMLElement>, index: number) => void {
  return (event, index) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(event, actions, index);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

function actOf(
  { code, shiftKey }: KeyboardEvent,
  actions: RowActions,
  index: number,
): (() => void) | undefined {
  const { previewed, setPreviewed, proposals } = actions;
  const proposal = proposals[index];
  const isShown = previewed !== undefined;
  switch (code) {
    case 'ArrowDown':
      return () => {
        step(actions, index, 1, shiftKey);
      };
    case 'ArrowUp':
      return () => {
        step(actions, index, -1, shiftKey);
      };
    case 'Space':
      return () => {
        if (proposal !== undefined) toggle(actions, proposal);
      };
    case 'ArrowRight':
      return () => {
        setPreviewed(proposal?.id);
      };
    case 'ArrowLeft':
    case 'Escape':
      return isShown
        ? () => {
            setPreviewed(undefined);
          }
        : undefined;
    case 'KeyF':
      return focusFilters;
    default:
      return undefined;
  }
}
