import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssignmentOutcome } from '../api/model.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { useLanguage } from '../ui/use-language.js';
import { toUndo } from './chosen.js';
import { useAssignMany } from './use-assign-many.js';

export interface AssignmentResultProps {
  readonly outcomes: readonly AssignmentOutcome[];
  readonly onUndone: (outcomes: readonly AssignmentOutcome[]) => void;
  readonly onClose: () => void;
}

/** What came of an assignment of many, with the way back; it stays until it is closed. */
export function AssignmentResult({ outcomes, onUndone, onClose }: AssignmentResultProps): ReactNode {
  const { t } = useTranslation();
  const undo = useAssignMany(onUndone);
  const back = toUndo(outcomes);
  const refused = outcomes.filter(({ problem }) => problem !== null);
  const isNothing = back.length === 0 && refused.length > 0;
  return (
    <div className="choice__result">
      <p role="status">
        {isNothing ? t('choice.assignedNothing') : t('choice.assigned', { count: back.length })}{' '}
        {refused.length > 0 && t('choice.refused', { count: refused.length })}
      </p>
      {back.length > 0 && (
        <ActionButton
          className="button button--small"
          isPending={undo.isPending}
          onClick={() => {
            undo.mutate({ items: back, allOrNothing: false });
          }}
        >
          {t('choice.undo')}
        </ActionButton>
      )}
      <button type="button" className="button button--text" onClick={onClose}>
        {t('choice.close')}
      </button>
      <FormProblem error={undo.error} />
      {refused.length > 0 && <Causes refused={refused} />}
    </div>
  );
}

/** Why some were refused, each cause once with how many it concerns. */
function Causes({ refused }: { readonly refused: readonly AssignmentOutcome[] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = new Map<string, number>();
  for (const { problem } of refused) {
    const cause = (language === 'en' ? problem?.detailEn : problem?.detail) ?? '';
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return (
    <ul>
      {[...counts].map(([cause, count]) => (
        <li key={cause}>{t('choice.cause', { cause, count })}</li>
      ))}
    </ul>
  );
}
