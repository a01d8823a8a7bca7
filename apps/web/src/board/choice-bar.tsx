import { useMutation } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type AssignmentOutcome } from '../api/model.js';
import { weekBefore } from '../api/week-before.js';
import { workBoardChoose } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { AssignmentResult } from './assignment-result.js';
import { afterAssignment, choose } from './chosen.js';
import { type BoardSearch } from './board-search.js';
import './choice-bar.css';
import { useBoardSearch } from './use-board.js';
import { useBoardFile } from './use-board-file.js';
import { type ListState } from './use-list-state.js';

const AssignDialog = lazy(async () => ({ default: (await import('./assign-dialog.js')).AssignDialog }));

export interface ChoiceBarProps {
  readonly state: ListState;
  /** How many match the filters. */
  readonly total: number;
}

/** What is done with many proposals: with those that are chosen, or with all that match. */
export function ChoiceBar({ state, total }: ChoiceBarProps): ReactNode {
  const { t } = useTranslation();
  const { chosen, setChosen } = state;
  const isStaff = useMay('see-internal');
  const mayAssign = useMay('discuss');
  return (
    <div className="choice">
      <p role="status" className="choice__count">
        {chosen.size > 0 ? t('choice.count', { count: chosen.size }) : t('choice.none')}
      </p>
      {isStaff && <ChooseMatching state={state} total={total} />}
      {chosen.size > 0 && (
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            setChosen(new Map());
          }}
        >
          {t('choice.clear')}
        </button>
      )}
      <FileButtons state={state} total={total} />
      {mayAssign && <Assigning state={state} />}
    </div>
  );
}

/** Assigns what is chosen, and says what came of it. */
function Assigning({ state: { chosen, setChosen } }: Pick<ChoiceBarProps, 'state'>): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly AssignmentOutcome[]>();
  const take = (done: readonly AssignmentOutcome[]): void => {
    setOutcomes(done);
    setChosen(afterAssignment(chosen, done));
    setIsOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="button button--small"
        disabled={chosen.size === 0}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('choice.assign')}
      </button>
      {outcomes !== undefined && (
        <AssignmentResult
          outcomes={outcomes}
          onUndone={take}
          onClose={() => {
            setOutcomes(undefined);
          }}
        />
      )}
      <Suspense>
        {isOpen && (
          <AssignDialog
            chosen={[...chosen.values()]}
            onDone={take}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** Chooses all that match the filters, also those that are not shown yet. Staff alone does work on many. */
function ChooseMatching({ state: { chosen, setChosen }, total }: ChoiceBarProps): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const all = useMutation({
    mutationFn: () => {
      const { sort: _sort, ...filters } = search;
      return dataOf(workBoardChoose({ query: { ...filters, since: weekBefore(new Date()).toISOString() } }));
    },
    onSuccess: ({ items }) => {
      setChosen(choose(new Map(), items, true));
    },
  });
  return (
    <>
      <ActionButton
        className="button button--small"
        isPending={all.isPending}
        disabled={total === 0 || chosen.size === total}
        onClick={() => {
          all.mutate();
        }}
      >
        {t('choice.allMatching', { count: total })}
      </ActionButton>
      <FormProblem error={all.error} />
      {all.data !== undefined && chosen.size > 0 && (
        <TooMany shown={all.data.items.length} total={all.data.total} />
      )}
    </>
  );
}

interface TooManyProps {
  readonly shown: number;
  readonly total: number;
}

/** Says how many of those that match could not be chosen at once. */
function TooMany({ shown, total }: TooManyProps): ReactNode {
  const { t } = useTranslation();
  if (total <= shown) return null;
  return <p className="choice__note">{t('choice.tooMany', { shown, count: total - shown })}</p>;
}

function FileButtons({ state: { chosen }, total }: ChoiceBarProps): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const file = useBoardFile();
  const isSome = chosen.size > 0;
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <ActionButton
          key={format}
          className="button button--small"
          isPending={file.isPending}
          disabled={total === 0 && !isSome}
          onClick={() => {
            // what was chosen may have come from other filters
            file.mutate(
              isSome ? { format, search: sortOf(search), ids: [...chosen.keys()] } : { format, search },
            );
          }}
        >
          {t(isSome ? 'choice.fileChosen' : 'choice.fileMatching', { format: format.toUpperCase() })}
        </ActionButton>
      ))}
      <FormProblem error={file.error} />
    </>
  );
}

const sortOf = ({ sort }: BoardSearch): BoardSearch => (sort === undefined ? {} : { sort });
