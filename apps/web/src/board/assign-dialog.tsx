import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssignmentOutcome, type StaffMember } from '../api/model.js';
import { StaffSearchField, useStaffSearch } from '../collaboration/staff-search.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { type ChosenProposal } from './chosen.js';
import { mostAtOnce, useAssignMany } from './use-assign-many.js';

export interface AssignDialogProps {
  readonly chosen: readonly ChosenProposal[];
  readonly onDone: (outcomes: readonly AssignmentOutcome[]) => void;
  readonly onClose: () => void;
}

/** Names who looks after all chosen proposals, and until when. */
export function AssignDialog({ chosen, onDone, onClose }: AssignDialogProps): ReactNode {
  const { t } = useTranslation();
  const [person, setPerson] = useState<StaffMember>();
  const [dueOn, setDueOn] = useState('');
  const [allOrNothing, setAllOrNothing] = useState(false);
  const save = useAssignMany(onDone);
  const submit = (): void => {
    const draft = { assigneeId: person?.id ?? null, dueOn: dueOn === '' ? null : dueOn };
    const items = chosen.map(({ proposalId, version }) => ({ proposalId, version, ...draft }));
    save.mutate({ items, allOrNothing });
  };
  return (
    <ModalDialog title={t('choice.assignTitle', { count: chosen.length })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FormProblem error={save.error} />
        <PersonField person={person} onChange={setPerson} />
        <DueField dueOn={dueOn} onChange={setDueOn} />
        {chosen.length <= mostAtOnce && (
          <label className="assign__choice">
            <input
              type="checkbox"
              className="choose-box"
              checked={allOrNothing}
              onChange={(event) => {
                setAllOrNothing(event.target.checked);
              }}
            />
            {t('choice.allOrNothing')}
          </label>
        )}
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
            {t('choice.assignSave')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}

interface PersonFieldProps {
  readonly person: StaffMember | undefined;
  readonly onChange: (person: StaffMember | undefined) => void;
}

function PersonField({ person, onChange }: PersonFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const search = useStaffSearch(person === undefined ? [] : [person]);
  return (
    <>
      <StaffSearchField search={search} label={t('work.searchAssignee')} />
      <div className="form__row">
        <label htmlFor={id}>{t('work.assignee')}</label>
        <select
          id={id}
          className="field"
          value={person?.id ?? ''}
          onChange={(event) => {
            onChange(search.people.find((one) => one.id === event.target.value));
          }}
        >
          <option value="">{t('work.nobody')}</option>
          {search.people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

interface DueFieldProps {
  /** YYYY-MM-DD, or empty. */
  readonly dueOn: string;
  readonly onChange: (dueOn: string) => void;
}

function DueField({ dueOn, onChange }: DueFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('work.dueOn')}</label>
      <input
        id={id}
        className="field"
        type="date"
        value={dueOn}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
