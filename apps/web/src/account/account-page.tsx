import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type Right } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Facts } from '../ui/facts.js';
import { ApiKeyPanel } from './api-key-panel.js';
import { LinkedSignInPanel } from './linked-sign-in-panel.js';
import { ownWaysInQuery } from './own-queries.js';
import { PasswordPanel } from './password-panel.js';
import { SessionPanel } from './session-panel.js';
import { SignOutButton } from './sign-out-button.js';
import { SignedInPage } from './signed-in-page.js';
import '../ui/entry.css';

/** The own account: who one is, password, sessions and API keys. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('account.title')}>
      {({ person, rights, keyScopes }) => (
        <>
          <p className="page__answer">{t('account.answer', { name: person.name })}</p>
          <div className="account">
            <Who person={person} rights={rights} />
            {person.isSample ? (
              <p className="account__note">{t('account.sampleFixed')}</p>
            ) : (
              <WaysIn email={person.email} />
            )}
            <SessionPanel />
            {keyScopes.length > 0 && <ApiKeyPanel scopes={keyScopes} />}
          </div>
        </>
      )}
    </SignedInPage>
  );
}

/** By what this person can sign in. */
function WaysIn({ email }: { readonly email: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(ownWaysInQuery());
  return (
    <AsyncPanel query={query} lines={4}>
      {(ways) => (
        <>
          {ways.hasPassword ? (
            <PasswordPanel email={email} />
          ) : (
            <section aria-labelledby="no-password-heading">
              <h2 id="no-password-heading" className="section-heading">
                {t('account.password')}
              </h2>
              <p className="account__note">{t('provider.noPassword')}</p>
            </section>
          )}
          <LinkedSignInPanel {...ways} />
        </>
      )}
    </AsyncPanel>
  );
}

function Who({ person, rights }: { readonly person: Person; readonly rights: readonly Right[] }): ReactNode {
  const { t } = useTranslation();
  const { email, roles } = person;
  return (
    <section aria-labelledby="who-heading">
      <h2 id="who-heading" className="section-heading">
        {t('account.who')}
      </h2>
      <Facts
        facts={[
          { term: t('account.email'), value: email },
          {
            term: t('account.roles'),
            value: roles.map((role) => t(`role.${role}`)).join(', ') || t('state.none'),
          },
        ]}
      />
      <p className="account__tools">
        <SignOutButton />
        {rights.includes('see-internal') && (
          <Link to="/thesaurus" className="button">
            {t('thesaurus.title')}
          </Link>
        )}
        {rights.includes('administer') && (
          <>
            <Link to="/users" className="button">
              {t('users.title')}
            </Link>
            <Link to="/audit" className="button">
              {t('audit.title')}
            </Link>
            <Link to="/webhooks" className="button">
              {t('webhooks.title')}
            </Link>
            <Link to="/deliveries" className="button">
              {t('deliveries.title')}
            </Link>
            <Link to="/failures" className="button">
              {t('failures.title')}
            </Link>
            <a href="/admin/queues" className="button">
              {t('account.queues')}
            </a>
          </>
        )}
      </p>
    </section>
  );
}
