import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { type ListedAskReply } from '../api/model.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import './ask-reply.css';
import { ReplyButton } from './reply-button.js';
import { ReplyClocksLine } from './reply-clocks.js';
import { replyListQuery } from './reply-queries.js';
import { type ReplySearch } from './reply-search.js';
import { ReplySummary } from './reply-summary.js';

/** Asks by the day on which their next official answer is due. */
export function RepliesPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('reply.listTitle')} right="see-internal">
      {() => <Replies />}
    </SignedInPage>
  );
}

const tabs: readonly ReplySearch[] = [
  { overdue: true },
  { status: 'unanswered' },
  { status: 'under_review' },
  { status: 'accepted' },
  { status: 'partly_accepted' },
  { status: 'not_accepted' },
  {},
];

function Replies(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/replies' });
  const query = useInfiniteQuery(replyListQuery(search));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <p className="page__answer">
        {total !== undefined &&
          t(search.overdue ? 'reply.listAnswerOverdue' : 'reply.listAnswer', { count: total })}
      </p>
      <nav className="tabs" aria-label={t('reply.filters')}>
        {tabs.map((wanted) => (
          <Link
            key={wanted.status ?? String(wanted.overdue)}
            to="/replies"
            search={wanted}
            className="tabs__tab"
            activeOptions={{ exact: true }}
            aria-current={
              wanted.status === search.status && wanted.overdue === search.overdue ? 'page' : undefined
            }
          >
            {wanted.overdue ? t('reply.overdue') : t(`reply.status.${wanted.status ?? 'all'}`)}
          </Link>
        ))}
      </nav>
      <p className="page__aside">
        <Link to="/reviews" search={{}}>
          {t('reply.toReviews')}
        </Link>
      </p>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => <Rows asks={pages.flatMap(({ items }) => items)} />}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Rows({ asks }: { readonly asks: readonly ListedAskReply[] }): ReactNode {
  const { t } = useTranslation();
  if (asks.length === 0) return <p className="list__empty">{t('reply.listEmpty')}</p>;
  return (
    <ul className="reply-list">
      {asks.map((ask) => (
        <Row key={ask.askId} ask={ask} />
      ))}
    </ul>
  );
}

function Row({ ask }: { readonly ask: ListedAskReply }): ReactNode {
  const language = useLanguage();
  const inEnglish = language === 'en';
  return (
    <li className="reply-row">
      <p className="reply-row__head">
        <Link to="/proposals/$id" params={{ id: ask.proposalId }}>
          {inEnglish ? (ask.proposalTitleEn ?? ask.proposalTitle) : ask.proposalTitle}
        </Link>{' '}
        · {inEnglish ? (ask.stakeholderEn ?? ask.stakeholder) : ask.stakeholder}
      </p>
      <p lang="ko">{ask.askText}</p>
      {ask.reply !== null && <ReplySummary reply={ask.reply} />}
      {ask.clocks !== null && <ReplyClocksLine clocks={ask.clocks} status={ask.reply?.status} />}
      <ReplyButton askId={ask.askId} askText={ask.askText} reply={ask.reply} />
    </li>
  );
}
