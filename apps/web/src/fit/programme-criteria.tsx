import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type ProgrammeCriteria, type ProgrammeCriterion } from '../api/model.js';
import { criterionCorrect, criterionTakeBack } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { KoreanText } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import '../ui/tag.css';
import { TextField } from '../ui/text-field.js';
import { CorrectionRequestButton } from './correction-request-button.js';
import { AddCriterion, ChangeCriterion } from './criterion-buttons.js';
import { criteriaQuery } from './fit-queries.js';
import './fit.css';

/** A criterion below this confidence decides nothing by itself. */
const SURE = 0.7;

/** What a programme asks of companies, each with its sentence; editors correct it here. */
export function ProgrammeCriteriaSection({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(criteriaQuery(id));
  const mayEdit = useMay('edit-catalogue');
  return (
    <section aria-labelledby="criteria-heading">
      <h2 id="criteria-heading" className="section-heading">
        {t('fit.criteria.heading')}
      </h2>
      <AsyncPanel query={query} lines={3}>
        {(criteria) => <Criteria id={id} criteria={criteria} />}
      </AsyncPanel>
      {mayEdit && (
        <p>
          <AddCriterion id={id} />
        </p>
      )}
      <p className="fit__to-fit">
        <Link to="/fit">{t('fit.criteria.toFit')}</Link>
      </p>
    </section>
  );
}

interface CriteriaProps {
  readonly id: string;
  readonly criteria: ProgrammeCriteria;
}

function Criteria({
  id,
  criteria: { criteria, dismissed, readRevision, isCurrent },
}: CriteriaProps): ReactNode {
  const { t } = useTranslation();
  if (readRevision === null && criteria.length === 0)
    return <p className="fit__hint">{t('fit.criteria.unread')}</p>;
  return (
    <>
      <p className="fit__hint">
        {t(criteria.length === 0 ? 'fit.criteria.none' : 'fit.criteria.about')}{' '}
        {!isCurrent && t('fit.notRead')}
      </p>
      <ul className="fit__list">
        {criteria.map((criterion) => (
          <Criterion key={criterion.id} id={id} criterion={criterion} />
        ))}
      </ul>
      {dismissed.length > 0 && (
        <>
          <h3 className="fit__small-heading">{t('fit.criteria.dismissed')}</h3>
          <ul className="fit__list">
            {dismissed.map((criterion) => (
              <Criterion key={criterion.id} id={id} criterion={criterion} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface CriterionProps {
  readonly id: string;
  readonly criterion: ProgrammeCriterion;
}

function Criterion({ id, criterion }: CriterionProps): ReactNode {
  const { t } = useTranslation();
  const { polarity, rule, sentence, confidence, correction } = criterion;
  const mayEdit = useMay('edit-catalogue');
  return (
    <li>
      <p className="tags">
        <span className="tag">{t(`fit.criteria.polarity.${polarity}`)}</span>
        <span className="tag">{t(`fit.criteria.kind.${rule.kind}`)}</span>
        {rule.kind === 'other' && <span className="tag">{t('fit.criteria.notUnderstood')}</span>}
        {confidence < SURE && rule.kind !== 'other' && (
          <span className="tag">{t('fit.criteria.unsure')}</span>
        )}
      </p>
      <blockquote className="fit-card__quote">
        <KoreanText>{sentence}</KoreanText>
      </blockquote>
      {correction !== null && (
        <p className="fit-card__note">
          {t('fit.corrected', { reason: correction.reason })} {correction.isStale && t('fit.stale')}
        </p>
      )}
      <p className="form__foot">
        <CorrectionRequestButton programme={id} criterionId={criterion.id} sentence={sentence} />
        {mayEdit && correction?.act !== 'dismiss' && <ChangeCriterion id={id} criterion={criterion} />}
        {mayEdit && <Dismissing id={id} criterion={criterion} />}
      </p>
    </li>
  );
}

/** Lets an editor say that a sentence is no criterion, or take a correction back. */
function Dismissing({ id, criterion }: CriterionProps): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const { correction } = criterion;
  const target = {
    path: { key: id, criterionId: criterion.id },
    headers: ifMatch(correction?.revision ?? 0),
  };
  const shown = (changed: ProgrammeCriteria): void => {
    queryClient.setQueryData(criteriaQuery(id).queryKey, changed);
  };
  const takingBack = useMutation({ mutationFn: () => dataOf(criterionTakeBack(target)), onSuccess: shown });
  return (
    <>
      {correction === null || correction.isStale ? (
        <button
          type="button"
          className="button button--text"
          aria-label={`${t('fit.criteria.dismiss')}: ${criterion.sentence}`}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('fit.criteria.dismiss')}
        </button>
      ) : (
        <ActionButton
          className="button button--text"
          isPending={takingBack.isPending}
          aria-label={`${t('fit.criteria.takeBack')}: ${criterion.sentence}`}
          onClick={() => {
            takingBack.mutate();
          }}
        >
          {t('fit.criteria.takeBack')}
        </ActionButton>
      )}
      <FormProblem error={takingBack.error} />
      {isOpen && (
        <DismissDialog
          dismiss={async (reason) => {
            shown(await dataOf(criterionCorrect({ ...target, body: { criterion: null, reason } })));
          }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

interface DismissDialogProps {
  readonly dismiss: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

function DismissDialog({ dismiss, onClose }: DismissDialogProps): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const dismissing = useMutation({ mutationFn: () => dismiss(reason), onSuccess: onClose });
  return (
    <ModalDialog title={t('fit.criteria.dismissTitle')} isDismissable={false} onClose={onClose}>
      <form
        className="form form--wide"
        onSubmit={(event) => {
          event.preventDefault();
          dismissing.mutate();
        }}
      >
        <TextField
          label={t('fit.criteria.reason')}
          name="reason"
          value={reason}
          onChange={setReason}
          lines={3}
          max={500}
          hint={t('fit.criteria.reasonHint')}
          error={dismissing.error}
        />
        <FormProblem error={dismissing.error} />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={dismissing.isPending}>
            {t('fit.criteria.dismissDo')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}
