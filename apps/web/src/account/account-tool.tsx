import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderMenu } from '../shell/header-menu.js';
import { useSession } from './session.js';
import { SignOutButton } from './sign-out-button.js';

/** The way to sign in, or to what is one's own. */
export function AccountTool(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const next = useLocation({ select: ({ pathname, searchStr }) => `${pathname}${searchStr}` });
  if (session === undefined) return null;
  if (session.person === null) {
    return (
      <Link to="/login" search={next.startsWith('/login') ? {} : { next }} className="tool">
        {t('account.signIn')}
      </Link>
    );
  }
  const { person, rights } = session;
  return (
    <HeaderMenu label={person.name} name={t('account.mine', { name: person.name })}>
      <ul className="header-menu__list">
        <li>
          <Link to="/account">{t('account.title')}</Link>
        </li>
        <li>
          <Link to="/subscriptions">{t('account.subscriptions')}</Link>
        </li>
        {rights.includes('see-internal') && (
          <li>
            <Link to="/my-work">{t('work.pageTitle')}</Link>
          </li>
        )}
        {rights.includes('edit-catalogue') && (
          <li>
            <Link to="/correction-requests">{t('account.correctionRequests')}</Link>
          </li>
        )}
        {rights.includes('edit-catalogue') && (
          <li>
            <Link to="/submitted-drafts">{t('account.handedInDrafts')}</Link>
          </li>
        )}
        {person.stakeholderId !== null && (
          <>
            <li>
              <Link to="/fit/asks">{t('account.ownAsks')}</Link>
            </li>
            <li>
              <Link to="/fit/drafts">{t('account.ownDrafts')}</Link>
            </li>
            <li>
              <Link to="/fit/notices">{t('account.ownNotices')}</Link>
            </li>
          </>
        )}
        <li>
          <SignOutButton />
        </li>
      </ul>
    </HeaderMenu>
  );
}
