import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.js';

/** The way to sign in, or to the own account. */
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
  return (
    <Link to="/account" className="tool" aria-label={t('account.mine', { name: session.person.name })}>
      {session.person.name}
    </Link>
  );
}
