import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { type IssuedLink, type User, type UserPage } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate } from '../ui/format.js';
import { SecretOnce } from '../ui/secret-once.js';
import { useLanguage } from '../ui/use-language.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import '../ui/entry.css';
import '../ui/tag.css';
import { UserDialog } from './user-dialog.js';
import { userListQuery } from './user-queries.js';

/** Who has an account, for administrators: inviting, roles, deactivating, new links. */
export function UsersPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('users.title')} right="administer">
      {() => <Users />}
    </SignedInPage>
  );
}

function Users(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(userListQuery());
  const [edited, setEdited] = useState<User | 'new'>();
  const [link, setLink] = useState<IssuedLink>();
  return (
    <>
      <p className="page__answer">{t('users.answer', { count: query.data?.pages[0]?.total ?? 0 })}</p>
      <p className="account__tools">
        <button
          type="button"
          className="button button--primary"
          onClick={() => {
            setEdited('new');
          }}
        >
          {t('users.invite')}
        </button>
      </p>
      {link !== undefined && (
        <div className="form__done account__more">
          <SecretOnce
            note={t(`users.link.${link.purpose}`)}
            secret={`${window.location.origin}${link.path}`}
          />
        </div>
      )}
      <UserList query={query} onEdit={setEdited} />
      {edited !== undefined && (
        <UserDialog
          user={edited === 'new' ? undefined : edited}
          onLink={setLink}
          onClose={() => {
            setEdited(undefined);
          }}
        />
      )}
    </>
  );
}

interface UserListProps {
  readonly query: UseInfiniteQueryResult<{ readonly pages: readonly UserPage[] }>;
  readonly onEdit: (user: User) => void;
}

function UserList({ query, onEdit }: UserListProps): ReactNode {
  return (
    <>
      <div className="account__more">
        <AsyncPanel query={query} lines={6}>
          {({ pages }) => (
            <ul className="account__list">
              {pages
                .flatMap(({ items }) => items)
                .map((user) => (
                  <UserItem
                    key={user.id}
                    user={user}
                    onEdit={() => {
                      onEdit(user);
                    }}
                  />
                ))}
            </ul>
          )}
        </AsyncPanel>
      </div>
      <More query={query} />
    </>
  );
}

function UserItem({ user, onEdit }: { readonly user: User; readonly onEdit: () => void }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, email, roles, state, isSample, lastSeenAt } = user;
  return (
    <li className="account__item">
      <div>
        <p>
          {name} <span className="tag">{t(`accountState.${state}`)}</span>{' '}
          {isSample && <span className="tag">{t('users.sample')}</span>}
        </p>
        <p className="account__note">
          {[
            email,
            roles.map((role) => t(`role.${role}`)).join(', ') || t('users.noRole'),
            ...(lastSeenAt === null ? [] : [t('users.lastSeen', { at: formatDate(lastSeenAt, language) })]),
          ].join(' · ')}
        </p>
      </div>
      <button
        type="button"
        className="button button--small"
        aria-label={t('users.changeNamed', { name })}
        onClick={onEdit}
      >
        {t('users.change')}
      </button>
    </li>
  );
}
