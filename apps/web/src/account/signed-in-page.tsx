import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Right, type SessionState } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { usePageTitle } from '../ui/use-page-title.js';
import './account.css';
import { sessionQuery } from './session.js';

export interface SignedInPageProps {
  readonly title: string;
  /** The right that the page is for, if any. */
  readonly right?: Right;
  readonly children: (
    session: SessionState & { readonly person: NonNullable<SessionState['person']> },
  ) => ReactNode;
}

/** A page for people who are signed in; to others it says so and leads to where they can. */
export function SignedInPage({ title, right, children }: SignedInPageProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(sessionQuery());
  const address = useLocation({ select: ({ pathname }) => pathname });
  usePageTitle(title);
  return (
    <div className="page">
      <h1>{title}</h1>
      <AsyncPanel query={query} lines={8}>
        {(session) => {
          const { person } = session;
          if (person === null) {
            return (
              <>
                <p className="page__answer">{t('account.needsSignIn')}</p>
                <p className="account__more">
                  <Link to="/login" search={{ next: address }} className="button button--primary">
                    {t('account.signIn')}
                  </Link>
                </p>
              </>
            );
          }
          if (right !== undefined && !session.rights.includes(right)) {
            return <p className="page__answer">{t('account.notAllowed')}</p>;
          }
          return children({ ...session, person });
        }}
      </AsyncPanel>
    </div>
  );
}
