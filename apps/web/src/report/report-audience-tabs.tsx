import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../account/session.js';
import '../ui/tabs.css';

/**
 * The editions of a week's report between which a reader may choose: what everybody reads, that of those who work here, and that of the company for
 * which the account acts. None of it for who has but the first.
 */
export function ReportAudienceTabs({
  week,
  present,
}: {
  readonly week: string;
  readonly present: 'public' | 'internal' | 'company';
}): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const isStaff = session?.rights.includes('see-internal') ?? false;
  const isOfCompany = (session?.person?.stakeholderId ?? null) !== null;
  if (!isStaff && !isOfCompany) return null;
  const shared = {
    ...{ params: { week }, className: 'tabs__tab', activeProps: {} },
    // the address of the public edition is the beginning of the others'
    activeOptions: { exact: true },
  } as const;
  const current = (audience: typeof present) => (audience === present ? 'page' : undefined);
  return (
    <nav className="tabs" aria-label={t('report.audience')}>
      <Link {...shared} to="/reports/$week" search={{}} aria-current={current('public')}>
        {t('report.audiences.public')}
      </Link>
      {isStaff && (
        <Link
          {...shared}
          to="/reports/$week"
          search={{ audience: 'internal' }}
          aria-current={current('internal')}
        >
          {t('report.audiences.internal')}
        </Link>
      )}
      {isOfCompany && (
        <Link {...shared} to="/reports/$week/company" aria-current={current('company')}>
          {t('report.audiences.company')}
        </Link>
      )}
    </nav>
  );
}
