import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import '../fit/fit.css';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { CompanyLinks } from './company-links.js';
import { noticesQuery } from './company-queries.js';
import './company.css';
import { MailSwitch } from './mail-switch.js';
import { Notice } from './notice.js';
import { useMarking } from './use-marking.js';

/** Verdicts on the saved profiles of the company that changed, and why. */
export function NoticesPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('companyDesk.notices.title')}>
      {({ person }) =>
        person.stakeholderId === null ? (
          <p className="page__answer">{t('companyDesk.noCompany')}</p>
        ) : (
          <Notices />
        )
      }
    </SignedInPage>
  );
}

function Notices(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(noticesQuery());
  const marking = useMarking();
  return (
    <>
      <AsyncPanel query={query} lines={6}>
        {({ pages }) => {
          const { total: count = 0, unread = 0 } = pages[0] ?? {};
          return (
            <>
              <p className="page__answer">
                {count === 0
                  ? t('companyDesk.notices.none')
                  : t('companyDesk.notices.answer', { count, unread })}
              </p>
              <p className="fit__hint">{t('companyDesk.notices.about')}</p>
              <CompanyLinks />
              <MailSwitch />
              <FormProblem error={marking.error} />
              {unread > 0 && (
                <p className="company-links">
                  <ActionButton
                    isPending={marking.isPending}
                    onClick={() => {
                      marking.mutate(undefined);
                    }}
                  >
                    {t('companyDesk.notices.markAll')}
                  </ActionButton>
                </p>
              )}
              <ul className="fit__list">
                {pages
                  .flatMap(({ items }) => items)
                  .map((notice) => (
                    <Notice key={notice.id} notice={notice} />
                  ))}
              </ul>
            </>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}
