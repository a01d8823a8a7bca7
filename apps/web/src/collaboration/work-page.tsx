import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { More } from '../list/more.js';
import '../ui/entry.css';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate, formatDateTime } from '../ui/format.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import './proposal-work.css';
import { mentionsQuery, ownAssignmentsQuery } from './work-queries.js';

/** What the person at this page looks after, and which comments are for that person. */
export function WorkPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('work.pageTitle')} right="see-internal">
      {() => (
        <>
          <Assignments />
          <Mentions />
        </>
      )}
    </SignedInPage>
  );
}

interface ProposalLinkProps {
  readonly entry: {
    readonly proposalId: string;
    readonly proposalTitle: string;
    readonly proposalTitleEn: string | null;
  };
}

function ProposalLink({ entry }: ProposalLinkProps): ReactNode {
  const language = useLanguage();
  return (
    <Link to="/proposals/$id" params={{ id: entry.proposalId }}>
      {language === 'en' ? (entry.proposalTitleEn ?? entry.proposalTitle) : entry.proposalTitle}
    </Link>
  );
}

function Assignments(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(ownAssignmentsQuery());
  const total = query.data?.pages[0]?.total;
  return (
    <section className="work__part" aria-labelledby="assignments-heading">
      <p className="page__answer">{total !== undefined && t('work.answer', { count: total })}</p>
      <h2 id="assignments-heading" className="section-heading">
        {t('work.mine')}
      </h2>
      <AsyncPanel query={query} lines={4}>
        {({ pages }) => {
          const assignments = pages.flatMap(({ items }) => items);
          if (assignments.length === 0) return <p className="work__note">{t('work.noAssignments')}</p>;
          return (
            <ul className="work__list">
              {assignments.map((entry) => (
                <li key={entry.proposalId}>
                  <ProposalLink entry={entry} />{' '}
                  {entry.dueOn !== null && (
                    <span className="work__note">
                      {t('work.until', { day: formatDate(entry.dueOn, language) })}
                    </span>
                  )}{' '}
                  {entry.isOverdue && <span className="tag tag--missing">{t('work.overdue')}</span>}
                </li>
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}

function Mentions(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(mentionsQuery());
  return (
    <section className="work__part" aria-labelledby="mentions-heading">
      <h2 id="mentions-heading" className="section-heading">
        {t('work.mentions')}
      </h2>
      <AsyncPanel query={query} lines={4}>
        {({ pages }) => {
          const comments = pages.flatMap(({ items }) => items);
          if (comments.length === 0) return <p className="work__note">{t('work.noMentions')}</p>;
          return (
            <ul className="work__list">
              {comments.map((comment) => (
                <li key={comment.id}>
                  <ProposalLink entry={comment} />{' '}
                  <span className="work__note">{formatDateTime(comment.at, language)}</span>
                  <p className="work__body">{comment.body}</p>
                </li>
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}
