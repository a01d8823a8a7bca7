import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type IssuedLink, type Role, type User } from '../api/model.js';
import { stakeholderList, userChange, userInvite, userRenewLink } from '../generated/sdk.gen.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { userListQuery } from './user-queries.js';
import { ActionButton } from '../ui/action-button.js';

const roleOrder: readonly Role[] = ['admin', 'editor', 'reviewer', 'company'];

export interface UserDialogProps {
  /** Undefined to invite somebody new. */
  readonly user: User | undefined;
  readonly onLink: (link: IssuedLink) => void;
  readonly onClose: () => void;
}

interface UserValues {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly stakeholderId: string;
}

const NOBODY: UserValues = { email: '', name: '', roles: [], stakeholderId: '' };

const toValues = ({ email, name, roles, stakeholderId }: User): UserValues => ({
  email,
  name,
  roles,
  stakeholderId: stakeholderId ?? '',
});

/** Invites somebody, or changes what somebody is. */
export function UserDialog({ user, onLink, onClose }: UserDialogProps): ReactNode {
  const { t } = useTranslation();
  const [values, setValues] = useState<UserValues>(() => (user === undefined ? NOBODY : toValues(user)));
  const write = useWrite(user, values, { onLink, onClose });
  return (
    <ModalDialog title={t(user === undefined ? 'users.invite' : 'users.change')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate('save');
        }}
      >
        <FormProblem error={write.error} />
        <UserFields
          user={user}
          values={values}
          error={write.error}
          onChange={(change) => {
            setValues({ ...values, ...change });
          }}
        />
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={write.isPending}>
            {t(user === undefined ? 'users.invite' : 'edit.save')}
          </ActionButton>
          {user !== undefined && (
            <OtherActions
              user={user}
              isPending={write.isPending}
              onAct={(action) => {
                write.mutate(action);
              }}
            />
          )}
        </p>
      </form>
    </ModalDialog>
  );
}

interface UserFieldsProps {
  readonly user: User | undefined;
  readonly values: UserValues;
  readonly error: unknown;
  readonly onChange: (change: Partial<UserValues>) => void;
}

function UserFields({ user, values, error, onChange }: UserFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('account.name')}
        name="name"
        autoComplete="off"
        value={values.name}
        error={error}
        onChange={(name) => {
          onChange({ name });
        }}
      />
      {user === undefined && (
        <TextField
          label={t('account.email')}
          name="email"
          type="email"
          autoComplete="off"
          value={values.email}
          error={error}
          onChange={(email) => {
            onChange({ email });
          }}
        />
      )}
      {user?.isSample !== true && (
        <ChoiceBoxes
          legend={t('account.roles')}
          choices={roleOrder.map((value) => ({ value, label: t(`role.${value}`) }))}
          chosen={values.roles}
          onChange={(roles) => {
            onChange({ roles });
          }}
        />
      )}
      {user?.hasClaimedRoles === true && <p className="form__hint">{t('users.claimedRoles')}</p>}
      {values.roles.includes('company') && (
        <CompanyChoice
          value={values.stakeholderId}
          onChange={(stakeholderId) => {
            onChange({ stakeholderId });
          }}
        />
      )}
    </>
  );
}

type Action = 'save' | 'deactivate' | 'activate' | 'link';

function useWrite(
  user: User | undefined,
  values: UserValues,
  { onLink, onClose }: Omit<UserDialogProps, 'user'>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (action: Action) => write(action, user, values),
    onSuccess: async (link) => {
      if (link !== undefined) onLink(link);
      onClose();
      await queryClient.invalidateQueries({ queryKey: userListQuery().queryKey });
    },
  });
}

async function write(
  action: Action,
  user: User | undefined,
  { email, name, roles, stakeholderId }: UserValues,
): Promise<IssuedLink | undefined> {
  const company = roles.includes('company') && stakeholderId !== '' ? stakeholderId : null;
  const body = { name, roles: [...roles], stakeholderId: company };
  if (user === undefined) return (await dataOf(userInvite({ body: { email, ...body } }))).link;
  const path = { id: user.id };
  if (action === 'link') return dataOf(userRenewLink({ path }));
  const change = action === 'save' ? body : { isActive: action === 'activate' };
  await dataOf(userChange({ path, headers: ifMatch(user.revision), body: change }));
  return undefined;
}

interface OtherActionsProps {
  readonly user: User;
  readonly isPending: boolean;
  readonly onAct: (action: Action) => void;
}

function OtherActions({ user, isPending, onAct }: OtherActionsProps): ReactNode {
  const { t } = useTranslation();
  const isAway = user.state === 'deactivated';
  return (
    <>
      {!isAway && !user.isSample && (
        <ActionButton
          isPending={isPending}
          onClick={() => {
            onAct('link');
          }}
        >
          {t('users.newLink')}
        </ActionButton>
      )}
      <ActionButton
        isPending={isPending}
        onClick={() => {
          onAct(isAway ? 'activate' : 'deactivate');
        }}
      >
        {t(isAway ? 'users.activate' : 'users.deactivate')}
      </ActionButton>
    </>
  );
}

interface CompanyChoiceProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** The company for which somebody acts; most are found among the first two hundred by name. */
function CompanyChoice({ value, onChange }: CompanyChoiceProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { data } = useQuery({
    queryKey: ['companies'],
    queryFn: () => dataOf(stakeholderList({ query: { type: ['company'], limit: 200 } })),
  });
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('users.company')}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        <option value="">{t('state.none')}</option>
        {data?.items.map((company) => (
          <option key={company.id} value={company.id}>
            {company.title}
          </option>
        ))}
      </select>
    </div>
  );
}
