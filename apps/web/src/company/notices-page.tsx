import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type FitNotice } from '../api/model.js';
import '../fit/fit.css';
import { VerdictBadge } from '../fit/verdict-badge.js';
import { fitNoticeMarkRead } from '../generated/sdk.gen.js';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { CompanyLinks } from './company-links.js';
import { noticesQuery } from './company-queries.js';
import './company.css';

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

/** Marks notices as read, all where no ids are given. */
function useMarking() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      dataOf(fitNoticeMarkRead({ body: ids === undefined ? {} : { ids: [...ids] } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: noticesQuery().queryKey }),
  });
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

function Notice({ notice }: { readonly notice: FitNotice }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const marking = useMarking();
  const { id, programmeId, programmeTitle, programmeTitleEn, profileName, before, after, cause } = notice;
  return (
    <li>
      <h2 className="fit__small-heading">
        <Link to="/programmes/$id" params={{ id: programmeId }} className="quiet-link">
          <Localised ko={programmeTitle} en={programmeTitleEn} />
        </Link>{' '}
        {notice.readAt === null && <span className="tag">{t('companyDesk.notices.unread')}</span>}
      </h2>
      <p>{t('companyDesk.notices.change', { profile: profileName })}</p>
      <p className="notice__change">
        <span>{t('companyDesk.notices.from')}</span> <VerdictBadge verdict={before} />
        <span aria-hidden="true">→</span>
        <span>{t('companyDesk.notices.to')}</span> <VerdictBadge verdict={after} />
        <span className="fit__hint">
          {t(`companyDesk.notices.cause.${cause}`)} · {formatDate(notice.decidedOn, language)}
        </span>
      </p>
      <Deciding notice={notice} />
      {notice.readAt === null && (
        <p>
          <ActionButton
            isPending={marking.isPending}
            className="button button--text"
            aria-label={`${t('companyDesk.notices.markRead')}: ${programmeTitle}`}
            onClick={() => {
              marking.mutate([id]);
            }}
          >
            {t('companyDesk.notices.markRead')}
          </ActionButton>
        </p>
      )}
    </li>
  );
}

/** The criterion that made the change, with its sentence. */
function Deciding({ notice: { deciding, after } }: { readonly notice: FitNotice }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (deciding === null) return null;
  const what = after === 'eligible' ? 'was' : after === 'check' ? 'check' : 'now';
  return (
    <>
      <p>
        {t(`companyDesk.notices.${what}`)}: {deciding.explanation[language]}
      </p>
      <blockquote className="fit-card__quote">
        <KoreanText>{deciding.sentence}</KoreanText>
      </blockquote>
    </>
  );
}
