import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardProposal } from '../api/model.js';
import { useLanguage } from '../ui/use-language.js';
import { choose, toChosen } from './chosen.js';
import { type ListState } from './use-list-state.js';

export interface ChooseBoxProps {
  readonly proposal: BoardProposal;
  readonly state: ListState;
}

/** Chooses a proposal for what is done with many. */
export function ChooseBox({ proposal, state: { chosen, setChosen } }: ChooseBoxProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = language === 'en' ? (proposal.titleEn ?? proposal.title) : proposal.title;
  return (
    <input
      type="checkbox"
      className="choose-box"
      aria-label={t('choice.box', { title })}
      checked={chosen.has(proposal.id)}
      onChange={(event) => {
        setChosen(choose(chosen, [toChosen(proposal)], event.target.checked));
      }}
    />
  );
}

export interface ChooseAllBoxProps {
  readonly proposals: readonly BoardProposal[];
  readonly state: ListState;
}

/** Chooses all rows that are shown; half ticked while some are. */
export function ChooseAllBox({ proposals, state: { chosen, setChosen } }: ChooseAllBoxProps): ReactNode {
  const { t } = useTranslation();
  const count = proposals.filter(({ id }) => chosen.has(id)).length;
  const isAll = proposals.length > 0 && count === proposals.length;
  return (
    <input
      type="checkbox"
      className="choose-box"
      aria-label={t('choice.allShown')}
      checked={isAll}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && !isAll;
      }}
      onChange={() => {
        setChosen(choose(chosen, proposals.map(toChosen), !isAll));
      }}
    />
  );
}
