import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Assignment, type StaffMember } from '../api/model.js';
import { workAssign } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { StaffSearchField, useStaffSearch } from './staff-search.js';
import { refreshWork } from './work-queries.js';

export interface AssignmentFormProps {
  readonly assignment: Assignment;
}

/** Chooses who looks after a proposal, and until when. */
export function AssignmentForm({ assignment }: AssignmentFormProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const mayAssign = useMay('discuss');
  const [assigneeId, setAssigneeId] = useState(assignment.assigneeId ?? '');
  const [dueOn, setDueOn] = useState(assignment.dueOn ?? '');
  const [chosen, setChosen] = useState(presentAssignee(assignment));
  const search = useStaffSearch(chosen);
  const save = useAssign(assignment, { assigneeId, dueOn });
  const isChanged = assigneeId !== (assignment.assigneeId ?? '') || dueOn !== (assignment.dueOn ?? '');
  return (
    <form
      className="work__assignment"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <StaffSearchField search={search} label={t('work.searchAssignee')} isDisabled={!mayAssign} />
      <div className="form__row">
        <label htmlFor={`${id}-who`}>{t('work.assignee')}</label>
        <select
          id={`${id}-who`}
          className="field"
          disabled={!mayAssign}
          value={assigneeId}
          onChange={(event) => {
            setAssigneeId(event.target.value);
            setChosen(search.people.filter((one) => one.id === event.target.value));
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
      <div className="form__row">
        <label htmlFor={`${id}-due`}>{t('work.dueOn')}</label>
        <input
          id={`${id}-due`}
          className="field"
          type="date"
          disabled={!mayAssign}
          value={dueOn}
          onChange={(event) => {
            setDueOn(event.target.value);
          }}
        />
      </div>
      <ActionButton type="submit" disabled={!mayAssign || !isChanged} isPending={save.isPending}>
        {t('work.assign')}
      </ActionButton>
      <FormProblem error={save.error} />
    </form>
  );
}

/** Whoever looks after the proposal at present, to choose from in any case. */
const presentAssignee = ({ assigneeId, assigneeName }: Assignment): readonly StaffMember[] =>
  assigneeId === null ? [] : [{ id: assigneeId, name: assigneeName ?? '' }];

/** Saves who looks after the proposal; empty texts stand for nobody and no day. */
function useAssign(
  { proposalId, version }: Assignment,
  { assigneeId, dueOn }: { readonly assigneeId: string; readonly dueOn: string },
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      dataOf(
        workAssign({
          path: { key: proposalId },
          headers: ifMatch(version),
          body: { assigneeId: assigneeId === '' ? null : assigneeId, dueOn: dueOn === '' ? null : dueOn },
        }),
      ),
    onSettled: () => refreshWork(client),
  });
}
