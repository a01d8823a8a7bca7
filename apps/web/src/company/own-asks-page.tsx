import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { type OwnAsk, type OwnProposal } from '../api/model.js';
import { More } from '../list/more.js';
import '../proposal/proposal-page.css';
import { ReplySummary } from '../reply/reply-summary.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { formatDate } from '../ui/format.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { KindTag, MeasureLink } from '../ui/measure-link.js';
import { Score } from '../ui/score.js';
import { useLanguage } from '../ui/use-language.js';
import { CompanyLinks } from './company-links.js';
import { ownAsksQuery } from './company-queries.js';
import './company.css';
import { MissingFacets } from './missing-facets.js';

/** What the company of the account asked for: what answers it, what is missing, and the official answer. */
export function OwnAsksPage(): ReactNode {
  const { t } = useTranslation();
  return <SignedInPage title={t('companyDesk.asks.title')}>{() => <OwnAsks />}</SignedInPage>;
}

function OwnAsks(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useInfiniteQuery(ownAsksQuery());
  return (
    <>
      <AsyncPanel query={query} lines={10}>
        {({ pages }) => {
          const { company = null, total = 0 } = pages[0] ?? {};
          if (company === null) return <p className="page__answer">{t('companyDesk.noCompany')}</p>;
          const name = (language === 'en' ? company.titleEn : null) ?? company.title;
          return (
            <>
              <p className="page__answer">
                {t(total === 0 ? 'companyDesk.asks.none' : 'companyDesk.asks.answer', {
                  company: name ?? t('fit.profile.ownCompany'),
                  count: total,
                })}
              </p>
              <CompanyLinks />
              <ul className="own-proposals">
                {pages
                  .flatMap(({ items }) => items)
                  .map((proposal) => (
                    <Proposal key={proposal.id} proposal={proposal} />
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

function Proposal({ proposal }: { readonly proposal: OwnProposal }): ReactNode {
  const language = useLanguage();
  const { id, title, titleEn, occasion, occasionEn, occasionDate, coverage, asks } = proposal;
  return (
    <li>
      <div className="ask__head">
        <h2>
          <Link to="/proposals/$id" params={{ id }} className="quiet-link">
            <Localised ko={title} en={titleEn} />
          </Link>
        </h2>
        <CoverageBadge status={coverage.status} />
        {hasFreshness(proposal) && <FreshnessChip freshness={coverage.freshness} />}
      </div>
      {(occasion !== null || occasionDate !== null) && (
        <p className="fit__hint">
          {occasion !== null && <Localised ko={occasion} en={occasionEn} />}{' '}
          {occasionDate !== null && formatDate(occasionDate, language)}
        </p>
      )}
      {asks.map((ask) => (
        <OwnAskSection key={ask.id} ask={ask} proposalTitle={title} />
      ))}
    </li>
  );
}

/** While the first scores are made, which the badges say, there is no value before that could be shown. */
const hasFreshness = ({ coverage, asks }: OwnProposal): boolean =>
  coverage.freshness.state !== 'pending' ||
  coverage.status !== null ||
  asks.some(({ status }) => status !== null);

interface OwnAskSectionProps {
  readonly ask: OwnAsk;
  readonly proposalTitle: string;
}

function OwnAskSection({ ask, proposalTitle }: OwnAskSectionProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = t('proposal.askNo', { no: ask.no });
  return (
    <section className="ask" aria-label={`${proposalTitle}: ${heading}`}>
      <div className="ask__head">
        <h3>{heading}</h3>
        <CoverageBadge status={ask.status} />
      </div>
      <p className="ask__text">
        <KoreanText>{ask.text}</KoreanText>
      </p>
      {ask.sentence !== null && <p className="ask__sentence">{ask.sentence[language]}</p>}
      <MissingFacets missing={ask.missing} />
      {ask.best.length > 0 && (
        <ul className="own-measures" aria-label={t('companyDesk.asks.best')}>
          {ask.best.map((measure) => (
            <li key={measure.id}>
              <KindTag kind={measure.kind} /> <MeasureLink measure={measure} />{' '}
              {measure.score !== null && measure.band !== null && (
                <Score score={measure.score} band={measure.band} />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="ask-reply">
        <p className="ask-reply__title">{t('reply.title')}</p>
        {ask.reply === null ? (
          <p className="ask-reply__none">{t('companyDesk.asks.noReply')}</p>
        ) : (
          <ReplySummary reply={ask.reply} />
        )}
      </div>
    </section>
  );
}
