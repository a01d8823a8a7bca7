import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type ProgrammeCriteria, type ProgrammeCriterion } from '../api/model.js';
import { criterionAdd, criterionCorrect } from '../generated/sdk.gen.js';
import { CriterionDialog } from './criterion-dialog.js';
import { criteriaQuery } from './fit-queries.js';
import { type CriterionValues, NEW_CRITERION, toCriterionValues, toRule } from './rule-values.js';

const bodyOf = (values: CriterionValues) => ({
  criterion: { polarity: values.polarity, rule: toRule(values), sentence: values.sentence },
  reason: values.reason,
});

/** Shows what the criteria of a programme are after a change. */
function useShowing(id: string): (changed: ProgrammeCriteria) => void {
  const queryClient = useQueryClient();
  return (changed) => {
    queryClient.setQueryData(criteriaQuery(id).queryKey, changed);
  };
}

/** Lets an editor add a criterion that was not read. @param id of the programme */
export function AddCriterion({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const show = useShowing(id);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('fit.criteria.form.add')}
      </button>
      {isOpen && (
        <CriterionDialog
          title={t('fit.criteria.form.addTitle')}
          start={NEW_CRITERION}
          save={async (values) => {
            show(await dataOf(criterionAdd({ path: { key: id }, body: bodyOf(values) })));
          }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

export interface ChangeCriterionProps {
  /** Of the programme. */
  readonly id: string;
  readonly criterion: ProgrammeCriterion;
}

/** Lets an editor correct a criterion. */
export function ChangeCriterion({ id, criterion }: ChangeCriterionProps): ReactNode {
  const { t } = useTranslation();
  const show = useShowing(id);
  const [isOpen, setIsOpen] = useState(false);
  const target = {
    path: { key: id, criterionId: criterion.id },
    headers: ifMatch(criterion.correction?.revision ?? 0),
  };
  return (
    <>
      <button
        type="button"
        className="button button--text"
        aria-label={`${t('fit.criteria.form.change')}: ${criterion.sentence}`}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('fit.criteria.form.change')}
      </button>
      {isOpen && (
        <CriterionDialog
          title={t('fit.criteria.form.changeTitle')}
          start={toCriterionValues(criterion)}
          save={async (values) => {
            show(await dataOf(criterionCorrect({ ...target, body: bodyOf(values) })));
          }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
